"""The ends that do not come from the user's hand, in processes of their own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui_window import LONG, Bench, office_file
from ita_desk.gui.app import Desktop
from ita_desk.gui.endings import Endings
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.storage.office_store import OfficeStore
from locking import names

# The window types and is told to end at once: what was typed is no edit yet.
TYPE = """
import os
import signal
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ita_desk.gui.app import run_window, start_application
from ita_desk.gui.desk import build_worker
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.i18n import Messages
from gui_window import build_graph


def look():
    (window,) = [w for w in application.topLevelWidgets() if w.objectName() == "" and hasattr(w, "opener")]
    if not window.workspace:
        return
    timer.stop()
    window.desk.place.go_to_measure("m2")
    window.workspace.tabs.setCurrentIndex(4)
    title = window.workspace.measures.findChild(TextBox, "title")
    title.selectAll()
    title.insertPlainText("พิมพ์ก่อนปิด")
    act = sys.argv[2]
    if act == "fail":
        def fail(before, after):
            from ita_desk.storage.failures import DiskFull
            raise DiskFull("storage.disk_full", path="")
        window.desk.opened.store.save = fail
        act = "SIGTERM"
    os.kill(os.getpid(), getattr(signal, act))


if __name__ == "__main__":
    path = Path(sys.argv[1])
    application = start_application()
    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    sys.exit(run_window(application, build_graph(path.parent / "state", build_worker), path))
"""


def ended(folder: Path, act: str) -> tuple[Path, int]:
    """The office file after its window was ended by an act, and the exit code."""
    script = folder / "type.py"
    script.write_text(TYPE, "utf-8")
    (folder / "offices").mkdir()
    path = office_file(folder / "offices")
    tests = Path(__file__).resolve().parents[1]
    environment = os.environ | {"PYTHONPATH": f"{tests.parent / 'src'}:{tests}"}
    environment["XDG_STATE_HOME"] = str(folder / "st")
    done = subprocess.run(
        [sys.executable, str(script), str(path), act], env=environment, timeout=60, check=False
    )
    return path, done.returncode


@pytest.mark.slow
@pytest.mark.parametrize("act", ["SIGTERM", "SIGINT"])
def test_what_was_typed_is_saved_before_the_end(tmp_path: Path, act: str) -> None:
    path, code = ended(tmp_path, act)
    assert code == 0
    assert OfficeStore(path).load().years[-1].measures[1].title == "พิมพ์ก่อนปิด"
    assert names(path) == [path.name, "state"]


@pytest.mark.slow
def test_what_cannot_be_saved_before_the_end_is_rescued(tmp_path: Path) -> None:
    path, code = ended(tmp_path, "fail")
    assert code == 0
    assert OfficeStore(path).load().years[-1].measures[1].title != "พิมพ์ก่อนปิด"
    rescued = [file.read_text("utf-8") for file in (tmp_path / "st").rglob("rescue/*.json")]
    assert any("พิมพ์ก่อนปิด" in text for text in rescued)
    assert names(path) == [path.name, "state"]


def test_the_end_of_the_session_settles_what_was_typed(bench: Bench, qapp: object, tmp_path: Path) -> None:
    desktop = Desktop.__new__(Desktop)
    desktop.window = bench.window
    desktop.settle()  # without an office there is nothing to settle
    path = office_file(tmp_path)
    bench.show()
    bench.open(path)
    title = bench.workspace.measures.findChild(TextBox, "title")
    assert isinstance(title, TextBox)
    title.selectAll()
    title.insertPlainText("ก่อนออก")
    endings = Endings(qapp, desktop.settle, lambda: None)  # type: ignore[arg-type]
    endings._commit(None)  # type: ignore[arg-type]
    endings.close()
    assert "ก่อนออก" in [measure.title for measure in OfficeStore(path).load().years[-1].measures]


def test_a_second_request_is_left_to_the_system(qapp: object, qtbot: QtBot) -> None:
    ends: list[int] = []
    nothing: Callable[[], None] = lambda: None  # noqa: E731
    former = signal.getsignal(signal.SIGTERM)
    endings = Endings(qapp, nothing, lambda: ends.append(1))  # type: ignore[arg-type]
    os.kill(os.getpid(), signal.SIGTERM)
    qtbot.waitUntil(lambda: ends == [1], timeout=LONG)
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    endings.close()
    assert signal.getsignal(signal.SIGTERM) == former
