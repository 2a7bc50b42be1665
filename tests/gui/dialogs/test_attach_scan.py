"""Which scanned files are attached, in which order, and for which pages."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from gui_window import AMPERSANDS, LONG, child
from ita_desk.gui.dialogs.attach_scan import AttachScanDialog
from ita_desk.i18n import Messages

A, B, C = Path("/ก/1.pdf"), Path(f"/ก/{AMPERSANDS}.jpg"), Path("/ก/3.png")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialog stands over, and ends with: it is deleted when it is closed."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(window: QWidget) -> AttachScanDialog:
    dialog = AttachScanDialog(Messages("th"), window)
    dialog.open()
    return dialog


def test_nothing_can_be_attached_without_files(dialog: AttachScanDialog) -> None:
    assert not dialog.attach_button.isEnabled()
    assert [name for name, button in dialog.buttons.items() if button.isEnabled()] == ["add"]
    assert dialog.list.accessibleName()
    assert dialog.pages.accessibleName()


def test_files_are_put_in_order(dialog: AttachScanDialog, qtbot: QtBot) -> None:
    dialog.add([A, B, C])
    dialog.buttons["up"].click()
    assert dialog.paths == [A, C, B]
    dialog.list.setCurrentRow(0)
    dialog.buttons["down"].click()
    assert dialog.paths == [C, A, B]
    dialog.buttons["leave_out"].click()
    assert dialog.paths == [C, B]
    with qtbot.waitSignal(dialog.wanted, timeout=LONG) as wanted:
        dialog.attach_button.click()
    assert wanted.args == [[C, B], ()]
    assert not dialog.isVisible()


def test_pages_that_they_stand_for(dialog: AttachScanDialog, qtbot: QtBot) -> None:
    dialog.add([A])
    dialog.ways["pages"].click()
    assert not dialog.attach_button.isEnabled()
    type_text(dialog.pages, "๑๑, 12")
    with qtbot.waitSignal(dialog.wanted, timeout=LONG) as wanted:
        dialog.attach_button.click()
    assert wanted.args == [[A], (11, 12)]


def test_the_whole_paper_needs_no_pages(dialog: AttachScanDialog) -> None:
    dialog.add([A])
    dialog.ways["pages"].click()
    type_text(dialog.pages, "3")
    dialog.ways["whole"].click()
    assert dialog.page_numbers == ()
    assert not dialog.pages.isEnabled()


def test_files_are_chosen(dialog: AttachScanDialog, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    dialog.buttons["add"].click()
    files = child(dialog, QFileDialog)
    child(files, QLineEdit, "fileNameEdit").setText(str(tmp_path / "a.pdf"))
    files.accept()
    assert dialog.paths == [tmp_path / "a.pdf"]


def test_escape_attaches_nothing(dialog: AttachScanDialog, qtbot: QtBot) -> None:
    dialog.add([A])
    with qtbot.assertNotEmitted(dialog.wanted):
        press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
