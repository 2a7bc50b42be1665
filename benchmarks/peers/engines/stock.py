"""ReportLab as it is: Paragraph in LongTable, shaped.   python -m peers.engines.stock CONTENT FONTS OUT"""

import sys
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from peers.content import (
    BELOW,
    LEADING,
    MARGIN,
    PAD_X,
    PAD_Y,
    PAPER,
    RULE,
    SIZE,
    TOP,
    WIDTH,
    WIDTHS,
    Line,
    is_group,
    load_content,
)
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate


@cache
def styles(fonts: Path) -> tuple[ParagraphStyle, ParagraphStyle]:
    """The plain and the bold style."""
    rl_config.useA85 = 0  # smaller and faster
    for name in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(name, str(fonts / f"Sarabun-{name}.ttf")))
    plain = ParagraphStyle("plain", fontName="Regular", fontSize=SIZE, leading=LEADING, shaping=1)
    return plain, ParagraphStyle("bold", parent=plain, fontName="Bold")


def table_of(lines: list[Line], fonts: Path) -> LongTable:
    """The table as a flowable."""
    plain, bold = styles(fonts)
    rows: list[list[Any]] = [
        [Paragraph(text, bold) if text else "" for text in line] for line in (TOP, BELOW)
    ]
    style: list[tuple[Any, ...]] = [("SPAN", (n, 0), (n, 1)) for n in (0, 1, 5)]
    style += [("SPAN", (2, 0), (4, 0)), ("GRID", (0, 0), (-1, -1), RULE, colors.black)]
    style += [("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONT", (0, 0), (-1, -1), "Regular", SIZE)]
    for side, gap in (("LEFT", PAD_X), ("RIGHT", PAD_X), ("TOP", PAD_Y), ("BOTTOM", PAD_Y)):
        style.append((f"{side}PADDING", (0, 0), (-1, -1), gap))
    for line in lines:
        if is_group(line):
            style.append(("SPAN", (0, len(rows)), (-1, len(rows))))
            rows.append([Paragraph(escape(line[0]), bold), *[""] * 5])
        else:
            rows.append([Paragraph(escape(text), plain) for text in line])
    widths = [WIDTH * share / 100 for share in WIDTHS]
    return LongTable(rows, widths, repeatRows=2, style=style, splitInRow=1)


def number_page(canvas: Any, document: Any) -> None:
    """The page's number at its foot."""
    canvas.setFont("Regular", SIZE)
    canvas.drawCentredString(PAPER[0] / 2, MARGIN / 2, str(document.page))


def render(content: Path, fonts: Path, out: Path) -> None:
    """Set the table."""
    table = table_of(load_content(content), fonts)
    margins = dict.fromkeys(
        ("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN - 6
    )  # frames pad by 6
    document = SimpleDocTemplate(str(out), pagesize=PAPER, initialFontName="Regular", **margins)
    document.build([table], onFirstPage=number_page, onLaterPages=number_page)


if __name__ == "__main__":
    render(*map(Path, sys.argv[1:4]))
