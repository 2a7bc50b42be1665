"""How large dialogs are at first: by the letters they hold, so that larger text makes them larger."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_OF_SCREEN = 0.9


def size_in_letters(widget: QWidget, letters: int, lines: int, share: float = _OF_SCREEN) -> QSize:
    """As wide and high as so many letters and lines, within a share of the screen."""
    metrics = widget.fontMetrics()
    wanted = QSize(metrics.averageCharWidth() * letters, metrics.lineSpacing() * lines)
    return wanted.boundedTo(widget.screen().availableSize() * share).expandedTo(widget.minimumSizeHint())


def width_in_letters(widget: QWidget, letters: int) -> QSize:
    """As wide as so many letters, within the screen, and as high as what stands there then needs."""
    wide = min(
        widget.fontMetrics().averageCharWidth() * letters,
        round(widget.screen().availableSize().width() * _OF_SCREEN),
    )
    layout = widget.layout()
    high = layout.totalHeightForWidth(wide) if layout else 0
    return QSize(wide, high).expandedTo(widget.minimumSizeHint())
