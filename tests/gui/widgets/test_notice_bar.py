"""Messages above the editor."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from gui_window import AMPERSANDS, LONG, child
from ita_desk.gui.widgets.notice_bar import NoticeBar
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar(Messages("th"))
    qtbot.addWidget(bar)
    bar.show()
    return bar


def shown(bar: NoticeBar) -> list[str]:
    QApplication.processEvents()
    return [n.objectName() for n in bar.findChildren(QFrame) if n.objectName() and n.isVisible()]


def test_a_notice_shows_what_the_user_wrote_as_it_is(bar: NoticeBar) -> None:
    bar.put("done", AMPERSANDS)
    assert bar.text_of("done") == AMPERSANDS
    label = bar.findChild(ThaiLabel)
    assert isinstance(label, QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_the_newest_of_a_kind_takes_the_place_of_the_older(bar: NoticeBar, qtbot: QtBot) -> None:
    for text in ("ก", "ข"):
        bar.put("done", text)
    bar.put("other", "ค")
    assert shown(bar) == ["done", "other"]
    assert (bar.text_of("done"), bar.text_of("other")) == ("ข", "ค")
    qtbot.waitUntil(lambda: len(bar.findChildren(ThaiLabel)) == 2, timeout=LONG)


def test_a_notice_is_closed(bar: NoticeBar) -> None:
    bar.put("done", "ก")
    child(bar, QToolButton).click()
    assert shown(bar) == []
    assert bar.text_of("done") is None


def test_buttons_act_and_the_notice_stays_unless_they_drop_it(bar: NoticeBar) -> None:
    done: list[str] = []
    bar.put("done", "ก", {"ทำ": lambda: done.append("ทำ"), "ปิด": lambda: bar.drop("done")})
    do, close = bar.findChildren(QPushButton)
    assert [do.text(), close.text()] == ["ทำ", "ปิด"]
    do.click()
    assert shown(bar) == ["done"]
    close.click()
    assert (done, shown(bar)) == (["ทำ"], [])


def test_dropping_what_is_not_there_does_nothing(bar: NoticeBar) -> None:
    bar.drop("done")
    assert bar.text_of("done") is None
