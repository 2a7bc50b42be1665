"""What a long day costs: memory, open files, threads, objects, and what is in the file."""

import ctypes
import gc
import json
import multiprocessing
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from time import monotonic
from typing import TextIO

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ita_desk.gui.main_window import MainWindow

FULL = 500  # undo steps that are kept
_BACKUP_SECONDS = 30.0  # that a backup may take before a sample is taken all the same
# By how much the end may exceed the beginning.
MOST = {
    "window_kb": 1.2,
    "worker_kb": 1.2,
    "files": 1.0,
    "threads": 1.0,
    "widgets": 1.2,
    "qt_objects": 1.2,
    "objects": 1.2,
}


@dataclass(frozen=True, slots=True)
class Sample:
    """What was there after so many edits."""

    edits: int
    seconds: int
    window_kb: int
    worker_kb: int
    files: int
    threads: int
    widgets: int
    qt_objects: int
    objects: int
    steps: int
    pages: int
    file_kb: int


class Ledger:
    """Takes samples of a window and its worker, and prints each; `kinds` is a file for what would grow here."""

    def __init__(self, window: MainWindow, path: Path, kinds: TextIO) -> None:
        self.samples: list[Sample] = []
        self._kinds = kinds
        self._window, self._path, self._begun = window, path, monotonic()

    def print_head(self) -> None:
        """Print the heads of the columns."""
        print("".join(f"{field.name:>11}" for field in fields(Sample)), flush=True)

    def note(self, edits: int) -> None:
        """Take a sample, when no backup is just being made, whose process has open files of its own."""
        end = monotonic() + _BACKUP_SECONDS
        while len(multiprocessing.active_children()) > 1 and monotonic() < end:
            QApplication.processEvents()
        desk, workspace = self._window.desk, self._window.workspace
        assert desk
        assert workspace
        gc.collect()
        kinds = Counter(_kind(thing) for thing in gc.get_objects())
        qt_objects = Counter(f"Qt {child.metaObject().className()}" for child in _children(self._window))
        sample = Sample(
            edits=edits,
            seconds=round(monotonic() - self._begun),
            window_kb=memory_kb(os.getpid()),
            worker_kb=max((memory_kb(child.pid) for child in multiprocessing.active_children()), default=0),
            files=sum(1 for _ in Path("/proc/self/fd").iterdir()),
            threads=sum(1 for _ in Path("/proc/self/task").iterdir()),
            widgets=len(QApplication.allWidgets()),
            qt_objects=sum(qt_objects.values()),
            objects=sum(kinds.values()),
            steps=len(desk.bridge.steps),
            pages=workspace.pages.page_count,
            file_kb=self._path.stat().st_size // 1024,
        )
        self.samples.append(sample)
        print(json.dumps(kinds + qt_objects), file=self._kinds)
        print("".join(f"{value:>11}" for value in astuple(sample)), flush=True)

    def kinds(self, place: int) -> Counter[str]:
        """How many objects of each kind there were at a sample."""
        self._kinds.seek(0)
        lines = self._kinds.readlines()
        return Counter(json.loads(lines[place]))

    def base(self, edits: int) -> Sample:
        """The sample that the last one is held against."""
        later = [sample for sample in self.samples[:-1] if sample.edits >= edits / 10]
        full = [sample for sample in later if sample.steps >= FULL]
        return (full or later)[0]


def _children(window: MainWindow) -> Iterator[QObject]:
    for top in QApplication.topLevelWidgets():
        yield top
        yield from top.findChildren(QObject)


def _kind(thing: object) -> str:
    kind = type(thing)
    return f"{kind.__module__}.{kind.__qualname__}"


def memory_kb(pid: int | None) -> int:
    """The memory of a process that is not swapped out; 0 if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Rss:")), 0)


def given_back_kb() -> int:
    """How much memory the allocator held that nobody needed, and gives back now; 0 where it cannot be told to."""
    before = memory_kb(os.getpid())
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    return before - memory_kb(os.getpid())


def grown_kinds(ledger: Ledger, most: int = 15) -> Iterator[tuple[str, int, int]]:
    """The kinds of objects that became more, the fastest growing first: each with its growth and its number before."""
    base = ledger.samples.index(ledger.base(ledger.samples[-1].edits))
    before, after = ledger.kinds(base), ledger.kinds(-1)
    growth = Counter({kind: number - before[kind] for kind, number in after.items()})
    for kind, number in growth.most_common(most):
        if number > 0:
            yield kind, number, before[kind]


def tell_file(path: Path) -> tuple[int, int]:
    """Print what is in an office file; its size, and how much of it is neither free nor needed by a fresh copy."""
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (free,) = connection.execute("PRAGMA freelist_count").fetchone()
        by_table = dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall())
        blobs = connection.execute("SELECT count(*), sum(length(content)) FROM blob").fetchone()
        with closing(sqlite3.connect(":memory:")) as fresh:
            connection.backup(fresh)
            fresh.execute("VACUUM")
            (tight,) = fresh.execute("PRAGMA page_count").fetchone()
    largest = ", ".join(f"{name} {number}" for name, number in Counter(by_table).most_common(5))
    print(
        f"\n{blobs[0]} blobs of {blobs[1]} bytes; {free} of {pages} pages free, {pages - free - tight} loose; {largest}"
    )
    if sum(by_table.values()) + free * size != pages * size:
        print("pages are missing in the account", file=sys.stderr)
    return pages * size, (pages - free - tight) * size
