"""Looks at single texts, for the tests of the checks of texts."""

from collections.abc import Iterable

from checks.offices import AGENCY, YEAR, problems_of, saying
from ita_desk.checks.check import Found
from ita_desk.checks.context import Setting
from ita_desk.checks.problem import Problem
from ita_desk.domain.texts import Place, PlacedText

SETTING = Setting(AGENCY, YEAR, YEAR - 1, None, None)


def placed(text: str, field: str = "title", record: str = "m1") -> PlacedText:
    """A text at a place."""
    return PlacedText(Place(YEAR, record, field), text)


def words_of(text: str, found: Iterable[Found]) -> list[str]:
    """The words that were found in a text."""
    return [text[one.start : one.end] for one in found]


def said_of(text: str, code: str) -> tuple[Problem, ...]:
    """What one check says about a text."""
    return tuple(problem for problem in problems_of(saying(text)) if problem.code == code)


def mended(text: str, code: str) -> str:
    """A text with the remedies of one check made."""
    for problem in reversed(said_of(text, code)):
        assert problem.remedy is not None
        value = str(problem.remedy.value)
        if problem.remedy.kind == "set":
            return value
        assert problem.span is not None
        text = text[: problem.span[0]] + value + text[problem.span[1] :]
    return text
