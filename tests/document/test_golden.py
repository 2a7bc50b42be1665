"""What each shipped form prints of the sample office, block by block, as golden text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desk.document.blocks import (
    Block,
    Cell,
    Chart,
    Cover,
    Document,
    HeaderCell,
    Heading,
    MemoHead,
    PageTurn,
    Paragraph,
    Photo,
    PhotoGrid,
    Signatures,
    Source,
    Table,
    Text,
)
from ita_desk.document.build import build_document
from ita_desk.document.fields import PrintOptions
from ita_desk.forms.catalog import FormCatalog
from ita_desk.frameworks.catalog import shipped_frameworks
from printing import SAMPLE_YEAR, sample_office

GOLDEN = Path(__file__).parent / "golden"
FORMS = sorted(form.id for form in FormCatalog.shipped().forms)


def described(document: Document) -> str:
    """A document as lines of text, each with the source of what it says."""
    page, label = document.page, document.label
    margins = " ".join(f"{mm:g}" for mm in page.margins_mm)
    head = [
        f"form {document.form}: {document.subject}",
        f"title {document.title}",
        f"author {document.author}",
        f"page {page.size} {page.orientation}, margins {margins}; {label.before}_{label.between}_ {label.digits}",
        f"names {', '.join(document.names)}",
    ]
    return "\n".join([*head, *(line for block in document.blocks for line in _block(block))]) + "\n"


def _block(block: Block) -> Iterator[str]:
    yield ""
    if isinstance(block, Cover):
        yield "COVER"
        yield from ([_photo(block.seal)] if block.seal else [])
        yield from (_text(line) for line in block.titles)
        yield "  foot"
        yield from (_text(line) for line in block.foot)
    elif isinstance(block, Heading):
        yield f"HEADING {block.level}"
        yield from (_text(line) for line in block.lines)
    elif isinstance(block, Paragraph):
        lines = f", {block.lines} lines to write on" if block.lines else ""
        yield "PARAGRAPH" + (" indented" if block.indented else "") + lines
        yield _text(block.text)
    elif isinstance(block, Signatures):
        for number, signer in enumerate(block.signers, 1):
            yield f"SIGNER {number}"
            yield from (_text(line) for line in signer)
    elif isinstance(block, Chart):
        yield from _chart(block)
    elif isinstance(block, PageTurn):
        yield f"PAGE {block.setup}"
    elif isinstance(block, MemoHead):
        yield "MEMO HEAD"
        yield from ([_photo(block.seal)] if block.seal else [])
        yield from (_text(text) for text in block.texts)
    elif isinstance(block, PhotoGrid):
        yield f"PHOTO GRID of {block.columns}"
        yield _text(block.title)
        yield from (_photo(photo) for photo in block.photos)
    else:
        yield from _table(block)


def _chart(chart: Chart) -> Iterator[str]:
    yield f"CHART {chart.kind}{_source(chart.source)}"
    yield _text(chart.caption)
    yield "  ticks " + " | ".join(f"{value:g} {text.plain}" for value, text in chart.ticks)
    yield "  of"
    yield from (_text(category) for category in chart.categories)
    for row in chart.series:
        shown = (f"{value} {text.plain}" for value, text in zip(row.values, row.printed, strict=True))
        yield f"  series {row.name.plain}: " + " | ".join(shown)


def _table(table: Table) -> Iterator[str]:
    yield f"TABLE{_source(table.source)}"
    yield "  widths " + " | ".join(f"{column.width:g} {column.align}" for column in table.columns)
    yield from _heading(table.header)
    for row in table.rows:
        joined = f" joined {row.joined}" if row.joined else ""
        yield ("  GROUP ROW" if row.group else "  ROW") + joined + _source(row.source)
        for number, content in enumerate(row.cells, 1):
            yield f"   {number}"
            yield from _cell(content)
        yield from _heading(row.header)


def _heading(header: tuple[HeaderCell, ...]) -> Iterator[str]:
    for cell in header:
        place = f"column {cell.column} row {cell.row}, {cell.columns} x {cell.rows}"
        yield f"  heading at {place}: {cell.text.plain}{_source(cell.text.source)}"


def _cell(cell: Cell) -> Iterator[str]:
    for content in cell:
        yield _photo(content) if isinstance(content, Photo) else _text(content)


def _photo(photo: Photo) -> str:
    shape = (f" turned {photo.turn}" if photo.turn else "") + (f" cropped {photo.crop}" if photo.crop else "")
    caption = f"\n    caption{_text(photo.caption)}" if photo.caption else ""
    return f"    [photo {photo.sha256[:8]}{shape}]{_source(photo.source)}{caption}"


def _text(text: Text) -> str:
    marker = f"{text.marker}\t" if text.marker else ""
    spans = "".join(
        f"**{s.text}**" if s.bold else f"//{s.text}//" if s.italic else s.text for s in text.spans
    )
    link = f" -> {text.link}" if text.link else ""
    return f"    {marker}{spans}{link}{_source(text.source)}"


def _source(source: Source | None) -> str:
    return f"  <{source.record} {source.field}>".replace(" >", ">") if source else ""


@pytest.mark.parametrize("form_id", FORMS)
def test_the_sample_is_printed_as_before(form_id: str, golden_update: bool) -> None:
    form = FormCatalog.shipped().form(form_id)
    framework, basis = (shipped_frameworks().nearest(year) for year in (SAMPLE_YEAR, SAMPLE_YEAR - 1))
    office, options = sample_office(), PrintOptions()
    text = described(build_document(form, office, SAMPLE_YEAR, options, framework, basis, framework))
    golden = GOLDEN / f"{form_id}.txt"
    if golden_update:
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert golden.read_text(encoding="utf-8") == text


def test_there_is_no_golden_text_without_a_form(golden_update: bool) -> None:
    unused = [path for path in GOLDEN.iterdir() if path.stem not in FORMS]
    if golden_update:
        for path in unused:
            path.unlink()
        unused = []
    assert unused == []
