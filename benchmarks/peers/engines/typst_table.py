"""Typst, called in its own process.   python -m peers.engines.typst_table CONTENT FONTS OUT"""

import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import typst
from peers.content import BELOW, LEADING, MARGIN, PAD_X, PAD_Y, RULE, SIZE, TOP, WIDTHS

# Lines are as high as their edges say: the leading is in the edges, none is between the lines.
PAGE = """#set page(paper: "a4", flipped: true, margin: {margin}pt, numbering: "1 / 1")
#set text(font: "Sarabun", size: {size}pt, lang: "th", top-edge: {above}pt, bottom-edge: -{below}pt)
#set par(leading: 0pt, spacing: 0pt)
#table(
  columns: ({widths}), stroke: {rule}pt, inset: (x: {pad_x}pt, y: {pad_y}pt),
  table.header(
    table.cell(rowspan: 2)[*{top[0]}*], table.cell(rowspan: 2)[*{top[1]}*], table.cell(colspan: 3)[*{top[2]}*],
    table.cell(rowspan: 2)[*{top[5]}*], [*{low[2]}*], [*{low[3]}*], [*{low[4]}*],
  ),
  ..json("content.json").map(r => if r.len() == 1 {{
    (table.cell(colspan: 6, strong(r.at(0))),)
  }} else {{ r.map(x => text(x)) }}).flatten()
)
"""


@cache
def kept() -> tempfile.TemporaryDirectory[str]:
    """A folder for the page and its content, there as long as the process runs."""
    made = tempfile.TemporaryDirectory()
    widths = ", ".join(f"{share}fr" for share in WIDTHS)
    measures = {"margin": MARGIN, "size": SIZE, "rule": RULE, "pad_x": PAD_X, "pad_y": PAD_Y}
    edges = {"above": 0.75 * LEADING, "below": 0.25 * LEADING}
    page = PAGE.format(widths=widths, top=TOP, low=BELOW, **measures, **edges)
    Path(made.name, "page.typ").write_text(page, "utf-8")
    return made


@cache
def compiler(fonts: Path) -> Any:
    """The compiler, kept between documents; it looks for no other fonts than ours."""
    return typst.Compiler(
        str(Path(kept().name, "page.typ")), font_paths=[str(fonts)], ignore_system_fonts=True
    )


def render(content: Path, fonts: Path, out: Path) -> None:
    """Set the table, without the tags for screen readers, which the other engines do not write either."""
    shutil.copyfile(content, Path(kept().name, "content.json"))
    compiler(fonts).compile(output=str(out), pdf_tags=False)


if __name__ == "__main__":
    render(*map(Path, sys.argv[1:4]))
