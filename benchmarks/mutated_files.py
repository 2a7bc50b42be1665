"""Opens office files that an enemy or a failing disk has changed: each must open right, or be refused with a typed error.

    python benchmarks/mutated_files.py [COUNT] [FIRST_SEED] [WORKERS]

Each seed makes one file of a real one (`tests/hostile_files.py`): flipped bits, pages swapped, foreign schemas, hostile
journals and so on. It is opened to write and to read, as the program does, in a child process with a limit of memory and
five seconds. Right is an office equal to that of the sample, or a file SQLite finds nothing wrong with; where it opens it is
also saved into. Code that runs, processes and connections that start, files that are opened, made or removed elsewhere are
failures, and so are crashes. For some of those refused, a backup made before must be found. Exits 1 on any failure; a
seed alone repeats its case. For systems with fork.
"""

import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from hostile_files import Case, mutated  # noqa: E402
from ita_desk.domain.ids import random_ids  # noqa: E402
from ita_desk.domain.office import Office  # noqa: E402
from ita_desk.errors import AppError  # noqa: E402
from ita_desk.services.create import OfficeNames, create_sample_office  # noqa: E402
from ita_desk.services.keeping.backups import Backups  # noqa: E402
from ita_desk.services.keeping.opening import open_to_read, open_to_write  # noqa: E402
from ita_desk.services.keeping.salvaging import bring_rest, readable_rest  # noqa: E402
from ita_desk.storage.database import is_sound, open_database  # noqa: E402
from ita_desk.storage.failures import DamagedFile  # noqa: E402
from ita_desk.storage.migrate import SCHEMA_VERSION  # noqa: E402
from ita_desk.storage.office_store import OfficeStore  # noqa: E402

SECONDS = 5.0
MEMORY = 1 << 30  # bytes above what the child has at its start
EVERY = 20  # of the refused ones, whose backup is looked for
FORBIDDEN = (
    *(
        "subprocess.",
        "os.system",
        "os.exec",
        "os.fork",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "socket.connect",
        "socket.bind",
    ),
    *(
        "ctypes.",
        "sqlite3.enable_load_extension",
        "sqlite3.load_extension",
        "pickle.",
        "marshal.",
        "exec",
        "compile",
    ),
)


class Child:
    """Opens the cases of its folder and says what came of each; `watched` is on while a file of the case is open."""

    def __init__(self, folder: Path, samples: Sequence[bytes], begun: Callable[[], None]) -> None:
        self.folder = folder
        self.begun = begun
        self.samples = samples
        self.path = folder / "office" / "สำนักปลัด.ita"
        self.victim = folder / "precious"
        self.watched = False
        self.seen: list[str] = []
        self.backups = Backups(self.path, root=folder / "backups")
        self.refused = 0

    def start(self) -> None:
        """What sound files hold, a backup of one, and the limits."""
        (self.folder / "state").mkdir()
        os.environ["XDG_STATE_HOME"] = str(self.folder / "state")
        self.path.parent.mkdir()
        self.victim.write_text("precious")
        self.offices = [self.sound_office(content) for content in self.samples]
        report = self.backups.make(datetime.now().astimezone())
        assert report.made, report
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 32, 1 << 32))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        sys.addaudithook(self.note)

    def sound_office(self, content: bytes) -> Office:
        self.path.write_bytes(content)
        opened = open_to_write(self.path)
        opened.close()
        return opened.office

    def note(self, event: str, arguments: tuple[object, ...]) -> None:
        """Remember what must not happen while a hostile file is open."""
        if not self.watched:
            return
        if event == "open" and isinstance(arguments[0], str | bytes):
            opened = os.fsdecode(arguments[0])
            if not opened.startswith(
                (str(self.folder), str(ROOT), sys.prefix, sys.base_prefix, "/proc/self/", "/proc/")
            ):
                self.seen.append(f"opened {opened}")
        elif event.startswith(FORBIDDEN):
            self.seen.append(f"{event} {arguments!r}"[:200])

    def judge(self, seed: int) -> tuple[str, str, float]:
        """What came of a seed: a result, what went wrong if anything did, and how many seconds it took."""
        case = mutated(seed, self.samples, os.fsencode(self.victim))
        self.lay(case)
        self.begun()
        self.seen.clear()
        begun = time.monotonic()
        self.watched = True
        try:
            result, wrong = self.opened(self.path)
        except AppError as error:
            rest, wrong = self.salvaged(error)
            result = f"refused: {error.key}{rest}"
        except BaseException as error:
            result, wrong = f"failed: {type(error).__name__}", traceback.format_exc()
        finally:
            self.watched = False
        seconds = time.monotonic() - begun
        wrong = wrong or "; ".join(self.seen) or self.traces()
        if result.startswith("refused"):
            self.refused += 1
            if self.refused % EVERY == 1 and self.backups.newest_good() is None:
                wrong = "no good backup found"
        return f"{case.kind}\t{result}", wrong, seconds

    def lay(self, case: Case) -> None:
        for old in self.path.parent.iterdir():
            old.unlink()
        self.victim.write_text("precious")
        self.path.write_bytes(case.content)
        for ending, content in case.beside.items():
            self.path.with_name(self.path.name + ending).write_bytes(content)

    def opened(self, path: Path) -> tuple[str, str]:
        try:
            open_to_read(path)
            readable = ""
        except AppError as error:
            readable = error.key
        with closing(open_to_write(path)) as opened:
            if readable not in ("", "storage.older_file"):
                return "opened", f"not to read: {readable}"
            same = opened.office in self.offices
            with open_database(path, SCHEMA_VERSION) as connection:
                sound = is_sound(connection)
            if not same and not sound:
                return "opened", "another office in a file that is not sound"
            for key in {
                e.sha256 for y in opened.office.years for m in y.measures for e in m.outcome.evidence
            }:
                opened.store.read_blob(key)
            agency = replace(opened.office.agency, name="ใหม่")
            changed = replace(opened.office, agency=agency)
            opened.store.save(opened.office, changed)
            if OfficeStore(path).load() != changed:
                return "opened", "what was saved is not there"
        return ("opened: as it was" if same else "opened: another office, sound"), ""

    def salvaged(self, error: AppError) -> tuple[str, str]:
        """Whether something could be read of a damaged file, in words, and what went wrong with that."""
        if not isinstance(error, DamagedFile):
            return "", ""
        before, rest = self.path.read_bytes(), ""
        try:
            if readable_rest(self.path):
                rest = ", a rest was read"
                made = bring_rest(self.path, self.path.with_name("rest.ita"))
                OfficeStore(made).load()
                made.unlink()
        except BaseException:
            return rest, traceback.format_exc()
        return rest, "" if self.path.read_bytes() == before else "changed by looking through it"

    def traces(self) -> str:
        """What was made or removed where it should not be; empty if nothing."""
        names = {path.name.removeprefix(self.path.name) for path in self.path.parent.iterdir()}
        strange = [n for n in names if n not in ("", "-journal", "-wal", "-shm") and not n.endswith(".bak")]
        kept = self.victim.exists() and self.victim.read_text() == "precious"
        outside = sorted(path.name for path in self.folder.iterdir()) != [
            "backups",
            "office",
            "precious",
            "state",
        ]
        return (
            "a file elsewhere was touched"
            if not kept or outside
            else f"left behind {strange}"
            if strange
            else ""
        )


def work(pipe: Connection, folder: Path, samples: Sequence[bytes], seeds: range) -> None:
    """The child's side: opens the case of each seed."""
    child = Child(folder, samples, lambda: pipe.send(None))
    child.start()
    pipe.send(None)
    for seed in seeds:
        result, wrong, seconds = child.judge(seed)
        pipe.send((seed, result, wrong, seconds))


class Watchdog:
    """Runs seeds in children, one after the other, and counts what came of them."""

    def __init__(self, samples: Sequence[bytes]) -> None:
        self.samples = samples
        self.results: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.failures: list[str] = []
        self.longest = (0.0, -1)

    def run(self, seeds: range) -> None:
        while seeds:
            seeds = self.batch(seeds)

    def batch(self, seeds: range) -> range:
        """Runs seeds until one crashes or hangs; returns those still to do."""
        context = get_context("fork")
        with tempfile.TemporaryDirectory() as folder:
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=work, args=(theirs, Path(folder).resolve(), self.samples, seeds))
            process.start()
            theirs.close()
            try:
                assert ours.poll(60), "the child does not start"
                ours.recv()
                for seed in seeds:
                    if not self.await_one(ours, process, seed):
                        return range(seed + 1, seeds.stop)
            finally:
                process.kill()
                process.join()
        return range(0)

    def await_one(self, pipe: Connection, process: BaseProcess, seed: int) -> bool:
        """Whether the child is still well after this seed."""
        try:
            pipe.recv()  # the file lies there
            if not pipe.poll(SECONDS):
                self.failures.append(f"seed {seed}: not done after {SECONDS} s")
                return False
            _, result, wrong, seconds = pipe.recv()
        except EOFError:
            process.join()
            self.failures.append(f"seed {seed}: the process ended with {process.exitcode}")
            return False
        kind, what = result.split("\t")
        self.results[what] += 1
        self.kinds[f"{kind.split(':')[0]}, {what.split(':')[0]}"] += 1
        self.longest = max(self.longest, (seconds, seed))
        if wrong:
            self.failures.append(f"seed {seed}: {kind}: {what}: {wrong}")
        return True


def real_files() -> list[bytes]:
    """The sample of every version, and the sample office with photos last."""
    found = [(ROOT / f"tests/samples/v{number}.ita").read_bytes() for number in range(1, SCHEMA_VERSION + 1)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.ita"
        create_sample_office(path, OfficeNames(), None, random_ids())
        return [*found, path.read_bytes()]


def run_part(samples: Sequence[bytes], seeds: range, tell: Callable[[object], None]) -> None:
    """One worker: its share of the seeds, then its counts."""
    watchdog = Watchdog(samples)
    watchdog.run(seeds)
    tell((dict(watchdog.results), dict(watchdog.kinds), watchdog.failures, watchdog.longest))


def main(count: int, first: int, workers: int) -> int:
    """Open so many files; print what came of them."""
    begun, samples, context = time.monotonic(), real_files(), get_context("fork")
    share = -(-count // workers)
    results: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    failures: list[str] = []
    longest = (0.0, -1)
    parts = []
    for number in range(workers):
        ours, theirs = context.Pipe(duplex=False)
        seeds = range(first + number * share, min(first + (number + 1) * share, first + count))
        part = context.Process(target=run_part, args=(samples, seeds, theirs.send))
        part.start()
        parts.append((part, ours))
    for part, pipe in parts:
        counted, by_kind, failed, slow = pipe.recv()
        part.join()
        results.update(counted)
        kinds.update(by_kind)
        failures += failed
        longest = max(longest, slow)
    for name, number in (*sorted(results.items()), *sorted(kinds.items())):
        print(f"{number:6} {name}")
    print("\n".join(failures))
    print(json.dumps({"files": sum(results.values()), "failures": len(failures), "longest": longest}))
    print(f"{time.monotonic() - begun:.1f} s")
    return 1 if failures or sum(results.values()) != count else 0


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:4]]
    sys.exit(main(*given, *(1000, 0, 2)[len(given) :]))
