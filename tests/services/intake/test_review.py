"""Looking over a source: what is new, what differs, what is chosen, and what the office then is."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.made_docx import PICTURE, cell, made_docx, table
from ita_desk.domain.agency import Agency
from ita_desk.domain.exchange import office_to_json
from ita_desk.domain.ids import counted_ids, random_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.services.intake.merge import merge_offices
from ita_desk.services.intake.reading import Reading, read_copied, read_file
from ita_desk.services.intake.review import AGENCY, MEASURES, SCORES, Review, suggested_parts
from ita_desk.services.session import Session
from services.intake.test_photos_taken import PICTURES
from strategies import offices

REPORT = """รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
{year}

เทศบาลตำบลบ้านสวน
อำเภอสุขใจ จังหวัดแดนดี

มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tระยะเวลา\tผลลัพธ์
๑. ปลูกต้นไม้\tเตรียมดิน\tกองช่าง\tตุลาคม ๒๕๖๗\tร่มรื่น
๒. ปลูกดอกไม้\tรดน้า\tกองคลัง\tตุลาคม ๒๕๖๗\tสวยงาม
๓. ทำป้าย\tด าเนินการ\tกองคลัง\tตุลาคม ๒๕๖๗\tเห็นชัด

ข้อความท้าย
"""
DATED = REPORT.format(year="ประจำปีงบประมาณ พ.ศ. ๒๕๖๘")
SCORED = {
    "agency": {"name": "บ้านสวน"},
    "years": [
        {"fiscal_year": 2567, "assessment": {"level": "ผ่าน", "scores": {"i1": 80}}},
        {"fiscal_year": 2568, "measures": [{"id": "m1", "title": "ก"}], "limitations": ["เวลา"]},
    ],
}


def read(folder: Path, content: str | dict[str, Any] = DATED) -> Reading:
    """Reads a text, or our JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    path = folder / ("source.txt" if isinstance(content, str) else "source.json")
    path.write_text(text, encoding="utf-8")
    return read_file(path, counted_ids("s"))


def review_of(reading: Reading, office: Office | None = None, **choices: Any) -> Review:
    year = choices.pop("fiscal_year", reading.proposal.fiscal_year)
    return Review(reading, office or Office(), counted_ids("r"), year, **choices)


def taken(review: Review) -> Office:
    """The office after the review's edit."""
    return review.edit().apply(review._office)


def measures(office: Office) -> list[str]:
    return [measure.title for year in office.years for measure in year.measures]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return read(tmp_path)


@pytest.fixture
def known(reading: Reading) -> Office:
    """An office that has the first measure as it is, and the second with another outcome and no one responsible."""
    office = taken(review_of(reading))
    year = office.years[0]
    first, second, _ = year.measures
    other = replace(second, responsible=(), outcome=replace(second.outcome, result="เหี่ยว"))
    return office.with_year(replace(year, measures=(first, other)))


def test_everything_is_new_to_an_empty_office(reading: Reading) -> None:
    review = review_of(reading)
    assert review.counts == {"new": 3, "same": 0, "changed": 0}
    assert measures(review.office) == ["ปลูกต้นไม้", "ปลูกดอกไม้", "ทำป้าย"]
    assert (review.differences, review.changes, review.needs_year) == ((), True, False)
    said = {d.path.rpartition("]")[2]: d.incoming for d in review.measures[0].filled}
    assert said[".title"] == "ปลูกต้นไม้"
    assert said[".period"] == "ตุลาคม ๒๕๖๗"
    assert said[".outcome.result"] == "ร่มรื่น"
    assert [text.text for text in review.unplaced] == ["ข้อความท้าย"]
    assert taken(review).years[0].unplaced == review.unplaced
    assert review.edit().name.values == {"file": "source.txt"}


def test_measures_are_compared_with_what_is_there(reading: Reading, known: Office) -> None:
    review = review_of(reading, known)
    assert [row.state for row in review.measures] == ["same", "changed", "new"]
    changed = review.measures[1]
    assert [(d.path, d.current, d.incoming) for d in changed.differences] == [
        ("years[2568].measures[1].outcome.result", "เหี่ยว", "สวยงาม")
    ]
    assert [(d.path, d.incoming) for d in changed.filled] == [
        ("years[2568].measures[1].responsible", "กองคลัง")
    ]
    assert [d.path for d in review.filled] == ["years[2568].measures[1].responsible"]
    assert review.outcome == {"new": 1, "overruled": 0, "filled": 1}
    assert review.first_measure == known.years[0].measures[1].id
    review.take_differences([d.path for d in review.differences], taken=True)
    assert review.outcome == {"new": 1, "overruled": 1, "filled": 1}


def test_the_source_wins_only_where_it_is_chosen(reading: Reading, known: Office) -> None:
    review = review_of(reading, known)
    (difference,) = review.differences
    for chosen, result in ((False, "เหี่ยว"), (True, "สวยงาม"), (False, "เหี่ยว")):
        if chosen or review.takes(difference.path):
            review.take_differences([difference.path], taken=chosen)
        assert review.takes(difference.path) == chosen
        office = taken(review)
        assert office.years[0].measures[1].outcome.result == result
        assert office.years[0].measures[1].responsible == ("กองคลัง",)


def test_a_measure_can_be_left_out(reading: Reading, known: Office) -> None:
    review = review_of(reading, known)
    for row in review.measures:
        review.take_measure(row.measure.id, taken=False)
    assert [(row.state, row.taken) for row in review.measures] == [
        ("same", False),
        ("changed", False),
        ("new", False),
    ]
    assert review.counts == {"new": 0, "same": 0, "changed": 0}
    assert review.differences == ()
    assert review.office is known
    assert not review.changes
    assert review.first_measure == ""
    review.take_measure(review.measures[2].measure.id, taken=True)
    assert measures(taken(review)) == ["ปลูกต้นไม้", "ปลูกดอกไม้", "ทำป้าย"]
    assert taken(review).years[0].measures[1].outcome.result == "เหี่ยว"


def test_groups_of_left_measures_are_left_too(tmp_path: Path) -> None:
    measures = [{"title": "ก", "group": "g1"}, {"title": "ข", "group": "g2"}, {"title": "ค", "group": "g2"}]
    groups = [{"id": name, "lead": name} for name in ("g1", "g2", "g3")]
    review = review_of(
        read(tmp_path, {"years": [{"fiscal_year": 2568, "groups": groups, "measures": measures}]})
    )
    for row in review.measures[:2]:
        review.take_measure(row.measure.id, taken=False)
    assert [group.lead for group in taken(review).years[0].groups] == ["g2", "g3"]


def test_nothing_is_repaired_unless_it_is_accepted(reading: Reading) -> None:
    review = review_of(reading)
    (repair,) = [r for r in review.repairs if r.before == "ด าเนินการ"]
    assert not review.is_repaired(repair)
    assert taken(review).years[0].measures[2].steps[0].text == "ด าเนินการ"
    review.accept_repairs([repair], accepted=True)
    assert review.is_repaired(repair)
    assert taken(review).years[0].measures[2].steps[0].text == "ดำเนินการ"
    assert review.proposal.office.years[0].measures[2].steps[0].text == "ดำเนินการ"
    review.accept_repairs(review.repairs, accepted=False)
    assert taken(review).years[0].measures[2].steps[0].text == "ด าเนินการ"


def test_repairs_belong_to_the_parts_that_are_taken(tmp_path: Path) -> None:
    content = {
        "agency": {"address": "ด าเนินการ"},
        "years": [{"fiscal_year": 2568, "limitations": ["ด าเนินการ"]}],
    }
    review = review_of(read(tmp_path, content))
    assert [r.place for r in review.repairs] == ["agency.address", "years[0].limitations[0]"]
    review.take_part(AGENCY, taken=False)
    assert [r.place for r in review.repairs] == ["years[0].limitations[0]"]
    review.take_part(MEASURES, taken=False)
    assert review.repairs == ()


def test_another_field_for_a_column_is_read_at_once(reading: Reading) -> None:
    review = review_of(reading)
    review.take_measure(review.measures[0].measure.id, taken=False)
    review.accept_repairs(review.repairs, accepted=True)
    (found,) = reading.proposal.tables
    assert reading.samples(found) == ("๑. ปลูกต้นไม้", "เตรียมดิน", "กองช่าง", "ตุลาคม ๒๕๖๗", "ร่มรื่น")
    review.take_reading(reading.with_field(found, 4, "outcome.summary"))
    assert review.reading.choices.fields[found.line, 4] == "outcome.summary"
    assert [row.taken for row in review.measures] == [False, True, True]
    last = taken(review).years[0].measures[1]
    assert (last.outcome.summary, last.outcome.result) == ("เห็นชัด", "")
    assert last.steps[0].text == "ดำเนินการ"


def test_a_table_without_a_heading_is_read_when_a_field_is_chosen(tmp_path: Path) -> None:
    reading = read(tmp_path, "งาน\tใคร\nปลูก\tช่าง\nรดน้ำ\tคลัง\n")
    (found,) = reading.proposal.tables
    assert found.kind == ""
    chosen = reading.with_field(found, 0, "title")
    assert measures(chosen.proposal.office) == ["งาน", "ปลูก", "รดน้ำ"]
    headed = chosen.with_heading_row(found, heading=True)
    assert measures(headed.proposal.office) == ["ปลูก", "รดน้ำ"]
    assert headed.samples(headed.proposal.tables[0])[0] == "ปลูก"
    assert measures(headed.with_heading_row(found, heading=False).proposal.office) == measures(
        chosen.proposal.office
    )
    other = replace(found, line=99)
    assert reading.samples(other) == ("", "")


def test_a_source_without_a_year_waits_for_one(tmp_path: Path) -> None:
    reading = read(tmp_path, REPORT.format(year=""))
    review = review_of(reading)
    assert (review.fiscal_year, review.needs_year, review.changes) == (None, True, False)
    assert review.office == Office()
    review.choose_year(2569)
    assert [int(year.fiscal_year) for year in taken(review).years] == [2569]
    with pytest.raises(ValueError, match="2025"):
        review.choose_year(2025)
    assert (review.fiscal_year, review.needs_year) == (2569, False)
    nothing_but_the_agency = review_of(reading, parts={AGENCY})
    assert not nothing_but_the_agency.needs_year
    assert nothing_but_the_agency.office == Office(reading.proposal.office.agency)


def test_another_year_than_the_source_s(reading: Reading) -> None:
    review = review_of(reading, fiscal_year=2570)
    assert [int(year.fiscal_year) for year in taken(review).years] == [2570]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({MEASURES, SCORES, AGENCY}, ("บ้านสวน", ["ผ่าน", ""], 1)),
        ({MEASURES}, ("", ["", ""], 1)),
        ({SCORES}, ("", ["ผ่าน"], 0)),
        ({AGENCY}, ("บ้านสวน", [], 0)),
    ],
)
def test_parts_are_taken_or_left(tmp_path: Path, parts: set[str], expected: object) -> None:
    review = review_of(read(tmp_path, SCORED))
    for part in (MEASURES, SCORES, AGENCY):
        review.take_part(part, taken=part in parts)
        assert review.takes(part) == (part in parts)
    office = taken(review)
    levels = [year.assessment.level for year in office.years]
    assert (office.agency.name, levels, len(review.measures)) == expected


def test_our_own_json_has_no_tables(tmp_path: Path) -> None:
    reading = read(tmp_path, SCORED)
    assert reading.proposal.tables == ()
    some = read(tmp_path).proposal.tables[0]
    assert set(reading.samples(some)) == {""}
    assert reading.with_field(some, 0, "title").proposal == reading.proposal


def test_another_agency_is_not_taken_unasked(reading: Reading) -> None:
    for name, taken_too in (("", True), ("บ้านสวน ", True), ("บ้านไร่", False)):
        parts = suggested_parts(reading, Office(Agency(name=name)))
        assert (AGENCY in parts) == taken_too
        assert {MEASURES, SCORES} <= parts


def test_photos_are_those_that_the_office_lacks(tmp_path: Path) -> None:
    pictures = "<w:p>" + "".join(PICTURE.format(key) for key in ("p1", "p3", "p1")) + "</w:p>"
    head = cell("มาตรการ") + cell("ผลการดำเนินการ (output)")
    path = tmp_path / "a.docx"
    path.write_bytes(made_docx(table(head, cell("๑. ก") + cell(pictures)), pictures=PICTURES))
    reading = read_file(path, counted_ids("s"))
    review = review_of(reading, fiscal_year=2568)
    assert len(review.photos) == 1
    assert [note.key for note in review.proposal.notes if "photo" in note.key] == ["intake.photo_unreadable"]
    again = review_of(
        reading.with_field(reading.proposal.tables[0], 0, "title"), taken(review), fiscal_year=2568
    )
    assert not again.photos
    review.take_measure(review.measures[0].measure.id, taken=False)
    assert not review.photos


def test_the_half_year_is_told_too(tmp_path: Path) -> None:
    half = {"title": "ก", "half_year": {"output": "ครึ่งทาง", "done_on": {"text": "มีนาคม"}}}
    review = review_of(read(tmp_path, {"years": [{"fiscal_year": 2568, "measures": [half]}]}))
    said = [(d.path, d.incoming) for d in review.measures[0].filled if "half_year" in d.path]
    assert said == [
        ("years[].measures[].half_year.output", "ครึ่งทาง"),
        ("years[].measures[].half_year.done_on", "มีนาคม"),
    ]


def test_one_undo_brings_the_office_back(reading: Reading, known: Office) -> None:
    session = Session(known, lambda: 0.0)
    before = office_to_json(session.office)
    review = review_of(reading, session.office)
    session.apply(review.edit())
    assert measures(session.office)[-1] == "ทำป้าย"
    session.undo()
    assert office_to_json(session.office) == before
    assert session.undo_name is None


# --- what was copied -----------------------------------------------------------------------------------------

TABLE = "<table><tr><td>มาตรการ<td>ขั้นตอน<td>ผู้รับผิดชอบ<tr><td>ปลูก<br>ต้นไม้<td>ขุด<td>ช่าง</table>"
TEXT = "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\r\nปลูกดอกไม้\tขุด\tช่าง\r\n"


@pytest.mark.parametrize(
    ("html", "text", "titles"),
    [
        (TABLE, TEXT, ["ปลูก ต้นไม้"]),
        ("", TEXT, ["ปลูกดอกไม้"]),
        ("<title>ก</title><p>ข</p>", TEXT, ["ปลูกดอกไม้"]),
        (TABLE, "", ["ปลูก ต้นไม้"]),
    ],
)
def test_a_copied_table_is_read_from_the_page_first(html: str, text: str, titles: list[str]) -> None:
    reading = read_copied(html, text, "ที่คัดลอก", counted_ids("s"))
    assert measures(reading.proposal.office) == titles
    assert reading.file == "ที่คัดลอก"


@pytest.mark.parametrize(("html", "text"), [("", ""), ("<b>ก</b>", "ก\nข"), ("<title>ก</title><p>ข</p>", "")])
def test_without_a_table_nothing_is_read(html: str, text: str) -> None:
    with pytest.raises(UserError) as caught:
        read_copied(html, text, "ที่คัดลอก", counted_ids("s"))
    assert caught.value.key == "intake.no_table"


# --- place by place ------------------------------------------------------------------------------------------


@given(offices(max_years=1), offices(max_years=1), st.data())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_consent_to_every_place_is_consent_to_all(
    current: Office, incoming: Office, data: st.DataObject
) -> None:
    def merged(accept: Any) -> Office:
        return merge_offices(current, incoming, accept, counted_ids("q")).office

    paths = [
        difference.path for difference in merge_offices(current, incoming, False, random_ids()).differences
    ]
    assert merged(set(paths)) == merged(True)
    assert merged(()) == merged(False)
    if paths:
        chosen = data.draw(st.sets(st.sampled_from(paths)))
        left = merge_offices(merged(chosen), incoming, False, random_ids()).differences
        assert {d.path for d in left} == set(paths) - chosen


def test_the_merge_tells_who_was_matched_with_whom(reading: Reading, known: Office) -> None:
    incoming = reading.proposal.office
    merged = merge_offices(known, incoming, False, counted_ids("q"))
    ids = [merged.ids[measure.id] for measure in incoming.years[0].measures]
    assert ids == [measure.id for measure in merged.office.years[0].measures]
    assert ids[:2] == [measure.id for measure in known.years[0].measures]
    renamed = replace(known.years[0], measures=(Measure("x1", "1", title="ปลูก ต้นไม้"),))
    merged = merge_offices(known.with_year(renamed), incoming, False, counted_ids("q"))
    assert merged.ids[incoming.years[0].measures[0].id] == "x1"
