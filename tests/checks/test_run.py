"""Only what an edit has touched is looked at again."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from checks.offices import AGENCY, YEAR, office_of
from ita_desk.checks import run
from ita_desk.checks.check import Found, MeasureCheck, TextCheck, found, found_at
from ita_desk.checks.context import Setting
from ita_desk.checks.run import Checker
from ita_desk.domain.agency import Signatory
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.finding import Finding
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, MeasureGroup
from ita_desk.domain.office import Office
from ita_desk.domain.texts import Place, PlacedText, texts_of_agency, texts_of_measure, texts_of_year
from ita_desk.domain.year_report import YearReport

FIRST, SECOND = Measure("m1", "1", title="ก"), Measure("m2", "2", title="ข")


class Seen:
    """Two checks that find everything, and what they were given."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.measures: list[str] = []

    def find_text(self, placed: PlacedText, _: Setting) -> Iterator[Found]:
        self.texts.append(placed.text)
        yield found(0, 1)

    def find_measure(self, measure: Measure, _: Setting) -> Iterator[Found]:
        self.measures.append(measure.id)
        yield replace(found_at(Place(YEAR, measure.id, "title")), end=1)

    def checker(self) -> Checker:
        checks = (
            TextCheck("text.any", "consider", self.find_text),
            MeasureCheck("order.any", "must", self.find_measure),
        )
        return Checker(checks, lambda _: None)


def test_a_year_that_is_not_there_has_no_problems() -> None:
    assert Seen().checker().problems(office_of(FIRST), YEAR + 1) == ()


def test_the_worst_come_first_with_their_words() -> None:
    problems = Seen().checker().problems(office_of(FIRST), YEAR)
    assert [(p.code, p.text) for p in problems][:2] == [("order.any", "ก"), ("text.any", AGENCY.name[0])]


def test_only_what_changed_is_looked_at_again() -> None:
    seen = Seen()
    checker = seen.checker()
    before = checker.problems(office_of(FIRST, SECOND), YEAR)
    seen.texts.clear()
    seen.measures.clear()
    after = checker.problems(office_of(FIRST, replace(SECOND, title="ค")), YEAR)
    assert (seen.texts, seen.measures) == (["ค"], ["m2"])
    assert len(after) == len(before)


def test_another_setting_is_looked_at_whole() -> None:
    seen = Seen()
    checker = seen.checker()
    checker.problems(office_of(FIRST), YEAR)
    seen.measures.clear()
    checker.problems(office_of(FIRST, agency=replace(AGENCY, name="อื่น")), YEAR)
    assert seen.measures == ["m1"]


def test_the_same_words_in_the_same_field_are_looked_at_once() -> None:
    seen = Seen()
    problems = seen.checker().problems(office_of(FIRST, replace(SECOND, title="ก", target="ก")), YEAR)
    assert seen.texts.count("ก") == 2
    assert [p.place for p in problems if p.code == "text.any" and p.text == "ก"] == [
        Place(YEAR, "m1", "title"),
        Place(YEAR, "m2", "title"),
        Place(YEAR, "m2", "target"),
    ]


def test_a_check_of_texts_is_not_told_which_record_it_looks_at() -> None:
    places: list[Place] = []

    def find(placed: PlacedText, _: Setting) -> Iterator[Found]:
        places.append(placed.place)
        yield from ()

    office = office_of(FIRST, findings=(Finding("f1", about="ข"),), limitations=("ค",))
    Checker([TextCheck("text.any", "consider", find)], lambda _: None).problems(office, YEAR)
    assert {place.record for place in places} == {"agency", "report", ""}
    assert Place(YEAR, "", "title") in places
    assert Place(0, "agency", "name") in places


def test_texts_are_told_as_they_stand() -> None:
    office = office_of(
        FIRST,
        replace(SECOND, target="ค"),
        agency=replace(AGENCY, signatories=(Signatory("reporter", name="ง"),)),
        assessment=Assessment(level="ผ่าน"),
        findings=(Finding("f1", to_maintain="จ"),),
        groups=(MeasureGroup("g1", "ฉ"),),
        texts=FrozenMap({"memo/opening": "ช"}),
        limitations=("ซ",),
    )
    (report,) = office.years
    told = [p.place for p in Seen().checker().problems(office, YEAR) if p.code == "text.any"]
    assert told == [text.place for text in (*texts_of_agency(office.agency), *texts_of_year(report))]
    assert len({place.record for place in told}) == 6


def test_going_to_another_year_and_back_looks_at_nothing_again() -> None:
    seen = Seen()
    checker = seen.checker()
    other = replace(YearReport.empty(YEAR - 1), measures=(replace(FIRST, title="ฌ"),))
    office = Office(AGENCY, (other, *office_of(FIRST).years))
    before = [checker.problems(office, year) for year in (YEAR, YEAR - 1)]
    seen.texts.clear()
    seen.measures.clear()
    assert [checker.problems(office, year) for year in (YEAR, YEAR - 1)] == before
    assert (seen.texts, seen.measures) == ([], [])


@pytest.mark.parametrize("measures", [2, 50])
def test_an_edit_reads_the_texts_of_one_measure(monkeypatch: pytest.MonkeyPatch, measures: int) -> None:
    read: list[str] = []

    def texts(year: int, measure: Measure) -> Iterator[PlacedText]:
        read.append(measure.id)
        return texts_of_measure(year, measure)

    monkeypatch.setattr(run, "texts_of_measure", texts)
    many = [Measure(f"m{n}", str(n), title=f"ก{n}") for n in range(measures)]
    checker = Seen().checker()
    checker.problems(office_of(*many), YEAR)
    assert len(read) == measures
    read.clear()
    checker.problems(office_of(replace(many[0], title="ใหม่"), *many[1:]), YEAR)
    assert read == ["m0"]
