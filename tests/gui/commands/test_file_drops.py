"""Files dropped on a window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gui_dragging import drag_over
from ita_desk.gui.commands.file_drops import FileDrops

FILE = QUrl.fromLocalFile("/ก & <b>.docx")
ADDRESS = QUrl("https://example.org/a.docx")


@pytest.fixture
def box(qtbot: QtBot) -> QPlainTextEdit:
    """A window that is nothing but a text."""
    box = QPlainTextEdit()
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    return box


@pytest.mark.parametrize(
    ("urls", "text", "files", "written"),
    [
        ([FILE], "", [Path(FILE.toLocalFile())], ""),
        ([ADDRESS, FILE], "ก", [Path(FILE.toLocalFile())], ""),
        ([], "ข้อความ", [], "ข้อความ"),
        ([ADDRESS], "", [], ADDRESS.toString()),
    ],
)
def test_files_are_taken_and_texts_go_where_they_are_dropped(
    box: QPlainTextEdit, urls: list[QUrl], text: str, files: list[Path], written: str
) -> None:
    drops = FileDrops(box)
    dropped: list[Path] = []
    drops.dropped.connect(dropped.extend)
    dragged = QMimeData()
    dragged.setUrls(urls)
    if text:
        dragged.setText(text)
    assert drag_over(box, dragged)
    assert dropped == files
    assert box.toPlainText().strip() == written


def test_dragging_over_and_away_is_told(box: QPlainTextEdit) -> None:
    drops = FileDrops(box)
    told: list[object] = []
    drops.hovered.connect(told.append)
    drops.left.connect(lambda: told.append("left"))
    drops.dropped.connect(lambda _: told.append("dropped"))
    carried = QMimeData()
    carried.setUrls([FILE])
    path = Path(FILE.toLocalFile())
    drag_over(box, carried)
    assert told == [[path], "left", "dropped"]
    handle = box.windowHandle()
    assert handle
    QApplication.sendEvent(handle, QDragLeaveEvent())
    assert told[3:] == ["left"]
