"""The program works without a network, and never asks for one."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there local sockets look like those of a network"),
]

needs_window = pytest.mark.skipif(find_spec("PySide6") is None, reason="PySide6 is not installed")
TESTS = Path(__file__).resolve().parents[1]
LOG = "asked.log"
# Runs in every Python process that is started, as the worker's: notes what would reach out, and refuses it.
REFUSAL = """
import os, socket, sys

def refuse(event, given):
    if not event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        return
    if event in ("socket.gethostname", "socket.sethostname"):
        return
    if event == "socket.__new__":
        local = given[1] in (socket.AF_UNIX, -1)  # -1: made of a socket that is there
    else:
        local = bool(given) and isinstance(given[0], socket.socket) and given[0].family == socket.AF_UNIX
    if not local:
        number = os.open(os.environ["ASKED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(number, f"{event} {given[1:]}\\n".encode())
        os.close(number)
        raise OSError("the network was asked for")

sys.addaudithook(refuse)
"""
PROGRAM = [sys.executable, str(Path(__file__).with_name("whole_program.py"))]
CONNECT = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
NETWORK = re.compile(r"AF_(?:INET6?|NETLINK|PACKET|BLUETOOTH|VSOCK)\b")


@pytest.fixture
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, and a home, for processes that are refused the network."""
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(REFUSAL, "utf-8")
    home = tmp_path / "home"
    home.mkdir()
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, (hook, TESTS.parent / "src", TESTS))))
    monkeypatch.setenv("ASKED", str(tmp_path / LOG))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def ran(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)


def is_whole(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether the whole program was gone through."""
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr[-3000:]
    return Path("window.pdf").read_bytes().startswith(b"%PDF-")


@needs_window
def test_nothing_in_python_asks_for_the_network(surroundings: Path) -> None:
    done = ran(PROGRAM)
    log = surroundings / LOG
    assert (log.read_text("utf-8") if log.exists() else "") == ""
    assert is_whole(done)


def test_this_would_have_been_seen(surroundings: Path) -> None:
    done = ran([sys.executable, "-c", CONNECT])
    assert "the network was asked for" in done.stderr
    assert (surroundings / LOG).read_text("utf-8").startswith("socket.")


# --- libraries that are no Python --------------------------------------------------------------------------


def traced(folder: Path, command: list[str]) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """What a command answered in a machine without network, and the sockets of networks it asked the system for."""
    alone = ["unshare", "--user", "--map-root-user", "--net"]
    if not shutil.which("strace") or not shutil.which("unshare"):
        pytest.skip("strace and unshare are not installed")
    if ran([*alone, "strace", "-o", os.devnull, "true"]).returncode:
        pytest.skip("the system does not allow a process to be watched without a network")
    calls = folder / "calls"
    watched = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o", str(calls)]
    done = ran([*alone, *watched, *command])
    return done, [line for line in calls.read_text("utf-8").splitlines() if NETWORK.search(line)]


@needs_window
def test_no_library_asks_for_the_network(surroundings: Path) -> None:
    done, asked = traced(surroundings, PROGRAM)
    assert asked == []
    assert is_whole(done)


def test_a_library_would_have_been_seen(surroundings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH")  # Python itself refuses nothing
    _, asked = traced(surroundings, [sys.executable, "-c", CONNECT])
    assert len(asked) >= 2  # the socket and its connection
