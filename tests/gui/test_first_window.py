"""A second start hands its file to the first window."""

import ctypes
import os
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from gui_window import LONG
from ita_desk.gui import first_window
from ita_desk.gui.first_window import (
    GO,
    HEAD,
    LONGEST,
    READY,
    FirstWindow,
    message_of,
    read_message,
    socket_name,
)

THAI_PATH = Path("/สำนักปลัด/แผน & ผล ๒๕๖๘.ita")


@pytest.fixture(autouse=True)
def own_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A user's state folder."""
    folder = tmp_path / "s"
    folder.mkdir(mode=0o700)
    return folder


class Asked:
    """A first window, and what it was asked for."""

    def __init__(self, folder: Path) -> None:
        claimed = FirstWindow.claim(folder, None)
        assert claimed
        self.first, self.paths = claimed, list[Path | None]()
        self.first.asked.connect(self.paths.append)
        self.first.listen()
        self.name = socket_name(folder)


@pytest.fixture
def asked(folder: Path, qapp: Any) -> Iterator[Asked]:
    asked = Asked(folder)
    yield asked
    asked.first.close()


SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ita_desk.gui.first_window import FirstWindow
application = QCoreApplication([])
path = Path(sys.argv[2]) if sys.argv[2] else None
sys.exit(7 if FirstWindow.claim(Path(sys.argv[1]), path) else 0)
"""


def handed_over(qtbot: QtBot, folder: Path, path: Path | None) -> bool:
    """Whether a second start, in a process of its own, handed a path over."""
    source = str(Path(first_window.__file__).parents[2])
    command = [sys.executable, "-c", SECOND, str(folder), str(path or "")]
    with subprocess.Popen(command, env=os.environ | {"PYTHONPATH": source}) as process:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=LONG)
    assert process.returncode in (0, 7)
    return process.returncode == 0


def sent(qtbot: QtBot, name: str, *parts: bytes) -> bytes:
    """What the first says to a program that sends these bytes from another thread."""
    with ThreadPoolExecutor(1) as thread:
        said = thread.submit(plug, name, *parts)
        qtbot.waitUntil(said.done, timeout=LONG)
    return said.result()


def message(path: Path | None) -> bytes:
    content = message_of(path)
    assert content is not None
    return content


def plug(name: str, *parts: bytes) -> bytes:
    """What the first says to a program that sends these bytes, until it closes."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(LONG / 1000)
        line.connect(name)
        try:
            for part in parts:
                line.sendall(part)
            said = b""
            while got := line.recv(100):
                said += got
        except OSError:  # closed in our face
            return b""
        return said


@given(name=st.text("กขabc/ .&%\n\U0001f4f7", max_size=80), cut=st.integers(0, 400))
def test_a_message_arrives_as_it_was_sent(name: str, cut: int) -> None:
    path = Path("/" + name)
    content = message(path)
    assert read_message(content + b"rest") == (True, path, b"rest")
    if cut < len(content):
        assert read_message(content[:cut]) == (False, None, b"")


@given(content=st.binary(max_size=60))
def test_nonsense_is_no_message(content: bytes) -> None:
    try:
        complete, path, _ = read_message(HEAD + content)
    except ValueError:
        return
    assert not complete or path is None or path.is_absolute()


@pytest.mark.parametrize(
    "content",
    [
        b"GET / HTTP/1.1",
        HEAD + b"\xff\xff\xff\xff",
        HEAD + b"\0\0\0\5a.ita",
        HEAD + b"\0\0\0\4/a\0b",
        HEAD + b"\0\0\0\2/\xff",
    ],
)
def test_what_is_not_of_ours_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_message(content)


def test_a_path_that_cannot_be_sent() -> None:
    assert message_of(Path("/\udcff.ita")) is None
    assert message_of(Path("/" + "ก" * LONGEST)) is None
    assert read_message(message(Path("a.ita")))[1] == Path.cwd() / "a.ita"


@pytest.mark.parametrize("path", [THAI_PATH, None])
def test_a_second_start_hands_over(qtbot: QtBot, asked: Asked, folder: Path, path: Path | None) -> None:
    assert handed_over(qtbot, folder, path)
    assert asked.paths == [path]


def test_one_that_does_not_answer_in_time_opens_nothing_later(
    qtbot: QtBot, asked: Asked, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_window, "PATIENCE", 50)
    second = FirstWindow.claim(folder, THAI_PATH)  # here, where the first cannot answer meanwhile
    assert second is not None
    assert sent(qtbot, asked.name, b"x") == b""  # it hears again, and what came before
    assert asked.paths == []
    second.close()
    assert Path(asked.name).exists()


def test_a_path_that_cannot_be_sent_is_opened_by_the_second(
    asked: Asked, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_window, "PATIENCE", 50)
    assert FirstWindow.claim(folder, Path("/\udcff.ita")) is not None
    assert asked.paths == []
    assert Path(asked.name).exists()


@pytest.mark.parametrize(
    "parts",
    [
        (b"nonsense\n",),
        (HEAD + b"\xff\xff\xff\xff",),
        (HEAD + b"\0\0\0\2/a", b"no\n"),
        (HEAD + b"\0\0\0\2/a" + GO + b"more",),
        (os.urandom(1 << 20),),
        (HEAD, b"\0\0\x7f\xff", b"x" * (1 << 20)),
    ],
)
def test_other_programs_are_not_listened_to(qtbot: QtBot, asked: Asked, parts: tuple[bytes, ...]) -> None:
    sent(qtbot, asked.name, *parts)
    assert asked.paths == []
    assert sent(qtbot, asked.name, message(THAI_PATH), GO) == READY
    assert asked.paths == [THAI_PATH]


def test_one_that_says_nothing_is_shown_out(
    qtbot: QtBot, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_window, "PATIENCE", 50)
    assert sent(qtbot, asked.name, message(THAI_PATH)) == READY
    assert asked.paths == []


def test_a_crowd_does_not_keep_others_out(
    qtbot: QtBot, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = [socket.socket(socket.AF_UNIX) for _ in range(20)]
    monkeypatch.setattr(first_window, "PATIENCE", 500)
    for line in crowd:
        line.setblocking(False)
        line.connect_ex(asked.name)
    qtbot.waitUntil(lambda: len(asked.first.children()) > 1, timeout=LONG)
    qtbot.waitUntil(lambda: len(asked.first.children()) == 1, timeout=LONG)  # all shown out
    assert sent(qtbot, asked.name, message(THAI_PATH), GO) == READY
    for line in crowd:
        line.close()


def test_the_socket_of_a_killed_first_one_is_replaced(qtbot: QtBot, folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(socket_name(folder))
    assert Path(socket_name(folder)).exists()
    asked = Asked(folder)
    assert sent(qtbot, asked.name, message(THAI_PATH), GO) == READY
    assert asked.paths == [THAI_PATH]
    asked.first.close()
    asked.first.close()
    assert not Path(asked.name).exists()


@pytest.mark.usefixtures("asked")
def test_only_the_user_may_connect(folder: Path) -> None:
    assert stat.S_IMODE(Path(socket_name(folder)).stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "window.key").stat().st_mode) == 0o600


def test_names_differ_by_user_and_screen(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = socket_name(folder)
    assert socket_name(folder) == name
    monkeypatch.setenv("DISPLAY", ":77")
    assert Path(socket_name(folder)).name != Path(name).name
    monkeypatch.undo()
    other = tmp_path / "o"
    other.mkdir(mode=0o700)
    assert Path(socket_name(other)).name != Path(name).name


def test_the_place_is_the_users_own(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = tmp_path_factory.mktemp("p")
    folder, own, shared = top, top / "run", top / "shared"
    own.mkdir(mode=0o700)
    shared.mkdir()
    shared.chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(own))
    assert Path(socket_name(folder)).parent == own
    for unsafe in (shared, top / "none"):
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(unsafe))
        assert Path(socket_name(folder)).parent == folder


def test_a_long_path_gives_way_to_a_folder_of_the_users_in_the_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("ก" * 60)
    long.mkdir()
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    place = Path(socket_name(long)).parent
    assert place.parent == tmp_path
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    place.chmod(0o777)  # somebody else's, made ready for us
    with pytest.raises(PermissionError):
        socket_name(long)
    with_nobody = FirstWindow.claim(long, None)
    assert with_nobody
    with_nobody.close()


def test_where_nothing_can_be_written_all_works_as_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert FirstWindow.claim(tmp_path / "file", None) is not None


def test_windows_has_names_instead_of_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Windll:
        def __getattr__(self, name: str) -> "Windll":
            return self

        def __call__(self, *what: object) -> int:
            return 1

    monkeypatch.setattr(ctypes, "windll", Windll(), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert "/" not in socket_name(folder)
    first_window._let_come_forward()


def test_the_secret_is_made_once(folder: Path) -> None:
    socket_name(folder)
    secret = (folder / "window.key").read_text("ascii")
    assert len(secret) == 32
    socket_name(folder)
    assert (folder / "window.key").read_text("ascii") == secret
