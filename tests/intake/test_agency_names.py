"""Other agencies' names are found and counted; the report's own is not, however it is broken or followed."""

import pytest

from ita_desk.domain.agency_names import AgencyName
from ita_desk.intake.agency_names import first_name, note_other_agencies
from ita_desk.intake.grid import SourceLine
from ita_desk.intake.proposal import Findings

OWN = AgencyName("ทต.", "เมืองดี")


def others(*texts: str, own: AgencyName = OWN) -> list[tuple[object, object, object]]:
    findings = Findings()
    note_other_agencies([SourceLine(n, text) for n, text in enumerate(texts, 1)], own, findings)
    assert {note.key for note in findings.notes} <= {"intake.other_agency"}
    return [(n.values["short_name"], n.values["count"], n.values["lines"]) for n in findings.notes]


def test_the_first_name_in_lines_is_found() -> None:
    lines = [SourceLine(1, "รายงานของหน่วยงาน"), SourceLine(2, "ภายในองค์การบริหารส่วนตำบลบ้านสวนประจำปี")]
    assert first_name(lines) == AgencyName("อบต.", "บ้านสวน")
    assert first_name(lines[:1]) is None


@pytest.mark.parametrize(
    "text",
    [
        "เทศบาลตำบลเมืองดีได้จัดทำ",
        "เขตเทศบาลตำบลเมือง ดี ประจำปี",
        "สำนักปลัดเทศบาล ตำบลเมืองดี",
        "สำนักปลัดเทศบาล เมืองดี",
        "เพจของทต.เมืองดี",
        "พนักงานเทศบาล และเทศบาลตำบล ในจังหวัด",
        "มติ ก.อบต. กำหนด ด้วยความอดทน.จริง",
    ],
)
def test_the_own_name_is_no_other(text: str) -> None:
    assert others(text) == []


def test_other_names_are_counted_once_each() -> None:
    found = others(
        "อบต. บ้านสวน และองค์การบริหารส่วนตำบลบ้านสวนโดยร่วม",
        "เทศบาลตำบลเมืองดีมาก",
        "องค์การบริหารส่วนตำบลตำบลบ้าน สวน",
        "อบต.เมืองดี",
        "ทน.เมืองดี",
    )
    assert found == [("อบต.บ้านสวน", 3, "1, 3"), ("อบต.เมืองดี", 1, "4"), ("ทน.เมืองดี", 1, "5")]


def test_a_name_that_is_the_own_one_broken_off_is_another() -> None:
    assert others("เทศบาลตำบลเมืองดี", own=AgencyName("ทต.", "เมืองดีเลิศ")) == [("ทต.เมืองดี", 1, "1")]
