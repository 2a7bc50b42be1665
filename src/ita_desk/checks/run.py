"""Runs all checks over one year of an office, anew only what an edit has touched."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ita_desk.checks.check import Check, Found, MeasureCheck, TextCheck, YearCheck
from ita_desk.checks.context import FrameworkOf, Setting, context_of
from ita_desk.checks.problem import SEVERITIES, Problem
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.texts import (
    AGENCY,
    REPORT,
    Place,
    PlacedText,
    texts_of_agency,
    texts_of_measure,
    texts_of_year,
)
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.report_form import ReportForm
from ita_desk.records import dataclass

_MOST_TEXTS = 20_000  # of a year of which is kept what was found in them; a large year has some 4,000

FoundInText = Callable[[str, str, str], tuple[tuple[TextCheck, Found], ...]]


class Checker:
    """Finds the problems of a year; keeps what it found in texts and measures that have not changed since.

    It keeps that of each year it was asked about, so that going from one year to another and back costs nothing.
    """

    def __init__(self, checks: Sequence[Check], framework_of: FrameworkOf) -> None:
        self._texts = [check for check in checks if isinstance(check, TextCheck)]
        self._measures = [check for check in checks if isinstance(check, MeasureCheck)]
        self._years = [check for check in checks if isinstance(check, YearCheck)]
        self._framework_of = framework_of
        self._kept: dict[int, _Year] = {}

    def problems(
        self, office: Office, fiscal_year: int, form: ReportForm | None = None
    ) -> tuple[Problem, ...]:
        """The problems of a year, the worst first, then as they stand in the report; none for a year not there."""
        report = office.year(fiscal_year)
        if report is None:
            return ()
        context = context_of(office, report, self._framework_of, form)
        kept = self._kept.get(context.setting.fiscal_year)
        if kept is None or kept.setting != context.setting:
            kept = self._kept[context.setting.fiscal_year] = _Year(
                context.setting, self._texts, self._measures
            )
        own = (*texts_of_agency(office.agency), *texts_of_year(replace(report, measures=())))
        found = kept.problems(own, report)
        for check in self._years:
            found += [_problem(check, one, one.place, kept.said(one, own)) for one in check.find(context)]
        return tuple(sorted(dict.fromkeys(found), key=lambda problem: SEVERITIES.index(problem.severity)))


@dataclass(frozen=True, slots=True)
class _Looked:
    """A measure that was looked at, its texts, and the problems in them and of the measure itself."""

    measure: Measure
    texts: tuple[PlacedText, ...]
    in_texts: list[Problem]
    problems: list[Problem]


class _Year:
    """What was found in a year, as long as its setting stays."""

    def __init__(
        self, setting: Setting, texts: Sequence[TextCheck], measures: Sequence[MeasureCheck]
    ) -> None:
        self.setting = setting
        self._texts, self._checks = texts, measures
        # The same words stand in the same field of many measures.
        self._found: FoundInText = lru_cache(maxsize=_MOST_TEXTS)(self._look_at)
        self._measures: dict[str, _Looked] = {}

    def problems(self, own: Sequence[PlacedText], report: YearReport) -> list[Problem]:
        """The problems in the texts, as they stand in the report, then those of its measures.

        `own` are the texts that are no measure's.
        """
        before, self._measures = self._measures, {}
        for measure in report.measures:
            looked = before.get(measure.id)
            if looked is None or looked.measure is not measure:
                looked = self._look_at_measure(measure)
            self._measures[measure.id] = looked
        tail = next((n for n, placed in enumerate(own) if _is_behind_measures(placed.place)), len(own))
        found = self._in_texts(own[:tail])
        found += [problem for looked in self._measures.values() for problem in looked.in_texts]
        found += self._in_texts(own[tail:])
        return found + [problem for looked in self._measures.values() for problem in looked.problems]

    def said(self, found: Found, own: Iterable[PlacedText]) -> str:
        """The text at the place of what was found, "" where there is none."""
        looked = self._measures.get(found.place.record) if found.place else None
        return _said(found.place, looked.texts if looked else own)

    def _in_texts(self, texts: Iterable[PlacedText]) -> list[Problem]:
        return [
            _problem(check, one, placed.place, placed.text)
            for placed in texts
            for check, one in self._found(_sort_of(placed.place), placed.place.field, placed.text)
        ]

    def _look_at(self, sort: str, field: str, text: str) -> tuple[tuple[TextCheck, Found], ...]:
        year = 0 if sort == AGENCY else self.setting.fiscal_year
        placed = PlacedText(Place(year, sort, field), text)
        return tuple((check, one) for check in self._texts for one in check.find(placed, self.setting))

    def _look_at_measure(self, measure: Measure) -> _Looked:
        texts = tuple(texts_of_measure(self.setting.fiscal_year, measure))
        return _Looked(measure, texts, self._in_texts(texts), list(self._of_measure(measure, texts)))

    def _of_measure(self, measure: Measure, texts: Sequence[PlacedText]) -> Iterator[Problem]:
        itself = Place(self.setting.fiscal_year, measure.id)
        for check in self._checks:
            for one in check.find(measure, self.setting):
                yield _problem(check, one, one.place or itself, _said(one.place, texts))


def _is_behind_measures(place: Place) -> bool:
    """Whether a text stands behind the measures, of which a year has its scores, findings and groups before."""
    return place.record == REPORT and not place.field.startswith("assessment")


def _sort_of(place: Place) -> str:
    """What a check of texts may know of a record: the agency, the report, or any other."""
    return place.record if place.record in (AGENCY, REPORT) else ""


def _said(place: Place | None, texts: Iterable[PlacedText]) -> str:
    return next((placed.text for placed in texts if placed.place == place), "")


def _problem(check: Check, found: Found, place: Place | None, text: str) -> Problem:
    assert place is not None, check.code  # a check of a year says where
    span = (found.start, found.end) if found.end > found.start else None
    words = text[found.start : found.end] if span else ""
    return Problem(check.code, check.severity, place, span, words, found.values, found.remedy)
