"""Remedies go through the edits that a user's own change would, and never through stale words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ita_desk.checks.problem import Problem, Remedy
from ita_desk.domain.agency import FormerName, Signatory
from ita_desk.domain.assessment import PrintedScore
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, MeasureGroup, Period
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.domain.year_report import OitLink
from ita_desk.errors import UserError
from ita_desk.i18n import Message, Messages
from ita_desk.services.edits.edit import Edit
from ita_desk.services.remedies import remedies_edit, remedy_edit, remedy_words, same_kind
from ita_desk.services.remedy_paths import value_at
from small_office import M1, M2, OFFICE, YEAR

FULL_M1 = replace(
    M1, responsible=("กองคลัง", "กองช่าง"), half_year=Outcome(output="ครึ่งปี", evidence=(Evidence("h1"),))
)
FULL_YEAR = replace(
    YEAR,
    measures=(FULL_M1, *YEAR.measures[1:]),
    assessment=replace(YEAR.assessment, as_printed=(PrintedScore("7", "๗", "๙๙..๘"),)),
    findings=(replace(YEAR.findings[0], questions=(FindingQuestion("o1", "ข้อ"),)), YEAR.findings[1]),
    groups=(
        replace(YEAR.groups[0], items=("ก", "ข"), headings=FrozenMap({"outcome.output": "ผล"})),
        YEAR.groups[1],
    ),
    oit_links=(OitLink("o1", "htp://a", "คำ"),),
    signatories=(Signatory("reporter", name="ผู้รายงาน"),),
)
FULL = Office(
    replace(OFFICE.agency, website="htp://x", former=(FormerName(2560, "อบต.", "เดิม"),)),
    (OFFICE.years[0], FULL_YEAR),
)


def problem(record: str, field: str, remedy: Remedy | None, words: str = "", start: int = 0) -> Problem:
    span = (start, start + len(words)) if words else None
    year = 0 if record == AGENCY else 2568
    return Problem("text.test", "should", Place(year, record, field), span, words, remedy=remedy)


def at(office: Office, record: str, field: str) -> object:
    """What stands at a place."""
    if record == AGENCY:
        return value_at(office.agency, field)
    report = office.year(2568)
    assert report is not None
    listed: tuple[Measure | Finding | MeasureGroup, ...] = (
        *report.measures,
        *report.findings,
        *report.groups,
    )
    records = {one.id: one for one in listed}
    return value_at(records.get(record, report), field)


TEXTS = [
    ("m1", "title", "edit.set_measure_field"),
    ("m1", "steps[1]", "edit.set_step"),
    ("m1", "responsible[1]", "edit.set_measure_field"),
    ("m1", "outcome.output", "edit.set_measure_field"),
    ("m1", "half_year.output", "edit.set_measure_field"),
    ("m1", "outcome.evidence[0].caption", "edit.set_evidence_field"),
    ("f1", "shortcomings", "edit.set_finding_field"),
    ("f1", "questions[0].title", "edit.set_finding_field"),
    ("g1", "lead", "edit.set_groups"),
    ("g1", "items[1]", "edit.set_groups"),
    ("g1", "headings.outcome.output", "edit.set_groups"),
    (AGENCY, "name", "edit.set_agency_field"),
    (AGENCY, "website", "edit.set_agency_field"),
    (AGENCY, "divisions[0]", "edit.set_agency_divisions"),
    (AGENCY, "signatories[0].name", "edit.set_agency_signatories"),
    (AGENCY, "former[0].name", "edit.set_agency_field"),
    (REPORT, "texts.memo/opening", "edit.set_section_text"),
    (REPORT, "limitations[0]", "edit.set_limitations"),
    (REPORT, "oit_links[0].url", "edit.set_oit_links"),
    (REPORT, "signatories[0].name", "edit.set_year_signatories"),
    (REPORT, "unplaced[1].text", "edit.set_unplaced"),
    (REPORT, "assessment.level", "edit.set_level"),
    (REPORT, "assessment.as_printed[0].text", "edit.set_as_printed"),
]


@pytest.mark.parametrize(("record", "field", "name"), TEXTS)
def test_words_are_replaced_where_they_stand(record: str, field: str, name: str) -> None:
    text = str(at(FULL, record, field))
    edit = remedy_edit(problem(record, field, Remedy("replace", "ใหม่"), text[:3]), FULL)
    assert (edit.name.key, edit.merge_key) == (name, "")
    Messages("th").text(edit.name)
    assert at(edit.apply(FULL), record, field) == f"ใหม่{text[3:]}"


@pytest.mark.parametrize(("record", "field", "name"), TEXTS)
def test_other_words_stay_as_they_are(record: str, field: str, name: str) -> None:
    with pytest.raises(UserError, match=r"check\.changed"):
        remedy_edit(problem(record, field, Remedy("replace", "ใหม่"), "อื่น"), FULL)


def test_words_that_change_before_the_edit_is_made() -> None:
    edit = remedy_edit(problem("m2", "title", Remedy("replace", ""), "เผย"), OFFICE)
    other = OFFICE.with_year(replace(YEAR, measures=(M1, replace(M2, title="ประกาศ"))))
    with pytest.raises(UserError, match=r"check\.changed"):
        edit.apply(other)


@pytest.mark.parametrize(
    ("record", "field", "value", "name"),
    [
        ("m1", "period", Period(date(2024, 10, 1), None, "ต.ค."), "edit.set_measure_field"),
        ("m1", "outcome.status", "done", "edit.set_measure_field"),
        ("m1", "outcome.evidence[1].url", "https://a", "edit.set_evidence_field"),
        ("m1", "half_year.evidence[0].url", "https://a", "edit.set_evidence_field"),
        ("f2", "about", "issue:3", "edit.set_finding_field"),
        (AGENCY, "kind", "ทต.", "edit.set_agency_field"),
        (REPORT, "basis_year", 2568, "edit.set_basis_year"),
        (REPORT, "report_date", date(2025, 1, 2), "edit.set_report_date"),
        (REPORT, "assessment.scores.total", Decimal("95.1"), "edit.set_score"),
        (REPORT, "assessment.scores.9.1", Decimal(90), "edit.set_score"),
    ],
)
def test_a_value_is_set(record: str, field: str, value: object, name: str) -> None:
    edit = remedy_edit(problem(record, field, Remedy("set", value)), FULL)
    assert edit.name.key == name
    assert at(edit.apply(FULL), record, field) == value


@pytest.mark.parametrize(
    ("record", "field", "left"),
    [
        ("m1", "", lambda office: [m.id for m in office.years[1].measures] == ["m2", "m3"]),
        ("m1", "steps[1]", lambda office: [s.id for s in office.years[1].measures[0].steps] == ["s1", "s3"]),
        ("m1", "responsible[0]", lambda office: office.years[1].measures[0].responsible == ("กองช่าง",)),
        (
            "m1",
            "outcome.evidence[0]",
            lambda office: [e.id for e in office.years[1].measures[0].outcome.evidence] == ["e2", "e3"],
        ),
        (
            "m1",
            "half_year.evidence[0].url",
            lambda office: office.years[1].measures[0].half_year.evidence == (),
        ),
        ("f1", "", lambda office: [f.id for f in office.years[1].findings] == ["f2"]),
        ("f1", "questions[0].code", lambda office: office.years[1].findings[0].questions == ()),
        ("g1", "", lambda office: [g.id for g in office.years[1].groups] == ["g2"]),
        ("g1", "items[0]", lambda office: office.years[1].groups[0].items == ("ข",)),
        (AGENCY, "divisions[0]", lambda office: office.agency.divisions == ()),
        (REPORT, "limitations[0]", lambda office: office.years[1].limitations == ()),
        (REPORT, "unplaced[0].text", lambda office: office.years[1].unplaced == YEAR.unplaced[1:]),
        (REPORT, "texts.memo/opening", lambda office: office.years[1].texts == {}),
        (REPORT, "assessment.scores.total", lambda office: office.years[1].assessment.scores == {}),
        (REPORT, "assessment.as_printed[0]", lambda office: office.years[1].assessment.as_printed == ()),
    ],
)
def test_a_record_is_removed(record: str, field: str, left: Callable[[Office], bool]) -> None:
    edit = remedy_edit(problem(record, field, Remedy("remove")), FULL)
    Messages("th").text(edit.name)
    assert left(edit.apply(FULL))


@pytest.mark.parametrize("kind", ["set", "remove"])
@pytest.mark.parametrize(
    ("record", "field"),
    [
        *(
            ("m9", "title"),
            ("m9", ""),
            ("m1", "steps[9]"),
            ("m1", "outcome.evidence[9].url"),
            (REPORT, "limitations[9]"),
        ),
        *(
            (REPORT, "signed[0].form"),
            (REPORT, "unplaced[9].text"),
            (AGENCY, "divisions[9]"),
            (REPORT, "pictures.a"),
        ),
    ],
)
def test_what_is_not_there_is_refused(record: str, field: str, kind: str) -> None:
    with pytest.raises(UserError, match=r"check\.changed"):
        remedy_edit(problem(record, field, Remedy(kind, "ก")), FULL)


def test_a_year_that_is_gone() -> None:
    gone = Problem("a.b", "must", Place(2500, "m1", "title"), remedy=Remedy("set", "ก"))
    with pytest.raises(UserError, match=r"check\.changed"):
        remedy_edit(gone, FULL)


def test_a_problem_without_a_remedy() -> None:
    with pytest.raises(UserError, match=r"check\.no_remedy"):
        remedy_edit(problem("m1", "title", None), OFFICE)


# --- many at once --------------------------------------------------------------------------------------------


def spelt(text: str) -> Office:
    return OFFICE.with_year(replace(YEAR, measures=(replace(M1, title=text), M2)))


def test_all_of_one_kind_as_one_edit() -> None:
    office = spelt("กก ขข กก")
    found = [problem("m1", "title", Remedy("replace", "ยาวกว่า"), "กก", start) for start in (0, 6)]
    edit = remedies_edit(found)
    assert edit.name == Message("edit.remedies", {"count": 2})
    assert at(edit.apply(office), "m1", "title") == "ยาวกว่า ขข ยาวกว่า"


def test_removals_come_last_and_from_the_end() -> None:
    found = [
        problem("m1", "steps[0]", Remedy("remove")),
        problem("m1", "steps[1]", Remedy("remove")),
        problem("m1", "steps[2]", Remedy("replace", "จบ"), "สรุป"),
    ]
    changed = remedies_edit(found).apply(OFFICE).years[1].measures[0]
    assert [(step.id, step.text) for step in changed.steps] == [("s3", "จบ")]


def test_those_that_have_changed_are_left_out() -> None:
    found = [problem("m1", "title", Remedy("replace", "ข"), words) for words in ("อบ", "ไม่")]
    assert at(remedies_edit(found).apply(OFFICE), "m1", "title") == "ขรม"
    refused: Edit = remedies_edit(found[1:])
    with pytest.raises(UserError, match=r"check\.changed"):
        refused.apply(OFFICE)


def test_the_same_kind() -> None:
    one, other = problem("m1", "title", Remedy("set", "ก")), problem("m2", "title", Remedy("set", "ก"))
    unlike = replace(other, code="text.other")
    assert same_kind(one, [one, other, unlike, problem("m1", "title", None)]) == (one, other)


@pytest.mark.parametrize(
    ("remedy", "key"),
    [
        (Remedy("remove"), "remedy.remove"),
        (Remedy("replace", ""), "remedy.delete"),
        (Remedy("replace", "ก"), "remedy.replace"),
        (Remedy("set", "ก"), "remedy.set"),
        (Remedy("set", Decimal("95.1")), "remedy.set"),
        (Remedy("set", Period()), "remedy.set_record"),
    ],
)
def test_what_a_remedy_does_in_words(remedy: Remedy, key: str) -> None:
    words = remedy_words(remedy)
    assert words.key == key
    Messages("th").text(words)
