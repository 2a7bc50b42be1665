"""Documents of the sample and of real reports, and how much of them stands in a PDF that another program made."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ita_desk.document.blocks import (
    Block,
    Cell,
    Chart,
    Cover,
    Document,
    HeaderCell,
    Heading,
    MemoHead,
    Paragraph,
    Photo,
    PhotoGrid,
    Row,
    Signatures,
    Table,
    Text,
)
from ita_desk.document.fields import PrintOptions
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.services.intake.taking import IntakeRequest, take_source
from ita_desk.services.printing.export_request import ExportRequest
from printing import exporter, forms, page_texts, sample_office

# Which form each real report is laid out as.
OWN_FORMS = {
    "000": "result-scores",
    "001": "result-groups",
    "002": "analysis",
    "003": "result-outcomes",
    "004": "result-completion",
}
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_UNSEEN = re.compile("[\\s\u200b\u200c\u200d\u2060\ufeff\u00ad]+")


def sample_documents() -> dict[str, Document]:
    """The sample in each shipped form."""
    return _documents(sample_office())


def source_documents(source: Path, folder: Path) -> dict[str, Document]:
    """What is understood of a real report, in each shipped form; an office file is made in a folder."""
    taken = take_source(folder / f"{source.stem}.ita", IntakeRequest(source), counted_ids())
    return _documents(taken.office)


def _documents(office: Office) -> dict[str, Document]:
    year = max(int(year.fiscal_year) for year in office.years)
    requests = {form.id: ExportRequest(form, year, PrintOptions(), data="none") for form in forms().forms}
    return {name: exporter().document_of(office, request) for name, request in requests.items()}


def folded(text: str) -> str:
    """The text without what another program may change: blanks, the style of digits, the spelling of sara am.

    Marks are left out, too: readers find those that stand far to the right of their letter behind the next one. `marks_in`
    counts them.
    """
    arabic = _UNSEEN.sub("", unicodedata.normalize("NFC", text).translate(_TO_ARABIC))
    return _MARKS.sub("", arabic.replace("\u0e33", "\u0e32"))


def marks_in(text: str) -> Counter[str]:
    """How often each mark stands in a text."""
    return Counter(_MARKS.findall(text.replace("\u0e33", "\u0e4d\u0e32")))


def said_of(cell: Cell) -> str:
    """What a cell says, with its markers and captions."""
    texts = [part.caption if isinstance(part, Photo) else part for part in cell]
    return " ".join(f"{text.marker} {text.plain}" for text in texts if text)


def cell_words(cell: Cell) -> list[str]:
    """The words of a cell, folded."""
    return [folded(word) for word in said_of(cell).split() if folded(word)]


def tables_of(document: Document) -> list[Table]:
    """The tables of a document."""
    return [block for block in document.blocks if isinstance(block, Table)]


def cells_of(document: Document) -> Iterator[Cell]:
    """Every cell of the tables, heading and rows; and all other texts, each as if it were a cell."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from ((head.text,) for head in block.header)
            for row in block.rows:
                yield from ((head.text,) for head in row.header)
                yield from row.cells
        else:
            yield from ((text,) for text in _texts_of(block))


def _texts_of(block: Block) -> Iterable[Text]:
    if isinstance(block, Cover):
        return (*block.titles, *block.foot)
    if isinstance(block, Heading):
        return block.lines
    if isinstance(block, Paragraph):
        return (block.text,)
    if isinstance(block, Signatures):
        return (text for signer in block.signers for text in signer)
    if isinstance(block, MemoHead | PhotoGrid):
        return block.texts
    return (block.caption,) if isinstance(block, Chart) else ()


@dataclass(frozen=True, slots=True)
class Opened:
    """What a reader finds on the pages of a PDF, folded, and the marks that it finds."""

    pages: tuple[str, ...]
    marks: Counter[str]

    @classmethod
    def of(cls, pdf: Path) -> "Opened":
        """The text of a PDF."""
        pages = page_texts(pdf.read_bytes())
        return cls(tuple(map(folded, pages)), marks_in("".join(pages)))

    def lost_marks(self, document: Document) -> Counter[str]:
        """The marks of the cells that the pages do not have as often."""
        return marks_in("".join(map(said_of, cells_of(document)))) - self.marks

    def missing_words(self, document: Document) -> tuple[int, list[str]]:
        """How many words the cells have, and those that do not stand in the pages in the cell's order."""
        text = "".join(self.pages)
        count, missing = 0, []
        for words in map(cell_words, cells_of(document)):
            count += len(words)
            if not self._stands("".join(words)):
                missing += _out_of_order(words, text)
        return count, missing

    def _stands(self, said: str, first: int = 0) -> bool:
        """Whether a text stands on a page in one piece, or goes on from the foot of its page to the next."""
        for number in range(first, len(self.pages)):
            if said in self.pages[number]:
                return True
        return any(self._goes_on(said, number) for number in range(first, len(self.pages) - 1))

    def _goes_on(self, said: str, number: int) -> bool:
        page, after = self.pages[number], self.pages[number + 1]
        begun = bisect_right(range(1, len(said) + 1), False, key=lambda length: said[:length] not in page)
        rest = said[begun:]
        return bool(begun) and (
            rest in after or (number + 2 < len(self.pages) and self._goes_on(rest, number + 1))
        )

    def bare_pages(self, document: Document) -> list[str]:
        """The pages that a table goes over without its heading (or that of a group)."""
        bare: list[str] = []
        for table in tables_of(document):
            headings = [table.header, *(row.header for row in table.rows if row.header)]
            headed = [n for n, page in enumerate(self.pages) if any(_holds(page, head) for head in headings)]
            if table.header and table.rows:
                first = self._page_of(table.rows[0], headed or [0])
                last = self._page_of(table.rows[-1], range(first, len(self.pages)))
                bare += [f"page {n + 1}" for n in range(first, last + 1) if n not in headed]
        return bare

    def _page_of(self, row: Row, among: Sequence[int]) -> int:
        """The first of some pages where a row begins."""
        opening = max(("".join(cell_words(cell)) for cell in row.cells), key=len)[:24]
        return next((n for n in among if opening in self.pages[n]), among[0])


def _out_of_order(words: Iterable[str], text: str) -> list[str]:
    place, missing = 0, []
    for word in words:
        found = text.find(word, place)
        if found < 0:
            missing.append(word)
        else:
            place = found + len(word)
    return missing


def _holds(page: str, heading: Iterable[HeaderCell]) -> bool:
    return all(folded(head.text.plain) in page for head in heading)


def faults_of(document: Document, pdf: Path) -> list[str]:
    """What is wrong with the pages that an office suite made of a document."""
    opened = Opened.of(pdf)
    words, missing = opened.missing_words(document)
    faults = [f"empty page {number}" for number, page in enumerate(opened.pages, 1) if not page]
    faults += [f"no heading on {page}" for page in opened.bare_pages(document)]
    faults += [f"lost {mark!r} {times} times" for mark, times in opened.lost_marks(document).items()]
    if len(missing) > words / 100:
        faults.append(f"{len(missing)} of {words} words are missing: {missing[:5]}")
    return faults
