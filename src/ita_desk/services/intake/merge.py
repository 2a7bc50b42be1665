"""Merging what a source says into the office.

What is empty is filled. Where the office already says something else, the difference is listed, and the office is
changed only on consent, to all of it or place by place. Rows of the source are matched with rows the office held before, each at most once and in
order, and never with each other; a row without a match is added at the end. Merging the same source twice
changes nothing the second time, and gives back the very same office.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import astuple, field, fields, is_dataclass, replace
from operator import is_
from typing import Any

from ita_desk.domain.exchange import with_ids
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import Measure, MeasureGroup, Period
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import DoneOn
from ita_desk.domain.year_report import YearReport
from ita_desk.records import dataclass
from ita_desk.services.edits.records import ids_in
from ita_desk.services.intake.merge_values import (
    contradicts,
    key_of_group,
    key_of_measure,
    meaning_of,
    same_place,
    shown,
)

Rows = tuple[Any, ...]
Key = Callable[[Any], object]

# Lists whose rows are merged with each other, and how a row is known again.
_MATCHED: dict[str, Key] = {
    "findings": lambda row: meaning_of(row.about),
    "groups": key_of_group,
    "measures": key_of_measure,
    "oit_links": lambda row: meaning_of(row.code),
}
# Lists to which rows that are not there yet are added, and when two rows are the same one.
_COLLECTED: dict[str, Key] = {
    "evidence": lambda row: (row.kind, row.sha256, row.url, meaning_of(row.caption)),
    **dict.fromkeys(("signatories", "former", "as_printed", "signed", "unplaced"), meaning_of),
}
_KNOWN_BY_ID = (Measure, MeasureGroup)
# The days of a period belong to its text: they are never taken from two sources.
_WHOLE = (Period, DoneOn)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the office says something else than the source: `years[2568].measures[3].outcome.output`.

    The number after `years` is the fiscal year, other numbers are places (from 0) in the office's lists.
    """

    path: str
    current: str
    incoming: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The office after merging, and where the source said something else (taken over or not).

    `filled` is what was added to records that the office held before, where they said nothing. `ids` names, for the
    identifier of each measure and group of the source, that of the row it was matched with, or was added as.
    """

    office: Office
    differences: tuple[Difference, ...]
    filled: tuple[Difference, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)


def merge_offices(
    current: Office, incoming: Office, accept: bool | Collection[str], new_id: IdSource
) -> Merged:
    """Merge what a source says into the office.

    Where both say something, the source wins: everywhere or nowhere, or at the paths in `accept`. `new_id` gives identifiers for added rows whose own one is missing or taken.
    """
    used = set(ids_in(current))
    taken = {*used, *ids_in(incoming)}

    def fresh() -> str:
        while (identifier := new_id()) in taken:
            pass
        taken.add(identifier)
        return identifier

    merge = _Merge(used, accept, fresh)
    return merge.offices(current, with_ids(incoming, fresh))


class _Merge:
    """One merge: the identifiers the office used before, and the differences found so far."""

    def __init__(self, used: set[str], accept: bool | Collection[str], fresh: IdSource) -> None:
        self._used = used
        self._accept = accept
        self._fresh = fresh
        self._ids: dict[str, str] = {}  # of the source's groups and measures: the identifier in the office
        self._differences: list[Difference] = []
        self._filled: list[Difference] = []

    def offices(self, current: Office, incoming: Office) -> Merged:
        office = current
        agency = self._record(current.agency, incoming.agency, "agency")
        if agency is not current.agency:
            office = replace(office, agency=agency)
        for report in sorted(incoming.years, key=lambda y: y.fiscal_year):
            former = office.year(report.fiscal_year)
            merged = self._year(former, report)
            office = office if merged is former else office.with_year(merged)
        return Merged(office, tuple(self._differences), tuple(self._filled), self._ids)

    def _year(self, current: YearReport | None, incoming: YearReport) -> YearReport:
        blank = YearReport(incoming.fiscal_year, incoming.basis_year)
        if current is None or (current != blank and replace(current, basis_year=blank.basis_year) == blank):
            current = blank
        merged: YearReport = self._record(current, incoming, f"years[{incoming.fiscal_year:d}]")
        return merged

    # --- records and their fields ----------------------------------------------------------------------------

    def _record(self, current: Any, incoming: Any, path: str) -> Any:
        """The current record with what the incoming one adds; the same record if that is nothing."""
        changed: dict[str, Any] = {}
        for f in fields(current):
            old, new = getattr(current, f.name), getattr(incoming, f.name)
            value = old if f.name == "id" else self._field(f.name, old, new, f"{path}.{f.name}")
            if value is not old:
                changed[f.name] = value
        return replace(current, **changed) if changed else current

    def _field(self, name: str, old: Any, new: Any, path: str) -> Any:
        if name in _MATCHED:
            return self._matched(_MATCHED[name], old, new, path)
        if name == "evidence":
            new = _with_known_captions(old, new)
        if name in _COLLECTED:
            return self._collected(_COLLECTED[name], old, new, path)
        if isinstance(new, FrozenMap):
            return self._map(old, new, path)
        if is_dataclass(new) and old is not None:
            whole = isinstance(new, _WHOLE) and contradicts(astuple(old), astuple(new))
            return self._value(old, new, path) if whole else self._record(old, new, path)
        return self._value(old, new, path)

    def _value(self, old: Any, new: Any, path: str) -> Any:
        """A value that is taken as a whole, be it a text, a list or a record."""
        before, after = meaning_of(old), meaning_of(new)
        if after is None or after == before:
            return old
        if before is None:
            self._filled.append(Difference(path, "", shown(new)))
            return self._adopted(new)
        self._differences.append(Difference(path, shown(old), shown(new)))
        wanted = self._accept if isinstance(self._accept, bool) else path in self._accept
        return self._adopted(new) if wanted else old

    def _map(self, old: FrozenMap[str, Any], new: FrozenMap[str, Any], path: str) -> FrozenMap[str, Any]:
        merged = old
        for key, item in new.items():
            value = self._value(old.get(key), item, f"{path}.{key}")
            if value is not old.get(key):
                merged = merged.having(key, value)
        return merged

    # --- lists of rows ---------------------------------------------------------------------------------------

    def _matched(self, key: Key, old: Rows, new: Rows, path: str) -> Rows:
        """The rows with each incoming one merged into the one it is matched with, or added."""
        incoming = tuple(self._in_our_ids(row) for row in new)
        partners = _partners(key, old, incoming)
        rows = list(old)
        for row, place in zip(incoming, partners, strict=True):
            if place is None:
                rows.append(self._adopted(row))
            else:
                rows[place] = self._record(old[place], row, f"{path}[{place}]")
            if isinstance(row, _KNOWN_BY_ID):
                self._ids[row.id] = rows[-1 if place is None else place].id
        return old if all(map(is_, rows, old)) and len(rows) == len(old) else tuple(rows)

    def _collected(self, key: Key, old: Rows, new: Rows, path: str) -> Rows:
        """The rows with those added that are not there as often as in the source."""
        present = Counter(map(key, old))
        added: list[Any] = []
        for row in new:
            if present[key(row)]:
                present[key(row)] -= 1
            else:
                self._filled.append(Difference(f"{path}[{len(old) + len(added)}]", "", shown(row)))
                added.append(self._adopted(row))
        return (*old, *added) if added else old

    def _in_our_ids(self, row: Any) -> Any:
        """A row whose group and predecessor, if it is a measure, are named by the office's identifiers."""
        if not isinstance(row, Measure):
            return row
        group, continues = (self._ids.get(i, i) for i in (row.group, row.continues))
        return replace(row, group=group, continues=continues)

    def _adopted(self, value: Any) -> Any:
        """The value with identifiers that the office did not use before."""
        if isinstance(value, tuple):
            return tuple(map(self._adopted, value))
        if not is_dataclass(value):
            return value
        parts = {f.name: self._adopted(getattr(value, f.name)) for f in fields(value)}
        if parts.get("id") in self._used:
            parts["id"] = self._fresh()
        return replace(value, **parts)  # type: ignore[type-var]


def _with_known_captions(old: Rows, new: Rows) -> Rows:
    """The evidence; a photo without a caption has the one that the office gave to the same photo."""
    captions: dict[str, list[str]] = {}
    for row in old:
        if row.sha256:
            captions.setdefault(row.sha256, []).append(row.caption)
    return tuple(
        replace(row, caption=captions[row.sha256].pop(0))
        if meaning_of(row.caption) is None and captions.get(row.sha256)
        else row
        for row in new
    )


def _partners(key: Key, old: Rows, incoming: Rows) -> list[int | None]:
    """For each incoming row the place of the row it is matched with: by identifier, else the first free one alike.

    Taking the first free one, in order, is what makes a second merge find the same partners again: rows added by
    the first stand behind those that the office held before.
    """
    places = {row.id: n for n, row in enumerate(old) if isinstance(row, _KNOWN_BY_ID)}
    partners = [places.get(row.id) if isinstance(row, _KNOWN_BY_ID) else None for row in incoming]
    known, free = set(partners), dict[object, list[int]]()
    for n, row in enumerate(old):
        if n not in known:
            free.setdefault(key(row), []).append(n)
    for number, row in enumerate(incoming):
        if partners[number] is None:
            alike = free.get(key(row), [])
            found = next((n for n in alike if _may_match(old[n], row)), None)
            if found is not None:
                alike.remove(found)
                partners[number] = found
    return partners


def _may_match(current: Any, incoming: Any) -> bool:
    return not isinstance(current, Measure) or same_place(current, incoming)
