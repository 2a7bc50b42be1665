"""However many ask for a lock at once, one gets it."""

import getpass
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from ita_desk.storage import failures, lock
from ita_desk.storage.lock import Holder, OfficeLock, lock_path
from locking import MARK, SINCE, left, names, refused

HOLDER = Holder("ผู้ใช้", socket.gethostname(), 1, "former", datetime.fromisoformat(SINCE), MARK)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An office file that need not be there."""
    return tmp_path / "สำนักปลัด ๒๕๖๘.ita"


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads that take turns as often as can be."""
    former = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(former)


def winners(path: Path, racers: int = 8) -> list[OfficeLock]:
    """Has several threads ask for a lock at once; those that got it hold it until all have asked."""
    held: list[OfficeLock] = []
    start = threading.Barrier(racers)

    def race() -> None:
        start.wait(10)
        with suppress(failures.OfficeInUse):
            held.append(OfficeLock.acquire(path))

    threads = [threading.Thread(target=race) for _ in range(racers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return held


@pytest.mark.usefixtures("hasty_threads")
@pytest.mark.parametrize("is_left", [True, False])
def test_one_of_many_threads_wins(path: Path, is_left: bool) -> None:
    for _ in range(40):
        if is_left:
            left(path)
        held = winners(path)
        assert len(held) == 1
        assert (held[0].took_over is not None) == is_left
        assert names(path) == [held[0].path.name]
        held[0].release()


RACE = """
import sys
from pathlib import Path
from ita_desk.storage.failures import OfficeInUse
from ita_desk.storage.lock import OfficeLock
print("ready", flush=True)
for line in sys.stdin:
    try:
        held = OfficeLock.acquire(Path(sys.argv[1]))
        print("won", flush=True)
    except OfficeInUse:
        held = None
        print("lost", flush=True)
    sys.stdin.readline()
    if held:
        held.release()
    print("done", flush=True)
"""


@pytest.mark.slow
def test_one_of_several_processes_wins(path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACE, path],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]

    def all_say(word: str) -> list[str]:
        for racer in racers:
            assert racer.stdin
            racer.stdin.write(f"{word}\n")
            racer.stdin.flush()
        return all_hear()

    def all_hear() -> list[str]:
        return [racer.stdout.readline().strip() for racer in racers if racer.stdout]

    assert all_hear() == ["ready"] * 3
    for _ in range(20):
        left(path)
        assert sorted(all_say("race")) == ["lost", "lost", "won"]
        assert all_say("release") == ["done"] * 3
    for racer in racers:
        racer.communicate()


def between(monkeypatch: pytest.MonkeyPatch, *steps: Callable[[], object] | None) -> None:
    """Has something happen right before each of the first reads of a lock or claim."""
    waiting, read = list(steps), lock._read

    def reading(file: Path) -> bytes | None:
        if waiting and (step := waiting.pop(0)):
            step()
        return read(file)

    monkeypatch.setattr(lock, "_read", reading)


def claim_of(path: Path) -> Path:
    return lock_path(path).with_name(f"{lock_path(path).name}~")


def test_a_lock_released_in_between(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left(path, machine="เครื่องอื่น")
    between(monkeypatch, lock_path(path).unlink)
    assert OfficeLock.acquire(path).took_over is None


def test_a_lock_that_comes_and_goes_for_ever(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left(path)
    monkeypatch.setattr(lock, "_read", lambda _: None)
    assert refused(path).key == "storage.in_use_by_unknown"


def test_somebody_else_took_over_in_between(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left(path)
    between(monkeypatch, None, lambda: left(path, machine="เครื่องอื่น"))
    assert refused(path).values["machine"] == "เครื่องอื่น"
    assert names(path) == [lock_path(path).name]


def test_somebody_else_is_taking_over(path: Path) -> None:
    left(path)
    other = OfficeLock.acquire(path.with_name("other"))
    claim_of(path).write_bytes(other.path.read_bytes())
    assert refused(path).values["person"] == getpass.getuser()
    claim_of(path).write_bytes(b"")
    assert refused(path).key == "storage.in_use_by_unknown"
    OfficeLock.acquire(path, take_over=True)
    assert not claim_of(path).exists()


def test_a_claim_left_behind(path: Path) -> None:
    claim_of(path).write_bytes(left(path))
    assert OfficeLock.acquire(path).took_over == HOLDER
    assert names(path) == [lock_path(path).name]


def test_a_claim_that_goes_in_between(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claim_of(path).write_bytes(left(path))
    between(monkeypatch, None, claim_of(path).unlink)
    assert OfficeLock.acquire(path).took_over == HOLDER


def test_our_claim_is_taken_from_us(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left(path)
    between(monkeypatch, None, claim_of(path).unlink)
    assert OfficeLock.acquire(path).took_over == HOLDER
    assert names(path) == [lock_path(path).name]
