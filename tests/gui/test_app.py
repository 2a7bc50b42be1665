"""Starting Qt, and the program with its window in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gui_window import office_file
from ita_desk.errors import UserError
from ita_desk.gui import app
from ita_desk.storage.office_store import OfficeStore
from locking import names

START = """
import sys
from ita_desk.gui.app import complete_application, start_application
from ita_desk.i18n import Messages
from PySide6.QtCore import QLocale
application = start_application()
complete_application(application, Messages(sys.argv[1]))
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
    application = start_application()
    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    sys.exit(run_window(application, build_graph(path.parent / "state", build_worker), path))
"""


SWITCH = """
import json
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ita_desk.gui.app import Desktop, complete_application, start_application
from ita_desk.gui.desk import build_worker
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.i18n import Messages
from gui_window import build_graph


def tell():
    window, place = desktop.window, desktop.window.desk.place
    said = {
        "language": desktop.language,
        "tab": window.workspace.tabs.currentIndex(),
        "year": place.year, "months": place.round, "measure": place.measure,
        "cancel": application.translate("QPlatformTheme", "Cancel"),
        "windows": sum(w.isVisible() for w in application.topLevelWidgets() if hasattr(w, "opener")),
    }
    print(json.dumps(said), flush=True)


def look():
    window = desktop.window
    if not (window.workspace and window.workspace.pages.page_count):
        return
    if desktop.language == "en":
        if window.desk.place.measure == "m2":
            timer.stop()
            QTimer.singleShot(0, tell)
            QTimer.singleShot(0, window.close)
        return
    window.desk.place.go_to_round(6)
    window.desk.place.go_to_measure("m2")
    window.workspace.tabs.setCurrentIndex(4)
    title = window.workspace.measures.findChild(TextBox, "title")
    title.selectAll()
    title.insertPlainText("ใหม่")
    tell()
    window.settings.language_chosen.emit("en")


if __name__ == "__main__":
    path = Path(sys.argv[1])
    application = start_application()
    complete_application(application, Messages("th"))
    desktop = Desktop(application, build_graph(path.parent / "state", build_worker))
    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    desktop.window.show()
    desktop.window.open(path)
    sys.exit(application.exec())
"""


def ran(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


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


@pytest.mark.slow
@pytest.mark.usefixtures("importable")
def test_another_language_is_a_new_window_at_the_same_place(tmp_path: Path) -> None:
    script = tmp_path / "switch.py"
    script.write_text(SWITCH, "utf-8")
    (tmp_path / "offices").mkdir()
    path = office_file(tmp_path / "offices")
    done = ran(script, str(path))
    said = [line for line in done.stderr.splitlines() if "does not support" not in line]
    assert (done.returncode, said) == (0, [])
    before, after = (json.loads(line) for line in done.stdout.splitlines())
    place = {"tab": 4, "year": 2568, "months": 6, "measure": "m2", "windows": 1}
    assert before == {**place, "language": "th", "cancel": "ยกเลิก"}
    assert after == {**place, "language": "en", "cancel": "Cancel"}
    assert names(path) == [path.name, "state"]
    assert OfficeStore(path).load().years[-1].measures[1].title == "ใหม่"
