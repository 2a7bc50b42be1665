"""A whole source becomes a proposal, and nothing read is dropped."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.domain.assessment import Assessment
from ita_desk.domain.exchange import office_from_json, office_to_json
from ita_desk.domain.ids import counted_ids
from ita_desk.intake.proposal import UNKNOWN_YEAR, Proposal
from ita_desk.intake.tabular import build_proposal
from ita_desk.intake.text import blocks_from_text

COVER = """รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
ประจำปีงบประมาณ พ.ศ. ๒๕๖๘

เทศบาลตำบลบ้านสวน
อำเภอสุขใจ จังหวัดแดนดี

จากการวิเคราะห์ผลการประเมินของเทศบาลตำบลบ้านสวน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ เทศบาลตำบลบ้านสวนขอรายงานผล ดังนี้

"""
TABLE = """มาตรการ	ขั้นตอน/วิธีการปฏิบัติ	ผู้รับผิดชอบ	ระยะเวลา	ผลลัพธ์หรือผลสัมฤทธิ์	ผลการดำเนินงาน
๑. ปลูกต้นไม้	๑. เตรียมดิน ๒. ปลูก	กองช่าง	ตุลาคม ๒๕๖๗	ร่มรื่น	ดี
"""
WORDS = st.sampled_from(
    "ก|ขค|๑.|๒)|มาตรการ|ขั้นตอน|ผลผลิต|อบต.กขค|ประจำปีงบประมาณ พ.ศ. ๒๕๖๘|<p>|</p>|**|- |{|รายงาน|โทร ๑๒|---|<img>".split(
        "|"
    )
    + "ข้อ ๐๕ ก|คะแนน|ข้อคำถาม|๙๐.๐๐|ประเด็นที่ ๒ ข|การพัฒนา : |ลงชื่อ...|ผู้รายงาน|(นายก ข)|ปัญหาอุปสรรค|IIT|รวม|ระดับ|๓.".split(
        "|"
    )
    + 'อำเภอกก จังหวัดขข|ตามตัวชี้วัด ก ได้คะแนน|กองคลัง|ต.ค. - |&amp;|นิดหนึ่ง ดังนี้|"| '.split("|")
)
CELLS = st.lists(WORDS, max_size=4).map("".join)
ROWS = st.lists(CELLS, min_size=2, max_size=6).map("\t".join)
HEADINGS = st.sampled_from(
    [
        "มาตรการ\tขั้นตอน\tหมายเหตุ\tผลผลิต",
        "แบบ\tข้อคำถาม\tคะแนน",
        "ที่\tตัวชี้วัด\tคะแนน\tระดับ\tหมายเหตุ",
        "ที่\tมาตรการ\tงบประมาณ\tประเด็น",
        "ก\tข\tค\tง",
        "",
    ]
)
TABLES = st.tuples(HEADINGS, st.lists(ROWS)).map(lambda table: "\n".join([table[0], *table[1]]))
SOURCES = st.lists(TABLES | CELLS | ROWS).map("\n".join) | st.text()

Propose = Callable[[str], Proposal]


def test_a_report_is_understood_whole(propose: Propose) -> None:
    proposal = propose(COVER + TABLE)
    assert (proposal.fiscal_year, proposal.basis_year) == (2568, 2567)
    assert proposal.office.agency.full_name == "เทศบาลตำบลบ้านสวน"
    (report,) = proposal.office.years
    assert (report.fiscal_year, report.basis_year) == (2568, 2567)
    assert list(report.texts) == ["result-scores/opening"]
    assert [m.title for m in report.measures] == ["ปลูกต้นไม้"]
    assert [(len(table.columns), table.rows) for table in proposal.tables] == [(6, 1)]
    assert report.unplaced == ()
    assert proposal.notes == ()


def test_text_after_the_table_and_repeated_titles(propose: Propose) -> None:
    proposal = propose(COVER + TABLE + "\nประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\nลงชื่อ\nผู้รายงาน\n")
    left = proposal.office.years[0].unplaced
    assert [(u.text, u.source, u.line) for u in left] == [
        ("ลงชื่อ", "plan.txt", 14),
        ("ผู้รายงาน", "plan.txt", 15),
    ]
    assert [(r.kind, r.line) for r in proposal.recognised if r.line > 8] == [("heading", 9), ("title", 12)]


def test_a_table_alone_waits_for_its_year(propose: Propose) -> None:
    proposal = propose(TABLE)
    assert (proposal.fiscal_year, proposal.basis_year) == (None, None)
    assert proposal.office.years[0].fiscal_year == UNKNOWN_YEAR
    assert [note.key for note in proposal.notes] == ["intake.year_unknown"]
    assert len(proposal.in_year(2568).office.years[0].measures) == 1


def test_other_names_another_basis_and_a_half_year_are_noted(propose: Propose) -> None:
    cover = COVER.replace("๒๕๖๗", "๒๕๖๘").replace("อำเภอ", "รอบ ๖ เดือน\n\nเทศบาลตำบลบ้านสวน\nอำเภอ")
    proposal = propose(cover + TABLE.replace("ดี", "ดี ของ อบต. อื่น"))
    assert {note.key: dict(note.values) for note in proposal.notes} == {
        "intake.basis_not_previous": {"basis_year": 2568, "fiscal_year": 2568},
        "intake.half_year": {},
        "intake.other_agency": {
            "name": "องค์การบริหารส่วนตำบลอื่น",
            "short_name": "อบต.อื่น",
            "count": 1,
            "lines": "13",
        },
    }
    (report,) = proposal.office.years
    assert report.basis_year == 2568
    assert report.measures[0].half_year is not None


@pytest.mark.parametrize("text", [COVER, COVER.replace("ขอรายงาน", "{agency.name} %s ขอรายงาน") + TABLE])
def test_an_opening_without_a_form_or_with_braces_has_no_place(propose: Propose, text: str) -> None:
    (report,) = propose(text).office.years
    assert dict(report.texts) == {}
    assert [left.line for left in report.unplaced] == [7]


def test_hostile_text_stays_as_it_is(propose: Propose) -> None:
    hostile = '<b>x & <img src="/etc/passwd"> {agency.name} %s'
    (report,) = propose(COVER + TABLE.replace("ปลูกต้นไม้", hostile).replace("ร่มรื่น", hostile)).office.years
    assert (report.measures[0].title, report.measures[0].outcome.result) == (hostile, hostile)


def letters(value: object) -> list[str]:
    """All Thai letters anywhere in a JSON value."""
    if isinstance(value, dict):
        return [c for item in value.values() for c in letters(item)]
    if isinstance(value, list):
        return [c for item in value for c in letters(item)]
    return [c for c in str(value) if "ก" <= c <= "ฮ"]


@given(SOURCES)
def test_any_source_gives_an_office_that_holds_all_its_letters(text: str) -> None:
    proposal = build_proposal(blocks_from_text(text), "a.txt", lambda year: {"ก": "1"}, counted_ids())
    value = office_to_json(proposal.office)
    assert office_to_json(office_from_json(value, counted_ids())) == value
    kept = letters(value) + [c for r in proposal.recognised for c in letters(r.text)]
    assert Counter(letters(text)) - Counter(kept) == Counter()


SCORES = """ลำดับ	ตัวชี้วัด	คะแนน
๑	การปฏิบัติหน้าที่	๙๐.๕๐

"""
OVERALL = "จากผลการประเมิน พบว่าคะแนนภาพรวมอยู่ที่ ๘๘.๒๕ คะแนน และอยู่ในระดับ ผ่านดี ตามตาราง\n\n"


def test_scores_are_those_of_the_basis_year(propose: Propose) -> None:
    proposal = propose(COVER + OVERALL + SCORES + TABLE)
    assert (proposal.fiscal_year, proposal.basis_year, proposal.scores_year) == (2568, 2567, 2567)
    before, report = proposal.office.years
    assert (before.fiscal_year, before.basis_year) == (2567, 2566)
    assert dict(before.assessment.scores) == {"1": Decimal("90.50"), "total": Decimal("88.25")}
    assert before.assessment.level == "ผ่านดี"
    assert report.assessment == Assessment()
    assert len(report.measures) == 1
    assert [len(table.columns) for table in proposal.tables] == [3, 6]


def test_scores_of_an_unknown_year_move_with_the_report(propose: Propose) -> None:
    proposal = propose(SCORES + TABLE).in_year(2569)
    assert [(y.fiscal_year, bool(y.assessment.scores)) for y in proposal.office.years] == [
        (2568, True),
        (2569, False),
    ]


def test_an_analysis_of_the_same_year_holds_its_scores(propose: Propose) -> None:
    text = COVER.replace("๒๕๖๗", "๒๕๖๘") + "ประเด็นที่ ๑ บริการ\n\n" + SCORES + "การพัฒนา : อบรม\n\n" + TABLE
    proposal = propose(text + "\nปัญหา/อุปสรรค\n- คนน้อย\n\nลงชื่อ ผู้รายงาน\n(สม ใจ)\nนักวิเคราะห์\n")
    (report,) = proposal.office.years
    assert dict(report.assessment.scores) == {"1": Decimal("90.50")}
    assert [(f.about, f.to_develop) for f in report.findings] == [("issue:1", "อบรม")]
    assert report.limitations == ("คนน้อย",)
    assert [(s.role, s.name, s.position) for s in report.signatories] == [("reporter", "สม ใจ", "นักวิเคราะห์")]
    assert report.unplaced == ()
    moved = proposal.in_year(2569)
    assert [(y.fiscal_year, y.basis_year, len(y.measures)) for y in moved.office.years] == [
        (2568, 2567, 0),
        (2569, 2568, 1),
    ]
    assert dict(moved.office.years[0].assessment.scores) == {"1": Decimal("90.50")}


def test_a_total_without_a_table_of_scores_is_only_text(propose: Propose) -> None:
    (report,) = propose(COVER + OVERALL + TABLE).office.years
    assert report.assessment == Assessment()


def test_the_total_may_follow_the_table(propose: Propose) -> None:
    total = "คะแนนรวม ๗๐\n\nคะแนนรวม ๙๙\n\n"
    before, _ = propose(COVER + SCORES + total + TABLE).office.years
    assert before.assessment.scores["total"] == 70
    before, _ = propose(COVER + SCORES.replace("\n\n", "\n\tรวม\t๖๐\n\n") + total + TABLE).office.years
    assert before.assessment.scores["total"] == 60
    assert before.assessment.as_printed == ()


def test_signatures_may_stand_side_by_side(propose: Propose) -> None:
    signed = "\nลงชื่อ...ผู้รายงาน\tลงชื่อ...ผู้ตรวจสอบ\n(ก ข)\t(ค ง)\nนักวิชาการ\tปลัด\t\nจบ\n\n<b></b>\n"
    (report,) = propose(COVER + TABLE + signed.replace("จบ\n", "\tจบ\n")).office.years
    assert [(s.role, s.name, s.position) for s in report.signatories] == [
        ("reporter", "ก ข", "นักวิชาการ"),
        ("reviewer", "ค ง", "ปลัด"),
    ]
    assert [left.text for left in report.unplaced] == ["จบ"]
