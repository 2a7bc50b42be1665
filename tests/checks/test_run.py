"""Only what an edit has touched is looked at again."""

from collections.abc import Iterator
from dataclasses import replace

from checks.offices import AGENCY, YEAR, office_of
from ita_desk.checks.check import Found, MeasureCheck, TextCheck, found, found_at
from ita_desk.checks.context import Setting
from ita_desk.checks.run import Checker
from ita_desk.domain.measure import Measure
from ita_desk.domain.texts import Place, PlacedText

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
