"""A mail by hand."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui_window import button
from ita_desk.gui.dialogs.mail_by_hand import MailByHandDialog
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from mails import BODY, SUBJECT, made_mail

MESSAGES = Messages("th")


def dialog_of(
    qtbot: QtBot, folder: Path, to: str = "a@example.go.th b@example.go.th", *, failed: bool = False
) -> MailByHandDialog:
    dialog = MailByHandDialog(MESSAGES, made_mail(folder, to), failed=failed)
    qtbot.addWidget(dialog)
    return dialog


@pytest.mark.parametrize(
    ("name", "text"),
    [("copy_to", "a@example.go.th, b@example.go.th"), ("copy_subject", SUBJECT), ("copy_body", BODY)],
)
def test_each_part_is_copied(qtbot: QtBot, tmp_path: Path, name: str, text: str) -> None:
    dialog = dialog_of(qtbot, tmp_path)
    dialog.buttons[name].click()
    assert QGuiApplication.clipboard().text() == text
    assert dialog.told.text() == MESSAGES.say("mail.hand.copied.text")


def test_the_files_are_copied(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(qtbot, tmp_path)
    dialog.buttons["copy_files"].click()
    urls = QGuiApplication.clipboard().mimeData().urls()
    assert [Path(url.toLocalFile()) for url in urls] == [one.path for one in made_mail(tmp_path).enclosures]
    assert dialog.told.text() == MESSAGES.say("mail.hand.copied.files")


def test_what_others_do_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(qtbot, tmp_path, "")
    asked: list[str] = []
    for name in ("folder", "mailto", "draft"):
        getattr(dialog, f"{name}_wanted").connect(lambda name=name: asked.append(name))
        button(dialog, name).click()
    assert asked == ["folder", "mailto", "draft"]
    assert not dialog.buttons["copy_to"].isEnabled()
    dialog.buttons["close"].click()
    assert not dialog.isVisible()


@pytest.mark.parametrize("failed", [True, False])
def test_that_a_program_was_tried_is_told(qtbot: QtBot, tmp_path: Path, failed: bool) -> None:
    dialog = dialog_of(qtbot, tmp_path, failed=failed)
    texts = [label.text() for label in dialog.findChildren(ThaiLabel)]
    assert (MESSAGES.say("mail.hand.failed") in texts) == failed
    assert MESSAGES.say("mail.too_large") not in texts


def test_a_large_mail_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    mail = made_mail(tmp_path)
    with mail.enclosures[0].path.open("wb") as file:
        file.truncate(21_000_000)
    dialog = MailByHandDialog(MESSAGES, mail, failed=False)
    qtbot.addWidget(dialog)
    assert MESSAGES.say("mail.too_large") in [label.text() for label in dialog.findChildren(ThaiLabel)]
