"""Measures are made of records, and what is odd about their numbers and indicators is noted."""

from datetime import date
from decimal import Decimal

import pytest

from ita_desk.domain.measure import Measure
from ita_desk.domain.outcome import Outcome
from ita_desk.intake.measures import MeasureBuilder
from ita_desk.intake.proposal import Findings
from ita_desk.intake.records import Record

INDICATORS = {"การใช้อำนาจ": "3", "การปรับปรุงการทำงาน": "8"}


def record(
    number: str = "๑", *, form: str = "result-scores", group: str = "", line: int = 1, **texts: str
) -> Record:
    pieces = {name.replace("outcome_", "outcome."): [text] for name, text in texts.items()}
    return Record(form, line, "issue" in texts, number, group, pieces)


def build(*records: Record, months: int = 12) -> tuple[tuple[Measure, ...], Findings]:
    findings = Findings()
    return MeasureBuilder(INDICATORS, findings).build_measures(records, months), findings


def test_a_record_becomes_a_measure() -> None:
    found = record(title="อบรม\nคน", steps="๑. ก ๒. ข", responsible="กองคลัง กองช่าง", target="ทุกคน")
    found.pieces |= {"period": ["ต.ค. ๖๗ -", "ก.ย. ๖๘"], "outcome.output": ["๑. ค", "๒. ง"]}
    (measure,), findings = build(found)
    assert (measure.number, measure.title, [s.text for s in measure.steps]) == ("๑", "อบรม คน", ["ก", "ข"])
    assert measure.responsible == ("กองคลัง", "กองช่าง")
    assert (measure.period.start, measure.period.end) == (date(2024, 10, 1), date(2025, 9, 30))
    assert measure.period.text == "ต.ค. ๖๗ - ก.ย. ๖๘"
    assert (measure.outcome.output, measure.target) == ("๑. ค\n๒. ง", "ทุกคน")
    assert findings == Findings()


def test_titles_that_are_lists_are_steps_in_a_completion_report() -> None:
    done, undone, titled = (
        record("๑", form="result-completion", title="๑. ก ๒. ข", outcome_result="เสร็จ"),
        record("๒", form="result-completion", title="๑. ก", outcome_obstacles="ไม่มีงบ"),
        record("๓", form="result-completion", title="อบรม"),
    )
    measures, _ = build(done, undone, titled)
    assert [(m.title, len(m.steps), m.outcome.status) for m in measures] == [
        ("", 2, "done"),
        ("", 1, "not_done"),
        ("อบรม", 0, ""),
    ]


def test_a_dash_in_a_completion_column_says_nothing() -> None:
    dashed = record(form="result-completion", outcome_result="-", outcome_obstacles="ไม่มีงบ")
    done = record("๒", form="result-completion", outcome_result="เสร็จ", outcome_obstacles="-")
    measures, _ = build(dashed, done)
    assert [(m.outcome.status, m.outcome.result) for m in measures] == [("not_done", ""), ("done", "เสร็จ")]
    assert [m.outcome.obstacles for m in measures] == ["ไม่มีงบ", ""]


def test_a_half_year_report_fills_the_half_year() -> None:
    (measure,), _ = build(record(outcome_output="ก"), months=6)
    assert measure.outcome == Outcome()
    assert measure.half_year == Outcome(output="ก")


def test_indicators_are_known_by_their_exact_names() -> None:
    said = "ดี ตาม ตัวชี้วัด การใช้ อำนาจ ได้ คะแนน ๙๐ และตามตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน ได้คะแนน ๘๐ "
    again = "ตามตัวชี้วัดการใช้อำนาจ ได้คะแนน ๙๐ ตามตัวชี้วัด การใช้อำนาจหน้าที่ ได้คะแนน ๗๐"
    (measure,), findings = build(record(outcome_summary=said, outcome_result=again, line=7))
    assert measure.outcome.codes == ("3", "8")
    (note,) = findings.notes
    assert note.key == "intake.indicator_unknown"
    assert note.values == {"words": "การใช้อำนาจหน้าที่", "measure": "๑", "line": 7}


def test_numbers_used_twice_and_left_out_are_noted() -> None:
    first, second = record("๒", title="อบรม ก", line=3), record("๒", title="อบ รมก", line=5)
    measures, findings = build(
        first, second, record("๒", title="อื่น", line=6), record("๕", line=9), record("")
    )
    assert len(measures) == 5
    assert [(n.key, n.values.get("line", n.values["number"])) for n in findings.notes] == [
        ("intake.number_twice", 5),
        ("intake.row_twice", 5),
        ("intake.number_twice", 6),
        ("intake.number_missing", "๑"),
        ("intake.number_missing", "๓"),
        ("intake.number_missing", "๔"),
    ]


@pytest.mark.parametrize(
    "second", [record("300"), record("1", group="g2"), record("1", issue="๒. ข"), record("2")]
)
def test_other_numbers_are_not_noted(second: Record) -> None:
    _, findings = build(record("1"), second)
    assert findings.notes == []


def test_issues_are_numbers_and_hold_until_the_next() -> None:
    first, following, other = record(issue="ประเด็นที่ ๒ บริการ"), record("๒"), record("๑", issue="อื่น ๆ")
    following.by_issue = True
    measures, findings = build(first, following, other)
    assert [m.issue for m in measures] == [2, 2, None]
    assert [r.text for r in findings.recognised] == ["ประเด็นที่ ๒ บริการ"]
    assert findings.unplaced == [("อื่น ๆ", 1)]


@pytest.mark.parametrize(
    ("text", "budget"),
    [("๑๒,๕๐๐ บาท", Decimal(12500)), ("300.50", Decimal("300.50")), ("1000.-", Decimal(1000)), ("", None)],
)
def test_an_amount_is_read(text: str, budget: Decimal | None) -> None:
    (measure,), findings = build(record(budget=text))
    assert measure.budget == budget
    assert findings.unplaced == []


def test_what_is_no_amount_is_left() -> None:
    (measure,), findings = build(record(budget="ไม่ใช้งบประมาณ"))
    assert measure.budget is None
    assert findings.unplaced == [("ไม่ใช้งบประมาณ", 1)]
