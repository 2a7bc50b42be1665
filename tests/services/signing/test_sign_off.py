from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ita_desk.domain.agency import Agency, Signatory
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import signed_code
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.services.edits.year import set_score
from ita_desk.services.session import Session
from ita_desk.services.signing.sign_off import finish_signing, plan_signing, signers_of
from ita_desk.services.signing.snapshot import build_snapshot
from ita_desk.storage.blobs import blob_key
from printing import form_of
from signing import DAY, REQUEST, YEAR, Blobs, paper_of, planned, signed_off
from small_office import OFFICE

SIGNERS = (
    Signatory("reporter", name=" นางสาว ก  ข ", position="นักวิเคราะห์"),
    Signatory("reporter", name="คนที่สอง"),
    Signatory("approver", name="นาย ค ง", position="นายก"),
    Signatory("reviewer", name=" ", position="ปลัด"),
)


def test_what_is_planned() -> None:
    signing = planned()
    signed = signing.signed
    assert signing.snapshot == build_snapshot(OFFICE, YEAR, REQUEST.form)
    assert (signed.form, signed.form_name) == (REQUEST.form.id, REQUEST.form.name)
    assert (signed.round, signed.digits, signed.filing_year) == (12, "thai", 2569)
    assert (signed.document_number, signed.date, signed.signers) == ("ทส ๑/๒", DAY, ("ผู้รายงาน",))
    assert (signed.sha256, signed.scan, signed.snapshot) == ("", "", blob_key(signing.snapshot))
    assert signed.code == signed_code(signed)


def test_it_is_printed_with_its_code_without_data_and_no_draft() -> None:
    signing = planned()
    options = replace(REQUEST.options, code=signing.signed.code, draft=False)
    assert signing.request == replace(REQUEST, options=options, data="none")


@pytest.mark.parametrize(
    ("form", "signers"),
    [
        ("result-groups", ("นางสาว ก ข นักวิเคราะห์",)),
        ("result-scores", ()),
        ("memo", ("นางสาว ก ข นักวิเคราะห์", "นาย ค ง นายก")),
    ],
)
def test_signers_are_those_whom_the_form_asks(form: str, signers: tuple[str, ...]) -> None:
    of_agency = Office(Agency(signatories=SIGNERS), OFFICE.years)
    assert set(signers_of(of_agency, form_of(form), YEAR)) == set(signers)
    of_year = of_agency.with_year(replace(OFFICE.years[-1], signatories=SIGNERS[2:]))
    assert set(signers_of(of_year, form_of(form), YEAR)) == {one for one in signers if "ค" in one[:6]}


def test_other_signers() -> None:
    signing = plan_signing(OFFICE, REQUEST, signers=["ก", "ข"])
    assert signing.signed.signers == ("ก", "ข")
    assert (signing.signed.document_number, signing.signed.date) == ("", None)
    assert signing.signed.code != plan_signing(OFFICE, REQUEST).signed.code


def test_signed_off_it_is_kept_with_its_pdf_and_data() -> None:
    blobs = Blobs()
    signing = planned()
    pdf = paper_of(signing.signed.code)
    edit = finish_signing(signing, pdf, blobs.put)
    report = edit.apply(OFFICE).year(YEAR)
    assert report is not None
    assert report.signed == (replace(signing.signed, sha256=blob_key(pdf)),)
    assert set(blobs.kept.values()) == {pdf, signing.snapshot}
    name = Message("edit.sign_off", {"year": YEAR, "form": REQUEST.form.name})
    assert (edit.name, edit.merge_key) == (name, "")


def test_it_can_be_undone_and_redone() -> None:
    session = Session(OFFICE, lambda: 0.0)
    signing = planned()
    session.apply(finish_signing(signing, paper_of(signing.signed.code), Blobs().put))
    after = session.office
    session.undo()
    assert session.office == OFFICE
    session.redo()
    assert session.office == after


@pytest.mark.parametrize("code", ["", "7F3K-92QD-X4TM"])
def test_another_pdf_is_refused(code: str) -> None:
    blobs, signing = Blobs(), planned()
    with pytest.raises(UserError, match=r"signing\.other_pdf") as raised:
        finish_signing(signing, paper_of(code), blobs.put)
    assert raised.value.values == {"code": signing.signed.code}
    assert not blobs.kept


def test_the_same_is_signed_off_once() -> None:
    office, signed = signed_off(Blobs())
    with pytest.raises(UserError, match=r"signing\.already") as raised:
        planned(office)
    assert raised.value.values == {"code": signed.code, "number": "ทส ๑/๒"}
    with pytest.raises(UserError, match=r"signing\.already"):
        planned(office, " ทส ๑/๒ ")


def test_other_details_or_data_are_another_version() -> None:
    blobs = Blobs()
    office, _ = signed_off(blobs)
    office, _ = signed_off(blobs, office, "ทส ๑/๓")
    office, _ = signed_off(blobs, set_score(2567, "total", Decimal(90)).apply(office))
    arabic = replace(REQUEST, options=replace(REQUEST.options, digits="arabic"))
    office, _ = signed_off(blobs, office, request=arabic)
    report = office.year(YEAR)
    assert report is not None
    assert len({one.code for one in report.signed}) == len(report.signed) == 4
    assert {signed_code(one) == one.code for one in report.signed} == {True}


def test_signed_off_twice_at_once_only_the_first_is_kept() -> None:
    signing = planned()
    edits = [
        finish_signing(signing, paper_of(signing.signed.code, [(595, n)]), Blobs().put) for n in (842, 841)
    ]
    office = edits[0].apply(OFFICE)
    assert edits[0].apply(office) is office
    with pytest.raises(UserError, match=r"signing\.already"):
        edits[1].apply(office)


def test_refused() -> None:
    with pytest.raises(UserError, match=r"edit\.unknown_year"):
        planned(request=replace(REQUEST, fiscal_year=2570))
    with pytest.raises(UserError, match=r"edit\.wrong_value"):
        plan_signing(OFFICE, REQUEST, date="2025")  # type: ignore[arg-type]
    signing = planned()
    edit = finish_signing(signing, paper_of(signing.signed.code), Blobs().put)
    with pytest.raises(UserError, match=r"edit\.unknown_year"):
        edit.apply(OFFICE.without_year(YEAR))


def test_days_are_told_apart() -> None:
    codes = {plan_signing(OFFICE, REQUEST, date=day).signed.code for day in (None, DAY, date(2025, 10, 7))}
    assert len(codes) == 3
