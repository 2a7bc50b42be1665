"""The agency and what stands directly under a year, as rows and back.

A row holds a record's own columns; the columns that place it (year, ordinal) are added where it is written.
"""

from ita_desk.domain.accepted import AcceptedProblem
from ita_desk.domain.agency import Agency, FormerName, Seal, Signatory
from ita_desk.domain.assessment import PrintedScore
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.signed_report import DIGITS, SignedReport
from ita_desk.domain.year_report import Deadlines, OitLink, Unplaced, YearReport
from ita_desk.storage.columns import (
    Row,
    StoredRow,
    day_from_text,
    day_to_text,
    decimal_from_text,
    decimal_to_text,
    list_to_text,
    one_of,
    texts_from_text,
)


def agency_to_row(agency: Agency) -> Row:
    """The row of the agency, without signatories and former names."""
    return {
        "id": 1,
        "kind": agency.kind,
        "name": agency.name,
        "full_title": agency.full_title,
        "subdistrict": agency.subdistrict,
        "district": agency.district,
        "province": agency.province,
        "address": agency.address,
        "postcode": agency.postcode,
        "phone": agency.phone,
        "fax": agency.fax,
        "email": agency.email,
        "website": agency.website,
        "facebook": agency.facebook,
        "seal_sha256": agency.seal.sha256,
        "divisions": list_to_text(agency.divisions),
    }


def agency_from_row(
    row: StoredRow, signatories: tuple[Signatory, ...], former: tuple[FormerName, ...]
) -> Agency:
    """The agency of a row and the rows under it."""
    return Agency(
        kind=row["kind"],
        name=row["name"],
        full_title=row["full_title"],
        subdistrict=row["subdistrict"],
        district=row["district"],
        province=row["province"],
        address=row["address"],
        postcode=row["postcode"],
        phone=row["phone"],
        fax=row["fax"],
        email=row["email"],
        website=row["website"],
        facebook=row["facebook"],
        seal=Seal(row["seal_sha256"]),
        divisions=texts_from_text(row["divisions"]),
        signatories=signatories,
        former=former,
    )


def signatory_to_row(signatory: Signatory) -> Row:
    """The row of a signatory."""
    return {
        "role": signatory.role,
        "role_text": signatory.role_text,
        "name": signatory.name,
        "position": signatory.position,
        "acting_for": signatory.acting_for,
    }


def signatory_from_row(row: StoredRow) -> Signatory:
    """The signatory of a row."""
    return Signatory(
        role=row["role"],
        role_text=row["role_text"],
        name=row["name"],
        position=row["position"],
        acting_for=row["acting_for"],
    )


def former_name_to_row(former: FormerName) -> Row:
    """The row of a former name."""
    return {"to_year": former.to_year, "kind": former.kind, "name": former.name}


def former_name_from_row(row: StoredRow) -> FormerName:
    """The former name of a row."""
    return FormerName(to_year=row["to_year"], kind=row["kind"], name=row["name"])


def year_report_to_row(report: YearReport) -> Row:
    """The row of a year report: what stands in it once."""
    return {
        "fiscal_year": int(report.fiscal_year),
        "basis_year": int(report.basis_year),
        "level": report.assessment.level,
        "report_date": day_to_text(report.report_date),
        "half_year_deadline": day_to_text(report.deadlines.half_year),
        "whole_year_deadline": day_to_text(report.deadlines.whole_year),
    }


def deadlines_from_row(row: StoredRow) -> Deadlines:
    """The deadlines in the row of a year report."""
    return Deadlines(
        half_year=day_from_text(row["half_year_deadline"]),
        whole_year=day_from_text(row["whole_year_deadline"]),
    )


def printed_score_to_row(printed: PrintedScore) -> Row:
    """The row of a score as printed."""
    return {
        "code": printed.code,
        "label": printed.label,
        "text": printed.text,
        "score": decimal_to_text(printed.score),
    }


def printed_score_from_row(row: StoredRow) -> PrintedScore:
    """The score as printed of a row."""
    return PrintedScore(
        code=row["code"], label=row["label"], text=row["text"], score=decimal_from_text(row["score"])
    )


def finding_to_row(finding: Finding) -> Row:
    """The row of a finding, without its questions."""
    return {
        "id": finding.id,
        "about": finding.about,
        "shortcomings": finding.shortcomings,
        "to_develop": finding.to_develop,
        "to_maintain": finding.to_maintain,
    }


def finding_from_row(row: StoredRow, questions: tuple[FindingQuestion, ...]) -> Finding:
    """The finding of a row and the rows under it."""
    return Finding(
        id=row["id"],
        about=row["about"],
        shortcomings=row["shortcomings"],
        to_develop=row["to_develop"],
        to_maintain=row["to_maintain"],
        questions=questions,
    )


def finding_question_to_row(question: FindingQuestion) -> Row:
    """The row of a question of a finding."""
    return {"code": question.code, "title": question.title, "score": decimal_to_text(question.score)}


def finding_question_from_row(row: StoredRow) -> FindingQuestion:
    """The question of a row."""
    return FindingQuestion(code=row["code"], title=row["title"], score=decimal_from_text(row["score"]))


def oit_link_to_row(link: OitLink) -> Row:
    """The row of an OIT link."""
    return {"code": link.code, "url": link.url, "explanation": link.explanation}


def oit_link_from_row(row: StoredRow) -> OitLink:
    """The OIT link of a row."""
    return OitLink(code=row["code"], url=row["url"], explanation=row["explanation"])


def signed_report_to_row(signed: SignedReport) -> Row:
    """The row of a signed report."""
    return {
        "form": signed.form,
        "round": signed.round,
        "document_number": signed.document_number,
        "date": day_to_text(signed.date),
        "sha256": signed.sha256,
        "code": signed.code,
        "form_name": signed.form_name,
        "signers": list_to_text(signed.signers),
        "snapshot": signed.snapshot,
        "scan": signed.scan,
        "digits": signed.digits,
        "filing_year": signed.filing_year,
    }


def signed_report_from_row(row: StoredRow) -> SignedReport:
    """The signed report of a row."""
    return SignedReport(
        form=row["form"],
        round=row["round"],
        document_number=row["document_number"],
        date=day_from_text(row["date"]),
        sha256=row["sha256"],
        code=row["code"],
        form_name=row["form_name"],
        signers=texts_from_text(row["signers"]),
        snapshot=row["snapshot"],
        scan=row["scan"],
        digits=one_of(row["digits"], DIGITS),
        filing_year=row["filing_year"],
    )


def unplaced_to_row(unplaced: Unplaced) -> Row:
    """The row of an unplaced text."""
    return {"text": unplaced.text, "source": unplaced.source, "line": unplaced.line}


def unplaced_from_row(row: StoredRow) -> Unplaced:
    """The unplaced text of a row."""
    return Unplaced(text=row["text"], source=row["source"], line=row["line"])


def accepted_problem_to_row(accepted: AcceptedProblem) -> Row:
    """The row of an accepted problem."""
    return {
        "code": accepted.code,
        "record": accepted.record,
        "field": accepted.field,
        "text_hash": accepted.text_hash,
        "who": accepted.who,
        "day": day_to_text(accepted.day),
    }


def accepted_problem_from_row(row: StoredRow) -> AcceptedProblem:
    """The accepted problem of a row."""
    return AcceptedProblem(
        code=row["code"],
        record=row["record"],
        field=row["field"],
        text_hash=row["text_hash"],
        who=row["who"],
        day=day_from_text(row["day"]),
    )
