"""Sets docs/quick_start.md on one printed page with the program's own renderer.

    PYTHONPATH=src python script/make_quick_start.py

Writes docs/manual/quick-start.pdf, which the help menu opens. Raises SystemExit if it takes more than one page.
"""

import re
from itertools import groupby
from pathlib import Path

from ita_desk.document.blocks import (
    Block,
    Column,
    Document,
    HeaderCell,
    Heading,
    PageLabel,
    PageSetup,
    Paragraph,
    Row,
    Source,
    Span,
    Table,
    Text,
    plain_text,
)
from ita_desk.render.renderer import Renderer

DOCS = Path(__file__).resolve().parents[1] / "docs"
SOURCE = Source("quick_start")
_ITEM = re.compile(r"(\d+\.|-) (.*)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def spans_of(line: str) -> tuple[Span, ...]:
    """The runs of a line in which `**` surrounds what is bold."""
    return tuple(Span(part, bool(n % 2)) for n, part in enumerate(_BOLD.split(line)) if part)


def build_table(lines: list[str]) -> Table:
    """A table of the lines that begin with a bar: heading, the line below it, rows."""
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return Table(
        (Column(22), Column(78)),
        tuple(HeaderCell(plain_text(cell, SOURCE, bold=True), n, 0) for n, cell in enumerate(head)),
        tuple(Row(tuple((Text(spans_of(cell), SOURCE),) for cell in row), SOURCE) for row in rows),
        SOURCE,
    )


def build_block(line: str) -> Block:
    """The block of a line that belongs to no table."""
    if line.startswith("#"):
        level = len(line) - len(line.lstrip("#"))
        return Heading((plain_text(line.lstrip("# "), SOURCE, bold=True),), 1 if level == 1 else 3)
    item = _ITEM.fullmatch(line)
    marker, said = item.groups() if item else ("", line)
    return Paragraph(Text(spans_of(said), SOURCE, marker), indented=False)


def build_page(markdown: str) -> Document:
    """The sheet that a text in Markdown says: headings, paragraphs, items and tables of two columns."""
    blocks: list[Block] = []
    said = filter(None, markdown.splitlines())
    for is_table, of_one_kind in groupby(said, lambda line: line.startswith("|")):
        lines = list(of_one_kind)
        blocks += [build_table(lines)] if is_table else map(build_block, lines)
    title = markdown.partition("\n")[0].lstrip("# ")
    page = PageSetup("A4", "portrait", (20, 20, 15, 20))
    label = PageLabel("หน้า ", " จาก ", "arabic")
    return Document("quick-start", title, "ITA Desk", title, page, label, tuple(blocks))


def render_quick_start() -> bytes:
    """The PDF of docs/quick_start.md."""
    page = build_page((DOCS / "quick_start.md").read_text("utf-8"))
    made = Renderer().render(page, ".pdf", lambda _: None)
    if len(made.sizes) != 1:
        raise SystemExit(f"docs/quick_start.md takes {len(made.sizes)} pages")
    return made.content


if __name__ == "__main__":
    (DOCS / "manual" / "quick-start.pdf").write_bytes(render_quick_start())
