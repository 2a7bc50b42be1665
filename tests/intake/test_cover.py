"""The cover says who reports on which year; what it does not understand is left over."""

import pytest

from ita_desk.intake.cover import Cover, read_cover
from ita_desk.intake.grid import Paragraph
from ita_desk.intake.proposal import Findings
from ita_desk.intake.text import blocks_from_text

TITLE = "รายงานผลการดำเนินการเพื่อส่งเสริม\nคุณธรรมและความโปร่งใสภายในหน่วยงาน\nประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
NAME = "องค์การบริหารส่วนตำบลบ้านสวน\nอำเภอสุขใจ จังหวัดแดนดี\n\n"
OPENING = (
    "ตามที่องค์การบริหารส่วนตำบลบ้านสวนได้วิเคราะห์ผลการประเมินคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ นั้น "
    "จึงได้กำหนดมาตรการในปีงบประมาณ พ.ศ. ๒๕๖๘ ดังนี้\n"
)


def read(text: str) -> tuple[Cover, Findings]:
    findings = Findings()
    front = [block for block in blocks_from_text(text) if isinstance(block, Paragraph)]
    return read_cover(front, findings), findings


def test_a_cover_is_understood_whole() -> None:
    cover, findings = read(TITLE + NAME + OPENING)
    agency = cover.agency
    assert (agency.kind, agency.name, agency.district, agency.province) == ("อบต.", "บ้านสวน", "สุขใจ", "แดนดี")
    assert (cover.fiscal_year, cover.basis_year, cover.round) == (2568, 2567, 12)
    assert [line.text for line in cover.opening] == [OPENING.strip()]
    assert findings.unplaced == []
    assert [(r.kind, r.line) for r in findings.recognised] == [
        *[("title", n) for n in (1, 2, 3)],
        ("agency", 5),
        ("agency", 6),
    ]


def test_the_agency_above_its_district_comes_before_other_names() -> None:
    cover, findings = read("อบต.อื่น\n\n" + NAME)
    assert cover.agency.name == "บ้านสวน"
    assert findings.unplaced == [("อบต.อื่น", 1)]


def test_name_and_place_may_stand_on_one_line() -> None:
    cover, findings = read("อบต.บ้านสวน อ.สุขใจ จ.แดนดี ๑๒๓๔๕")
    assert (cover.agency.name, cover.agency.district, cover.agency.postcode) == ("บ้านสวน", "สุขใจ", "๑๒๓๔๕")
    assert findings.unplaced == []


def test_the_address_is_read_line_by_line() -> None:
    cover, findings = read(
        NAME + "ที่ทำการองค์การบริหารส่วนตำบลบ้านสวน\nตำบลบ้านสวน อำเภอสุขใจ\nจังหวัดแดนดี ๑๒๓๔๕\n"
        "โทร./โทรสาร ๐๑-๒๓๔\nเว็บไซต์ www.bansuan.go.th\nอีเมล a@bansuan.go.th\nFacebook : บ้านสวน เรา"
    )
    agency = cover.agency
    assert agency.address == "ที่ทำการองค์การบริหารส่วนตำบลบ้านสวน"
    assert (agency.subdistrict, agency.postcode, agency.phone, agency.fax) == (
        "บ้านสวน",
        "๑๒๓๔๕",
        "๐๑-๒๓๔",
        "๐๑-๒๓๔",
    )
    assert (agency.website, agency.email, agency.facebook) == (
        "www.bansuan.go.th",
        "a@bansuan.go.th",
        "บ้านสวน เรา",
    )
    assert findings.unplaced == []


def test_what_contradicts_the_cover_has_no_place() -> None:
    _, findings = read(TITLE + NAME + "อำเภออื่น จังหวัดแดนดี\nประจำปีงบประมาณ พ.ศ. ๒๕๖๖\nของอบต.อื่น\n๒๕๖๘")
    assert findings.unplaced == [("อำเภออื่น จังหวัดแดนดี\nประจำปีงบประมาณ พ.ศ. ๒๕๖๖\nของอบต.อื่น\n๒๕๖๘", 8)]


@pytest.mark.parametrize(
    ("line", "months", "left"),
    [
        ("รอบ ๖ เดือน", 6, False),
        ("รอบ ๖ เดือน (ตุลาคม ๒๕๖๗ - มีนาคม ๒๕๖๘)", 6, False),
        ("รอบ 12 เดือน (ต.ค. ๖๗ - ก.ย. ๖๘)", 12, False),
        ("รอบ ๖ เดือน (ตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖)", 12, True),
        ("รอบ ๙ เดือน", 12, True),
    ],
)
def test_the_round_is_read(line: str, months: int, left: bool) -> None:
    cover, findings = read(TITLE + line)
    assert cover.round == months
    assert bool(findings.unplaced) is left


def test_without_a_title_the_year_is_the_last_of_the_prose() -> None:
    cover, _ = read(OPENING)
    assert (cover.fiscal_year, cover.basis_year) == (2568, 2567)


def test_a_year_outside_the_era_is_none() -> None:
    cover, _ = read("ประจำปีงบประมาณ พ.ศ. ๒๐๒๕")
    assert cover.fiscal_year is None


def test_without_a_cover_nothing_is_known() -> None:
    cover, findings = read("")
    assert cover == Cover()
    assert findings == Findings()


def test_the_agency_may_be_named_in_the_title_only() -> None:
    cover, findings = read("## รายงานผลการดำเนินการภายใน หน่วยงานเทศบาลนครสุขใจ\n\nบันทึกสั้น")
    assert (cover.agency.kind, cover.agency.name) == ("ทน.", "สุขใจ")
    assert findings.unplaced == [("บันทึกสั้น", 3)]


def test_short_text_between_prose_belongs_to_the_opening() -> None:
    cover, findings = read(f"ก่อน\n\n{OPENING}\nสั้น\n\n{'ยาว' * 50}\n\nหลัง")
    assert [line.number for line in cover.opening] == [3, 5, 7]
    assert findings.unplaced == [("ก่อน", 1), ("หลัง", 9)]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("๒.สรุปผลการประเมินรายตัวชี้วัด ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", True),
        ("## ผลการประเมินรายเครื่องมือย้อนหลัง", True),
        ("และ", True),
        ("สรุปผลการประเมินรายตัวชี้วัด ประจำปีงบประมาณ พ.ศ. ๒๕๖๔", False),
        ("๒.๑ สรุป", False),
    ],
)
def test_titles_of_sections_are_recognised(line: str, title: bool) -> None:
    _, findings = read(TITLE + NAME + line)
    assert bool(findings.unplaced) is not title


@pytest.mark.parametrize(
    ("title", "months", "left"),
    [
        ("รายงานผลการดำเนินการตามมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ (รอบ ๖ เดือน)", 6, False),
        ("รายงานผลการดำเนินงาน รอบ 12 เดือน ปีงบประมาณ ๒๕๖๘", 12, False),
        ("รายงานผลของกองคลัง รอบระยะเวลา ๖ เดือนแรก", 6, True),
        ("ตามรายงานรอบ ๖ เดือน จึงขอรายงาน ดังนี้", 12, False),
    ],
)
def test_the_round_may_stand_in_a_title(title: str, months: int, left: bool) -> None:
    cover, findings = read(TITLE + title)
    assert cover.round == months
    assert bool(findings.unplaced) is left


def test_a_title_with_a_slip_is_no_opening() -> None:
    cover, findings = read(f"รายงานผน{'ยาว' * 40}\n\n{OPENING}")
    assert len(cover.opening) == 1
    assert [line for _, line in findings.unplaced] == [1]
