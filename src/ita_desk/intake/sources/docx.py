"""Word documents (.docx) turned into paragraphs and tables."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document

from ita_desk.errors import UserError
from ita_desk.intake.grid import Block, Paragraph, Picture, Row, SourceLine, Table
from ita_desk.intake.sources.docx_numbers import Numbers, qn
from ita_desk.intake.sources.package import check_package

_TEXT, _TAB, _RUN, _PARAGRAPH, _TABLE = (qn(name) for name in ("w:t", "w:tab", "w:r", "w:p", "w:tbl"))
_BREAKS = (qn("w:br"), qn("w:cr"))
# Text that Word keeps and does not show: deleted words, field codes; the second copy of a text box.
_UNSEEN = {
    *(qn(name) for name in ("w:del", "w:moveFrom", "w:instrText", "w:pPr", "w:rPr", "w:tblPr", "w:tcPr")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_MOST_COLUMNS = 200


def read_docx(content: bytes, file: str) -> tuple[tuple[Block, ...], int]:
    """The paragraphs and tables of a Word document, and how many pictures stand outside the tables.

    Lines are counted by paragraphs and table rows.

    Numbers of lists stand before their text. Cells merged across are followed by empty ones, those merged down have
    empty ones below. Raises the errors of `check_package`.
    """
    check_package(content, file)
    try:
        walk = _Walk(Document(BytesIO(content)))
        return walk.blocks(), walk.loose_pictures
    except Exception as error:  # broken files make the library raise all sorts
        raise UserError("intake.unreadable", file=file) from error


class _Walk:
    """Walks through one document from top to bottom."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._part = document.part
        self._numbers = Numbers(_root(document, "numbering"), _root(document, "styles"))
        self._line = 0
        self.loose_pictures = 0

    def blocks(self) -> tuple[Block, ...]:
        """Everything in the body."""
        blocks: list[Block] = []
        lines: list[SourceLine] = []
        for element in _children(self._body):
            if element.tag == _TABLE:
                _end_paragraph(blocks, lines)
                self._add_table(element, blocks)
            else:
                self._add_paragraph(element, blocks, lines)
        _end_paragraph(blocks, lines)
        return tuple(blocks)

    def _add_paragraph(self, element: Any, blocks: list[Block], lines: list[SourceLine]) -> None:
        self._line += 1
        text = self._text(element)
        self.loose_pictures += len(list(self._pictures(element)))
        if not text.strip():
            _end_paragraph(blocks, lines)
        lines += [SourceLine(self._line, line) for line in text.split("\n") if line.strip()]

    def _text(self, paragraph: Any) -> str:
        said = "".join(_pieces(paragraph))
        lead = self._numbers.lead(paragraph)
        if said.strip():
            return lead + said
        return lead.strip("- ")  # Word shows a number without text too: columns are numbered so

    # --- tables ----------------------------------------------------------------------------------------------

    def _add_table(self, table: Any, blocks: list[Block]) -> None:
        rows = [row for element in _rows(table) if (row := self._row(element)).cells]
        if rows:
            blocks.append(Table(tuple(rows)))

    def _row(self, element: Any) -> Row:
        self._line += 1
        properties = element.find(qn("w:trPr"))
        cells = [""] * _count(properties, "w:gridBefore", 0)
        pictures: list[Picture] = []
        for cell in _inner(element, qn("w:tc")):
            place = cell.find(qn("w:tcPr"))
            goes_on = place is not None and _goes_on(place)
            if len(cells) < _MOST_COLUMNS:
                pictures += [Picture(len(cells), content) for content in self._pictures(cell)]
            cells.append("" if goes_on else self._cell_text(cell))
            cells += [""] * (_count(place, "w:gridSpan", 1) - 1)
        return Row(self._line, tuple(cells[:_MOST_COLUMNS]), tuple(pictures))

    def _cell_text(self, cell: Any) -> str:
        """The paragraphs of a cell as lines; a table inside it as lines too."""
        lines: list[str] = []
        for element in _children(cell):
            if element.tag == _PARAGRAPH:
                lines.append(self._text(element))
            else:
                rows = (row.cells for row in map(self._row, _rows(element)))
                lines += [" ".join(filter(None, cells)) for cells in rows]
        return "\n".join(lines).strip()

    def _pictures(self, element: Any) -> Iterator[bytes]:
        """The pictures in a cell or paragraph that are stored in the document; linked ones are not fetched."""
        names = {_BLIP: qn("r:embed"), _OLD_PICTURE: qn("r:id")}
        keys = [
            shown.get(names[shown.tag])
            for shown in element.iter(*names)
            if not any(around.tag in _UNSEEN for around in shown.iterancestors())
        ]
        for key in dict.fromkeys(filter(None, keys)):
            part = self._part.related_parts.get(key)
            if part is not None:
                yield part.blob


def _root(document: Any, name: str) -> Any:
    """The root of a part that not every document has."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{name}"):
            part = relation.target_part
            return getattr(part, "element", None)
    return None


def _end_paragraph(blocks: list[Block], lines: list[SourceLine]) -> None:
    if lines:
        blocks.append(Paragraph(tuple(lines)))
        lines.clear()


def _children(element: Any) -> Iterator[Any]:
    """The paragraphs and tables right inside an element, also those in frames around content."""
    for child in element:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:smartTag")):
            yield from _children(child)


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table that were not deleted."""
    deleted = f"{qn('w:trPr')}/{qn('w:del')}"
    return (row for row in _inner(table, qn("w:tr")) if row.find(deleted) is None)


def _inner(element: Any, tag: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also those in frames."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
            yield from _inner(child, tag)


def _pieces(element: Any) -> Iterator[str]:
    """The seen text of a paragraph, with its breaks."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag == _TAB:
            yield " "
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag == _PARAGRAPH:  # of a text box
            yield from ("\n", *_pieces(child), "\n")
        elif child.tag not in _UNSEEN and not _is_hidden(child):
            yield from _pieces(child)


def _is_hidden(element: Any) -> bool:
    if element.tag != _RUN:
        return False
    hidden = element.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return hidden is not None and hidden.get(qn("w:val"), "1") not in ("0", "false")


def _goes_on(properties: Any) -> bool:
    """Whether a cell is the lower part of one merged down."""
    merge = properties.find(qn("w:vMerge"))
    return merge is not None and merge.get(qn("w:val"), "continue") != "restart"


def _count(properties: Any, name: str, otherwise: int) -> int:
    found = properties.find(qn(name)) if properties is not None else None
    text = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(text), _MOST_COLUMNS) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
