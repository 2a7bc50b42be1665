"""Work that an earlier run could not save: found by what it rescued, brought back or thrown away."""

import json
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

from ita_desk.domain.accepted import AcceptedProblem
from ita_desk.domain.changes import Changes, changes_between
from ita_desk.domain.exchange import ids_held, office_from_json
from ita_desk.domain.ids import counted_ids, random_ids
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import AppError
from ita_desk.records import dataclass
from ita_desk.services.edits.records import reusing
from ita_desk.services.keeping.rescue import (
    NOTE_ENDING,
    note_of,
    remove_rescue,
    temporary_folders,
    usual_folder,
)

_LONGEST = 64 * 1024 * 1024  # bytes; an office of the largest kind takes some two million
_UNREADABLE = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    AppError,
)


@dataclass(frozen=True, slots=True)
class LeftWork:
    """An office that was rescued to `path` at `written_at`, by the clock of then, and is not what the file holds.

    `office` is made of the objects of the office in the file wherever the two are equal; `changes` lies between them.
    """

    path: Path
    written_at: datetime
    office: Office
    changes: Changes

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years that differ."""
        return tuple(sorted(self.changes.years))

    @property
    def measures(self) -> int:
        """How many measures differ."""
        return sum(bool(part.record) for part in self.changes.parts)

    def throw_away(self) -> None:
        """Remove the rescued office for good."""
        remove_rescue(self.path)


def find_left_work(file: Path, office: Office, folders: Iterable[Path] | None = None) -> tuple[LeftWork, ...]:
    """What was rescued from an office file that holds `office`, by the names of the rescues.

    Rescues that hold what the file holds are no longer needed, and removed. What cannot be read stays and is passed
    over. `folders` is where to look: by default wherever rescues are written.
    """
    if folders is None:
        folders = (usual_folder(), file.parent, *temporary_folders())
    left: list[LeftWork] = []
    for path, note in _rescues(folders, file):
        try:
            work = _work(path, note, office)
        except _UNREADABLE:
            logging.getLogger(__name__).warning("a rescued office cannot be read", exc_info=True)
            continue
        if work.office is office:
            work.throw_away()
        else:
            left.append(work)
    return tuple(left)


def _rescues(folders: Iterable[Path], file: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The rescued offices of a file, and the notes about them."""
    for folder in folders:
        for name in _names(folder):
            path = folder / f"{name.removesuffix(NOTE_ENDING)}.json"
            try:
                note = json.loads(_content(note_of(path)))
                if _belongs(Path(note["file"]), file) and path.exists():
                    yield path, note
            except _UNREADABLE:
                continue  # none of ours


def _names(folder: Path) -> list[str]:
    try:
        return sorted(one.name for one in folder.iterdir() if one.suffix == NOTE_ENDING)
    except OSError:
        return []


def _belongs(noted: Path, file: Path) -> bool:
    """Whether a file is the noted one, or took its name elsewhere: a stick has another letter each time."""
    if len({os.path.normcase(os.path.realpath(path)) for path in (noted, file)}) == 1:
        return True
    return noted.name == file.name and not noted.exists()


def _content(path: Path) -> bytes:
    with path.open("rb") as opened:
        content = opened.read(_LONGEST + 1)
    if len(content) > _LONGEST:
        raise ValueError("too long")
    return content


def _work(path: Path, note: Mapping[str, Any], former: Office) -> LeftWork:
    value = json.loads(_content(path), parse_float=Decimal)
    office = _with_accepted(_with_noted_ids(value, note["ids"]), note["accepted"])
    office = reusing(former, office)
    moment = datetime.fromisoformat(note["written_at"])
    if moment.tzinfo is None:
        raise ValueError("a moment without offset")
    return LeftWork(path, moment, office, changes_between(former, office))


def _with_noted_ids(value: object, ids: list[str]) -> Office:
    """The office of a rescue, whose records that have no id in the exchange form get those they had."""
    mark = "\0"  # stands in no text
    marked = list(ids_held(office_from_json(value, counted_ids(mark))))
    if len(marked) != len(ids) or not all(isinstance(own, str) for own in ids):
        raise ValueError("the note belongs to another office")
    noted = (own for own, held in zip(ids, marked, strict=True) if held.startswith(mark))
    found = chain(noted, iter(random_ids(), ""))
    return office_from_json(value, lambda: next(found))


def _with_accepted(office: Office, accepted: Mapping[str, list[list[Any]]]) -> Office:
    """The office with the accepted problems, which the exchange form does not hold."""

    def with_own(report: YearReport) -> YearReport:
        rows = accepted.get(str(int(report.fiscal_year)), [])
        return replace(report, accepted=tuple(_accepted(*row) for row in rows))

    return replace(office, years=tuple(with_own(report) for report in office.years))


def _accepted(*row: Any) -> AcceptedProblem:
    code, record, field, text_hash, who, day = row
    if not all(isinstance(text, str) for text in (code, record, field, text_hash, who)):
        raise TypeError
    return AcceptedProblem(code, record, field, text_hash, who, date.fromisoformat(day) if day else None)
