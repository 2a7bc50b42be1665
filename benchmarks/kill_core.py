"""Kills what edits, saves, takes photos in and makes backups with SIGKILL, again and again, and counts what is lost.

    python benchmarks/kill_core.py [COUNT] [WORKERS]

Each time a process opens the same office file and edits at random: texts, measures, evidence, photos, undo and redo, while another of
its threads makes backups. It announces each state before it hands it to the saver, and each save that the saver reports; at a random
moment it is killed. Then the file must be sound, hold the state last called saved or a later one, and every photo that this state
names; every backup in the folder must be sound and hold one of the states announced, the newest one called made must be there, and no
drafts may be left but those of the last kill. Exits 1 if anything was lost. For systems with fork.
"""

import hashlib
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from select import select

from random_edits import RandomEdits

from ita_desk.domain.exchange import office_to_json
from ita_desk.domain.ids import random_ids
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.services.keeping.backups import Backups
from ita_desk.services.keeping.opening import open_to_write
from ita_desk.services.keeping.rescue import RescueFile
from ita_desk.services.keeping.saver import Saver, SaveReport
from ita_desk.services.session import Session
from ita_desk.storage.office_store import OfficeStore

KILLED_AFTER = (0.02, 1.5)  # seconds after the first save
BACKUP_PAUSES = (0.05, 0.2)
LONGEST_WAIT = 30.0  # for the first save


def print_of(office: Office) -> str:
    """What tells two offices apart: a hash of the exchange form."""
    form = json.dumps(office_to_json(office), sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(form.encode()).hexdigest()


# --- the process that is killed ------------------------------------------------------------------------------


class Teller:
    """Tells the parent, one line at once; several threads may."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def tell(self, *words: object) -> None:
        os.write(self._descriptor, (" ".join(map(str, words)) + "\n").encode())


def be_killed(path: Path, root: Path, seed: int, teller: Teller) -> None:
    """Edit until killed, and say so: `state N HASH` before each submission, `saved N`, `backup ID`, `failed WHAT`."""
    turns = random.Random(seed)
    opened = open_to_write(path)
    teller.tell("state", 0, print_of(opened.office))
    teller.tell("saved", 0)

    def report(told: SaveReport) -> None:
        teller.tell("failed", repr(told.error)) if told.error else teller.tell("saved", told.edit_number)

    rescue = RescueFile(path, root / "rescue")
    saver = Saver(opened.store, opened.office, report, rescue=rescue.write)
    session = Session(opened.office, time.monotonic)

    def submit(_: object) -> None:
        teller.tell("state", session.edit_number, print_of(session.office))
        saver.submit(session.office, session.edit_number)

    session.observe(submit)
    threading.Thread(
        target=keep_backing_up, args=(path, root, random.Random(seed), teller), daemon=True
    ).start()
    edit_for_ever(session, RandomEdits(turns, random_ids(), opened.store.add_photo, photos=2), turns)


def edit_for_ever(session: Session, edits: RandomEdits, turns: random.Random) -> None:
    """Edit, undo and redo, now in bursts, now with pauses."""
    while True:
        chance = turns.random()
        try:
            if chance < 0.08:
                session.undo()
            elif chance < 0.12:
                session.redo()
            elif chance < 0.14:
                session.go_to(session.position - 5)
            else:
                session.apply(edits.next(session.office))
        except UserError:  # an edit that cannot be made now
            pass
        time.sleep(turns.choice((0, 0, 0.002, 0.02, 0.05)))


def keep_backing_up(path: Path, root: Path, turns: random.Random, teller: Teller) -> None:
    """Make backups again and again."""
    backups = Backups(path, root=root)
    while True:
        report = backups.make(datetime.now().astimezone())
        if report.made:
            teller.tell("backup", report.made.id)
        if report.failure:
            teller.tell("failed", "backup", repr(report.failure))
        time.sleep(turns.uniform(*BACKUP_PAUSES))


# --- who kills it --------------------------------------------------------------------------------------------


@dataclass
class Told:
    """What a killed process had said."""

    states: list[str] = field(default_factory=list)
    saved: int = -1
    backup: str = ""
    failures: list[str] = field(default_factory=list)

    def take(self, text: str) -> None:
        """Take in what was said; a last line that breaks off was not said."""
        for line in text.split("\n")[:-1]:
            word, rest = line.split(" ", 1)
            if word == "state":
                number, print_ = rest.split()
                assert int(number) == len(self.states)
                self.states.append(print_)
            elif word == "saved":
                self.saved = int(rest)
            elif word == "backup":
                self.backup = rest
            else:
                self.failures.append(rest)


def kill_one(path: Path, root: Path, turns: random.Random) -> Told:
    """Start a process, kill it at a random moment after its first save, and return what it said."""
    ours, theirs = os.pipe()
    seed = turns.randrange(2**32)
    child = os.fork()
    if not child:
        os.close(ours)
        try:
            be_killed(path, root, seed, Teller(theirs))
        except BaseException as error:
            os.write(theirs, f"failed {error!r}\n".encode())
        os._exit(1)
    os.close(theirs)
    said, deadline, first = b"", time.monotonic() + LONGEST_WAIT, False
    while (left := deadline - time.monotonic()) > 0:
        if not select([ours], [], [], left)[0]:
            break
        more = os.read(ours, 1 << 16)
        said += more
        if not more:
            break
        if not first and b"\nsaved 1" in said:
            first, deadline = True, time.monotonic() + turns.uniform(*KILLED_AFTER)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(ours, 1 << 16):
        said += more
    os.close(ours)
    told = Told()
    told.take(said.decode())
    return told


class Examiner:
    """Looks at what a kill left, and counts what is wrong."""

    def __init__(self, path: Path, root: Path) -> None:
        self.path, self.root = path, root
        self.faults: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self._announced: set[str] = set()
        self._examined: set[tuple[Path, int]] = set()

    def examine(self, told: Told) -> None:
        """Look at the file, its photos and its backups."""
        self._announced.update(told.states)
        self.counts["kills"] += 1
        self.counts["states"] += len(told.states)
        self.faults["failures told"] += len(told.failures)
        for failure in told.failures:
            print("failure:", failure, flush=True)
        if told.saved < 1:
            self.counts["silent"] += 1
        half_written = self.path.with_name(f"{self.path.name}-journal")
        self.counts["half written"] += half_written.exists() and half_written.stat().st_size > 512
        self._examine_file(told)
        self._examine_backups(told)

    def _examine_file(self, told: Told) -> None:
        store = OfficeStore.open(self.path)
        office = store.load()
        self.faults["files damaged"] += not is_sound(self.path)
        found, acknowledged = print_of(office), max(told.saved, 0)
        if found not in told.states[acknowledged:]:
            self.faults["saved states lost"] += 1
        self.counts["newer than told"] += found != told.states[acknowledged]
        for key in photo_keys(office):
            content = store.read_blob(key)
            self.counts["photos looked at"] += 1
            self.faults["photos lost"] += content is None or hashlib.sha256(content).hexdigest() != key

    def _examine_backups(self, told: Told) -> None:
        backups = Backups(self.path, root=self.root)
        listed = backups.all()
        if told.backup and told.backup not in [backup.id for backup in listed]:
            self.faults["backups lost"] += 1
        for backup in listed:
            if (backup.path, backup.path.stat().st_ino) in self._examined:
                continue
            self._examined.add((backup.path, backup.path.stat().st_ino))
            self.counts["backups"] += 1
            self.faults["backups damaged"] += not is_sound(backup.path)
            found = print_of(OfficeStore.open_as_is(backup.path).load())
            self.faults["backups of no state"] += found not in self._announced
        own = {self.path, self.path.with_name(f"{self.path.name}-journal")}
        known = own | {backup.path for backup in listed}
        drafts = [f for f in self.root.rglob("*") if f.is_file() and f not in known and is_draft(f)]
        self.counts["most drafts"] = max(self.counts["most drafts"], len(drafts))
        self.faults["drafts heaped up"] += len(drafts) > 3


def is_draft(path: Path) -> bool:
    """Whether a file is something half made: neither the lock nor what belongs to the backups."""
    return not path.name.startswith(".~lock") and path.suffix != ".json"


def photo_keys(office: Office) -> Iterable[str]:
    """The keys of all photos in the outcomes of an office."""
    for report in office.years:
        for measure in report.measures:
            for outcome in (measure.outcome, measure.half_year):
                yield from (proof.sha256 for proof in (outcome.evidence if outcome else ()) if proof.sha256)


def is_sound(path: Path) -> bool:
    """Whether SQLite finds no fault in the file."""
    with closing(sqlite3.connect(path)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not connection.execute("PRAGMA foreign_key_check").fetchall()


def kill_many(times: int, seed: int) -> tuple[Counter[str], Counter[str]]:
    """Kill so many in a folder of their own; the faults and the counts."""
    turns = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        path = root / "สำนักงาน.ita"
        create_sample_office(path, OfficeNames(), None, random_ids())
        examiner = Examiner(path, root)
        for _ in range(times):
            examiner.examine(kill_one(path, root, turns))
        examiner.counts["bytes of files"] = path.stat().st_size
    return examiner.faults, examiner.counts


def main(times: int, workers: int) -> int:
    """Kill so many and say what was lost."""
    begun, seed = time.monotonic(), random.randrange(2**32)
    shares = [times // workers + (number < times % workers) for number in range(workers)]
    faults: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for lost, counted in pool.map(kill_many, shares, range(seed, seed + workers)):
            faults.update(lost)
            counts.update(counted)
    for name, number in [*counts.items(), *faults.items()]:
        print(f"{name:<20} {number:8}")
    print(f"{times} kills in {time.monotonic() - begun:.0f} s, seed {seed}: {sum(faults.values())} faults")
    return 1 if sum(faults.values()) or counts["silent"] > times / 10 else 0


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(words + [1000, 2][len(words) :])))
