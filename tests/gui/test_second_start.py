"""The program started twice, in processes of its own; and what the first window does then."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gui_window import LONG, Bench, office_file
from ita_desk.gui.app import Desktop, Watch
from ita_desk.resources import log_folder
from ita_desk.services.watching.log import end_log, log_tail, start_log
from ita_desk.storage.lock import lock_path
from locking import names

TRACE = """token of long ago
Fatal Python error: Segmentation fault

Current thread 0x00007f00 (most recent call first):
  File "/x/ita_desk/gui/app.py", line 12 in run_window
"""
SLOW = 60_000  # milliseconds, for two whole programs on a machine that has much to do


@pytest.fixture
def surroundings(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with user folders of its own."""
    folders = {
        f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("STATE", "CONFIG", "DATA", "CACHE")
    }
    folders["XDG_RUNTIME_DIR"] = str(tmp_path_factory.mktemp("r"))  # the path of a socket has to be short
    return os.environ | folders | {"PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Ends the process if something in between fails."""
    try:
        yield
    except BaseException:
        process.kill()
        raise


@pytest.mark.slow
def test_a_file_of_a_second_start_is_opened_by_the_first(
    tmp_path: Path, surroundings: dict[str, str], qtbot: QtBot
) -> None:
    state = tmp_path / "state" / "ITA Desk"
    (tmp_path / "offices").mkdir()
    path = office_file(tmp_path / "offices", name="แผน & ผล.ita")
    runtime = Path(surroundings["XDG_RUNTIME_DIR"])
    program = [sys.executable, "-m", "ita_desk"]
    with subprocess.Popen(program, env=surroundings) as first, ended(first):
        qtbot.waitUntil(lambda: any(runtime.iterdir()), timeout=SLOW)
        second = subprocess.run(
            [*program, path.name], cwd=path.parent, env=surroundings, capture_output=True, check=False
        )
        assert (second.returncode, second.stdout, second.stderr) == (0, b"", b"")
        qtbot.waitUntil(lock_path(path).exists, timeout=SLOW)
        qtbot.waitUntil(lambda: "office opened" in "\n".join(log_tail(state / "log")), timeout=SLOW)
        assert str(first.pid) in lock_path(path).read_text("utf-8")
        first.send_signal(signal.SIGTERM)
    assert first.returncode == 0
    assert names(path) == [path.name]
    assert list((state / "log").glob("window-*")) == []
    assert list(runtime.iterdir()) == []


@pytest.mark.slow
def test_a_crash_is_reported_at_the_next_start(
    tmp_path: Path, surroundings: dict[str, str], qtbot: QtBot
) -> None:
    log = tmp_path / "state" / "ITA Desk" / "log"
    log.mkdir(parents=True)
    (log / "window-99999999.trace").write_text(TRACE, "utf-8")
    with subprocess.Popen([sys.executable, "-m", "ita_desk"], env=surroundings) as process, ended(process):
        qtbot.waitUntil(lambda: any(log.glob("report *.txt")), timeout=SLOW)
        process.send_signal(signal.SIGTERM)
    assert process.returncode == 0
    (report,) = log.glob("report *.txt")
    assert "crash of the window" in report.read_text("utf-8")
    assert list(log.glob("*.trace")) == []


@pytest.fixture
def desktop(bench: Bench) -> Iterator[Desktop]:
    """The desktop around a window of tests."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desktop = Desktop(application, bench.graph)
    former, bench.window = bench.window, desktop.window
    bench.show()
    yield desktop
    bench.window = desktop.window  # another one by now, where the language was changed
    bench.end()
    bench.window.hide()
    bench.window.deleteLater()
    bench.window = former


def test_the_first_window_comes_forward(desktop: Desktop) -> None:
    desktop.window.showMinimized()
    desktop.come_forward(None)
    assert not desktop.window.windowState() & Qt.WindowState.WindowMinimized
    assert desktop.window.isVisible()
    assert desktop.window.desk is None


def test_a_file_waits_for_a_dialog_to_close(desktop: Desktop, bench: Bench, tmp_path: Path) -> None:
    path = office_file(tmp_path)
    dialog = QDialog(desktop.window)
    dialog.open()
    desktop.come_forward(tmp_path / "an-earlier-one.ita")
    desktop.come_forward(path)
    bench.qtbot.wait(0)
    assert not desktop.window.opener.busy
    dialog.close()
    bench.await_office(path)


def test_a_file_waits_for_another_that_is_just_being_opened(
    desktop: Desktop, bench: Bench, tmp_path: Path
) -> None:
    desktop.window.open(office_file(tmp_path, name="one.ita"))
    assert desktop.window.opener.busy
    two = office_file(tmp_path, name="two.ita")
    desktop.come_forward(two)
    bench.await_office(two)


def test_what_happens_to_an_office_stands_in_the_log(desktop: Desktop, bench: Bench, tmp_path: Path) -> None:
    start_log(tmp_path / "log")
    bench.open(office_file(tmp_path))
    bench.qtbot.waitUntil(lambda: len(log_tail(tmp_path / "log")) > 0, timeout=LONG)
    bench.end()
    bench.qtbot.waitUntil(lambda: "office closed" in log_tail(tmp_path / "log")[-1], timeout=LONG)
    end_log()
    said = "\n".join(log_tail(tmp_path / "log"))
    assert "office opened: 2 years, read only False, migrated False" in said
    assert str(tmp_path) not in said


@pytest.mark.usefixtures("capsys")
def test_crashes_are_told_in_the_language_of_the_window_of_now(
    desktop: Desktop, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = sys.excepthook
    monkeypatch.setattr(sys, "excepthook", former)
    monkeypatch.setattr("threading.excepthook", lambda _: None)
    reporter, reports = Watch(desktop, lambda: "1.2.3").telling
    assert reports.folder == log_folder()
    others = set(reports.folder.glob("report *.txt"))
    desktop._change_language("en")
    bench.window = desktop.window
    reporter.report(ValueError, ValueError("secret"), None)
    assert desktop.messages.say("window.crash.now") in bench.box("crash").text()
    assert desktop.language == "en"
    (report,) = set(reports.folder.glob("report *.txt")) - others
    assert "language en" in report.read_text("utf-8")
    report.unlink()
