"""Reads a printed table back by cells: the lines of each cell as PDFium places their letters."""

import ctypes
import re
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from peers.content import LEADING, MARGIN, PAPER, WIDTH, WIDTHS

EDGES = [MARGIN, *(MARGIN + WIDTH * share / 100 for share in accumulate(WIDTHS))]
# Letters whose feet are nearer than this stand on one line; marks that are raised stay with theirs.
_SAME_LINE = LEADING / 3
_OUTSIDE = 3.0  # a mark may begin left of its cell's padding
_GROUP = "กลุ่มที่"
_NUMBER = re.compile("[0-9]+")
_MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\ue000-\uf8ff]")
_CONSONANT = re.compile("[ก-ฮ]")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with the foot it stands on, both counted from the upper left, in points."""

    x: float
    y: float
    text: str


@dataclass(slots=True)
class TextLine:
    """Letters on one line, in the order in which they are drawn."""

    y: float
    letters: list[Letter] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the line says, without blanks."""
        return "".join("".join(letter.text for letter in self.letters).split())


Cells = dict[tuple[int, int], list[str]]


def page_letters(path: Path) -> list[list[Letter]]:
    """The letters of each page, in the order in which they are drawn."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [_letters(page) for page in pdf]


def _letters(page: pypdfium2.PdfPage) -> list[Letter]:
    height, text = page.get_height(), page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    found: list[Letter] = []
    for n in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, n) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(text, n, ctypes.byref(x), ctypes.byref(y))
        found.append(Letter(x.value, height - y.value, chr(pdfium.FPDFText_GetUnicode(text, n))))
    return found


def _lines(letters: list[Letter]) -> list[TextLine]:
    """Letters by line, from the top; marks go to the nearest line."""
    lines: list[TextLine] = []
    feet = sorted(
        letter.y for letter in letters if not _MARK.match(letter.text) and not letter.text.isspace()
    )
    for y in feet:
        if not lines or y - lines[-1].y > _SAME_LINE:
            lines.append(TextLine(y))
    for letter in letters if lines else ():
        min(lines, key=lambda line: abs(line.y - letter.y)).letters.append(letter)
    return lines


def _column(letter: Letter) -> int:
    return max((n for n, edge in enumerate(EDGES[:-1]) if letter.x >= edge - _OUTSIDE), default=0)


def _begins_group(line: TextLine) -> bool:
    """Whether a line begins as group rows do; its marks may be lost."""
    letters = "".join(_CONSONANT.findall(line.text))
    return letters.startswith("".join(_CONSONANT.findall(_GROUP)))


def _heading_foot(letters: list[Letter]) -> float:
    """Where the heading of each page ends, by the first page: above the first group row."""
    groups = [line.y for line in _lines(letters) if _begins_group(line)]
    if not groups:
        raise ValueError("the first group row cannot be read")
    return groups[0] - LEADING / 2


def read_cells(path: Path) -> Cells:
    """The lines of each cell, by the row's number and the column; the column of numbers is left out.

    Raises ValueError where the text is too broken to find the rows.
    """
    pages = page_letters(path)
    top = _heading_foot(pages[0])
    cells: Cells = {}
    row = 0  # 0 while a group row is being read
    for letters in pages:
        columns: list[list[Letter]] = [[] for _ in WIDTHS]
        for letter in letters:
            if top <= letter.y < PAPER[1] - MARGIN:
                columns[_column(letter)].append(letter)
        starts = [(float("-inf"), row), *_row_starts(columns[0])]
        for column, inside in enumerate(columns[1:], 1):
            for line in _lines(inside):
                owner = [number for y, number in starts if y <= line.y + _SAME_LINE][-1]
                if owner and line.text:
                    cells.setdefault((owner, column), []).append(line.text)
        row = starts[-1][1]
    return cells


def _row_starts(first: list[Letter]) -> list[tuple[float, int]]:
    """Where rows begin on a page, with their numbers; 0 is a group row."""
    found: list[tuple[float, int]] = []
    for line in _lines(first):
        if _NUMBER.fullmatch(line.text):
            found.append((line.y, int(line.text)))
        elif _begins_group(line):
            found.append((line.y, 0))
    return found
