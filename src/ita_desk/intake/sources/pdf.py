"""PDF files with text turned into paragraphs and tables; tables are found by the rules drawn around their cells."""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any

import pdfplumber

from ita_desk.errors import UserError
from ita_desk.intake.grid import Block, Paragraph, Row, SourceLine, Table
from ita_desk.intake.sources.pdf_limits import DrawnCount, check_streams
from ita_desk.intake.sources.pdf_lines import Letters, Line, is_mark, lines_of
from ita_desk.intake.sources.pdf_page import DrawnPage
from ita_desk.intake.sources.unpacking import TooMuch
from ita_desk.thai.words import Segmenter

MOST_PAGES = 600
_FEW_LETTERS = 20  # fewer on all pages together: it is a picture of paper
_STEP = 1.25  # a paragraph ends where the step to the next line is so much larger than others
_LEADING = 2.0  # the widest step between lines of a paragraph, in sizes of the letters
_MARGIN = 0.09  # the share of a page at its head and foot where page numbers stand
_NUMBER = re.compile(r"-?\s*(?:หน้า(?:ที่)?)?\s*[0-9๐-๙]{1,3}(?:\s*(?:จาก|/)\s*[0-9๐-๙]{1,3})?\s*-?")
# What begins a line of its own: items of lists, and units of an office, which stand one below the other.
_ITEM = re.compile(r"(?:[-•*]|\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?[.)])\s*\S|สำนัก|กอง|ฝ่าย")
_MOST_PAD, _TOLERANCE, _INDENT, _GRID = 12.0, 1.5, 30.0, 3.0  # points
_THAI = re.compile("[ก-๛]")


def blocks_from_pdf(content: bytes, file: str) -> tuple[Block, ...]:
    """The paragraphs and tables of a PDF; lines are counted over all pages.

    Lines that fill their cell or column are joined with the next. Raises UserError `intake.scanned` (pages are
    pictures), `intake.encrypted`, `intake.too_large` (more than 600 pages), `intake.unreadable`.
    """
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it thinks of a file is not for the user
    try:
        check_streams(content)
        with pdfplumber.open(BytesIO(content)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise TooMuch
            pages, drawn = _Pages(), DrawnCount(pdf.rsrcmgr)
            for page in pdf.pages:
                pages.read(DrawnPage(pdf, page, drawn))  # a new one each: else all pages stay in memory
    except TooMuch as error:
        raise UserError("intake.too_large", file=file) from error
    except Exception as error:  # broken files make the library raise all sorts
        encrypted = "Password" in type(error).__name__ or "Password" in repr(error.args)
        raise UserError("intake.encrypted" if encrypted else "intake.unreadable", file=file) from error
    if pages.letters < _FEW_LETTERS:
        raise UserError("intake.scanned", file=file)
    return tuple(pages.blocks)


class _Pages:
    """Reads one page after the other."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.letters = 0
        self._line = 0
        self._page: Sequence[float] = (0, 0, 0, 0)
        self._edges: tuple[int, ...] = ()  # of the last table's columns
        self._fresh = True  # nothing has been read on this page yet
        self._segmenter = Segmenter()

    def read(self, page: Any) -> None:
        """The paragraphs and tables of a page from top to bottom."""
        letters = Letters([char for char in page.chars if char["upright"]])
        self.letters += len(letters)
        left, top, right, bottom = self._page = page.bbox
        self._fresh = True
        for table in sorted(page.find_tables(), key=lambda table: float(table.bbox[1])):
            self._add_text(letters.within((left, top, right, table.bbox[1])))
            self._add_table(letters, table)
            top = max(top, table.bbox[3])
        self._add_text(letters.within((left, top, right, bottom)))

    def _add_text(self, chars: Sequence[Mapping[str, Any]]) -> None:
        lines = _without_numbers(lines_of(chars), self._page)
        margin = min((line.left for line in lines), default=0.0) - self._page[0]
        edge = max((line.right for line in lines), default=0.0)
        edge = max(edge, self._page[2] - 2 * margin)  # on a page of short lines the longest is not full
        for group in _paragraphs(lines):
            self._line += 1
            texts = self._joined(group, edge)
            self.blocks.append(Paragraph(tuple(SourceLine(self._line, text) for text in texts)))
            self._fresh = False

    def _add_table(self, letters: Letters, table: Any) -> None:
        rows = []
        for row in table.rows:
            self._line += 1
            rows.append(Row(self._line, tuple(self._cell(letters, box) for box in row.cells)))
        edges = tuple(sorted({round(x / _GRID) for box in table.cells for x in (box[0], box[2])}))
        before = self.blocks[-1] if self.blocks else None
        if isinstance(before, Table) and self._fresh and edges == self._edges:
            self.blocks[-1] = Table((*before.rows, *rows))  # it goes on from the page before
        elif any(any(row.cells) for row in rows):
            self.blocks.append(Table(tuple(rows)))
        self._edges, self._fresh = edges, False

    def _cell(self, letters: Letters, box: Sequence[float] | None) -> str:
        """The text of a cell; nothing where a cell beside or above goes on."""
        if box is None:
            return ""
        lines = lines_of(letters.within(box))
        pad = min((line.left for line in lines), default=box[0]) - box[0]
        return "\n".join(self._joined(lines, box[2] - min(max(pad, 0), _MOST_PAD)))

    def _joined(self, lines: Sequence[Line], edge: float) -> list[str]:
        """The texts of lines, those joined that were broken only because the next word would have crossed the edge.

        Lines that do not begin where the others do are centred, each on its own.
        """
        texts: list[str] = []
        start = min((line.left for line in lines), default=0.0) + _INDENT
        for number, line in enumerate(lines):
            own = not number or _ITEM.match(line.text) or line.left > start
            if not own and self._was_full(lines[number - 1], line, edge):
                texts[-1] += _seam(texts[-1], line.text) + line.text
            else:
                texts.append(line.text)
        return texts

    def _was_full(self, line: Line, following: Line, edge: float) -> bool:
        first = following.text.split(" ")[0]
        if _THAI.match(first):
            first = self._segmenter.words(first)[0]
        wide = _letters(following.text)
        word = (following.right - following.left) * _letters(first) / wide if wide else 0.0
        return line.right + word > edge - _TOLERANCE


def _letters(text: str) -> int:
    return sum(not is_mark(letter) for letter in text)


def _without_numbers(lines: Sequence[Line], page: Sequence[float]) -> list[Line]:
    """The lines without the page's number at its head or foot."""
    rim = (page[3] - page[1]) * _MARGIN
    return [
        line
        for line in lines
        if page[1] + rim < line.bottom < page[3] - rim or not _NUMBER.fullmatch(line.text)
    ]


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines in groups: one ends where the step to the next line is larger than steps are."""
    steps = [after.bottom - before.bottom for before, after in pairwise(lines)]
    usual = min([*steps, *(_LEADING * (line.bottom - line.top) for line in lines)], default=0.0)
    group: list[Line] = []
    for line, step in zip(lines, [0.0, *steps], strict=False):  # no lines, no step
        if group and step > _STEP * usual:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _seam(before: str, after: str) -> str:
    """What stands between two parts of a broken line: nothing between Thai letters, else a blank."""
    return "" if _THAI.match(before[-1]) and _THAI.match(after[0]) else " "
