"""Qt's own words in Thai: what dialogs and menus really show has no Latin letters left but mnemonics and file types."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ita_desk.gui.look.qt_translator import QtTranslator
from ita_desk.i18n import Messages

SHOWN = {"(*)", "Alt", "Ctrl", "Left", "Right", "Up"}  # keys are called as they are printed on keyboards
MNEMONIC = re.compile(r"\(&?[A-Z]\)")


@pytest.fixture(autouse=True)
def thai(qapp: QApplication) -> Iterator[QtTranslator]:
    translator = QtTranslator(Messages("th"))
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


def latin(texts: Iterable[str]) -> set[str]:
    """The texts with Latin letters outside of mnemonics, shortcuts and file names."""
    return {text for text in texts if re.search("[A-Za-z]", MNEMONIC.sub("", text.split("\t")[0]))}


def texts(widget: QWidget) -> Iterator[str]:
    """What buttons, labels, actions, tool tips and headers of a window say."""
    for part in (widget, *widget.findChildren(QWidget)):
        yield part.toolTip().split(" (")[0]
        yield part.accessibleName()
        if isinstance(part, QAbstractButton | QLabel):
            yield part.text()
        if isinstance(part, QHeaderView) and part.model() is not None:
            columns = (
                range(part.model().columnCount()) if part.orientation() == Qt.Orientation.Horizontal else ()
            )
            yield from (str(part.model().headerData(at, part.orientation())) for at in columns)
    for action in widget.findChildren(QAction):
        yield action.text()


@pytest.mark.parametrize("button", [button for button in QMessageBox.StandardButton if button.value >= 0x400])
def test_standard_buttons(qtbot: QtBot, button: QMessageBox.StandardButton) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.addButton(button)
    box.setDetailedText("รายละเอียด")
    assert latin(texts(box)) == set()
    assert all(part.text() for part in box.buttons())


def test_yes_and_no_have_latin_mnemonics(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    assert [re.findall(MNEMONIC, part.text()) for part in box.buttons()] == [["(&Y)"], ["(&N)"]]


@pytest.mark.parametrize("accept", QFileDialog.AcceptMode)
@pytest.mark.parametrize("mode", [QFileDialog.FileMode.AnyFile, QFileDialog.FileMode.Directory])
def test_file_dialog(
    qtbot: QtBot, tmp_path: Path, accept: QFileDialog.AcceptMode, mode: QFileDialog.FileMode
) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    dialog.setDirectory(str(tmp_path))
    dialog.show()
    assert latin([dialog.windowTitle(), *texts(dialog)]) == set()


def test_other_dialogs(qtbot: QtBot) -> None:
    dialogs: tuple[QDialog, ...] = (QInputDialog(), QProgressDialog())
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
        assert latin(texts(dialog)) == set()


def test_context_menus(qtbot: QtBot) -> None:
    boxes = (QLineEdit("ก"), QPlainTextEdit("ก"))
    for box in boxes:
        qtbot.addWidget(box)
        menu = box.createStandardContextMenu()
        assert menu.actions()
        assert latin(action.text() for action in menu.actions()) == set()
        menu.deleteLater()


def test_unknown_text_stays(qapp: QApplication) -> None:
    assert qapp.translate("QProgressBar", "%p%") == "%p%"
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize("language", ["th", "en"])
def test_placeholders_are_kept(language: str) -> None:
    said = QtTranslator(Messages(language))._said
    assert len(said) > 80
    assert {text: new for text, new in said.items() if ("%1" in text) != ("%1" in new)} == {}
