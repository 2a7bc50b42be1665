"""The parts of an analysis are told apart by the words they begin with."""

import pytest

from ita_desk.intake.findings_text import heads_analysis, issue_in, parts_of


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("ประเด็นที่ ๑ บริการ", 1),
        ("ประเด็นที่ 7", 7),
        ("ประเด็นที่ ๘ ก", None),
        ("ดูประเด็นที่ ๑", None),
        ("ประเด็นที่ ๑๐", None),
    ],
)
def test_the_heading_of_an_issue(text: str, issue: int | None) -> None:
    assert issue_in(text) == issue


def test_the_heading_over_the_analysis() -> None:
    assert heads_analysis("วิเคราะห์ข้อบกพร่อง/ข้อปรับปรุง หรือรักษาระดับ")
    assert not heads_analysis("ข้อบกพร่อง : ไม่มี")


@pytest.mark.parametrize(
    ("text", "before", "parts"),
    [
        ("*ข้อบกพร่อง/ข้อปรับปรุง : ก  การรักษาระดับ : ข", "", [("shortcomings", "ก"), ("to_maintain", "ข")]),
        ("▪การพัฒนา :ก\nข", "", [("to_develop", "ก\nข")]),
        ("การพัฒนา ก การรักษาระดับ ข", "", [("to_develop", "ก การรักษาระดับ ข")]),
        ("นำ\n• จุดอ่อน\nก", "นำ", [("shortcomings", "ก")]),
        ("ข้อที่ต้องพัฒนา: ก\nรักษาระดับ: ข", "", [("to_develop", "ก"), ("to_maintain", "ข")]),
        ("การพัฒนาคน", "การพัฒนาคน", []),
    ],
)
def test_parts_are_labelled(text: str, before: str, parts: list[tuple[str, str]]) -> None:
    rest, found = parts_of(text)
    assert rest == before
    assert [(part.field, part.text) for part in found] == parts
