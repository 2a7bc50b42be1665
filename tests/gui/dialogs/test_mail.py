"""The mail before it is handed over."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from gui_typing import type_text
from gui_window import child
from ita_desk.domain.agency import Agency
from ita_desk.gui.dialogs.mail import MailDialog, MailOrder
from ita_desk.gui.panels.mail_files import MailFiles
from ita_desk.i18n import Message, Messages
from ita_desk.services.mailing.cargo import Cargo
from ita_desk.services.mailing.letter import Letter, LetterFacts

MESSAGES = Messages("th")
REPORT = Cargo(
    "report",
    "report",
    Message("mail.what.report", {"form": "<b>แบบ</b>", "year": 2568}),
    LetterFacts(Agency(), 2568, "แบบ"),
    "ITA2568-a.pdf",
)
SIGNED = replace(REPORT, key="signed:0", kind="signed", sha256="a")


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> MailDialog:
    dialog = MailDialog(
        MESSAGES,
        (REPORT, SIGNED),
        lambda cargo: Letter(f"เรื่อง {cargo.kind}", f"ข้อความ {cargo.kind} ……"),
        "a@b.co",
        tmp_path,
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: MailDialog, place: int) -> None:
    dialog.what.setCurrentIndex(place)
    dialog.what.activated.emit(place)


def wanted(dialog: MailDialog, name: str = "open") -> list[tuple[MailOrder, bool]]:
    """What is asked for by a button."""
    asked: list[tuple[MailOrder, bool]] = []
    dialog.wanted.connect(lambda order, by_hand: asked.append((order, by_hand)))
    dialog.buttons[name].click()
    return asked


def test_as_it_is_filled_in(dialog: MailDialog) -> None:
    order = MailOrder("a@b.co", "เรื่อง report", "ข้อความ report ……", REPORT, "none", ())
    assert wanted(dialog) == [(order, False)]
    assert dialog.what.itemText(0) == MESSAGES.text(REPORT.label)
    assert dialog.told.text() == MESSAGES.say("window.print.carried.told.none")


def test_by_hand(dialog: MailDialog) -> None:
    ((_, by_hand),) = wanted(dialog, "by_hand")
    assert by_hand


def test_another_cargo_has_another_letter(dialog: MailDialog) -> None:
    choose(dialog, 1)
    assert (dialog.subject.text(), dialog.body.text()) == ("เรื่อง signed", "ข้อความ signed ……")
    assert not dialog.carried.isVisible()
    assert dialog.told.text() == MESSAGES.say("mail.as_kept")
    choose(dialog, 0)
    assert dialog.carried.isVisible()


def test_what_was_typed_stays(dialog: MailDialog) -> None:
    type_text(dialog.body, "ก")
    choose(dialog, 1)
    assert dialog.subject.text() == "เรื่อง signed"
    assert dialog.body.text() == "กข้อความ report ……"


def test_what_was_typed_is_undone(dialog: MailDialog) -> None:
    type_text(dialog.body, "ก")
    for _ in range(2):
        dialog.body.undo()
    assert dialog.body.text() == "ข้อความ report ……"


def test_data_that_go_along_are_told(dialog: MailDialog) -> None:
    place = dialog.carried.findData("office")
    dialog.carried.setCurrentIndex(place)
    dialog.carried.activated.emit(place)
    assert dialog.told.text() == MESSAGES.say("window.print.carried.told.office")
    assert wanted(dialog)[0][0].carried == "office"


def test_a_blank_is_told_until_it_is_filled(dialog: MailDialog) -> None:
    assert dialog.blank.text() == MESSAGES.say("mail.has_blank")
    dialog.body.setPlainText("ครบ")
    assert dialog.blank.text() == ""


def test_what_is_no_address_is_told_and_nothing_begins(dialog: MailDialog) -> None:
    dialog.to.setText("a@b.co, นายก")
    assert wanted(dialog) == []
    assert dialog.trouble.text() == MESSAGES.say("mail.bad_address", word="นายก")
    assert dialog.to.hasFocus() or not dialog.isActiveWindow()
    dialog.to.setText("")
    assert wanted(dialog)[0][0].to == ""
    assert dialog.trouble.text() == ""


def test_while_it_is_made_nothing_else_can_be_asked(dialog: MailDialog) -> None:
    dialog.show_busy(busy=True)
    assert dialog.trouble.text() == MESSAGES.say("mail.making")
    assert [name for name, one in dialog.buttons.items() if one.isEnabled()] == ["cancel"]
    assert not dialog.files.add.isEnabled()
    dialog.refuse("เพราะ")
    assert dialog.trouble.text() == "เพราะ"
    assert all(one.isEnabled() for one in dialog.buttons.values())


# --- files ---------------------------------------------------------------------------------------------------


def test_files_are_added_and_taken_away(dialog: MailDialog, tmp_path: Path) -> None:
    paths = [tmp_path / "<b>ก.pdf", tmp_path / "ข.pdf"]
    for path in paths:
        path.write_bytes(b"x" * 300_000)
    dialog.files.add_files([*paths, paths[0], tmp_path / "none", tmp_path])
    assert dialog.files.paths == tuple(paths)
    assert dialog.files.total.text() == MESSAGES.say("mail.total", size="0.6 MB")
    assert not dialog.files.remove.isEnabled()
    first = dialog.files.list.topLevelItem(0)
    assert first
    dialog.files.list.setCurrentItem(first)
    dialog.files.remove.click()
    assert wanted(dialog)[0][0].files == (paths[1],)
    dialog.files._remove()
    assert dialog.files.paths == (paths[1],)


def test_files_are_asked_for(dialog: MailDialog, tmp_path: Path) -> None:
    path = tmp_path / "ก.pdf"
    path.write_bytes(b"")
    dialog.files.add.click()
    asked = child(dialog, QFileDialog)
    child(asked, QLineEdit, "fileNameEdit").setText(str(path))
    asked.accept()
    assert dialog.files.paths == (path,)


def test_large_files_and_office_files_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    files = MailFiles(MESSAGES, tmp_path)
    qtbot.addWidget(files)
    assert files.total.text() == MESSAGES.say("mail.total.none")
    office = tmp_path / "office.ITA"
    with office.open("wb") as file:
        file.truncate(21_000_000)
    files.add_files([office])
    said = [MESSAGES.say("mail.total", size="21.0 MB")]
    said += [MESSAGES.say(f"mail.{name}") for name in ("too_large", "has_office")]
    assert files.total.text().splitlines() == said
