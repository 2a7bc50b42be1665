"""The format-neutral print model: what a report says, in order, without saying how it looks.

Every text, picture, row and table carries the source it came from, so that a place on a page can be followed back to
the field it prints.
"""

from ita_desk.records import dataclass
from ita_desk.thai.digits import DigitStyle


@dataclass(frozen=True, slots=True)
class Source:
    """The record and field that a block prints: a measure's id and `outcome.output`, `agency` and `name` ..."""

    record: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph without line breaks; `marker` (๑. or -) hangs before it, `link` is the address it leads to."""

    spans: tuple[Span, ...]
    source: Source | None = None
    marker: str = ""
    link: str = ""

    @property
    def plain(self) -> str:
        """The characters of the text, without its marker."""
        return "".join(span.text for span in self.spans)


def plain_text(text: str, source: Source | None = None, *, bold: bool = False, marker: str = "") -> Text:
    """A text of one style."""
    return Text((Span(text, bold),) if text else (), source, marker)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture by its key among the blobs; `turn` in degrees clockwise, `crop` as shares of the sides."""

    sha256: str
    source: Source | None = None
    caption: Text | None = None
    turn: int = 0
    crop: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """A page of its own: seal, titles, and the agency's name, place and address below."""

    seal: Photo | None
    titles: tuple[Text, ...]
    foot: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of one or more lines: level 1 opens the report or a part, 2 stands inside it, 3 at the left below that."""

    lines: tuple[Text, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `indented` first lines open official paragraphs. Below it `lines` dotted ones to write on."""

    text: Text
    indented: bool = True
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Labelled:
    """A word of the sheet and what stands after it on a dotted line, which is written on where nothing is said."""

    label: Text
    value: Text


@dataclass(frozen=True, slots=True)
class MemoHead:
    """The head of a memo; the seal stands at the upper left, where without one room is left for an emblem."""

    seal: Photo | None
    title: Text
    sender: Labelled
    number: Labelled
    date: Labelled
    subject: Labelled
    to: Labelled

    @property
    def texts(self) -> tuple[Text, ...]:
        """Everything the head says."""
        parts = (self.sender, self.number, self.date, self.subject, self.to)
        return (self.title, *(text for part in parts for text in (part.label, part.value)))


@dataclass(frozen=True, slots=True)
class PhotoGrid:
    """The photos of one record, so many side by side, below its title."""

    title: Text
    columns: int
    photos: tuple[Photo, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """The title and the captions."""
        return (self.title, *(photo.caption for photo in self.photos if photo.caption))


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of a table's heading, at a column and heading row, over so many columns and rows."""

    text: Text
    column: int
    row: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column's share of the table's width and how its cells are set: left or center."""

    width: float
    align: str = "left"


Cell = tuple[Text | Photo, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; a `group` row has one cell over all columns and stays with the row after it.

    A group row with a `header` has that heading printed after it, which is then repeated in place of the table's own.
    The cells of the `joined` columns go on from those above: no rule parts them on a page.
    """

    cells: tuple[Cell, ...]
    source: Source
    group: bool = False
    header: tuple[HeaderCell, ...] = ()
    joined: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading is repeated on every page."""

    columns: tuple[Column, ...]
    header: tuple[HeaderCell, ...]
    rows: tuple[Row, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Signatures:
    """The places to sign, side by side where they fit; each is the lines of one signer."""

    signers: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values of a chart, a value a category (None where unknown), each with what is printed on it."""

    name: Text
    values: tuple[float | None, ...]
    printed: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars by category or a radar (`kind`), on a scale from 0 to the last of `ticks`: value and what is printed for it.

    The office's own `picture` stands in its place where there is one; then there is nothing to draw.
    """

    kind: str
    categories: tuple[Text, ...]
    series: tuple[Series, ...]
    ticks: tuple[tuple[float, Text], ...]
    caption: Text
    source: Source
    picture: Photo | None = None

    @property
    def texts(self) -> tuple[Text, ...]:
        """Everything the chart says."""
        said = [*self.categories, *(text for _, text in self.ticks), self.caption]
        return (*said, *(text for row in self.series for text in (row.name, *row.printed)))


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper and margins (millimetres: top, right, bottom, left)."""

    size: str = "A4"
    orientation: str = "landscape"
    margins_mm: tuple[float, float, float, float] = (20, 20, 20, 30)


@dataclass(frozen=True, slots=True)
class PageTurn:
    """From here on pages are of this setup; a new page is begun for it, unless they are so already."""

    setup: PageSetup


@dataclass(frozen=True, slots=True)
class PageLabel:
    """What the foot of each page says around its number and the number of pages."""

    before: str
    between: str
    digits: DigitStyle = "thai"


# Printed, like the words of a form; the code after it keeps its Arabic digits.
_CODE_LABEL = "รหัสฉบับลงนาม"

Block = Cover | Heading | Paragraph | Table | Signatures | Chart | MemoHead | PhotoGrid | PageTurn


@dataclass(frozen=True, slots=True)
class Document:
    """A report ready for any renderer: its blocks, its page, and what a file says about itself.

    `names` are the names it contains (office, district ...), which lines should not break inside. `mark` stands
    across each page, behind the text. `code` is that of a version to be signed; each page says it at its foot.
    """

    form: str
    title: str
    author: str
    subject: str
    page: PageSetup
    label: PageLabel
    blocks: tuple[Block, ...]
    names: tuple[str, ...] = ()
    mark: str = ""
    code: str = ""

    @property
    def code_words(self) -> str:
        """What the foot of each page says of the code; "" where there is none."""
        return f"{_CODE_LABEL} {self.code}" if self.code else ""
