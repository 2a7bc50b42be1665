"""Runs all checks over one year of an office, anew only what an edit has touched."""

from collections.abc import Mapping, Sequence

from ita_desk.checks.check import Check, Found, MeasureCheck, TextCheck, YearCheck
from ita_desk.checks.context import FrameworkOf, Setting, context_of
from ita_desk.checks.problem import SEVERITIES, Problem
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.texts import Place, PlacedText, texts_of_agency, texts_of_year
from ita_desk.forms.report_form import ReportForm


class Checker:
    """Finds the problems of a year; keeps what it found in texts and measures that have not changed since."""

    def __init__(self, checks: Sequence[Check], framework_of: FrameworkOf) -> None:
        self._texts = [check for check in checks if isinstance(check, TextCheck)]
        self._measures = [check for check in checks if isinstance(check, MeasureCheck)]
        self._years = [check for check in checks if isinstance(check, YearCheck)]
        self._framework_of = framework_of
        self._setting: Setting | None = None
        self._in_texts: dict[PlacedText, list[Problem]] = {}
        self._in_measures: dict[str, tuple[Measure, list[Problem]]] = {}

    def problems(
        self, office: Office, fiscal_year: int, form: ReportForm | None = None
    ) -> tuple[Problem, ...]:
        """The problems of a year, the worst first, then as they stand in the report; none for a year not there."""
        report = office.year(fiscal_year)
        if report is None:
            return ()
        context = context_of(office, report, self._framework_of, form)
        if context.setting != self._setting:
            self._setting, self._in_texts, self._in_measures = context.setting, {}, {}
        texts = (*texts_of_agency(office.agency), *texts_of_year(report))
        said = {placed.place: placed.text for placed in texts}
        found = self._text_problems(texts, context.setting)
        found += self._measure_problems(report.measures, context.setting, said)
        for check in self._years:
            found += [_problem(check, one, one.place, _said(one, said)) for one in check.find(context)]
        return tuple(sorted(dict.fromkeys(found), key=lambda problem: SEVERITIES.index(problem.severity)))

    def _text_problems(self, texts: Sequence[PlacedText], setting: Setting) -> list[Problem]:
        before, self._in_texts = self._in_texts, {}
        for placed in texts:
            known = before.get(placed)
            self._in_texts[placed] = self._look_at(placed, setting) if known is None else known
        return [problem for problems in self._in_texts.values() for problem in problems]

    def _look_at(self, placed: PlacedText, setting: Setting) -> list[Problem]:
        return [
            _problem(check, one, placed.place, placed.text)
            for check in self._texts
            for one in check.find(placed, setting)
        ]

    def _measure_problems(
        self, measures: Sequence[Measure], setting: Setting, said: Mapping[Place, str]
    ) -> list[Problem]:
        before, self._in_measures = self._in_measures, {}
        for measure in measures:
            known, problems = before.get(measure.id, (None, []))
            if known is not measure:
                place = Place(setting.fiscal_year, measure.id)
                problems = [
                    _problem(check, one, one.place or place, _said(one, said))
                    for check in self._measures
                    for one in check.find(measure, setting)
                ]
            self._in_measures[measure.id] = (measure, problems)
        return [problem for _, problems in self._in_measures.values() for problem in problems]


def _said(found: Found, said: Mapping[Place, str]) -> str:
    return said.get(found.place, "") if found.place else ""


def _problem(check: Check, found: Found, place: Place | None, text: str) -> Problem:
    assert place is not None, check.code  # a check of a year says where
    span = (found.start, found.end) if found.end > found.start else None
    words = text[found.start : found.end] if span else ""
    return Problem(check.code, check.severity, place, span, words, found.values, found.remedy)
