"""Starting Qt, and the program with its window in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from gui_window import office_file
from ita_desk.errors import UserError
from ita_desk.gui import app
from locking import names

START = """
import sys
from ita_desk.gui.app import start_application
from ita_desk.i18n import Messages
from PySide6.QtCore import QLocale
application = start_application(Messages(sys.argv[1]))
print(application.style().name(), application.font().family(), QLocale().name())
print(application.windowIcon().isNull(), repr(application.applicationDisplayName()))
print(application.translate("QPlatformTheme", "Cancel").encode("unicode_escape").decode())
"""

RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ita_desk.gui.app import run_window, start_application
from ita_desk.gui.desk import build_worker
from ita_desk.i18n import Messages
from gui_window import build_graph


def look():
    (window,) = [w for w in application.topLevelWidgets() if w.objectName() == "" and hasattr(w, "opener")]
    if window.workspace and window.workspace.pages.page_count:
        print(window.workspace.pages.page_count, flush=True)
        window.close()


if __name__ == "__main__":
    path = Path(sys.argv[1])
    application = start_application(Messages("th"))
    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    sys.exit(run_window(application, build_graph(path.parent / "state", build_worker), path))
"""


def ran(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)


@pytest.fixture
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a process of its own find the program and these tests."""
    tests = Path(__file__).resolve().parents[1]
    monkeypatch.setenv("PYTHONPATH", f"{tests.parent / 'src'}:{tests}")


def test_a_screen_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UserError) as caught:
        app.check_surroundings()
    assert caught.value.key == "window.no_screen"
    monkeypatch.setenv("DISPLAY", ":0")
    app.check_surroundings()


def test_other_systems_have_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    app.check_surroundings()


def test_a_qt_that_kills_this_python_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "qt_version", (6, 12, 0, "", ""))
    monkeypatch.setattr(sys, "version_info", (3, 11, 9))
    with pytest.raises(UserError) as caught:
        app.check_surroundings()
    assert caught.value.key == "window.wrong_qt"
    monkeypatch.setattr(sys, "version_info", (3, 12, 0))
    app.check_surroundings()


@pytest.mark.usefixtures("importable")
def test_the_application_looks_the_same_everywhere_and_speaks_thai(tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(START, "utf-8")
    done = ran(script, "th")
    assert done.stderr == ""
    look, icon, cancel = done.stdout.splitlines()
    assert look == "fusion Sarabun C"
    assert icon == "False ''"
    assert cancel.encode().decode("unicode_escape") == "ยกเลิก"


@pytest.mark.slow
@pytest.mark.usefixtures("importable")
def test_the_window_opens_shows_true_pages_and_leaves_nothing_behind(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(RUN, "utf-8")
    (tmp_path / "offices").mkdir()
    path = office_file(tmp_path / "offices")
    done = ran(script, str(path))
    said = [line for line in done.stderr.splitlines() if "does not support" not in line]
    assert (done.returncode, said) == (0, [])
    assert int(done.stdout) > 0
    assert names(path) == [path.name, "state"]
