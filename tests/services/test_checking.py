"""The problems of a year, without those that somebody said are none; and saying so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from ita_desk.checks.check import Check, Found, TextCheck, YearCheck, found
from ita_desk.checks.context import Context, Setting
from ita_desk.checks.problem import Remedy
from ita_desk.checks.run import Checker
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.texts import Place, PlacedText, texts_of_measure
from ita_desk.domain.year_report import YearReport
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.services import checking as module
from ita_desk.services.checking import (
    CheckedYear,
    YearChecking,
    build_year_checking,
    by_severity,
)
from ita_desk.services.edits.accepted import accept_problem, withdraw_acceptance
from small_office import M1, M2, OFFICE, YEAR, changed_parts, refusal

DAY = date(2026, 11, 21)


def find_word(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find a word, once or oftener."""
    start = placed.text.find("อบรม")
    while start >= 0:
        yield found(start, start + 4, remedy=Remedy("replace", "ฝึก"), word="อบรม")
        start = placed.text.find("อบรม", start + 1)


def find_year(context: Context) -> Iterator[Found]:
    """Find the second measure, and words of the first one's title."""
    yield replace(found(count=len(context.report.measures)), place=Place(2568, "m2"))
    yield replace(found(0, 2), place=Place(2568, "m1", "title"))


CHECKS: tuple[Check, ...] = (
    TextCheck("text.training", "should", find_word),
    YearCheck("order.second", "must", find_year),
)


def checked(office: Office, year: int = 2568) -> CheckedYear:
    return YearChecking(Checker(CHECKS, lambda _: None)).check_year(office, year)


def told(year: CheckedYear) -> list[tuple[str, str, str]]:
    return [(one.problem.code, one.path, one.problem.text) for one in year.problems]


def test_problems_with_their_paths_texts_and_words() -> None:
    year = checked(OFFICE)
    assert told(year) == [
        ("order.second", "measures[0].title", "อบ"),
        ("order.second", "measures[1]", ""),
        ("text.training", "measures[0].title", "อบรม"),
        ("text.training", "measures[0].outcome.output", "อบรม"),
    ]
    assert [one.text for one in year.problems] == ["อบรม", "", "อบรม", "อบรมแล้ว"]
    assert (year.year, year.count("must"), year.count("should"), year.count("consider")) == (2568, 2, 2, 0)
    assert year.worst == {"m1": ("must", 3), "m2": ("must", 1)}
    assert [(s, len(alike)) for s, alike in by_severity(year.problems)] == [("must", 2), ("should", 2)]


def test_a_year_that_is_not_there() -> None:
    assert checked(OFFICE, 2500) == CheckedYear(2500)


def test_an_accepted_problem_stands_apart() -> None:
    first = checked(OFFICE).problems[2]
    edit = accept_problem(2568, first, "ผู้ตรวจ", DAY)
    assert edit.name.key == "edit.accept_problem"
    assert changed_parts(edit) == {(2568, "accepted", "")}
    office = edit.apply(OFFICE)
    year = checked(office)
    assert len(year.problems) == 3
    (one,) = year.accepted
    assert (one.problem, one.path) == (first.problem, first.path)
    assert one.accepted is not None
    assert (one.accepted.who, one.accepted.day) == ("ผู้ตรวจ", DAY)
    assert accept_problem(2568, first, "อีกคน", DAY).apply(office) is office
    back = withdraw_acceptance(2568, one.accepted)
    assert told(checked(back.apply(office))) == told(checked(OFFICE))
    assert back.apply(OFFICE) is OFFICE


def test_an_acceptance_ends_when_the_text_changes_and_holds_again_when_it_is_back() -> None:
    office = accept_problem(2568, checked(OFFICE).problems[2], "", DAY).apply(OFFICE)
    longer = replace(M1, title="อบรมใหม่")
    year = office.year(2568)
    assert year is not None
    changed = office.with_year(replace(year, measures=(longer, *year.measures[1:])))
    assert checked(changed).accepted == ()
    assert len(checked(changed).problems) == 4
    assert len(checked(changed.with_year(replace(year, measures=YEAR.measures))).accepted) == 1


def test_each_of_two_like_words_is_accepted_alone() -> None:
    office = OFFICE.with_year(replace(YEAR, measures=(replace(M2, title="อบรม อบรม"),)))
    first, second = (one for one in checked(office).problems if one.problem.code == "text.training")
    assert first.key != second.key
    assert len(checked(accept_problem(2568, first, "", DAY).apply(office)).accepted) == 1


def test_an_acceptance_ends_when_the_values_change() -> None:
    second = checked(OFFICE).problems[1]
    assert second.problem.values == FrozenMap({"count": "3"})
    office = accept_problem(2568, second, "", DAY).apply(OFFICE)
    assert len(checked(office).accepted) == 1
    year = office.year(2568)
    assert year is not None
    assert checked(office.with_year(replace(year, measures=(M1, M2)))).accepted == ()


def test_a_year_that_went() -> None:
    edit = accept_problem(2500, checked(OFFICE).problems[0], "", DAY)
    assert refusal(edit)[0] == "edit.unknown_year"


def test_all_checks_are_run() -> None:
    office = OFFICE.with_year(replace(YEAR, measures=(replace(M2, title="ตำบลตำบลหนึ่ง"),)))
    checking = build_year_checking(shipped_frameworks().of_year)
    codes = [one.problem.code for one in checking.check_year(office, 2568).problems]
    assert "identity.doubled-word" in codes


def test_a_word_that_is_right_is_right_anywhere() -> None:
    checks = (TextCheck("text.unknown-word", "consider", find_word), *CHECKS)
    checking = YearChecking(Checker(checks, lambda _: None))

    def asked(office: Office) -> int:
        year = checking.check_year(office, 2568)
        return sum(one.problem.code == "text.unknown-word" for one in year.problems)

    first = next(
        one for one in checking.check_year(OFFICE, 2568).problems if one.problem.code == "text.unknown-word"
    )
    learnt = accept_problem(2568, first, "ก", DAY).apply(OFFICE)
    assert (asked(OFFICE) > 0, asked(learnt)) == (True, 0)
    report = learnt.year(2568)
    assert report is not None
    elsewhere = learnt.with_year(replace(report, accepted=()))
    elsewhere = elsewhere.with_year(replace(YearReport.empty(2567), accepted=report.accepted))
    assert asked(elsewhere) == 0
    assert asked(withdraw_acceptance(2568, report.accepted[0]).apply(elsewhere)) == asked(OFFICE)


def test_only_texts_of_measures_with_problems_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def texts(year: int, measure: Measure) -> Iterator[PlacedText]:
        read.append(measure.id)
        return texts_of_measure(year, measure)

    monkeypatch.setattr(module, "texts_of_measure", texts)
    monkeypatch.setattr(module, "path_of", lambda *_: pytest.fail("it goes through all records"))
    many = OFFICE.with_year(replace(YEAR, measures=(*YEAR.measures, *(Measure(f"n{n}") for n in range(50)))))
    assert len(checked(many).problems) == 4
    assert sorted(read) == ["m1", "m2"]
