"""Qt's words for paper."""

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout

from ita_desk.gui.printing.paper import is_one_paper, layout_of, media_of

A4, TURNED, LETTER = QSizeF(595.276, 841.89), QSizeF(841.89, 595.276), QSizeF(612, 792)
_Orientation = QPageLayout.Orientation


@pytest.mark.parametrize(
    ("size", "orientation"), [(A4, _Orientation.Portrait), (TURNED, _Orientation.Landscape)]
)
def test_a_page_takes_the_whole_sheet_its_own_way(size: QSizeF, orientation: QPageLayout.Orientation) -> None:
    layout = layout_of(size)
    assert layout.orientation() == orientation
    assert layout.pageSize().key() == "A4"
    assert layout.paintRectPixels(300) == layout.fullRectPixels(300)
    pixels = layout.fullRectPixels(300).size()
    wanted = size * 300 / 72
    assert abs(pixels.width() - wanted.width()) <= 1.5
    assert abs(pixels.height() - wanted.height()) <= 1.5


def test_names_of_paper() -> None:
    assert media_of([TURNED, LETTER]) == "A4"
    assert media_of([LETTER]) == "Letter"
    assert media_of([QSizeF(200, 300)]) == "Custom.200x300"


def test_turned_pages_are_of_the_same_paper() -> None:
    assert is_one_paper([A4, TURNED, QSizeF(595, 842)])
    assert not is_one_paper([A4, LETTER])
