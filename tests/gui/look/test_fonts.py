"""The font of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ita_desk.gui.look.fonts import (
    FAMILIES,
    TEXT_SIZES,
    USUAL_SIZE,
    fit_to_font,
    load_fonts,
    next_text_size,
    set_text_size,
)
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.thai_label import ThaiLabel


@pytest.fixture
def usual_size_again() -> Iterator[None]:
    yield
    set_text_size(USUAL_SIZE)


def test_shipped_font_is_the_windows_font(qapp: QApplication) -> None:
    font = load_fonts()
    assert QFontInfo(font).family() == FAMILIES[0]
    assert font.families() == list(FAMILIES)
    assert 10 <= font.pointSize() <= 12
    font.setBold(True)
    assert QFontInfo(font).bold()


def test_it_has_the_letters_of_both_languages(qapp: QApplication) -> None:
    metrics = QFontMetricsF(load_fonts())
    assert [letter for letter in "กฮะำๆ๙ฯู้ AZaz09“”–…" if not metrics.inFontUcs4(ord(letter))] == []
    assert metrics.horizontalAdvance("ก\u200bข") == metrics.horizontalAdvance("กข")


def test_the_next_size_stops_at_the_ends() -> None:
    up, down = [90], [150]
    for _ in TEXT_SIZES:
        up.append(next_text_size(up[-1], 1))
        down.append(next_text_size(down[-1], -1))
    assert up == [90, 100, 110, 125, 150, 150]
    assert down == [150, 125, 110, 100, 90, 90]
    assert next_text_size(112, 1) == 125  # from a size that is none of ours


@pytest.mark.usefixtures("usual_size_again")
def test_what_is_reckoned_from_the_font_follows_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label, seen = QLabel("ก", window), list[int]()
    fit_to_font(label, lambda one: seen.append(one.fontMetrics().height()))
    window.show()
    set_text_size(150)
    QApplication.processEvents()
    assert seen[-1] == label.fontMetrics().height() > seen[0]
    assert QApplication.font().pointSizeF() == pytest.approx(16.5)


@pytest.mark.usefixtures("usual_size_again")
@pytest.mark.parametrize("kind", [LineBox, TextBox, ThaiLabel])
def test_boxes_grow_with_the_text(qtbot: QtBot, kind: type[QWidget]) -> None:
    box = kind()
    qtbot.addWidget(box)
    box.show()
    before = box.sizeHint().height()
    set_text_size(150)
    QApplication.processEvents()
    after = box.sizeHint().height()
    set_text_size(USUAL_SIZE)
    QApplication.processEvents()
    assert after > before * 1.3
    assert box.sizeHint().height() == before
