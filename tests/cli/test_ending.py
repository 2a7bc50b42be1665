"""A process that ends at once has written all it said, done what was asked for at its end, and keeps its exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import ita_desk

SAID = 300_000  # more than a pipe holds
SAYING = f"import atexit, sys; from ita_desk.cli.ending import end_process; sys.stdout.write('x' * {SAID});"


@pytest.fixture(autouse=True)
def source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(ita_desk.__file__).parent.parent))


def ended(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("code", [0, 2, 70])
def test_all_that_was_said_is_written(code: int) -> None:
    done = ended(f"{SAYING} sys.stderr.write('y'); end_process({code})")
    assert (done.returncode, len(done.stdout), done.stderr) == (code, SAID, "y")


def test_what_was_asked_for_at_the_end_is_done(tmp_path: Path) -> None:
    file = tmp_path / "a"
    assert (
        ended(f"{SAYING} atexit.register(open({str(file)!r}, 'w').write, 'z' * 9); end_process(0)").returncode
        == 0
    )
    assert file.exists()


def test_objects_are_not_freed_first() -> None:
    """Else nothing would be gained."""
    slow = "class A:\n    def __del__(self): sys.stdout.write('freed')\n"
    assert not ended(
        f"import sys\n{slow}a = A()\nfrom ita_desk.cli.ending import end_process\nend_process(0)"
    ).stdout


def test_threads_that_still_run_are_waited_for() -> None:
    thread = (
        "import threading, time; threading.Thread(target=lambda: (time.sleep(0.2), print('late'))).start();"
    )
    done = ended(f"{SAYING} {thread} end_process(3)")
    assert (done.returncode, done.stdout.strip()[-4:]) == (3, "late")


def test_a_reader_that_has_gone_is_nothing_wrong() -> None:
    code = "import sys; from ita_desk.cli.ending import end_process; print('x'); sys.stdin.read(); end_process(0)"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": ""},  # so that the end has something to write
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdout.close()
        process.stdin.close()
        assert process.wait(60) == 0
