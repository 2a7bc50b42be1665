"""Counts what is wrong with a printed table: where its lines end, and what readers get back of its text.

The judge is PyThaiNLP (character clusters and words), not our own rules.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from pathlib import Path

import pypdf
import pypdfium2
from peers.content import BELOW, TOP, Line, is_group
from peers.placed import Cells, read_cells
from pythainlp.tokenize import tcc
from pythainlp.tokenize.newmm import segment

NEVER_FIRST = frozenset(
    "\u0e30\u0e31\u0e32\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e45\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
    "ๆฯ)]}”’,.:;!?%"
)
NEVER_LAST = frozenset("เแโใไ([{“‘")
# Sara am taken apart into ring and stroke, with a tone mark between them or not.
_APART = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_NO_TEXT = re.compile("[\ue000-\uf8ff\ufffd-\uffff\U000f0000-\U0010ffff\x00-\x08\x0e-\x1f]")
_ALIKE = 0.5  # share of a cell's letters that must be read for its line ends to be judged


@dataclass(slots=True)
class Faults:
    """What was counted. Line ends: `in_cluster` and `bad_edge` are faults, `in_word` is partly taste.

    Extraction, by reader: cells not found whole, `no_text` private and unassigned characters, `am` lost ำ.
    """

    line_ends: int = 0
    in_cluster: int = 0
    bad_edge: int = 0
    in_word: int = 0
    cells: int = 0
    unread: int = 0
    pdfium_cells: int = 0
    pdfium_no_text: int = 0
    pdfium_am: int = 0
    pypdf_cells: int = 0
    pypdf_no_text: int = 0
    pypdf_am: int = 0

    def as_dict(self) -> dict[str, int]:
        """By name."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def squeezed(text: str) -> str:
    """The text without blanks, with ำ in one piece."""
    return _APART.sub("\\g<1>\u0e33", "".join(text.split()))


def boundaries(parts: list[str]) -> set[int]:
    """Where parts end that make up a text."""
    found, place = {0}, 0
    for part in parts:
        place += len(part)
        found.add(place)
    return found


class Judge:
    """Judges the cells of one table against the texts that were printed."""

    def __init__(self, lines: list[Line], path: Path) -> None:
        self.faults = Faults()
        self._path = path
        self._rows = [line for line in lines if not is_group(line)]
        self._said = [text for line in lines for text in line]

    def count(self) -> Faults:
        """Everything that is wrong."""
        printed = list(self._printed_cells(read_cells(self._path)))
        with pypdfium2.PdfDocument(self._path) as pdf:
            pages = [page.get_textpage().get_text_range() for page in pdf]
        self._count_reader("pdfium", pages, printed)
        pages = [page.extract_text() for page in pypdf.PdfReader(self._path).pages]
        self._count_reader("pypdf", pages, printed)
        return self.faults

    # --- line ends -----------------------------------------------------------------------------------------

    def _printed_cells(self, cells: Cells) -> Iterator[list[str]]:
        """The lines of each cell as stretches of its own text, once their ends are judged."""
        for number, row in enumerate(self._rows, 1):
            for column, text in enumerate(row[1:], 1):
                self.faults.cells += 1
                starts = line_starts(
                    squeezed(text), [squeezed(line) for line in cells.get((number, column), [])]
                )
                if starts is None:
                    self.faults.unread += 1
                    yield [squeezed(text)]
                    continue
                self._judge(text, starts[1:])
                tight = squeezed(text)
                yield [tight[a:b] for a, b in zip(starts, [*starts[1:], len(tight)], strict=True)]

    def _judge(self, text: str, starts: list[int]) -> None:
        """Count the faults of the lines of one text that begin at these letters, blanks not counted."""
        places = [n for n, letter in enumerate(text) if not letter.isspace()]
        clusters, words = boundaries(tcc.segment(text)), boundaries(segment(text))
        for start in starts:
            self.faults.line_ends += 1
            place = places[start]
            blank = text[place - 1].isspace()
            if place not in clusters and not blank:
                self.faults.in_cluster += 1
            elif text[place] in NEVER_FIRST or text[places[start - 1]] in NEVER_LAST:
                self.faults.bad_edge += 1
            elif place not in words and not blank:
                self.faults.in_word += 1

    # --- extraction ----------------------------------------------------------------------------------------

    def _count_reader(self, reader: str, pages: list[str], printed: list[list[str]]) -> None:
        """What a reader's text lacks and has too much."""
        whole = "".join(pages)
        tight = squeezed(whole)
        heading = "".join((*TOP, *BELOW))
        headed = sum(len(page) > len(heading) for page in pages)  # a last page may be empty
        am = sum(text.count("ำ") for text in self._said) + headed * heading.count("ำ")
        lost = sum(any(line not in tight for line in lines) for lines in printed)
        for name, number in (
            ("cells", lost),
            ("no_text", len(_NO_TEXT.findall(whole))),
            ("am", max(0, am - whole.count("ำ"))),
        ):
            setattr(self.faults, f"{reader}_{name}", number)


def line_starts(text: str, lines: list[str]) -> list[int] | None:
    """Where in a text its printed lines begin; None when too little of it was read to tell."""
    read = "".join(lines)
    begins = sorted(boundaries(lines))[:-1] if lines else []
    if read == text:
        return begins
    matcher = SequenceMatcher(None, read, text, autojunk=False)
    if not lines or matcher.ratio() < _ALIKE:
        return None
    blocks = [(a, b) for a, b, _ in matcher.get_matching_blocks()]
    found = [0]
    for begin in begins[1:]:
        a, b = blocks[max(0, bisect_right(blocks, begin, key=lambda block: block[0]) - 1)]
        found.append(max(found[-1] + 1, min(b + begin - a, len(text) - 1)))
    return found if found[-1] < len(text) else None
