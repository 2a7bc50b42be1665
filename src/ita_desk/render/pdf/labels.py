"""Tells a reader of a PDF which number each page bears, so that "go to page 3" leads to the page that says 3."""

from collections.abc import Sequence
from typing import Any


def label_pages(canvas: Any, numbers: Sequence[int | None]) -> None:
    """Label the pages of a ReportLab canvas with the numbers printed on them.

    Those without one (covers) are counted i, ii, iii. The digits are Arabic whatever the print: they are typed.
    """
    for sheet, number in enumerate(numbers):
        before = numbers[sheet - 1] if sheet else 0
        if number is None:
            if sheet == 0 or before is not None:
                canvas.addPageLabel(sheet, style="ROMAN_LOWER", start=numbers[:sheet].count(None) + 1)
        elif sheet == 0 or before is None:
            canvas.addPageLabel(sheet, style="ARABIC", start=number)
