"""How far colours are apart, by the Web Content Accessibility Guidelines (WCAG 2, relative luminance)."""

from collections import Counter

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours: 1 for the same, 21 for black and white."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Painted:
    """What a window looks like now."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        self._width, self._dots = image.width(), memoryview(bytes(image.constBits())).cast("I")

    def contrast_in(self, widget: QWidget) -> float:
        """The contrast between the ground of a widget and what stands out most from it; its edges do not count."""
        edge = min(3, widget.height() // 4)
        seen = widget.visibleRegion().boundingRect().adjusted(edge, edge, -edge, -edge)
        corner = widget.mapTo(self._window, seen.topLeft())
        colours = Counter[int]()
        for y in range(corner.y(), corner.y() + seen.height()):
            start = y * self._width + corner.x()
            colours.update(self._dots[start : start + seen.width()])
        ground = QColor.fromRgb(colours.most_common(1)[0][0])
        return max(contrast(ground, QColor.fromRgb(colour)) for colour in colours)
