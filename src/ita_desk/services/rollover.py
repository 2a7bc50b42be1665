"""The step into a new fiscal year: what is carried over, what becomes empty, and every change of a year or a code."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from ita_desk.domain.code_mapping import MappedCode, mapped_code
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import Measure, MeasureGroup, Period, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import Deadlines, OitLink, YearReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.records import dataclass
from ita_desk.services.edits.edit import Edit, adding, year_of
from ita_desk.storage.lock import OfficeLock
from ita_desk.storage.office_store import OfficeStore
from ita_desk.thai.year_numbers import year_numbers

FrameworkOf = Callable[[int], Framework | None]


@dataclass(frozen=True, slots=True)
class YearChange:
    """A year in a text that may move on: the text's place, where the year stands in it, and the text after the change.

    `place` is the record's id in the former year (or `texts`) with the field: `m3/title`, `m3/steps[1]`. `proposed`
    is false where the year dates a law or an order, and so rather stays.
    """

    place: str
    start: int
    end: int
    before: str
    after: str
    text: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class CodeChange:
    """A code that the new year's list numbers otherwise or does not have; `place` as in `YearChange`.

    `from_list` and `to_list` are the years whose lists the code and its followers stand in.
    """

    place: str
    mapped: MappedCode
    from_list: int
    to_list: int


@dataclass(frozen=True, slots=True)
class Rollover:
    """What the step into `to_year` would do: the year with its texts and codes as they were, and the changes to them.

    `old_ids` names the record of the former year that each new one goes on from.
    """

    from_year: int
    to_year: int
    report: YearReport
    years: tuple[YearChange, ...]
    codes: tuple[CodeChange, ...]
    old_ids: Mapping[str, str]

    def edit(
        self, refused: Collection[YearChange] | None = None, codes: Mapping[CodeChange, str] | None = None
    ) -> Edit:
        """The edit that adds the new year, without the year changes `refused` (None: those that are not proposed).

        `codes` says what becomes of a code: another one, or nothing (""); else what is certain, and nothing where it
        is not. Raises UserError `edit.year_exists` when applied to an office that has the year.
        """
        left = [c for c in self.years if not c.proposed] if refused is None else list(refused)
        taken = [change for change in self.years if change not in left]
        chosen = {c: c.mapped.certain for c in self.codes} | dict(codes or {})
        report = _with_years(self.report, taken, self.old_ids)
        report = _with_codes(report, chosen, self.old_ids)

        def apply(office: Office) -> Office:
            if office.year(self.to_year):
                raise UserError("edit.year_exists", year=self.to_year)
            return office.with_year(report)

        return adding(Edit(Message("edit.roll_over", {"year": self.to_year}), apply))


def plan_rollover(
    office: Office,
    from_year: int,
    to_year: int,
    framework_of: FrameworkOf,
    new_id: IdSource,
    measures: Collection[str] | None = None,
) -> Rollover:
    """The step from one year into a later one, with all its measures or those of these ids.

    Groups, measures with their plan, section wordings, web addresses and the year's own signers are carried over;
    periods and deadlines move on; outcomes, findings, scores and dates are empty. Raises UserError `edit.unknown_year`,
    `edit.year_exists`, `edit.wrong_year`, or `rollover.not_later`.
    """
    old = year_of(office, from_year)
    if to_year <= from_year:
        raise UserError("rollover.not_later", year=to_year, before=from_year)
    if office.year(to_year):
        raise UserError("edit.year_exists", year=to_year)
    try:
        year = FiscalYear(to_year)
    except ValueError:
        raise UserError("edit.wrong_year", year=to_year) from None
    carrier = _Carrier(old, to_year - from_year, new_id)
    report = carrier.carry(year, measures)
    changes = (
        *_code_changes(
            _measure_codes(report, carrier.old_ids), old.basis_year, report.basis_year, framework_of
        ),
        *_code_changes(_link_codes(report), from_year, to_year, framework_of),
    )
    return Rollover(
        from_year,
        to_year,
        report,
        tuple(_year_changes(report, to_year - from_year, carrier.old_ids)),
        changes,
        carrier.old_ids,
    )


def roll_over_file(path: Path, to_year: int, framework_of: FrameworkOf, new_id: IdSource) -> Rollover:
    """Make the step in an office file, with what is proposed, from the newest year before that has measures.

    The file is locked meanwhile. Raises the errors of `plan_rollover`, UserError `rollover.no_measures`, OfficeInUse
    if somebody has it open.
    """
    lock = OfficeLock.acquire(path)
    try:
        store = OfficeStore.open(path)
        office = store.load()
        filled = [int(y.fiscal_year) for y in office.years if y.measures and y.fiscal_year < to_year]
        if not filled:
            raise UserError("rollover.no_measures", year=to_year)
        planned = plan_rollover(office, filled[-1], to_year, framework_of, new_id)
        store.save(office, planned.edit().apply(office))
        return planned
    finally:
        lock.release()


class _Carrier:
    """Makes the new year's records of the old ones; `old_ids` names the old record of each new one."""

    def __init__(self, old: YearReport, by: int, new_id: IdSource) -> None:
        self._old, self._by, self._new_id = old, by, new_id
        self.old_ids: dict[str, str] = {}

    def _named(self, old_id: str) -> str:
        new = self._new_id()
        self.old_ids[new] = old_id
        return new

    def carry(self, year: FiscalYear, wanted: Collection[str] | None) -> YearReport:
        """The new year's report, with the wanted measures or all, and the groups these stand in."""
        old = self._old
        measures = [m for m in old.measures if wanted is None or m.id in wanted]
        kept = [g for g in old.groups if wanted is None or any(m.group == g.id for m in measures)]
        groups = {group.id: replace(group, id=self._named(group.id)) for group in kept}
        return YearReport(
            year,
            year.previous if old.basis_year < old.fiscal_year else year,
            groups=tuple(groups.values()),
            measures=tuple(self._measure(m, groups) for m in measures),
            texts=old.texts,
            oit_links=old.oit_links,
            signatories=old.signatories,
            deadlines=self._deadlines(),
        )

    def _deadlines(self) -> Deadlines:
        old = self._old.deadlines
        return Deadlines(_moved(old.half_year, self._by), _moved(old.whole_year, self._by))

    def _measure(self, old: Measure, groups: Mapping[str, MeasureGroup]) -> Measure:
        return replace(
            old,
            id=self._named(old.id),
            group=groups[old.group].id if old.group in groups else "",
            steps=tuple(Step(self._new_id(), step.text) for step in old.steps),
            period=moved_period(old.period, self._by),
            continues=old.id,
            outcome=Outcome(),
            half_year=None,
        )


def moved_period(period: Period, by: int) -> Period:
    """A period so many years later, its text too."""
    text = period.text
    for number in reversed(year_numbers(text)):
        text = text[: number.start] + number.written(number.year + by, text) + text[number.end :]
    return Period(_moved(period.start, by), _moved(period.end, by), text)


def _moved(day: date | None, by: int) -> date | None:
    if day is None:
        return None
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + by, day.month, 28 if leap else day.day)


# --- places --------------------------------------------------------------------------------------------------

_Texts = Iterator[tuple[str, str]]


def _texts_of(report: YearReport, old_ids: Mapping[str, str]) -> _Texts:
    """Every text of the new year that may name years, with its place."""
    for group in report.groups:
        place = old_ids[group.id]
        yield f"{place}/lead", group.lead
        yield from ((f"{place}/items[{n}]", item) for n, item in enumerate(group.items))
    for measure in report.measures:
        place = old_ids[measure.id]
        yield f"{place}/title", measure.title
        yield from ((f"{place}/steps[{n}]", step.text) for n, step in enumerate(measure.steps))
        yield f"{place}/target", measure.target
    yield from ((f"texts/{key}", text) for key, text in report.texts.items())
    yield from ((f"oit_links/{n}", link.explanation) for n, link in enumerate(report.oit_links))


def _with_texts(report: YearReport, texts: Mapping[str, str], old_ids: Mapping[str, str]) -> YearReport:
    """The report with other texts at some places."""

    def at(place: str, text: str) -> str:
        return texts.get(place, text)

    def group(old: MeasureGroup) -> MeasureGroup:
        place = old_ids[old.id]
        items = tuple(at(f"{place}/items[{n}]", item) for n, item in enumerate(old.items))
        return replace(old, lead=at(f"{place}/lead", old.lead), items=items)

    def measure(old: Measure) -> Measure:
        place = old_ids[old.id]
        steps = tuple(Step(step.id, at(f"{place}/steps[{n}]", step.text)) for n, step in enumerate(old.steps))
        return replace(
            old,
            title=at(f"{place}/title", old.title),
            steps=steps,
            target=at(f"{place}/target", old.target),
        )

    return replace(
        report,
        groups=tuple(map(group, report.groups)),
        measures=tuple(map(measure, report.measures)),
        texts=FrozenMap((key, at(f"texts/{key}", text)) for key, text in report.texts.items()),
        oit_links=tuple(
            replace(link, explanation=at(f"oit_links/{n}", link.explanation))
            for n, link in enumerate(report.oit_links)
        ),
    )


# --- years ---------------------------------------------------------------------------------------------------


def _year_changes(report: YearReport, by: int, old_ids: Mapping[str, str]) -> Iterator[YearChange]:
    for place, text in _texts_of(report, old_ids):
        for number in year_numbers(text):
            before, after = text[number.start : number.end], number.written(number.year + by, text)
            changed = text[: number.start] + after + text[number.end :]
            yield YearChange(place, number.start, number.end, before, after, changed, number.moves)


def _with_years(report: YearReport, taken: Collection[YearChange], old_ids: Mapping[str, str]) -> YearReport:
    texts = dict(_texts_of(report, old_ids))
    for change in taken:  # an exchange of as many digits: places stay valid
        text = texts[change.place]
        texts[change.place] = text[: change.start] + change.after + text[change.end :]
    return _with_texts(report, texts, old_ids)


# --- codes ---------------------------------------------------------------------------------------------------

_Codes = Iterator[tuple[str, str]]


def _measure_codes(report: YearReport, old_ids: Mapping[str, str]) -> _Codes:
    """The codes of the measures, with their places; they are of the basis year."""
    for measure in report.measures:
        for number, code in enumerate(measure.codes):
            yield f"{old_ids[measure.id]}/codes[{number}]", code


def _link_codes(report: YearReport) -> _Codes:
    """The codes of the web addresses; they are of the year itself."""
    yield from ((f"oit_links/{number}", link.code) for number, link in enumerate(report.oit_links))


def _code_changes(
    codes: _Codes, from_list: int, to_list: int, framework_of: FrameworkOf
) -> Iterator[CodeChange]:
    before, after = framework_of(from_list), framework_of(to_list)
    for place, code in codes:
        mapped = mapped_code(code, before, after)
        if mapped.certain != code:
            yield CodeChange(place, mapped, int(from_list), int(to_list))


def _with_codes(
    report: YearReport, chosen: Mapping[CodeChange, str], old_ids: Mapping[str, str]
) -> YearReport:
    by_place = {change.place: code for change, code in chosen.items()}

    def measure(old: Measure) -> Measure:
        place = old_ids[old.id]
        codes = (by_place.get(f"{place}/codes[{n}]", code) for n, code in enumerate(old.codes))
        return replace(old, codes=tuple(dict.fromkeys(code for code in codes if code)))

    def link(number: int, old: OitLink) -> OitLink:
        return replace(old, code=by_place.get(f"oit_links/{number}", old.code))

    return replace(
        report,
        measures=tuple(map(measure, report.measures)),
        oit_links=tuple(link(n, old) for n, old in enumerate(report.oit_links)),
    )
