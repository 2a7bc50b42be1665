"""Our own renderer.   python -m peers.engines.ours CONTENT FONTS OUT"""

import sys
from functools import cache
from pathlib import Path

from peers.content import BELOW, TOP, WIDTHS, Line, is_group, load_content

from ita_desk.cli.ending import end_process
from ita_desk.document.blocks import (
    Column,
    Document,
    HeaderCell,
    PageLabel,
    PageSetup,
    Row,
    Source,
    Table,
    plain_text,
)
from ita_desk.rare_collections import collect_rarely
from ita_desk.render.renderer import Renderer

SOURCE = Source("content")
MARGIN_MM = 12.7


def row_of(line: Line) -> Row:
    """A row as the program makes it."""
    group = is_group(line)
    cells = tuple((plain_text(said, SOURCE, bold=group),) for said in line)
    return Row(cells, SOURCE, group=group)


def table_of(lines: list[Line]) -> Table:
    """The table as a block."""
    text = plain_text
    head = [HeaderCell(text(TOP[n], SOURCE, bold=True), n, 0, rows=2) for n in (0, 1, 5)]
    head.append(HeaderCell(text(TOP[2], SOURCE, bold=True), 2, 0, columns=3))
    head += [HeaderCell(text(BELOW[n], SOURCE, bold=True), n, 1) for n in (2, 3, 4)]
    columns = tuple(Column(share) for share in WIDTHS)
    return Table(columns, tuple(head), tuple(row_of(line) for line in lines), SOURCE)


def document_of(lines: list[Line]) -> Document:
    """The table on landscape paper."""
    page = PageSetup("A4", "landscape", (MARGIN_MM,) * 4)
    return Document("content", "content", "", "", page, PageLabel("", " / ", "arabic"), (table_of(lines),))


@cache
def renderer() -> Renderer:
    """The renderer, kept between documents as the program keeps it, in a process such as that of `ita-desk export`."""
    collect_rarely()
    return Renderer(keeps=False)


def render(content: Path, _fonts: Path, out: Path) -> None:
    """Set the table."""
    document = document_of(load_content(content))
    out.write_bytes(renderer().render(document, ".pdf", lambda _: None).content)


if __name__ == "__main__":
    render(*map(Path, sys.argv[1:4]))
    end_process(0)  # as `ita-desk` does
