"""The manual's window: its chapters, its search, what is copied."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from ita_desk.gui.dialogs.manual_window import ManualWindow
from ita_desk.gui.look.thai_breaks import SOFT_BREAK
from ita_desk.i18n import Messages
from ita_desk.resources import manual_chapters


@pytest.fixture
def manual(qtbot: QtBot) -> ManualWindow:
    window = ManualWindow(Messages("th"), manual_chapters())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_a_chapter_is_shown_with_its_title(manual: ManualWindow) -> None:
    for chapter in manual_chapters():
        manual.show_chapter(chapter.name)
        assert manual.chapter == chapter.name
        assert manual.text.toPlainText().replace(SOFT_BREAK, "").startswith(chapter.title)


def test_an_unknown_chapter_is_the_first(manual: ManualWindow) -> None:
    manual.show_chapter("measures")
    manual.show_chapter("no such thing")
    assert manual.chapter == manual_chapters()[0].name


def test_a_link_leads_to_another_chapter(manual: ManualWindow) -> None:
    manual.show_chapter("start")
    manual.text.anchorClicked.emit(QUrl("04-scores.md"))
    assert manual.chapter == "scores"


def test_an_address_outside_opens_in_the_browser(
    manual: ManualWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    manual.text.anchorClicked.emit(QUrl("https://www.example.org/a"))
    manual.text.anchorClicked.emit(QUrl("ftp://www.example.org/a"))
    assert opened == ["https://www.example.org/a"]


def test_only_chapters_with_the_word_are_listed(manual: ManualWindow) -> None:
    manual.show_chapter("start")
    manual.wanted.setText("ปฏิทิน")
    shown = [c.name for n, c in enumerate(manual_chapters()) if not manual.list.item(n).isHidden()]
    assert shown == [c.name for c in manual_chapters() if "ปฏิทิน" in c.text]
    assert 0 < len(shown) < len(manual_chapters())
    assert manual.chapter == shown[0]
    manual.wanted.returnPressed.emit()
    assert manual.text.textCursor().selectedText().replace(SOFT_BREAK, "") == "ปฏิทิน"


def test_a_word_that_stands_nowhere_is_told(manual: ManualWindow) -> None:
    manual.wanted.setText("ไดโนเสาร์")
    assert manual.told.text() == Messages("th").say("window.manual.not_found")
    manual.wanted.clear()
    assert manual.told.text() == ""


def test_what_is_copied_has_no_soft_breaks(manual: ManualWindow) -> None:
    manual.text.setPlainText(f"การ{SOFT_BREAK}ประเมิน")
    manual.text.selectAll()
    assert manual.text.createMimeDataFromSelection().text() == "การประเมิน"


def test_pictures_are_no_wider_than_the_text(manual: ManualWindow) -> None:
    manual.show_chapter("measures")
    width = manual.text.document().idealWidth()
    assert width <= manual.text.viewport().width() + 1
