"""The font of the window: the one that ships with the program, so that Thai looks the same on every machine."""

from PySide6.QtGui import QFont, QFontDatabase

from ita_desk.resources import resource

FAMILIES = ("Sarabun", "Leelawadee UI", "Tahoma", "Laksaman")
POINTS = 11  # Sarabun is small for its size: as large as other fonts at 9-10


def load_fonts() -> QFont:
    """The window's font, after loading the shipped files; needs a running QApplication."""
    for file in sorted(resource("fonts").glob("Sarabun-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont(list(FAMILIES))
    font.setPointSize(POINTS)
    return font
