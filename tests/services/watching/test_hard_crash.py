"""Crashes of the interpreter itself are found at the next start."""

import faulthandler
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ita_desk.services.watching import hard_crash
from ita_desk.services.watching.hard_crash import CrashWatch, HardCrash, take_crashes

SECRET = "นายสมมติ"
CRASH = """
import faulthandler, sys
from pathlib import Path
from ita_desk.services.watching.hard_crash import CrashWatch
watch = CrashWatch(Path(sys.argv[1]), sys.argv[2])
def crash_here():
    faulthandler._sigsegv()
crash_here()
"""
TRACE = f"""token of long ago
Fatal Python error: Segmentation fault

Current thread 0x00007f00 (most recent call first):
  File "/somebody/{SECRET}/x/ita_desk/gui/app.py", line 12 in run_window
  File "/somebody/{SECRET}/{SECRET}.py", line 3 in secret
  File "<frozen runpy>", line 88 in _run_code

Extension modules: {SECRET} (total: 1)
"""


def test_a_crash_is_found_once(tmp_path: Path) -> None:
    script = tmp_path / SECRET / "script.py"
    script.parent.mkdir()
    script.write_text(CRASH, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path(hard_crash.__file__).parents[3])}
    folder = tmp_path / "log"
    command = [sys.executable, str(script), str(folder), "window"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode < 0
    (crash,) = take_crashes(folder)
    assert crash.role == "window"
    assert crash.lines[0] == "Fatal Python error: Segmentation fault"
    assert "  (elsewhere)" in crash.lines
    assert SECRET not in "\n".join(crash.lines)
    assert take_crashes(folder) == ()
    assert list(folder.iterdir()) == []


def test_only_places_of_the_program_are_kept(tmp_path: Path) -> None:
    (tmp_path / "worker-99999999.trace").write_text(TRACE, "utf-8")
    lines = (
        "Fatal Python error: Segmentation fault",
        "thread:",
        "  ita_desk/gui/app.py:12 run_window",
        "  (elsewhere)",
        "  <frozen runpy>:88 _run_code",
    )
    assert take_crashes(tmp_path) == (HardCrash("worker", lines),)


def test_a_program_that_ends_as_it_should_leaves_nothing(tmp_path: Path) -> None:
    former = faulthandler.is_enabled()
    watch = CrashWatch(tmp_path / "log", "window")
    (trace,) = (tmp_path / "log").iterdir()
    assert trace.stat().st_mode & 0o777 == 0o600
    assert take_crashes(tmp_path / "log") == ()  # it is at work
    assert trace.exists()
    watch.end()
    watch.end()
    assert list((tmp_path / "log").iterdir()) == []
    if former:
        faulthandler.enable()


@pytest.mark.parametrize("content", [b"", b"token of long ago\n", b"t\n\xff\xfe\nnonsense\n"])
def test_one_that_was_only_killed_tells_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "window-99999999.trace").write_bytes(content)
    assert take_crashes(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_files_of_others_stay(tmp_path: Path) -> None:
    (tmp_path / "window-x.trace").write_text(TRACE, "utf-8")
    (tmp_path / "window-99999999.trace").mkdir()
    assert take_crashes(tmp_path) == ()
    (tmp_path / f"{SECRET}-99999998.trace").write_text(TRACE, "utf-8")
    assert take_crashes(tmp_path) == ()


def test_where_nothing_can_be_written_nothing_is_watched(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    CrashWatch(tmp_path / "file", "window").end()
