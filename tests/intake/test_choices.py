"""A person's choices overrule the headings; rows keep their identifiers whatever is chosen."""

from collections.abc import Callable, Mapping

import pytest

from ita_desk.domain.assessment import Assessment
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.year_report import YearReport
from ita_desk.intake.choices import Choices
from ita_desk.intake.proposal import Proposal
from ita_desk.intake.reader import propose, source_from_text

Said = Callable[[str, Choices], Proposal]
TABLE = "มาตรการ\tขั้นตอน\tหมายเหตุ\n๑. อบรม\tเรียก\tดี\n๒. ป้องกัน\tตรวจ\tรอ\n\tติดตาม\t\n"
BARE = "อบรม\tกองคลัง\tสอน\nป้องกัน\tกองช่าง\tตรวจ\n"
SCORES = "ลำดับ\tตัวชี้วัด\tคะแนน\n๑\tการปฏิบัติหน้าที่\t๙๐\n๒\tการใช้งบประมาณ\t๘๐\n"


def chosen(
    fields: Mapping[tuple[int, int], str] | None = None,
    left_out: tuple[int, ...] = (),
    headings: tuple[int, ...] = (),
) -> Choices:
    return Choices(FrozenMap(fields or {}), frozenset(left_out), frozenset(headings))


def said(text: str, choices: Choices) -> Proposal:
    return propose(source_from_text(text, "a.txt"), counted_ids(), choices)


def report(proposal: Proposal) -> YearReport:
    return proposal.office.years[-1]


def measures(proposal: Proposal) -> tuple[Measure, ...]:
    return report(proposal).measures


def left(proposal: Proposal) -> list[tuple[str, int]]:
    return [(u.text, u.line) for u in report(proposal).unplaced]


def test_a_column_holds_what_a_person_says() -> None:
    proposal = said(TABLE, chosen({(1, 2): "outcome.output", (1, 1): ""}))
    assert [(m.title, m.outcome.output, m.steps) for m in measures(proposal)] == [
        ("อบรม", "ดี", ()),
        ("ป้องกัน", "รอ", ()),
    ]
    assert left(proposal) == [("เรียก", 2), ("ตรวจ", 3), ("ติดตาม", 4)]
    assert [(c.heading, c.field) for c in proposal.tables[0].columns] == [
        ("มาตรการ", "title"),
        ("ขั้นตอน", ""),
        ("หมายเหตุ", "outcome.output"),
    ]
    assert (proposal.tables[0].line, proposal.tables[0].kind, proposal.tables[0].headed) == (
        1,
        "measures",
        True,
    )
    assert [n.key for n in proposal.notes] == ["intake.year_unknown"]


def test_a_field_chosen_for_a_column_is_taken_from_the_other() -> None:
    proposal = said(TABLE, chosen({(1, 2): "steps"}))
    assert [[s.text for s in m.steps] for m in measures(proposal)] == [["ดี"], ["รอ"]]
    assert [text for text, _ in left(proposal)] == ["เรียก", "ตรวจ", "ติดตาม"]


def test_a_field_chosen_twice_holds_both_texts() -> None:
    proposal = said(TABLE, chosen({(1, 1): "outcome.output", (1, 2): "outcome.output"}))
    assert [m.outcome.output for m in measures(proposal)] == ["เรียก\nดี", "ตรวจ\nรอ ติดตาม"]
    assert left(proposal) == []


def test_choices_hold_for_every_page_and_a_second_heading_row() -> None:
    pages = TABLE + "\n" + TABLE.replace("ขั้นตอน", "ขั้น ตอน")
    proposal = said(pages, chosen({(1, 2): "target"}))
    assert [m.target for m in measures(proposal)] == ["ดี", "รอ", "ดี", "รอ"]
    two = TABLE.replace("หมายเหตุ\n", "ผลลัพธ์\n\t\tผลผลิต\n")
    proposal = said(two, chosen({(1, 2): "target"}))
    assert [m.target for m in measures(proposal)] == ["ดี", "รอ"]


@pytest.mark.parametrize("headed", [False, True])
def test_a_table_without_known_headings_is_read_as_chosen(headed: bool) -> None:
    assert measures(said(BARE, Choices())) == ()
    choices = chosen({(1, 0): "title", (1, 1): "responsible"}, headings=(1,) if headed else ())
    proposal = said(BARE, choices)
    titles = ["ป้องกัน"] if headed else ["อบรม", "ป้องกัน"]
    assert [m.title for m in measures(proposal)] == titles
    assert [text for text, _ in left(proposal)] == ["สอน", "ตรวจ"][-len(titles) :]
    (table,) = proposal.tables
    assert (table.line, table.kind, table.headed, table.rows) == (1, "measures", headed, len(titles))
    assert [c.heading for c in table.columns] == ["อบรม", "กองคลัง", "สอน"]
    assert [r.kind for r in proposal.recognised] == ["heading"] * headed


def test_a_row_may_be_a_heading() -> None:
    proposal = said(TABLE, chosen(headings=(3,)))
    assert [(m.title, len(m.steps)) for m in measures(proposal)] == [("อบรม", 1)]
    assert [r.line for r in proposal.recognised] == [1, 3]


def test_a_row_left_out_takes_its_measure_with_it() -> None:
    proposal = said(TABLE, chosen(left_out=(3,)))
    assert [m.title for m in measures(proposal)] == ["อบรม"]
    assert left(proposal) == [("ดี", 2), ("๒. ป้องกัน\tตรวจ\tรอ", 3), ("\tติดตาม\t", 4)]
    proposal = said(TABLE, chosen(left_out=(4,)))
    assert [(m.title, len(m.steps)) for m in measures(proposal)] == [("อบรม", 1), ("ป้องกัน", 1)]
    assert ("\tติดตาม\t", 4) in left(proposal)


def test_an_issue_left_out_holds_for_the_measures_under_it() -> None:
    table = "ประเด็น\tมาตรการ\tขั้นตอน\n๓. ก\tข\tค\n\tง\tจ\n"
    proposal = said(table, chosen(left_out=(2,)))
    assert [(m.issue, m.title) for m in measures(proposal)] == [(3, "ง")]


def test_steps_of_a_measure_left_out_go_nowhere_else() -> None:
    table = "มาตรการ\tขั้นตอน\n๑. ก\t๑. ข ๒. ค\n๒. ง\t๓. จ ๑. ฉ\n"
    proposal = said(table, chosen(left_out=(2,)))
    assert [[s.text for s in m.steps] for m in measures(proposal)] == [["ฉ"]]
    assert left(proposal) == [("๑. ก\t๑. ข ๒. ค", 2), ("๓. จ", 3)]


def test_a_row_keeps_its_identifier() -> None:
    before = said(TABLE, Choices()).rows
    assert [row.line for row in before] == [2, 3]
    assert [row.measure for row in before] == [m.id for m in measures(said(TABLE, Choices()))]
    assert said(TABLE, chosen({(1, 2): "outcome.output"})).rows == before
    assert said(TABLE, chosen(left_out=(2,))).rows == before[1:]
    assert said(TABLE.replace("รอ", "รอง"), Choices()).rows[1].measure != before[1].measure


def scores(proposal: Proposal) -> dict[str, str]:
    found = [y.assessment for y in proposal.office.years if y.assessment != Assessment()]
    return {code: str(score) for assessment in found for code, score in assessment.scores.items()}


def test_a_table_of_scores_is_read_as_chosen() -> None:
    assert scores(said(SCORES, chosen(left_out=(2,)))) == {"2": "80"}
    assert scores(said(SCORES, chosen({(1, 2): ""}))) == {}
    unknown = SCORES.replace("คะแนน", "ผล").replace("ตัวชี้วัด", "เรื่อง")
    assert scores(said(unknown, Choices())) == {}
    fields = {(1, 0): "number", (1, 1): "indicator", (1, 2): "score"}
    proposal = said(unknown, chosen(fields, headings=(1,)))
    assert scores(proposal) == {"1": "90", "2": "80"}
    assert (proposal.tables[0].kind, proposal.tables[0].headed) == ("scores", True)
    proposal = said(unknown, chosen(fields))
    assert (proposal.tables[0].kind, proposal.tables[0].headed) == ("scores", False)
    assert left(proposal) == [("ลำดับ\tเรื่อง\tผล", 1)]
    without = "\n".join(unknown.split("\n")[1:])
    assert scores(said(without, chosen(fields))) == {"1": "90", "2": "80"}
    pages = said(SCORES + "\n" + SCORES, chosen({(1, 0): "", (1, 1): "indicator"}, headings=(2,)))
    assert scores(pages) == {"1": "90", "2": "80"}


def test_a_table_of_scores_may_be_one_of_measures() -> None:
    proposal = said(SCORES, chosen({(1, 1): "title"}))
    assert [m.title for m in measures(proposal)] == ["การปฏิบัติหน้าที่", "การใช้งบประมาณ"]
    assert scores(proposal) == {}


def test_only_fields_that_can_be_filled_are_taken() -> None:
    with pytest.raises(ValueError, match="signature"):
        chosen({(1, 0): "signature"})
