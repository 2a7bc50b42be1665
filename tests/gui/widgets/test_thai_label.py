"""The label that breaks Thai lines."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from gui_typing import press
from ita_desk.gui.look import thai_breaks
from ita_desk.gui.widgets.thai_label import ThaiLabel

TEXT = "การประเมินคุณธรรม"


@pytest.fixture(params=[True, False], ids=["Qt breaks", "Qt does not break"])
def label(request: pytest.FixtureRequest, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ThaiLabel:
    monkeypatch.setattr(thai_breaks, "qt_breaks_thai", lambda: request.param)
    label = ThaiLabel(TEXT)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    qtbot.addWidget(label)
    assert (QLabel.text(label) == TEXT) == request.param
    return label


def test_text_is_as_it_was_set(label: ThaiLabel) -> None:
    assert (label.text(), label.accessibleName()) == (TEXT, TEXT)
    label.setText("<b>ก & ข</b>")
    assert label.text() == "<b>ก & ข</b>"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_copy_has_no_soft_breaks(label: ThaiLabel) -> None:
    press(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert label.selectedText() == TEXT
    press(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == TEXT


def test_context_menu_copies(label: ThaiLabel) -> None:
    def ask() -> list[QMenu]:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(1, 1))
        QApplication.sendEvent(label, event)
        return label.findChildren(QMenu)

    assert ask() == []
    press(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().clear()
    (menu,) = ask()
    menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == TEXT
    menu.close()


def inked_rows(label: ThaiLabel) -> int:
    """How many rows of dots of the label have letters or marks."""
    label.adjustSize()
    image = label.grab().toImage()
    return sum(len({image.pixel(x, y) for x in range(image.width())}) > 1 for y in range(image.height()))


def test_marks_are_not_cut(qtbot: QtBot) -> None:
    label = ThaiLabel("ฟื้นฟู น้ำ ปั๊ม กตัญญู กฎ")
    qtbot.addWidget(label)
    rows = inked_rows(label)
    label.setContentsMargins(0, 20, 0, 20)
    assert rows == inked_rows(label) > 0
