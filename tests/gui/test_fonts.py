"""The font of the window."""

from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from ita_desk.gui.fonts import FAMILIES, load_fonts


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
