"""The font of the window: the one that ships with the program, so that Thai looks the same on every machine."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from ita_desk.resources import resource

FAMILIES = ("Sarabun", "Leelawadee UI", "Tahoma", "Laksaman")
POINTS = 11  # Sarabun is small for its size: as large as other fonts at 9-10
TEXT_SIZES = (90, 100, 110, 125, 150)  # in parts of a hundred
USUAL_SIZE = 100

Widget = TypeVar("Widget", bound=QWidget)


def load_fonts() -> QFont:
    """The window's font, after loading the shipped files; needs a running QApplication."""
    for name in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"Sarabun-{name}.ttf")))
    return _font(USUAL_SIZE)


@cache
def load_slanted_fonts() -> None:
    """Load the italics: only the manual has any, and the window is shown before."""
    for name in ("Italic", "BoldItalic"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"Sarabun-{name}.ttf")))


def set_text_size(size: int) -> None:
    """Give all the window's text a size in parts of a hundred."""
    font = _font(size)
    if QApplication.font() != font:
        QApplication.setFont(font)


def next_text_size(size: int, step: int) -> int:
    """The size `step` places above (or below) a size, the last where there is none."""
    place = min(range(len(TEXT_SIZES)), key=lambda n: abs(TEXT_SIZES[n] - size)) + step
    return TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))]


def _font(size: int) -> QFont:
    font = QFont(list(FAMILIES))
    font.setPointSizeF(POINTS * size / 100)
    return font


class _FontFollower(QObject):
    def __init__(self, widget: QWidget, fit: Callable[[], object]) -> None:
        super().__init__(widget)
        self._fit = fit
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange and watched is self.parent():
            self._fit()
        return False


def fit_to_font(widget: Widget, fit: Callable[[Widget], object]) -> None:
    """Call `fit` with the widget now and whenever its font changes: for sizes that are reckoned from the font."""
    fit(widget)
    _FontFollower(widget, lambda: fit(widget))
