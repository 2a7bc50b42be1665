"""Score tables laid out as no source report is: each score stands under its code and year, or is not taken."""

from decimal import Decimal

import pytest

from ita_desk.domain.ids import counted_ids
from ita_desk.intake.proposal import Proposal
from ita_desk.intake.reader import propose as proposal_of
from ita_desk.intake.reader import source_from_text

TITLE = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\nประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"


def table(*rows: str) -> str:
    """A table typed with strokes between its cells."""
    return "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows) + "\n"


def read(text: str) -> Proposal:
    return proposal_of(source_from_text(TITLE + text, "a.txt"), counted_ids())


def left(proposal: Proposal) -> list[str]:
    return [u.text for u in proposal.office.years[-1].unplaced]


def scores(proposal: Proposal) -> dict[int, dict[str, str]]:
    return {
        int(y.fiscal_year): {code: str(score) for code, score in y.assessment.scores.items()}
        for y in proposal.office.years
        if y.assessment.scores
    }


def test_codes_as_people_type_them() -> None:
    proposal = read(
        table(
            "เครื่องมือ | ข้อคำถาม | คะแนน",
            "IIT | i๑ ก | ๑",
            " | I2 ก | ๒",
            " | ข้อ I3 ก | ๓",
            " | ข้อ i ๔ ก | ๔",
            "EIT ส่วนที่ ๑ |  | ๕",
            "EIT (Part 2) |  | ๖",
            "EIT (Survey) |  | ๗",
            "OIT | ๐๑ ก | ๘",
            " | 0๒ ก | ๙",
            " | O๐๓ ก | ๑๐",
            " | O43 ก | ๑๑",
            " | o.12 ก | ๑๒",
            " | 0.5 ก | ๑๓",
        )
    )
    assert scores(proposal) == {
        2567: {"i1": "1", "i2": "2", "i3": "3", "i4": "4", "EIT/1": "5", "EIT/2": "6", "o1": "8", "o2": "9"}
        | {"o3": "10", "o43": "11", "o12": "12"}
    }
    assert "EIT (Survey)\t\t๗" in left(proposal)
    assert "\t0.5 ก\t๑๓" in left(proposal)


def test_codes_and_numbers_in_a_column_of_their_own() -> None:
    proposal = read(table("รหัส | ข้อคำถาม | คะแนน", "I1 | ก | ๑", "ข้อ E2 | ข | ๒", "๓ | ค | ๓"))
    assert scores(proposal) == {2567: {"i1": "1", "e2": "2"}}
    assert "๓\tค\t๓" in left(proposal)
    indicators = table(
        "ตัวชี้วัด | คะแนน",
        "ตัวชี้วัดที่ ๑ | ๑",
        "2. | ๒",
        "ตัวชี้วัดที่ 3 การใช้อำนาจ | ๓",
        "ตัวชี้วัดย่อยที่ 9.1 การเปิดเผยข้อมูล | ๔",
        "แบบวัด EIT ส่วนที่ ๑ | ๕",
        "๑๑. | ๖",
    )
    proposal = read(indicators)
    assert scores(proposal) == {2567: {"1": "1", "2": "2", "3": "3", "9.1": "4", "EIT/1": "5"}}
    assert left(proposal) == ["๑๑.\t๖"]


def test_scores_of_several_years_side_by_side() -> None:
    proposal = read(
        table("ตัวชี้วัด | ปี ๒๕๖๖ | คะแนน ปี ๒๕๖๗ | พ.ศ. ๒๕๖๘", "๑. การปฏิบัติหน้าที่ | ๑ | ๒ | ๓", "คะแนนรวม | ๔ | | ๖")
        + "\n"
        + table("มาตรการ | ขั้นตอน", "อบรม | ก")
    )
    assert scores(proposal) == {
        2566: {"1": "1", "total": "4"},
        2567: {"1": "2"},
        2568: {"1": "3", "total": "6"},
    }
    assert proposal.scores_year is None
    assert proposal.stated_years == {2566, 2567, 2568}
    moved = proposal.in_year(2570)
    assert scores(moved) == scores(proposal)
    assert [(int(y.fiscal_year), len(y.measures)) for y in moved.office.years if y.measures] == [(2570, 1)]
    back = proposal.in_year(2566)
    assert scores(back) == scores(proposal)
    assert [(int(y.fiscal_year), len(y.measures)) for y in back.office.years if y.measures] == [(2566, 1)]


def test_both_named_and_unnamed_years_stay_apart() -> None:
    text = table("ตัวชี้วัด | คะแนน", "๑. การปฏิบัติหน้าที่ | ๗") + "\n"
    proposal = read(text + table("ตัวชี้วัด | ปี ๒๕๖๖", "๑. การปฏิบัติหน้าที่ | ๑"))
    assert scores(proposal) == {2566: {"1": "1"}, 2567: {"1": "7"}}
    assert proposal.scores_year == 2567
    assert scores(proposal.in_year(2567)) == {2566: {"1": "1"}, 2567: {"1": "7"}}
    assert scores(proposal.in_year(2570)) == {2566: {"1": "1"}, 2569: {"1": "7"}}


@pytest.mark.parametrize(
    "rows",
    [
        ("ตัวชี้วัด | คะแนน | | ", " | ๒๕๖๖ | ๒๕๖๗ | ๒๕๖๘", "๑. การปฏิบัติหน้าที่ | ๑ | ๒ | ๓"),
        ("ตัวชี้วัด | ปี ๒๕๖๖ | ปี ๒๕๖๗ | ปี ๒๕๖๘", " | คะแนน | คะแนน | คะแนน", "๑. การปฏิบัติหน้าที่ | ๑ | ๒ | ๓"),
        (
            " | ปี ๒๕๖๖ | | ปี ๒๕๖๗ | ปี ๒๕๖๘",
            "ตัวชี้วัด | ระดับ | คะแนน | คะแนน | คะแนน",
            "๑. การปฏิบัติหน้าที่ | A | ๑ | ๒ | ๓",
        ),
        ("ตัวชี้วัด | ปี ๒๕๖๖ | ปี ๒๕๖๗ | ปี ๒๕๖๘ | ผลต่าง | ร้อยละ", "๑. การปฏิบัติหน้าที่ | ๑ | ๒ | ๓ | ๔ | ๕"),
    ],
)
def test_years_over_and_under_their_scores(rows: tuple[str, ...]) -> None:
    proposal = read(table(*rows))
    assert scores(proposal) == {2566: {"1": "1"}, 2567: {"1": "2"}, 2568: {"1": "3"}}
    assert set(left(proposal)) <= {"A", "๔", "๕"}


def test_a_year_in_the_title_of_a_score_table_is_the_year_of_its_scores() -> None:
    page = ("ผลการประเมิน ปี ๒๕๖๖ | | ", "ตัวชี้วัด | คะแนน | ระดับ")
    proposal = read(table(*page, "๑. การปฏิบัติหน้าที่ | ๑ | A") + "\n" + table(*page, "๒. การใช้งบประมาณ | ๒ | "))
    assert scores(proposal) == {2566: {"1": "1", "2": "2"}}
    assert (left(proposal), len(proposal.tables)) == (["A"], 1)


def test_a_question_has_the_score_of_the_year_the_report_rests_on() -> None:
    questions = table("เครื่องมือ | ข้อคำถาม | ปี ๒๕๖๖ | ปี ๒๕๖๗", "IIT | i1 ก | ๑ | ๒", " | i2 ข | ๓ | ")
    proposal = read("ประเด็นที่ ๑ บริการ\n\n" + questions)
    (finding,) = proposal.office.years[-1].findings
    assert [(q.code, q.score) for q in finding.questions] == [("i1", Decimal(2)), ("i2", None)]
