"""The colours of the window, light or dark; every text stands out from its ground at least 4.5 to 1, disabled 3."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

THEMES = ("system", "light", "dark")

_MIDDLE = 128  # between dark and light
_Colours = Mapping[str, str]

_LIGHT: _Colours = {
    "Window": "#efefef",
    "WindowText": "#141414",
    "Base": "#ffffff",
    "AlternateBase": "#f4f6f8",
    "Text": "#141414",
    "PlaceholderText": "#666666",
    "Button": "#efefef",
    "ButtonText": "#141414",
    "BrightText": "#ffffff",
    "Highlight": "#1a6bb0",
    "HighlightedText": "#ffffff",
    "Accent": "#1a6bb0",
    "Link": "#0a55a5",
    "LinkVisited": "#7a2a94",
    "ToolTipBase": "#ffffe1",
    "ToolTipText": "#141414",
    "Light": "#ffffff",
    "Midlight": "#dcdcdc",
    "Mid": "#b8b8b8",
    "Dark": "#8f8f8f",
    "Shadow": "#6a6a6a",
}
_LIGHT_DISABLED: _Colours = {
    "WindowText": "#767676",
    "Text": "#767676",
    "ButtonText": "#767676",
    "PlaceholderText": "#808080",
    "Base": "#efefef",
    "Highlight": "#767676",
    "Accent": "#767676",
    "Link": "#767676",
    "LinkVisited": "#767676",
}
_DARK: _Colours = {
    "Window": "#37373b",
    "WindowText": "#ececec",
    "Base": "#1c1c1e",
    "AlternateBase": "#262629",
    "Text": "#ececec",
    "PlaceholderText": "#a6a6a6",
    "Button": "#404045",
    "ButtonText": "#ececec",
    "BrightText": "#ffffff",
    "Highlight": "#2a6db0",
    "HighlightedText": "#ffffff",
    "Accent": "#2a6db0",
    "Link": "#8cbcff",
    "LinkVisited": "#d3a6f2",
    "ToolTipBase": "#505056",
    "ToolTipText": "#f4f4f4",
    "Light": "#66666d",
    "Midlight": "#55555b",
    "Mid": "#6b6b73",
    "Dark": "#7c7c85",
    "Shadow": "#101012",
}
_DARK_DISABLED: _Colours = {
    "WindowText": "#a0a0a0",
    "Text": "#a0a0a0",
    "ButtonText": "#b2b2b2",
    "PlaceholderText": "#989898",
    "Base": "#37373b",
    "Highlight": "#5e5e64",
    "HighlightedText": "#e0e0e0",
    "Accent": "#5e5e64",
    "Link": "#a0a0a0",
    "LinkVisited": "#a0a0a0",
}


def build_palette(*, dark: bool) -> QPalette:
    """All the colours of the light or the dark window."""
    palette = QPalette()
    for name, colour in (_DARK if dark else _LIGHT).items():
        palette.setColor(QPalette.ColorRole[name], QColor(colour))
    for name, colour in (_DARK_DISABLED if dark else _LIGHT_DISABLED).items():
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[name], QColor(colour))
    return palette


class Theme(QObject):
    """Gives the application the colours that were chosen, or those of the system, which it then follows."""

    def __init__(self, chosen: str, parent: QObject) -> None:
        super().__init__(parent)
        self._chosen = chosen
        if (
            chosen == "system"
        ):  # the palette tells the same, and asking for the scheme takes a tenth of the start
            self._paint(dark=QApplication.palette().color(QPalette.ColorRole.Window).lightness() < _MIDDLE)
        else:
            self.choose(chosen)

    def follow_system(self) -> None:
        """Take the system's colours, from now on whenever they change; once the window is shown."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self.choose(self._chosen)

    def choose(self, chosen: str) -> None:
        """Take one of `THEMES`."""
        from PySide6.QtCore import Qt

        self._chosen = chosen
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints = QGuiApplication.styleHints()
        hints.setColorScheme(schemes.get(chosen, Qt.ColorScheme.Unknown))  # the frames of windows too
        self._paint(dark=schemes.get(chosen, hints.colorScheme()) == Qt.ColorScheme.Dark)

    def _follow(self, scheme: object) -> None:
        from PySide6.QtCore import Qt

        if self._chosen == "system":
            self._paint(dark=scheme == Qt.ColorScheme.Dark)

    @staticmethod
    def _paint(*, dark: bool) -> None:
        palette = build_palette(dark=dark)
        if QApplication.palette() != palette:
            QApplication.setPalette(palette)
