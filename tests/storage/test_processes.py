"""A process is known from others that bear its number earlier or later."""

import ctypes
import os
import socket
import subprocess
import sys
from ctypes import wintypes
from pathlib import Path
from typing import Any

import pytest

from ita_desk.storage import processes
from ita_desk.storage.processes import process_token, this_machine


def sleeper() -> subprocess.Popen[bytes]:
    """A process that runs until its input is closed."""
    return subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def test_a_process_that_runs_and_then_not() -> None:
    with sleeper() as process:
        token = process_token(process.pid)
        assert token
        assert process_token(process.pid) == token != process_token(os.getpid())
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert process_token(process.pid) is None  # ended, though its number is not free yet
        process.wait()
        assert process_token(process.pid) is None


@pytest.mark.parametrize("pid", [0, -1, 2**31, 10**30])
def test_no_number_of_a_process(pid: int) -> None:
    assert process_token(pid) is None


def noted(
    folder: Path, name: str = "python", state: str = "S", start: int = 77, boot: str = "b1"
) -> str | None:
    """The token of process 5 as the system notes it in a folder."""
    kernel = folder / "sys/kernel/random"
    kernel.mkdir(parents=True, exist_ok=True)
    (kernel / "boot_id").write_text(f"{boot}\n")
    (folder / "5").mkdir(exist_ok=True)
    middle = " ".join(str(number) for number in range(4, 22))
    (folder / "5" / "stat").write_text(f"5 ({name}) {state} {middle} {start} 23 24\n")
    return process_token(5)


def test_what_linux_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PROC", tmp_path)
    assert noted(tmp_path) == "b1 77"
    for name in ("a b", "a) S 1 (b", "(((", ")", ""):
        assert noted(tmp_path, name) == "b1 77"
    assert noted(tmp_path, start=78) == "b1 78"
    assert noted(tmp_path, boot="b2") == "b2 77"
    assert noted(tmp_path, state="Z") is None
    assert noted(tmp_path, state="X") is None


def test_a_process_of_which_nothing_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PROC", tmp_path)
    assert process_token(os.getpid()) == ""
    with sleeper() as process:
        process.kill()
        process.wait()
        assert process_token(process.pid) is None


def test_a_process_of_somebody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(pid: int, signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(processes, "PROC", tmp_path)
    monkeypatch.setattr(os, "kill", forbidden)
    assert process_token(5) == ""


class Kernel:
    """Stands for kernel32, with one process, 40, that may have ended."""

    def __init__(self, exit_code: int = 259, denied: bool = False, times: bool = True) -> None:
        self.exit_code, self.denied, self.times = exit_code, denied, times
        self.closed: list[int | None] = []

        def open_process(access: int, inherit: bool, pid: int) -> int | None:
            assert (access, inherit) == (0x1000, False)
            return 2**40 if pid == 40 and not self.denied else None

        self.OpenProcess: Any = open_process  # a plain function takes `restype`, as those of ctypes do

    def GetExitCodeProcess(self, handle: wintypes.HANDLE, code: Any) -> bool:  # noqa: N802
        code._obj.value = self.exit_code
        return True

    def GetProcessTimes(self, handle: wintypes.HANDLE, start: Any, *others: Any) -> bool:  # noqa: N802
        assert len(others) == 3
        start._obj.dwHighDateTime, start._obj.dwLowDateTime = 1, 2
        return self.times

    def CloseHandle(self, handle: wintypes.HANDLE) -> None:  # noqa: N802
        self.closed.append(handle.value)


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_the_name_of_the_machine(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert this_machine() == socket.gethostname()


@pytest.mark.parametrize(
    ("kernel", "pid", "token"),
    [
        (Kernel(), 40, str(2**32 + 2)),
        (Kernel(times=False), 40, ""),
        (Kernel(exit_code=0), 40, None),
        (Kernel(), 41, None),
        (Kernel(denied=True), 40, ""),
    ],
    ids=["runs", "no times", "ended", "none", "somebody else's"],
)
def test_windows(monkeypatch: pytest.MonkeyPatch, kernel: Kernel, pid: int, token: str | None) -> None:
    kernel.closed.clear()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda name, use_last_error: kernel, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: 5 if kernel.denied else 87, raising=False)
    assert process_token(pid) == token
    assert kernel.closed == ([2**40] if pid == 40 and not kernel.denied else [])
