"""The web page of a pack: its files with their sizes and SHA-256, and the office's OIT items with their addresses.

One HTML file that needs nothing else and runs nothing. It is always in Thai: it is for the office's visitors.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from string import Template
from urllib.parse import quote

from ita_desk import resources
from ita_desk.document.blocks import Cell, Document, Heading, Paragraph, Row, Table, Text
from ita_desk.i18n import Message, Messages
from ita_desk.services.publishing.plan import PublishedFile, size_words

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
# What may stand in an address as it is; anything else is written by its bytes.
_PLAIN = "%:/?#[]@!$&'()*+,;=~"
# Characters that HTML does not allow: orders, halves of characters, those that are none.
_NO_CHARACTERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def build_web_page(title: str, office: str, files: Iterable[PublishedFile], links: Document | None) -> bytes:
    """The page in UTF-8; without the section of OIT items where `links` has no address to lead to."""
    page = Template(_template("page.html")).substitute(
        title=_shown(" ".join(title.split())),
        office=_shown(office),
        files="\n".join(map(_file_row, files)),
        links=_links_section(links) if links else "",
    )
    return page.encode("utf-8")


def _template(name: str) -> str:
    return resources.resource("publishing", name).read_text("utf-8")


def _file_row(file: PublishedFile) -> str:
    name = escape(file.name)
    kind = Message(f"publish.kind.{file.kind}")
    said = escape(Messages("th").say("publish.file", kind=kind, size=size_words(file.size)))
    return (
        f'<li><a href="{name}">{_shown(file.title or file.name)}</a><br>{said}'
        f"<br>SHA-256: <code>{file.sha256}</code></li>"
    )


def _links_section(document: Document) -> str:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows if any(_address(t) for t in _texts(row.cells))]
    if not rows:
        return ""
    lines = [line for block in document.blocks if isinstance(block, Heading) for line in block.lines]
    columns = (f'<th scope="col">{_shown(cell.text.plain)}</th>' for cell in tables[0].header)
    return Template(_template("links.html")).substitute(
        heading="<br>".join(_shown(line.plain) for line in lines) or _shown(document.title),
        before="\n".join(f"<p>{_text(b.text)}</p>" for b in document.blocks if isinstance(b, Paragraph)),
        columns="".join(columns),
        rows="\n".join(map(_row, rows)),
    )


def _row(row: Row) -> str:
    code, *others = row.cells
    cells = "".join(f"<td>{_cell(cell)}</td>" for cell in others)
    return f'<tr><th scope="row" class="code">{_cell(code)}</th>{cells}</tr>'


def _texts(cells: Sequence[Cell]) -> list[Text]:
    return [part for cell in cells for part in cell if isinstance(part, Text)]


def _cell(cell: Cell) -> str:
    return "<br>".join(map(_text, _texts([cell])))


def _text(text: Text) -> str:
    shown = _shown(f"{text.marker} {text.plain}".strip())
    address = _address(text)
    return f'<a href="{escape(address)}">{shown}</a>' if address else shown


def _address(text: Text) -> str:
    """Where a text leads, in ASCII; empty where that is neither a page of the web nor an address of e-mail."""
    return quote(text.link, safe=_PLAIN, errors="replace") if _ADDRESS.fullmatch(text.link) else ""


def _shown(text: str) -> str:
    """A text of the user's as it is shown: nothing in it is markup."""
    return escape(_NO_CHARACTERS.sub("\ufffd", text))
