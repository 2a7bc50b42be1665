"""The places to sign: who signs in which role, and what stands where nobody is named."""

from dataclasses import replace

from ita_desk.document.blocks import Source
from ita_desk.document.fields import BLANK, PrintContext, PrintOptions
from ita_desk.document.sections.signatures import build_signatures
from ita_desk.domain.agency import Agency, Signatory
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.report_form import SignaturesSection, SignerRole

PLACE = Source("form:trial", "signatures")
REPORTER, APPROVER = SignerRole("reporter", "ผู้รายงาน"), SignerRole("approver", "ผู้อนุมัติ")
ONE = Signatory("reporter", "", " นางสาวดารา 1 ", "นักวิเคราะห์")
OTHER = Signatory("reporter", "", "นายเมฆ")


def signers(
    *roles: SignerRole, agency: tuple[Signatory, ...] = (), year: tuple[Signatory, ...] = ()
) -> list[tuple[list[str], Source | None]]:
    """The lines of each signer without the dots to sign on, and where they come from."""
    report = replace(YearReport.empty(2568), signatories=year)
    office = Office(Agency(signatories=agency), (report,))
    context = PrintContext(office, report, office.agency, None, PrintOptions())
    block = build_signatures(SignaturesSection("signatures", roles), PLACE, context)
    assert all(len({line.source for line in signer}) == 1 for signer in block.signers)
    return [
        ([" ".join(line.plain.replace("." * 44, "_").split()) for line in signer], signer[0].source)
        for signer in block.signers
    ]


def test_a_signer_has_a_line_a_name_and_a_position() -> None:
    lines = ["ลงชื่อ _ ผู้รายงาน", "(นางสาวดารา ๑)", "นักวิเคราะห์"]
    assert signers(REPORTER, agency=(OTHER, ONE)[1:]) == [(lines, Source("agency", "signatories[0]"))]


def test_the_signatories_of_the_year_stand_for_those_of_the_agency() -> None:
    found = signers(REPORTER, APPROVER, agency=(OTHER,), year=(Signatory("reviewer"), ONE))
    assert found[0] == (
        ["ลงชื่อ _ ผู้รายงาน", "(นางสาวดารา ๑)", "นักวิเคราะห์"],
        Source("year:2568", "signatories[1]"),
    )
    assert found[1] == (["ลงชื่อ _ ผู้อนุมัติ", f"({BLANK * 4})"], PLACE)


def test_nobody_leaves_lines_to_write_on() -> None:
    assert signers(REPORTER) == [(["ลงชื่อ _ ผู้รายงาน", f"({BLANK * 4})"], PLACE)]


def test_the_first_of_two_in_one_role_signs() -> None:
    assert signers(REPORTER, agency=(OTHER, ONE))[0][0][1] == "(นายเมฆ)"


def test_what_the_office_calls_a_role_wins() -> None:
    called = Signatory("approver", "ผู้เห็นชอบ", "นายเมฆ")
    assert signers(APPROVER, agency=(called,))[0][0][0] == "ลงชื่อ _ ผู้เห็นชอบ"


def test_acting_for_stands_on_a_line_of_its_own() -> None:
    for typed, printed in (
        ("ปลัดเทศบาล", "รักษาราชการแทนปลัดเทศบาล"),
        ("รักษาการแทนปลัดเทศบาล", "รักษาการแทนปลัดเทศบาล"),
        ("ปฏิบัติหน้าที่นายกเทศมนตรี", "ปฏิบัติหน้าที่นายกเทศมนตรี"),
    ):
        acting = Signatory("approver", "", "นายเมฆ", "รองปลัดเทศบาล", typed)
        assert signers(APPROVER, agency=(acting,))[0][0][2:] == ["รองปลัดเทศบาล", printed]
