"""What a user can change in the table of scores, which years and codes it shows, and how a typed score is read."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Protocol

from ita_desk.domain.assessment import PrintedScore
from ita_desk.domain.framework import Framework
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit, add_year
from ita_desk.services.edits.year import set_level, set_score
from ita_desk.thai.digits import to_arabic

_SCORE = re.compile(r"([0-9]+(?:\.([0-9]+))?)\s*%?")
_NO_SCORE = ("", "-", "–")
_DECIMALS = 10  # what a spreadsheet shows beyond is the noise of binary fractions
_INSTRUMENTS = ("IIT", "EIT", "OIT")
_PARTS = ("EIT/1", "EIT/2")
_FIRST = ("total", "IIT", "EIT", "EIT/1", "EIT/2", "OIT")


class Coded(Protocol):
    """A record of a framework that bears a code."""

    @property
    def code(self) -> str:
        """The code."""


def score_years(office: Office, fiscal_year: int) -> tuple[int, ...]:
    """The years the table shows, ascending: those of the office, and the basis year of the given one."""
    years = {int(report.fiscal_year) for report in office.years}
    report = office.year(fiscal_year)
    return tuple(sorted(years | {int(report.basis_year)} if report else years))


def score_codes(
    office: Office, framework: Framework | None, asked: Iterable[Framework] = ()
) -> tuple[str, ...]:
    """The codes the table shows: total, instruments with EIT's parts, indicators with their parts, then questions.

    They are those of the framework (without one: the three instruments, EIT's parts and ten indicators), the
    questions of the years `asked`, and all that have a score in any year; numbers stand in natural order.
    """
    if framework is None:
        known = {*_INSTRUMENTS, *_PARTS, *map(str, range(1, 11))}
    else:
        known = _codes_of(
            framework.instruments, framework.parts, framework.indicators, framework.sub_indicators
        )
    known |= {code for year in asked for code in _codes_of(year.parts, year.questions)}
    scored = {code for report in office.years for code in report.assessment.scores}
    return tuple(sorted({"total", *known, *scored}, key=_place_of))


def _codes_of(*records: Iterable[Coded]) -> set[str]:
    return {record.code for some in records for record in some}


def printed_entries(report: YearReport | None, code: str) -> tuple[PrintedScore, ...]:
    """What a former report printed oddly for a code."""
    entries = report.assessment.as_printed if report else ()
    return tuple(entry for entry in entries if entry.code == code)


def in_doubt(report: YearReport | None, code: str) -> bool:
    """Whether a former report leaves open which score a code has: it printed several, or another than is kept."""
    entries = printed_entries(report, code)
    kept = report.assessment.scores.get(code) if report else None
    return len(entries) > 1 or any(_read(entry.text) != kept for entry in entries)


def _read(text: str) -> Decimal | None:
    try:
        return parse_score(text)
    except UserError:
        return Decimal("NaN")  # no score, so unlike any


def _place_of(code: str) -> tuple[int, tuple[int, ...], str]:
    if code in _FIRST:
        return _FIRST.index(code), (), code
    kind = "0ieo".find(code[0])  # indicators begin with a digit
    return len(_FIRST) + max(kind, 0), tuple(map(int, re.findall("[0-9]+", code))), code


def parse_score(text: str) -> Decimal | None:
    """The score in a text: a number of 0-100 in Thai or Arabic digits, with or without "%"; None for blank or "-".

    Raises UserError `edit.not_a_score`.
    """
    typed = to_arabic(text).strip()
    if typed in _NO_SCORE:
        return None
    found = _SCORE.fullmatch(typed)
    if found is None or (score := Decimal(found[1])) > 100:
        raise UserError("edit.not_a_score", text=text.strip())
    return round(score, _DECIMALS).normalize() if len(found[2] or "") > _DECIMALS else score


def set_scores(
    entries: Mapping[tuple[int, str], Decimal | None], levels: Mapping[int, str] = FrozenMap()
) -> Edit:
    """Set many announced scores, by year and code, and the levels of years, as one edit.

    None removes a score. Years that are missing are added if they get something. An edit of one value bears the
    name of `set_score` or `set_level` and merges like it.
    """
    edits = [
        *(_adding_year(year, set_score(year, code, score), score) for (year, code), score in entries.items()),
        *(set_level_of_year(year, level) for year, level in levels.items()),
    ]

    def apply(office: Office) -> Office:
        for edit in edits:
            office = edit.apply(office)
        return office

    if len(edits) == 1:
        return edits[0]
    return Edit(Message("edit.set_scores", {"count": len(edits)}), apply)


def set_level_of_year(fiscal_year: int, level: str) -> Edit:
    """Set the announced level of a year's result, adding the year if it is missing and the level is not empty."""
    return _adding_year(fiscal_year, set_level(fiscal_year, level), level or None)


def _adding_year(fiscal_year: int, edit: Edit, value: object) -> Edit:
    """The edit of a year that is added first if it is missing, or left missing if the value is None."""

    def apply(office: Office) -> Office:
        if office.year(fiscal_year):
            return edit.apply(office)
        return office if value is None else edit.apply(add_year(fiscal_year).apply(office))

    return Edit(edit.name, apply, edit.merge_key)
