"""Shares a document out among the sheets of a workbook: each table and each chart has one, with its text above and below."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace

from ita_desk.document.blocks import (
    Block,
    Chart,
    Column,
    Cover,
    HeaderCell,
    Heading,
    MemoHead,
    PageSetup,
    PageTurn,
    Paragraph,
    PhotoGrid,
    Row,
    Signatures,
    Span,
    Table,
    Text,
    plain_text,
)
from ita_desk.records import dataclass
from ita_desk.render.xlsx import looks


@dataclass(frozen=True, slots=True)
class TextLine:
    """A row of a sheet that is one text over all its columns, of a kind that `looks` knows."""

    text: Text
    kind: str


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What stands on one sheet: lines of text, a table, lines of text; and the words it is named after."""

    words: str
    page: PageSetup
    above: tuple[TextLine, ...] = ()
    table: Table | None = None
    below: tuple[TextLine, ...] = ()


@dataclass
class _Sharing:
    """The sheets so far, and the blocks since the last table."""

    page: PageSetup
    sheets: list[SheetContent] = field(default_factory=list)
    waiting: list[Block] = field(default_factory=list)


def share_out(
    blocks: Iterable[Block], page: PageSetup, stays: Callable[[Iterable[TextLine]], bool]
) -> list[SheetContent]:
    """The sheets of a document, at least one.

    `stays` tells whether lines may stand above a table and stay in sight; others have a sheet of their own before it, and only
    the headings stand above.
    """
    sharing = _Sharing(page)
    for block in blocks:
        if isinstance(block, PageTurn):
            sharing.page = block.setup
        elif isinstance(block, Table):
            _add_table(sharing, block, _table_words(block, sharing.waiting), stays)
        elif isinstance(block, Chart) and block.series:
            _add_table(sharing, chart_table(block), block.caption.plain, stays)
            caption = TextLine(block.caption, looks.CENTERED)
            sharing.sheets[-1] = replace(sharing.sheets[-1], above=(*sharing.sheets[-1].above, caption))
        else:
            sharing.waiting.append(block)
    _end(sharing)
    return sharing.sheets


def _add_table(
    sharing: _Sharing, table: Table, words: str, stays: Callable[[Iterable[TextLine]], bool]
) -> None:
    if sharing.sheets:
        after, sharing.waiting = _parted(sharing.waiting)
        last = sharing.sheets[-1]
        sharing.sheets[-1] = replace(last, below=(*last.below, *_lines_of(after)))
    above = tuple(_lines_of(sharing.waiting))
    if not stays(above):
        sharing.sheets.append(SheetContent(_first_words(above), sharing.page, above))
        above = tuple(_lines_of(_last_headings(sharing.waiting)))
        above = above if stays(above) else ()
    sharing.sheets.append(SheetContent(words, sharing.page, above, table))
    sharing.waiting = []


def _end(sharing: _Sharing) -> None:
    lines = tuple(_lines_of(sharing.waiting))
    if not sharing.sheets:
        sharing.sheets.append(SheetContent(_first_words(lines), sharing.page, lines))
    else:
        sharing.sheets[-1] = replace(sharing.sheets[-1], below=lines)


def _parted(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks between two tables: those that end the first, and those that open the next from its heading on."""
    opens = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.level < 3]
    place = opens[-1] if opens else 0
    while place and isinstance(blocks[place - 1], Heading):
        place -= 1
    return blocks[:place], blocks[place:]


def _last_headings(blocks: list[Block]) -> list[Block]:
    """The last headings that stand together."""
    places = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
    if not places:
        return []
    first = places[-1]
    while first - 1 in places:
        first -= 1
    return blocks[first : places[-1] + 1]


# --- words for names -----------------------------------------------------------------------------------------


def _table_words(table: Table, before: list[Block]) -> str:
    """The heading of the table's part; where there is only the report's own, the heading of the first column of text."""
    headings = _last_headings(before)
    if headings and isinstance(headings[-1], Heading) and headings[-1].level > 1:
        return headings[-1].lines[0].plain
    texts = [n for n, column in enumerate(table.columns) if column.align == "left"]
    first = texts[0] if texts else 0
    return next((cell.text.plain for cell in table.header if cell.column == first), "")


def _first_words(lines: tuple[TextLine, ...]) -> str:
    return next((line.text.plain for line in lines if line.text.plain.strip()), "")


# --- text ----------------------------------------------------------------------------------------------------


def _lines_of(blocks: Iterable[Block]) -> Iterator[TextLine]:
    for block in blocks:
        yield from _lines(block)


def _lines(block: Block) -> Iterator[TextLine]:
    if isinstance(block, Cover):
        yield from (TextLine(text, looks.TITLE) for text in block.titles)
        yield from (TextLine(text, looks.CENTERED) for text in block.foot)
    elif isinstance(block, Heading):
        kind = {1: looks.HEADING_1, 2: looks.HEADING_2}.get(block.level, looks.HEADING_3)
        yield from (TextLine(text, kind) for text in block.lines)
    elif isinstance(block, Paragraph):
        if block.text.plain or block.text.marker:
            yield TextLine(block.text, looks.BODY)
    elif isinstance(block, MemoHead):
        yield TextLine(block.title, looks.TITLE)
        for part in (block.sender, block.number, block.date, block.subject, block.to):
            spans = (Span(part.label.plain, bold=True), Span(f" {part.value.plain}"))
            yield TextLine(Text(spans, part.value.source), looks.BODY)
    elif isinstance(block, PhotoGrid):
        yield TextLine(block.title, looks.HEADING_3)
        captions = (photo.caption for photo in block.photos if photo.caption)
        yield from (TextLine(caption, looks.SMALL) for caption in captions)
    elif isinstance(block, Signatures):
        for signer in block.signers:
            yield TextLine(plain_text(""), looks.CENTERED)
            yield from (TextLine(text, looks.CENTERED) for text in signer)
    elif isinstance(block, Chart):  # the office's own picture
        yield TextLine(block.caption, looks.CENTERED)


def chart_table(chart: Chart) -> Table:
    """The values of a chart: a row for each category, a column for each series; no heading where these have no names."""
    series = range(len(chart.series))
    header = [HeaderCell(row.name, n + 1, 0) for n, row in enumerate(chart.series)]
    if any(cell.text.plain for cell in header):
        header.insert(0, HeaderCell(plain_text(""), 0, 0))
    else:
        header = []
    rows = [
        Row(((category,), *((chart.series[n].printed[place],) for n in series)), chart.source)
        for place, category in enumerate(chart.categories)
    ]
    columns = (Column(3), *(Column(1, "center") for _ in series))
    return Table(columns, tuple(header), tuple(rows), chart.source)
