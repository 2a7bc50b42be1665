"""A real keyboard that has Thai letters only, on a screen of its own; skipped where the tools for it are missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TOOLS = ("Xvfb", "xdotool", "setxkbmap")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(any(shutil.which(tool) is None for tool in TOOLS), reason="no tools for a keyboard"),
]

PRESSES = """
import subprocess
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from ita_desk.gui.look.thai_keys import ThaiKeys

application = QApplication([])
if "without" not in sys.argv:
    ThaiKeys(application)
window = QMainWindow()
window.setCentralWidget(QLineEdit())
menu = window.menuBar().addMenu("&Menu")
left = ["Ctrl+S", "Alt+2", "Ctrl+Shift+0"]
for keys in left:
    action = QAction(keys, window)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _=False, keys=keys: print(keys, flush=True))
    menu.addAction(action)
# Places on the keyboard: 37 Ctrl, 50 Shift, 64 Alt, 39 S, 11 the 2, 19 the 0.
held = (("37", "39"), ("64", "11"), ("37", "50", "19"), ("Escape",))
presses = []
for *modifiers, key in held:
    presses += [w for m in modifiers for w in ("keydown", m)] + ["key", key]
    presses += [w for m in modifiers for w in ("keyup", m)]


def press():
    subprocess.Popen(["xdotool", "windowfocus", "--sync", str(int(window.winId())), *presses])


escape = QAction(window)
escape.setShortcut(QKeySequence("Esc"))
escape.triggered.connect(application.quit)
window.addAction(escape)
window.show()
QTimer.singleShot(300, press)
QTimer.singleShot(15_000, lambda: application.exit(1))
sys.exit(application.exec())
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A screen with a Thai keyboard and nothing else."""
    ours, theirs = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", str(theirs), "-screen", "0", "800x600x24"],
        pass_fds=[theirs],
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    with os.fdopen(ours) as told:
        number = told.readline().strip()
    subprocess.run(["setxkbmap", "-display", f":{number}", "-layout", "th"], check=True, timeout=30)
    yield f":{number}"
    screen.terminate()
    screen.wait(30)


@pytest.mark.parametrize(
    ("how", "expected"), [("with", ["Ctrl+S", "Alt+2", "Ctrl+Shift+0"]), ("without", [])]
)
def test_commands_are_found_on_a_thai_keyboard(
    display: str, tmp_path: Path, how: str, expected: list[str]
) -> None:
    script = tmp_path / "presses.py"
    script.write_text(PRESSES, "utf-8")
    source = Path(__file__).resolve().parents[3] / "src"
    surroundings = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(source)}
    done = subprocess.run(
        [sys.executable, str(script), how],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.split()) == (0, expected), done.stderr
