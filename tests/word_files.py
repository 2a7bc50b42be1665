"""Small documents written as Word files, and what stands in them."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import cast
from zipfile import ZipFile

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ita_desk.document.blocks import (
    Block,
    Chart,
    Cover,
    Document,
    Heading,
    MemoHead,
    PageSetup,
    PageTurn,
    Paragraph,
    Photo,
    PhotoGrid,
    Row,
    Signatures,
    Table,
    Text,
)
from ita_desk.render.docx.chart_pictures import ChartPicture, ChartPictures
from ita_desk.render.docx.renderer import DocxRenderer, RenderedDocx
from ita_desk.thai.digits import DigitStyle
from typeset import ReadPhoto, document, no_photo, picture

PORTRAIT = PageSetup("A4", "portrait", (25, 20, 20, 30))


class FakeCharts(ChartPictures):
    """Pictures of charts without the time to draw them."""

    def __init__(self) -> None:
        self.asked: list[tuple[Chart, float]] = []

    def png_of(self, chart: Chart, width_mm: float) -> ChartPicture:
        """A red picture, half as high as wide."""
        self.asked.append((chart, width_mm))
        return ChartPicture(picture(kind="PNG"), width_mm, width_mm / 2)


def written(made: Document, read_photo: ReadPhoto = no_photo, pages: int | None = None) -> RenderedDocx:
    """A document as a Word file."""
    return DocxRenderer(FakeCharts()).render_docx(made, read_photo, pages)


def word_file(
    *blocks: Block,
    page: PageSetup = PORTRAIT,
    digits: DigitStyle = "thai",
    read_photo: ReadPhoto = no_photo,
    mark: str = "",
    code: str = "",
) -> WordDocument:
    """These blocks as a Word file, opened again."""
    made = replace(document(*blocks, page=page, digits=digits), mark=mark, code=code)
    return opened(written(made, read_photo).content)


def opened(content: bytes) -> WordDocument:
    """A Word file opened by python-docx."""
    return docx.Document(io.BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    """The files in a Word file."""
    with ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


# --- reading -------------------------------------------------------------------------------------------------


def found(within: BaseOxmlElement, *path: str) -> list[BaseOxmlElement]:
    """The elements below another by their tags: children of its descendants of the first tag, and so on."""
    first, *further = path
    reached = list(within.iter(qn(first)))
    for tag in further:
        reached = [child for parent in reached for child in parent if child.tag == qn(tag)]
    return cast("list[BaseOxmlElement]", reached)


def value(of: BaseOxmlElement, name: str = "val") -> str | None:
    """An attribute of an element."""
    return of.get(qn(f"w:{name}"))


def body(word: WordDocument) -> BaseOxmlElement:
    """The body of a Word file."""
    return cast("BaseOxmlElement", word.element.body)


def said(within: BaseOxmlElement) -> list[str]:
    """The words of each paragraph that has any, in order; tabulators and new lines as such."""
    signs = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    paragraphs = (
        "".join(signs.get(str(part.tag), part.text or "") for run in found(p, "w:r") for part in run)
        for p in found(within, "w:p")
    )
    return [words for words in paragraphs if words.strip()]


def style_of(paragraph: BaseOxmlElement) -> str | None:
    """The id of a paragraph's style."""
    return value(found(paragraph, "w:pStyle")[0])


def kept(paragraph: BaseOxmlElement) -> bool:
    """Whether a paragraph is held on one page with the next by a rule of its own."""
    return bool(found(paragraph, "w:pPr", "w:keepNext"))


# --- what a document says ------------------------------------------------------------------------------------


def texts_of(block: Block) -> Iterator[Text]:
    """Every text of a block that is printed as letters, in order."""
    if isinstance(block, Cover):
        yield from (*block.titles, *block.foot)
    elif isinstance(block, Heading):
        yield from block.lines
    elif isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, (MemoHead, PhotoGrid)):
        yield from block.texts
    elif isinstance(block, Signatures):
        yield from (line for signer in block.signers for line in signer)
    elif isinstance(block, Chart):
        yield block.caption
    elif isinstance(block, Table):
        yield from _texts_of_table(block)
    else:
        assert isinstance(block, PageTurn)


def _texts_of_table(table: Table) -> Iterator[Text]:
    if not (table.rows and table.rows[0].header):
        yield from (cell.text for cell in table.header)
    for row in table.rows:
        yield from _texts_of_row(row)


def _texts_of_row(row: Row) -> Iterator[Text]:
    for content in (content for cell in row.cells for content in cell):
        if isinstance(content, Photo):
            yield from (content.caption,) if content.caption else ()
        else:
            yield content
    yield from (cell.text for cell in row.header)
