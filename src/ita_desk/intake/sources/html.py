"""HTML, as Word, Excel, LibreOffice and browsers put it on the clipboard, turned into paragraphs and tables."""

from collections.abc import Iterator
from typing import Any

from lxml import html
from lxml.etree import LxmlError

from ita_desk.errors import UserError
from ita_desk.intake.grid import Block, Paragraph, Row, SourceLine, Table

HTML_LIMIT = 20_000_000  # the tree of a page takes some forty times as much memory
_UNSEEN = {"script", "style", "head", "title", "meta", "link", "template", "noscript", "object", "iframe"}
# What begins and ends a line of its own.
_LINES = {
    *(
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
    ),
    *("center", "section", "article", "header", "footer", "body", "form", "table", "tr", "caption", "hr"),
}
_MOST_COLUMNS, _MOST_SPAN = 200, 1000
_CUT = "ERR_RESOURCE_LIMIT"  # elements are nested so deeply that the parser left the rest out
_BREAK, _BLANK_LINE = "\n", "\f"


def read_html(content: bytes | str, file: str) -> tuple[tuple[Block, ...], int]:
    """The paragraphs and tables of a page, and how many pictures it shows.

    Lines are counted by lines of text and table rows.

    A cell over several columns is followed by empty ones, one over several rows has empty ones below. Nothing it
    points to is fetched. Raises UserError `intake.unreadable`, `intake.too_large`, `intake.empty`.
    """
    if len(content) > HTML_LIMIT:
        raise UserError("intake.too_large", file=file)
    page = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    encoding = _encoding(page) if isinstance(content, bytes) else "utf-8"
    parser = html.HTMLParser(encoding=encoding, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(page, parser=parser)
    except (LxmlError, LookupError) as error:  # an empty page, or bytes that are none
        raise UserError("intake.empty", file=file) from error
    if any(entry.type_name == _CUT for entry in parser.error_log):
        raise UserError("intake.unreadable", file=file)
    return _Page().read(root), sum(1 for _ in root.iter("img"))


def _encoding(page: bytes) -> str | None:
    """How a page is written that does not say so itself: UTF-16 with its mark, UTF-8 where it can be, else TIS-620."""
    if page.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"charset" in page[:4096].lower():
        return None
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return "cp874"
    return "utf-8"


class _Page:
    """Reads a page from top to bottom."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._text: list[str] = []
        self._line = 0

    def read(self, root: Any) -> tuple[Block, ...]:
        """Everything on the page."""
        self._walk(root)
        self._end_text()
        return tuple(self._blocks)

    def _walk(self, element: Any) -> None:
        if element.tag == "table" and not _is_frame(element):
            self._end_text()
            self._add_table(element)
        elif isinstance(element.tag, str) and element.tag not in _UNSEEN:
            self._text += _opening(element)
            self._text.append(_said(element.text))
            for child in element:
                self._walk(child)
                self._text.append(_said(child.tail))
            self._text += _closing(element)

    def _end_text(self) -> None:
        """Make paragraphs of the text so far: an empty line ends one."""
        said, self._text = "".join(self._text), []
        for part in said.split(_BLANK_LINE):
            lines = []
            for line in part.split(_BREAK):
                if text := " ".join(line.split()):
                    self._line += 1
                    lines.append(SourceLine(self._line, text))
            if lines:
                self._blocks.append(Paragraph(tuple(lines)))

    # --- tables ----------------------------------------------------------------------------------------------

    def _add_table(self, table: Any) -> None:
        rows: list[Row] = []
        held: dict[int, int] = {}  # columns that cells above still cover, and for how many rows
        for element in _rows(table):
            self._line += 1
            rows.append(Row(self._line, tuple(_cells(element, held))))
        if any(row.cells for row in rows):
            self._blocks.append(Table(tuple(row for row in rows if row.cells)))


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table without those of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _is_frame(table: Any) -> bool:
    """Whether a table only lays out the page: it holds tables, and where it does nothing stands beside them."""
    holding = [row for row in _rows(table) if row.find(".//table") is not None]
    return any(sum(bool(cell.text_content().strip()) for cell in row) < 2 for row in holding)


def _cells(row: Any, held: dict[int, int]) -> list[str]:
    """The texts of a row's cells, empty where a cell beside or above goes on; `held` is brought up to date."""
    texts: list[str] = []
    begun: dict[int, int] = {}
    own = [child for child in row if child.tag in ("td", "th")]
    while (own or held.get(len(texts), 0)) and len(texts) < _MOST_COLUMNS:
        if held.get(len(texts), 0):
            texts.append("")
            continue
        cell = own.pop(0)
        across, down = _span(cell, "colspan"), _span(cell, "rowspan")
        for place in range(len(texts), min(len(texts) + across, _MOST_COLUMNS)):
            begun[place] = down - 1
        texts += [cell_text(cell), *[""] * (across - 1)]
    for place in list(held):
        held[place] -= 1
        if held[place] <= 0:
            del held[place]
    held |= {place: rows for place, rows in begun.items() if rows > 0}
    return texts[:_MOST_COLUMNS]


def _span(cell: Any, name: str) -> int:
    text = cell.get(name, "1").strip()
    return max(1, min(int(text), _MOST_SPAN)) if text.isascii() and text.isdigit() and len(text) < 8 else 1


def cell_text(cell: Any) -> str:
    """The text of an element with its lines, list items led by their number or a dash."""
    said = "".join(_pieces(cell)).replace(_BLANK_LINE, _BREAK)
    return "\n".join(text for line in said.split(_BREAK) if (text := " ".join(line.split())))


def _pieces(element: Any) -> Iterator[str]:
    yield _said(element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from _opening(child)
            yield from _pieces(child)
            yield from _closing(child)
        yield _said(child.tail)


def _said(text: str | None) -> str:
    """Text as a page shows it: line breaks of the source are blanks."""
    return (text or "").replace("\n", " ").replace("\r", " ").replace("\f", " ")


def _opening(element: Any) -> list[str]:
    if element.tag == "br":
        return [_BREAK]
    if element.tag == "li":
        return [_BREAK, _lead(element)]
    if element.tag in ("td", "th"):  # of a table that lays out the page, or stands in a cell
        return [" "]
    return [_BREAK] if element.tag in _LINES else []


def _closing(element: Any) -> list[str]:
    """An empty paragraph ends what stands before it, as a blank line does."""
    if element.tag == "p" and not (element.text_content() or "").strip():
        return [_BLANK_LINE]
    return [_BREAK] if element.tag in _LINES else []


def _lead(item: Any) -> str:
    """What a browser shows before a list item."""
    around = item.getparent()
    if around is None or around.tag != "ol":
        return "- "
    first = around.get("start", "1")
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{(int(first) if first.isdigit() and len(first) < 6 else 1) + before}. "
