"""How large dialogs are at first."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desk.gui.widgets.letter_sizes import size_in_letters, width_in_letters


def widget_of(qtbot: QtBot, points: float) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    font = QFont(widget.font())
    font.setPointSizeF(points)
    widget.setFont(font)
    return widget


def test_larger_letters_make_it_larger(qtbot: QtBot) -> None:
    small, large = (size_in_letters(widget_of(qtbot, points), 40, 10) for points in (8, 12))
    assert small.width() < large.width()
    assert small.height() < large.height()


def test_it_never_leaves_the_screen(qtbot: QtBot) -> None:
    widget = widget_of(qtbot, 12)
    screen = widget.screen().availableSize()
    assert size_in_letters(widget, 10_000, 10_000) == screen * 0.9
    assert size_in_letters(widget, 10_000, 10_000, 0.5) == screen * 0.5
    assert width_in_letters(widget, 10_000).width() <= screen.width() * 0.9 + 1


def test_it_is_as_high_as_its_text_needs_in_that_width(qtbot: QtBot) -> None:
    widget = widget_of(qtbot, 10)
    label = QLabel("การดำเนินงาน " * 60)
    label.setWordWrap(True)
    QVBoxLayout(widget).addWidget(label)
    assert width_in_letters(widget, 30).height() > width_in_letters(widget, 90).height()
