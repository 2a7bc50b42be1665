"""One writer at a time: the lock file beside an office file."""

import errno
import getpass
import json
import os
import socket
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.errors import AppError
from ita_desk.storage import failures, lock, own_locks
from ita_desk.storage.lock import OfficeLock, lock_path
from ita_desk.storage.own_locks import forget_lock, is_noted, note_lock
from ita_desk.storage.processes import process_token
from locking import HERE, MARK, SINCE, left, names, refused

DAMAGED = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[]",
    b"[" * 4096,
    b'"since"',
    b"{}",
    *(
        json.dumps(HERE | {"since": SINCE} | change).encode()
        for change in (
            {"since": "2026-11-21T08:05:00"},
            {"since": 7},
            {"since": "yesterday"},
            {"process": "1"},
            {"token": None},
            {"person": ["a"]},
            {"machine": 1},
            {"mark": 7},
        )
    ),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An office file that need not be there."""
    return tmp_path / "สำนักปลัด ๒๕๖๘.ita"


def test_a_lock_says_who_and_goes_again(path: Path) -> None:
    held = OfficeLock.acquire(path)
    assert held.took_over is None
    assert names(path) == [".~lock.สำนักปลัด ๒๕๖๘.ita#"]
    record = json.loads(held.path.read_bytes())
    assert (record["person"], record["machine"]) == (getpass.getuser(), socket.gethostname())
    assert (record["process"], record["token"]) == (os.getpid(), process_token(os.getpid()))
    assert datetime.fromisoformat(record["since"]).tzinfo
    held.release()
    held.release()
    assert names(path) == []


def test_a_second_lock_is_refused(path: Path) -> None:
    held = OfficeLock.acquire(path)
    error = refused(path)
    assert error.key == "storage.in_use"
    assert (error.values["path"], error.values["person"]) == (str(path), getpass.getuser())
    assert error.values["machine"] == socket.gethostname()
    held.release()
    OfficeLock.acquire(path).release()


def test_a_lock_of_another_machine(path: Path) -> None:
    content = left(path, machine="เครื่องอื่น")
    error = refused(path)
    assert error.values == {
        "path": str(path),
        "person": "ผู้ใช้",
        "machine": "เครื่องอื่น",
        "since": "21 พฤศจิกายน 2569 08:05",
        "here": False,
    }
    assert lock_path(path).read_bytes() == content
    held = OfficeLock.acquire(path, take_over=True)
    assert held.took_over
    assert held.took_over.machine == "เครื่องอื่น"
    assert refused(path).values["person"] == getpass.getuser()
    held.release()
    assert names(path) == []


@pytest.mark.parametrize("process", [1, 2**31 - 1, 0, -5, 10**40])
def test_a_lock_of_an_ended_process_is_taken_over(path: Path, process: int) -> None:
    left(path, process=process)
    held = OfficeLock.acquire(path)
    assert held.took_over
    assert (held.took_over.person, held.took_over.process) == ("ผู้ใช้", process)
    assert names(path) == [held.path.name]


@pytest.mark.parametrize(("token", "now"), [("", "new"), ("former", "")])
def test_a_process_of_unknown_start_counts_as_running(
    path: Path, monkeypatch: pytest.MonkeyPatch, token: str, now: str
) -> None:
    left(path, token=token)
    monkeypatch.setattr(lock, "process_token", lambda pid: now)
    assert refused(path).key == "storage.in_use"


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_lock_is_taken_over_on_consent(path: Path, content: bytes) -> None:
    lock_path(path).write_bytes(content)
    error = refused(path)
    assert error.key == "storage.in_use_by_unknown"
    assert error.values == {"path": str(path), "person": "", "machine": "", "since": "", "here": False}
    assert lock_path(path).read_bytes() == content
    held = OfficeLock.acquire(path, take_over=True)
    assert held.took_over is None
    held.release()
    assert names(path) == []


def test_what_cannot_be_a_lock_stays(path: Path) -> None:
    lock_path(path).mkdir()
    assert refused(path).key == "storage.in_use_by_unknown"
    with pytest.raises(failures.CannotOpen):
        OfficeLock.acquire(path, take_over=True)
    assert lock_path(path).is_dir()
    assert names(path) == [lock_path(path).name]


def test_somebody_elses_lock_is_not_released(path: Path) -> None:
    held = OfficeLock.acquire(path)
    content = left(path, machine="เครื่องอื่น")
    held.release()
    assert lock_path(path).read_bytes() == content
    lock_path(path).unlink()
    lock_path(path).mkdir()
    held.release()
    assert lock_path(path).is_dir()


def own_start(change: str = "") -> str:
    """The token of an ended process of this start of the machine; with a change, of another start."""
    boot = (process_token(os.getpid()) or "").partition(" ")[0]
    return f"{boot}{change} 7"


def test_a_clone_of_this_machine_is_not_taken_for_dead(path: Path) -> None:
    """Its machine bears our name, its process numbers are none of ours: but it may well be at work."""
    left(path, token=own_start("f"), process=2**31 - 1, mark="f" * 16)
    error = refused(path)
    assert (error.values["machine"], error.values["here"]) == (socket.gethostname(), False)
    held = OfficeLock.acquire(path, take_over=True)
    assert held.took_over
    held.release()


def test_a_lock_of_another_user_of_this_start_of_the_machine(path: Path) -> None:
    left(path, token=own_start(), process=2**31 - 1, mark="f" * 16)
    assert OfficeLock.acquire(path).took_over
    left(path, token="", process=os.getpid(), mark="f" * 16)
    assert refused(path).values["here"] is True


def test_a_lock_without_mark_of_an_earlier_version(path: Path) -> None:
    record = {name: value for name, value in HERE.items() if name != "mark"} | {"since": SINCE}
    lock_path(path).write_text(json.dumps(record | {"token": own_start()}), "utf-8")
    assert OfficeLock.acquire(path).took_over
    lock_path(path).write_text(json.dumps(record), "utf-8")
    assert refused(path).key == "storage.in_use"


def test_own_locks_are_noted_as_long_as_they_stand(path: Path) -> None:
    left(path)
    held = OfficeLock.acquire(path)
    assert not is_noted(MARK)
    mark = json.loads(held.path.read_bytes())["mark"]
    assert is_noted(mark)
    refused(path)
    lock_path(path).unlink()
    lock_path(path).mkdir()
    held.release()
    assert not is_noted(mark)


def test_a_lock_given_back_in_vain_can_be_had_again(path: Path) -> None:
    held = OfficeLock.acquire(path)
    content = lock_path(path).read_bytes()
    lock_path(path).unlink()  # as if the share were gone
    held.release()
    lock_path(path).write_bytes(content)
    OfficeLock.acquire(path).release()
    assert not lock_path(path).exists()


def test_without_notes_a_lock_of_this_process_is_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.touch()
    monkeypatch.setattr(own_locks, "state_folder", lambda: path / "state")  # below what is no folder
    held = OfficeLock.acquire(path)
    refused(path)
    held.release()
    assert not lock_path(path).exists()


def test_a_lock_taken_over_but_not_read_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left(path)
    read, said = lock._read, iter([False, False, True])
    monkeypatch.setattr(lock, "_read", lambda file: b"" if next(said, False) else read(file))
    held = OfficeLock.acquire(path)
    assert held.holds()
    assert held.took_over
    assert held.took_over.mark == MARK


def test_a_pipe_in_the_place_of_a_lock_is_not_waited_for(path: Path) -> None:
    os.mkfifo(lock_path(path))
    with pytest.raises(failures.OfficeInUse) as told:
        OfficeLock.acquire(path)
    assert told.value.key == "storage.in_use_by_unknown"


def test_a_mark_that_is_a_path_is_none(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.touch()
    forget_lock(str(victim))
    assert victim.exists()
    assert not is_noted(str(victim))


def test_notes_are_few_and_not_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_locks, "state_folder", lambda: tmp_path)
    for number in range(1, 105):
        note_lock(f"{number:016x}")
        os.utime(tmp_path / "locks" / f"{number:016x}", (number, number))
    note_lock(MARK)
    assert is_noted(MARK)
    assert len(list((tmp_path / "locks").iterdir())) == 100
    assert is_noted(f"{104:016x}")
    monkeypatch.setattr(own_locks, "state_folder", lambda: tmp_path / "locks" / f"{104:016x}")
    note_lock(MARK)
    assert not is_noted(MARK)
    forget_lock(MARK)


def test_a_lock_that_is_still_there_is_renewed(path: Path) -> None:
    held = OfficeLock.acquire(path)
    content = held.path.read_bytes()
    assert held.holds()
    held.renew()
    assert held.path.read_bytes() == content
    held.path.unlink()
    assert not held.holds()
    held.renew()
    assert held.path.read_bytes() == content
    held.release()
    assert names(path) == []


def test_a_lock_that_somebody_else_took_stays_theirs(path: Path) -> None:
    held = OfficeLock.acquire(path)
    content = left(path, machine="เครื่องอื่น")
    assert not held.holds()
    with pytest.raises(failures.OfficeInUse) as caught:
        held.renew()
    assert caught.value.values["machine"] == "เครื่องอื่น"
    assert held.path.read_bytes() == content


def test_a_lock_in_a_folder_out_of_reach_is_nobody_elses(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    held = OfficeLock.acquire(folder / path.name)
    folder.rename(tmp_path / "gone")
    assert not held.holds()
    with pytest.raises(failures.OfficeMissing):
        held.renew()
    (tmp_path / "gone").rename(folder)
    assert held.holds()


@pytest.mark.parametrize("times", [1, 100])
def test_a_lock_that_goes_while_it_is_renewed(
    path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    held = OfficeLock.acquire(path)
    held.path.unlink()
    seen = iter([False] * times)
    create = lock._created
    monkeypatch.setattr(lock, "_created", lambda *what: next(seen, True) and create(*what))
    if times == 1:
        held.renew()
        assert held.holds()
    else:
        with pytest.raises(failures.OfficeInUse):
            held.renew()


def test_a_user_without_a_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError

    monkeypatch.setattr(getpass, "getuser", unknown)
    OfficeLock.acquire(path)
    assert refused(path).values["person"] == "-"


def test_a_link_leads_to_the_same_lock(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other").mkdir()
    link = tmp_path / "other" / "link.ita"
    link.symlink_to(path)
    monkeypatch.chdir(tmp_path)
    assert lock_path(link) == lock_path(path) == lock_path(Path(path.name))


@given(name=st.text("กa\U0001f4f7", min_size=1, max_size=255).filter(lambda n: len(n.encode()) <= 255))
def test_names_fit(name: str) -> None:
    short = lock_path(Path("/f") / name).name
    assert len(short.encode()) + 1 <= 255
    assert short.startswith(".~lock.")
    assert short.endswith("#")
    assert (short == f".~lock.{name}#") == (len(name.encode()) <= 246)


def test_long_names_have_locks_of_their_own(tmp_path: Path) -> None:
    one, two = tmp_path / ("ก" * 83 + "1.ita"), tmp_path / ("ก" * 83 + "2.ita")
    OfficeLock.acquire(one)
    refused(one)
    OfficeLock.acquire(two)
    assert len(names(one)) == 2


def creating(monkeypatch: pytest.MonkeyPatch, create: Callable[[Path], Any]) -> None:
    """Has files created in another way."""
    opened = Path.open

    def other(file: Path, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        return create(file) if mode == "xb" else opened(file, mode, *arguments, **named)

    monkeypatch.setattr(Path, "open", other)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (PermissionError(errno.EACCES, ""), failures.OfficeReadOnly),
        (OSError(errno.EROFS, ""), failures.OfficeReadOnly),
        (OSError(errno.ENOSPC, ""), failures.DiskFull),
    ],
)
def test_a_place_where_nothing_can_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, kind: type[AppError]
) -> None:
    def failing(_: Path) -> None:
        raise error

    creating(monkeypatch, failing)
    with pytest.raises(kind) as caught:
        OfficeLock.acquire(path)
    assert caught.value.values == {"path": str(path)}


def test_a_lock_that_cannot_be_written_whole_is_removed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def on_a_full_disk(file: Path) -> Any:
        file.touch()
        return Path("/dev/full").open("wb")

    creating(monkeypatch, on_a_full_disk)
    with pytest.raises(failures.DiskFull):
        OfficeLock.acquire(path)
    assert names(path) == []


@pytest.mark.parametrize("folder", ["none", "file"])
def test_no_folder(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(failures.OfficeMissing) as caught:
        OfficeLock.acquire(tmp_path / folder / "a.ita")
    assert caught.value.key == "storage.no_folder"
    assert caught.value.values == {"path": str(tmp_path / folder)}
