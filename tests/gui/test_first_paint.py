"""What the window needs to be seen, and nothing else, is loaded before its first paint."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ita_desk.gui.first_paint import _LATER, FirstPaint, IdleTurns
from ita_desk.gui.look import first_look

# The program as it is started, until its window has been painted; then what is loaded.
START = """
import json, os, sys
import ita_desk.__main__ as program
run_window = None
def painted():
    import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets
    names = {*vars(PySide6.QtCore), *vars(PySide6.QtGui), *vars(PySide6.QtWidgets)}
    print(json.dumps({"modules": sorted(sys.modules), "names": sorted(names)}), flush=True)
    os._exit(0)
build_graph = program.build_graph
def build(*given):
    from ita_desk.gui import app, first_paint
    class Eyes(first_paint.FirstPaint):
        def __init__(self, window, then):
            super().__init__(window, painted)
    app.FirstPaint = Eyes
    return build_graph(*given)
program.build_graph = build
program.main()
"""
# Libraries and parts of the program that would each take a tenth of the start and more.
LATER = """PIL babel docx lxml openpyxl pdfplumber pypdf pypdfium2 reportlab uharfbuzz sqlite3 sqlite_utils tomllib
    multiprocessing hashlib importlib.metadata logging argparse socket ctypes
    PySide6.QtNetwork PySide6.QtPdf PySide6.QtPrintSupport PySide6.QtSvg
    ita_desk.checks ita_desk.document ita_desk.forms ita_desk.frameworks ita_desk.intake ita_desk.render
    ita_desk.domain.office ita_desk.services.session ita_desk.services.printing ita_desk.services.keeping
    ita_desk.gui.workspace ita_desk.gui.dialogs ita_desk.gui.editors ita_desk.gui.error_dialog ita_desk.thai.words"""


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing of the user's is touched."""
    folders = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    kept = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    source = str(Path(first_look.__file__).parents[3])
    return kept | folders | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": source, "HOME": str(tmp_path)}


@pytest.mark.parametrize("recent", ["", "/a/one.ita, /a/<two>.ita"])
def test_what_is_not_seen_is_loaded_after_the_first_paint(
    surroundings: dict[str, str], tmp_path: Path, recent: str
) -> None:
    settings = tmp_path / "CONFIG" / "ITA Desk" / "window.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[recent]\noffices={recent}\n", "utf-8")
    command = [sys.executable, "-c", START]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout)
    assert "ita_desk.gui.panels.welcome_panel" in loaded["modules"]
    assert [name for name in LATER.split() if name in loaded["modules"]] == []
    built = {"Qt", "QStyle", "QKeySequence", "QAction", "QMessageBox"} & set(loaded["names"])
    assert built == set(), "their names are built, of the namespace Qt 1,200: see gui/look/first_look.py"


def test_an_office_needs_nothing_that_is_not_loaded_meanwhile(surroundings: dict[str, str]) -> None:
    code = (
        f"import sys\nfor name in {_LATER}: __import__(name)\nprint('ita_desk.gui.workspace' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=surroundings, capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"


def test_numbers_stand_for_the_names_of_qt(qtbot: QtBot) -> None:
    label, area, panel = QLabel(), QAbstractScrollArea(), QWidget()
    for widget in (label, area, panel):
        qtbot.addWidget(widget)
    label.setProperty(*first_look.PLAIN_TEXT)
    area.setProperty(*first_look.SCROLL_BAR_NEVER)
    panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    panel.setProperty(*first_look.NO_FOCUS)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert panel.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert Qt.ItemDataRole.UserRole == first_look.USER_ROLE


def test_it_goes_on_once_the_window_was_painted(qtbot: QtBot) -> None:
    window, done = QWidget(), list[str]()
    qtbot.addWidget(window)
    first = FirstPaint(window, lambda: done.append("then"))
    assert done == []
    window.show()
    qtbot.waitUntil(lambda: done == ["then"])
    window.repaint()
    first._go_on()  # as at the latest moment
    assert done == ["then"]


def test_idle_turns_end_with_the_last(qtbot: QtBot) -> None:
    window, done = QWidget(), list[str]()
    qtbot.addWidget(window)
    turns = IdleTurns(window, lambda: done.append("last"))
    qtbot.waitUntil(lambda: done == ["last"], timeout=20_000)
    qtbot.waitUntil(lambda: not turns._timer.isActive())
