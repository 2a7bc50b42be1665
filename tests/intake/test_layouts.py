"""Tables laid out as no source report is: each is mapped right, or shown as not understood."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.intake.proposal import Proposal
from ita_desk.intake.reader import propose as proposal_of
from ita_desk.intake.reader import source_from_text

TITLE = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\nประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
TITLE_LINES = 3

Propose = Callable[[str], Proposal]


def table(*rows: str) -> str:
    """A table typed with strokes between its cells."""
    return "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows) + "\n"


def read(text: str) -> Proposal:
    return proposal_of(source_from_text(TITLE + text, "a.txt"), counted_ids())


def measures(proposal: Proposal) -> tuple[Measure, ...]:
    return proposal.office.years[-1].measures


def left(proposal: Proposal) -> list[str]:
    return [u.text for u in proposal.office.years[-1].unplaced]


def fields(proposal: Proposal, place: int = 0) -> list[str]:
    return [column.field for column in proposal.tables[place].columns]


def notes(proposal: Proposal) -> list[tuple[str, object]]:
    """The notes with their lines, counted from the first line under the title."""
    return [(n.key.removeprefix("intake."), int(str(n.values["line"])) - TITLE_LINES) for n in proposal.notes]


def unknown(proposal: Proposal) -> list[object]:
    return [note.values["heading"] for note in proposal.notes if note.key == "intake.column_unknown"]


def test_scores_in_a_column_of_their_own() -> None:
    proposal = read(table("ที่ | มาตรการ | ขั้นตอน | คะแนนที่ได้ | ผลการ ดำเนินการ", "๑ | อบรม | สอน | ๘๕.๕๐ | ครบ"))
    (measure,) = measures(proposal)
    assert (measure.number, measure.title, measure.steps[0].text) == ("๑", "อบรม", "สอน")
    assert (measure.outcome.output, measure.target, measure.budget) == ("ครบ", "", None)
    assert unknown(proposal) == ["คะแนนที่ได้"]
    assert left(proposal) == ["คะแนนที่ได้: ๘๕.๕๐"]


def test_quarters_with_ticks() -> None:
    proposal = read(
        table(
            "ที่ | กิจกรรม | ระยะเวลาดำเนินการ | | | | ผู้รับผิดชอบ",
            " | | ไตรมาส ๑ | ไตรมาส ๒ | ไตรมาส ๓ | ไตรมาส ๔ | ",
            "๑ | อบรม | √ | | ✓ | | กองคลัง",
            "๒ | ตรวจ | | x | | | กองช่าง",
        )
    )
    assert [(m.title, m.responsible, m.period.text) for m in measures(proposal)] == [
        ("อบรม", ("กองคลัง",), ""),
        ("ตรวจ", ("กองช่าง",), ""),
    ]
    quarters = [f"ระยะเวลาดำเนินการ ไตรมาส {digit}" for digit in "๑๒๓๔"]
    assert unknown(proposal) == quarters
    assert left(proposal) == [f"{quarters[0]}: √", f"{quarters[2]}: ✓", f"{quarters[1]}: x"]


def test_a_budget_for_each_year() -> None:
    rows = (
        "ที่ | โครงการ | งบประมาณ (บาท) | | | หน่วยงานที่รับผิดชอบ",
        " | | ปี ๒๕๖๗ | พ.ศ. ๒๕๖๘ | ๒๕๖๙ | ",
        "๑ | อบรม | ๑,๐๐๐ | ๒,๐๐๐ | ๓,๐๐๐ | กองคลัง",
    )
    proposal = read(table(*rows))
    (measure,) = measures(proposal)
    assert (measure.budget, measure.responsible) == (Decimal(2000), ("กองคลัง",))
    assert left(proposal) == ["งบประมาณ (บาท) ปี ๒๕๖๗: ๑,๐๐๐", "งบประมาณ (บาท) ๒๕๖๙: ๓,๐๐๐"]
    nobody_knows = proposal_of(source_from_text(table(*rows), "a.txt"), counted_ids())
    assert measures(nobody_knows)[0].budget is None
    assert len(left(nobody_knows)) == 3


def test_a_merged_first_column_over_a_page_break() -> None:
    head = "มาตรการ | ขั้นตอน | ผลผลิต (Output)"
    first = table(head, "๑. อบรม | ๑. ก | ค", " | ๒. ข | ")
    second = table(head, " | ๓. ง | จ", "๒. ตรวจ | ๑. ฉ | ช")
    proposal = read(first + "\n" + second)
    assert [(m.title, [s.text for s in m.steps], m.outcome.output) for m in measures(proposal)] == [
        ("อบรม", ["ก", "ข", "ง"], "ค จ"),
        ("ตรวจ", ["ฉ"], "ช"),
    ]
    assert (left(proposal), proposal.notes) == ([], ())


def test_headings_run_together_are_not_understood() -> None:
    proposal = read(table("มาตรการขั้นตอน | ผู้รับผิดชอบระยะเวลา | ผล", "อบรม สอน | กองคลัง มี.ค. | ดี"))
    assert measures(proposal) == ()
    assert left(proposal) == ["มาตรการขั้นตอน\tผู้รับผิดชอบระยะเวลา\tผล", "อบรม สอน\tกองคลัง มี.ค.\tดี"]
    assert notes(proposal) == [("table_unread", 1)]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_one_cell_a_line_is_not_understood(between: str) -> None:
    cells = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "๑. อบรม", "๑. สอน", "กองคลัง", "ต.ค. ๒๕๖๗"]
    proposal = read(between.join(cells))
    assert (measures(proposal), proposal.tables) == ((), ())
    assert "\n".join(left(proposal)) == "\n".join(cells)
    assert notes(proposal) == [("cells_in_lines", 1)]


def test_outcomes_of_two_years_side_by_side() -> None:
    proposal = read(
        table(
            "ที่ | มาตรการ | ปี ๒๕๖๗ | | ปี ๒๕๖๘ | ",
            " | | ผลผลิต | ผลลัพธ์ | ผลผลิต | ผลลัพธ์",
            "๑ | อบรม | ก | ข | ค | ง",
        )
    )
    (measure,) = measures(proposal)
    assert (measure.outcome.output, measure.outcome.result) == ("ค", "ง")
    assert left(proposal) == ["ก", "ข"]
    assert unknown(proposal) == ["ปี ๒๕๖๗ ผลผลิต", "ปี ๒๕๖๗ ผลลัพธ์"]


def test_outcomes_of_two_rounds_are_nobodys_guess() -> None:
    proposal = read(
        table(
            "ที่ | มาตรการ | รอบ ๖ เดือน | รอบ ๑๒ เดือน",
            " | | ผลผลิต | ผลผลิต",
            "๑ | อบรม | ก | ค",
        )
    )
    assert fields(proposal) == ["number", "title", "", ""]
    proposal = read(
        table(
            "ที่ | มาตรการ | รอบ ๖ เดือน | | รอบ ๑๒ เดือน | ",
            " | | ผลผลิต | ผลลัพธ์ | ผลผลิต | ผลลัพธ์",
            "๑ | อบรม | ก | ข | ค | ง",
        )
    )
    assert fields(proposal) == ["number", "title", "", "", "", ""]
    assert left(proposal) == ["ก", "ข", "ค", "ง"]


def test_plan_and_outcome_over_their_columns_on_every_page() -> None:
    page = (
        "แผน | | | | ผลการดำเนินงาน | | ",
        "ที่ | มาตรการ | ระยะเวลา | งบประมาณ | ผลผลิต | งบประมาณ | ปัญหา/อุปสรรคและข้อเสนอแนะ",
    )
    first = table(*page, "๑ | อบรม | ต.ค. ๒๕๖๗ | ๑๐๐ | ก | ๙๐ | ข")
    proposal = read(first + "\n" + table(*page, "๒ | ตรวจ | พ.ย. ๒๕๖๗ | ๒๐๐ | ค | ๘๐ | ง"))
    found = [
        (m.number, m.period.text, m.budget, m.outcome.output, m.outcome.obstacles) for m in measures(proposal)
    ]
    assert found == [
        ("๑", "ต.ค. ๒๕๖๗", Decimal(100), "ก", "ข"),
        ("๒", "พ.ย. ๒๕๖๗", Decimal(200), "ค", "ง"),
    ]
    assert left(proposal) == ["ผลการดำเนินงาน งบประมาณ: ๙๐", "ผลการดำเนินงาน งบประมาณ: ๘๐"]
    assert [r.line - TITLE_LINES for r in proposal.recognised if r.kind == "heading"] == [1, 2, 5, 6]
    assert len(proposal.tables) == 1


@pytest.mark.parametrize("over", ["เป้าหมาย", "แผนการดำเนินงาน", "รอบ ๖ เดือน"])
def test_planned_output_is_no_outcome_nor_is_that_of_a_round(over: str) -> None:
    proposal = read(table(f"ที่ | มาตรการ | {over} | ", " | | ผลผลิต | ผลลัพธ์", "๑ | อบรม | ก | ข"))
    assert fields(proposal) == ["number", "title", "", ""]
    assert left(proposal) == ["ก", "ข"]


def test_headings_cut_over_two_rows() -> None:
    page = ("มาตร | ขั้นตอน/ | ผู้รับ | ระยะ", "การ | วิธีการปฏิบัติ | ผิดชอบ | เวลา")
    proposal = read(
        table(*page, "๑. อบรม | สอน | กองคลัง | ต.ค. ๒๕๖๗") + "\n" + table(*page, "๒. ตรวจ | ดู | กองช่าง | ")
    )
    assert fields(proposal) == ["title", "steps", "responsible", "period"]
    assert [(m.title, m.responsible) for m in measures(proposal)] == [
        ("อบรม", ("กองคลัง",)),
        ("ตรวจ", ("กองช่าง",)),
    ]
    assert (left(proposal), proposal.notes) == ([], ())


def test_three_heading_rows_and_the_numbers_of_the_columns() -> None:
    proposal = read(
        table(
            "ที่ | มาตรการ | ผลการดำเนินงาน | | ",
            " | | ผลผลิต | งบประมาณ | ",
            " | | | ได้รับ | เบิกจ่ายจริง",
            "(๑) | (๒) | (๓) | (๔) | (๕)",
            "๑ | อบรม | ครบ | ๑๐๐ | ๙๐.๕๐",
        )
    )
    (measure,) = measures(proposal)
    assert (measure.title, measure.outcome.output, measure.outcome.spent) == ("อบรม", "ครบ", Decimal("90.50"))
    assert (measure.budget, left(proposal)) == (None, ["ผลการดำเนินงาน งบประมาณ ได้รับ: ๑๐๐"])


def test_no_heading_at_all_shows_only_what_is_certain() -> None:
    proposal = read(
        table(
            "๑ | อบรม | กองคลัง | ต.ค. ๒๕๖๗ - ก.ย. ๒๕๖๘ | ดี",
            "๒ | ตรวจ | กองช่าง สำนักปลัด | ม.ค. ๒๕๖๘ | ดี",
        )
    )
    assert measures(proposal) == ()
    assert fields(proposal) == ["number", "", "responsible", "period", ""]
    assert [text[:1] for text in left(proposal)] == ["๑", "๒"]
    assert notes(proposal) == [("table_unread", 1)]


def test_another_table_of_the_same_width_is_no_part_of_the_measures() -> None:
    plan = table("มาตรการ | ขั้นตอน | ผลผลิต", "อบรม | ก | ข")
    others = (
        "\nผู้เข้าร่วม\n\n" + table("ชื่อ | ตำแหน่ง | หมายเหตุ", "สม | ปลัด | ใหม่"),
        "\n" + table("ชื่อ | ตำแหน่ง | ผู้รับผิดชอบ", "สม | ปลัด | ใหม่"),
    )
    for other in others:
        proposal = read(plan + other)
        assert [m.title for m in measures(proposal)] == ["อบรม"]
        assert [key for key, _ in notes(proposal)] == ["table_unread"]
        assert left(proposal)[-1] == "สม\tปลัด\tใหม่"


def test_a_table_that_may_go_on_is_noted() -> None:
    plan = table("มาตรการ | ขั้นตอน | ระยะเวลา", "๑. อบรม | ก | ต.ค. ๒๕๖๗")
    proposal = read(plan + "\nหน้า ก\n\n" + table("๒. ตรวจ | ข | พ.ย. ๒๕๖๗"))
    assert [m.number for m in measures(proposal)] == ["๑", "๒"]
    assert notes(proposal) == [("table_goes_on", 6)]
    proposal = read(plan + "\n" + table("ดู | แล | ไป"))
    assert [m.title for m in measures(proposal)] == ["อบรม ดู"]
    assert notes(proposal) == [("table_goes_on", 4)]
    proposal = read(plan + "\n" + table(" | แล | ไป"))
    assert (notes(proposal), len(measures(proposal))) == ([], 1)


def test_shifted_cells_are_noted() -> None:
    proposal = read(
        table(
            "ที่ | มาตรการ | ผู้รับผิดชอบ | ระยะเวลา | ผลผลิต",
            "๑ | อบรม | ต.ค. ๒๕๖๗ | ดี",
            "๒ | ตรวจ | กองช่าง | พ.ย. ๒๕๖๗ | ดี",
        )
    )
    assert notes(proposal) == [("row_shifted", 2)]


def test_headings_of_groups_inside_the_table() -> None:
    proposal = read(
        table(
            "ที่ | มาตรการ | ขั้นตอน",
            "ด้านความโปร่งใส | | ",
            "๑ | อบรม | ก",
            "ด้านการเงิน | | ",
            "๒ | ตรวจ | ข",
            "รวม | | ",
        )
    )
    report = proposal.office.years[-1]
    leads = {group.id: group.lead for group in report.groups}
    assert [(m.number, leads[m.group]) for m in report.measures] == [
        ("๑", "ด้านความโปร่งใส"),
        ("๒", "ด้านการเงิน"),
    ]
    assert notes(proposal) == [("group_row", 2), ("group_row", 4)]
    assert left(proposal) == ["รวม\t\t"]
    proposal = read(table("มาตรการ | ขั้นตอน | ผลผลิต", "ด้านที่ ๑ การเงิน | | ", "๑. อบรม | ก | ข", "ต่อ | | "))
    assert [m.title for m in measures(proposal)] == ["อบรม ต่อ"]
    assert [group.lead for group in proposal.office.years[-1].groups] == ["ด้านที่ ๑ การเงิน"]


def test_a_table_that_does_not_say_where_a_measure_begins_is_not_understood() -> None:
    proposal = read(table("ขั้นตอน | ผู้รับผิดชอบ | ผลผลิต", "ก | กองคลัง | ข", "ค | กองช่าง | ง"))
    assert (measures(proposal), len(left(proposal))) == ((), 3)
    assert notes(proposal) == [("table_unread", 1)]


def test_numbers_need_no_heading() -> None:
    proposal = read(table(" | มาตรการ | ขั้นตอน", "๑ | อบรม | ก", "๒ | ตรวจ | ข"))
    assert [(m.number, m.title) for m in measures(proposal)] == [("๑", "อบรม"), ("๒", "ตรวจ")]


def test_merged_cells_written_out_in_every_row_are_one_measure() -> None:
    rows = (
        "๑ | อบรม | ก | กองคลัง",
        "๑ | อบรม | ข | กองคลัง",
        "๒ | ตรวจ | ค | กองช่าง",
        "๒ | ตรวจ | ค | กองช่าง",
    )
    proposal = read(table("ที่ | มาตรการ | ขั้นตอน | ผู้รับผิดชอบ", *rows))
    found = [(m.number, [s.text for s in m.steps], m.responsible) for m in measures(proposal)]
    assert found == [("๑", ["ก ข"], ("กองคลัง",)), ("๒", ["ค"], ("กองช่าง",)), ("๒", ["ค"], ("กองช่าง",))]
    assert [note.key for note in proposal.notes] == ["intake.number_twice", "intake.row_twice"]
    proposal = read(table("มาตรการ | ขั้นตอน", "๑. อบรม | ก", "๑. อบรม | ข"))
    assert [(m.title, m.steps[0].text) for m in measures(proposal)] == [("อบรม", "ก ข")]


@pytest.mark.parametrize("page", ["- ๒ -", "หน้า 2 จาก 5", "2/5"])
def test_a_page_number_does_not_end_a_table(page: str) -> None:
    proposal = read(table("มาตรการ | ขั้นตอน", "๑. อบรม | ก") + f"\n{page}\n\n" + table(" | ข"))
    assert [m.steps[0].text for m in measures(proposal)] == ["ก ข"]
    assert (left(proposal), proposal.notes) == ([page], ())


KNOWN = {
    "มาตรการ": "title",
    "ขั้นตอน": "steps",
    "ผู้รับผิดชอบ": "responsible",
    "ระยะเวลา": "period",
    "เป้าหมาย": "target",
    "ผลผลิต": "outcome.output",
    "ผลลัพธ์": "outcome.result",
    "ปัญหา/อุปสรรค": "outcome.obstacles",
    "หมายเหตุ": "",
    "คะแนน": "",
    "ไตรมาส ๑": "",
    "ผลผลิตปีก่อน": "",
    "": "",
}
HEADINGS = st.lists(st.sampled_from(sorted(KNOWN)), min_size=3, max_size=8, unique=True)


def texts_of(measure: Measure) -> dict[str, str]:
    outcome = measure.outcome
    return {
        "title": measure.title,
        "steps": " ".join(step.text for step in measure.steps),
        "responsible": " ".join(measure.responsible),
        "period": measure.period.text,
        "target": measure.target,
        "outcome.output": outcome.output,
        "outcome.result": outcome.result,
        "outcome.obstacles": outcome.obstacles,
        "other": f"{outcome.summary}{outcome.follow_up}{outcome.suggestion}{measure.number}",
    }


def word(row: int, column: int) -> str:
    return f"ก{'กขคงจฉชซ'[row]}{'กขคงจฉชซ'[column]}ม"


@given(HEADINGS, st.integers(1, 5))
def test_no_text_lands_where_its_heading_does_not_say(headings: Sequence[str], count: int) -> None:
    rows = [[word(row, column) for column in range(len(headings))] for row in range(count)]
    proposal = read("\n".join("\t".join(cells) for cells in [headings, *rows]))
    said = "\n".join(left(proposal))
    found = measures(proposal)
    for row, cells in enumerate(rows):
        for heading, cell in zip(headings, cells, strict=True):
            places = [
                (n, f)
                for n, measure in enumerate(found)
                for f, text in texts_of(measure).items()
                if cell in text
            ]
            allowed = row if "มาตรการ" in headings else 0
            assert places in ([], [(allowed, KNOWN[heading])])
            assert bool(places) != (cell in said)
