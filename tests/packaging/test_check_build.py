"""The tool that tries what was built can say no."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

import check_build
import screen


def picture(points: list[bytes], width: int) -> bytes:
    """A picture as an X server keeps it."""
    head = [0] * 25
    head[0], head[4], head[5], head[12], head[19] = 104, width, len(points) // width, width * 4, 2
    return struct.pack(">25I", *head) + bytes(4) + bytes(24) + b"".join(points)


def test_a_picture_is_read() -> None:
    seen = screen.read_picture(picture([b"\0\0\0\0", b"\1\2\3\0", b"\1\2\3\0", b"\4\5\6\0"] * 2, 4))
    assert (seen.width, seen.height) == (4, 2)
    assert seen.colours() == 3
    assert seen.filled() == 0.75
    assert screen.read_picture(picture([bytes(4)] * 16, 4)).filled() == 0


@pytest.mark.skipif(not screen.is_at_hand(), reason="needs Xvfb")
def test_an_empty_screen_is_not_painted(tmp_path: Path) -> None:
    with screen.started_screen(tmp_path) as started:
        assert not check_build.is_painted(started)
        assert (started.picture().width, started.picture().height) == (1366, 768)


def test_a_command_that_fails_is_told(tmp_path: Path) -> None:
    assert check_build.run(tmp_path, sys.executable, "-c", "print('fine')") == "fine"
    with pytest.raises(check_build.NotRight, match="ended with 3"):
        check_build.run(tmp_path, sys.executable, "-c", "raise SystemExit(3)")


def test_libraries_of_this_python_are_found(tmp_path: Path) -> None:
    program = tmp_path / "ita-desk"
    line = "7f0-7f1 r-xp 00000000 08:01 1 {}\n"
    carried = tmp_path / "_internal" / "ita_desk" / check_build.OWN_THAI
    check_build.check_libraries(
        program, line.format("/opt/ITA Desk/_internal/libz.so") + "7f0-7f1 rw-p 0 0 0\n"
    )
    with pytest.raises(check_build.NotRight, match="from outside"):
        check_build.check_libraries(program, line.format("/x/site-packages/PySide6/QtCore.so"))
    carried.parent.mkdir(parents=True)
    carried.touch()
    check_build.check_libraries(program, line.format(carried))
    with pytest.raises(check_build.NotRight, match="libthai"):
        check_build.check_libraries(program, line.format("/usr/lib/libthai.so.0"))


def test_a_window_that_ends_is_told() -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('no screen')"]
    with (
        subprocess.Popen(command, stderr=subprocess.PIPE) as process,
        pytest.raises(check_build.NotRight, match="not painted\nno screen"),
    ):
        check_build.wait_for(lambda: False, process, "not painted")


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_worker_is_known_by_its_words() -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)", "--multiprocessing-fork"]
    assert not check_build.has_worker(os.getpid())
    with subprocess.Popen(command) as process:
        try:
            assert check_build.has_worker(os.getpid())
            assert not check_build.has_worker(process.pid)
        finally:
            process.kill()
