"""WeasyPrint.   python -m peers.engines.weasy CONTENT FONTS OUT"""

import sys
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import weasyprint
from peers.content import (
    BELOW,
    COLUMNS,
    LEADING,
    MARGIN,
    PAD_X,
    PAD_Y,
    RULE,
    SIZE,
    TOP,
    WIDTH,
    WIDTHS,
    Line,
    is_group,
    load_content,
)
from weasyprint.text.fonts import FontConfiguration

STYLE = f"""@page {{ size: A4 landscape; margin: {MARGIN}pt;
  @bottom-center {{ font: {SIZE}pt X; content: counter(page) " / " counter(pages) }} }}
body {{ font: {SIZE}pt/{LEADING}pt X; margin: 0 }}
table {{ border-collapse: collapse; table-layout: fixed; width: {WIDTH}pt }}
td, th {{ border: {RULE}pt solid #000; padding: {PAD_Y}pt {PAD_X}pt; vertical-align: top }}
.g {{ font-weight: bold }}"""
FACE = '@font-face {{ font-family: X; font-weight: {weight}; src: url("{address}") }}'


@cache
def style(fonts: Path) -> tuple[Any, Any]:
    """The style sheet and its fonts, kept between documents."""
    kept = FontConfiguration()
    faces = [
        FACE.format(weight=weight, address=(fonts / f"Sarabun-{name}.ttf").as_uri())
        for weight, name in (("normal", "Regular"), ("bold", "Bold"))
    ]
    return weasyprint.CSS(string="\n".join([*faces, STYLE]), font_config=kept), kept


def row_of(line: Line) -> str:
    """A row as HTML."""
    if is_group(line):
        return f"<tr><td colspan={COLUMNS} class=g>{escape(line[0])}</td></tr>"
    return "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in line) + "</tr>"


def html_of(lines: list[Line]) -> str:
    """The table as a page."""
    columns = "".join(f'<col style="width:{share}%">' for share in WIDTHS)
    both = "".join(f"<th rowspan=2>{TOP[n]}" for n in (0, 1))
    head = f"<tr>{both}<th colspan=3>{TOP[2]}<th rowspan=2>{TOP[5]}</tr>"
    head += "<tr>" + "".join(f"<th>{BELOW[n]}" for n in (2, 3, 4)) + "</tr>"
    body = "".join(map(row_of, lines))
    return f"<html lang=th><meta charset=utf-8><table>{columns}<thead>{head}</thead><tbody>{body}</tbody></table>"


def render(content: Path, fonts: Path, out: Path) -> None:
    """Set the table."""
    sheet, kept = style(fonts)
    page = weasyprint.HTML(string=html_of(load_content(content)))
    page.write_pdf(str(out), stylesheets=[sheet], font_config=kept)


if __name__ == "__main__":
    render(*map(Path, sys.argv[1:4]))
