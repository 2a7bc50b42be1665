"""Renders a document to a Word file that can be gone on with, and that prints like the PDF."""

from collections.abc import Sequence

from docx.enum.section import WD_HEADER_FOOTER
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.document import DocumentPart

from ita_desk.document.blocks import (
    Block,
    Chart,
    Cover,
    Document,
    Heading,
    MemoHead,
    Paragraph,
    PhotoGrid,
    Signatures,
    Table,
)
from ita_desk.records import dataclass
from ita_desk.render.docx.blocks_of_text import put_chart, put_heading, put_paragraph
from ita_desk.render.docx.chart_pictures import ChartPictures
from ita_desk.render.docx.cover import put_cover
from ita_desk.render.docx.draft_mark import draft_mark
from ita_desk.render.docx.elements import is_table, put_property, seam
from ita_desk.render.docx.memo_head import put_memo_head
from ita_desk.render.docx.package import close_package, open_package
from ita_desk.render.docx.page_foot import mark_last_page, page_foot, total_field
from ita_desk.render.docx.page_setup import Section, section_properties, sections_of
from ita_desk.render.docx.photo_grid import put_photo_grid
from ita_desk.render.docx.pictures import Pictures
from ita_desk.render.docx.sheet import Sheet
from ita_desk.render.docx.signatures import put_signatures
from ita_desk.render.docx.tables import put_table
from ita_desk.render.docx.texts import Writer
from ita_desk.render.pdf.photos import ReadPhoto


@dataclass(frozen=True, slots=True)
class RenderedDocx:
    """The bytes of a Word file, and the photos that were missing."""

    content: bytes
    missing_photos: frozenset[str]


class DocxRenderer:
    """Renders documents; keeps what draws their charts."""

    def __init__(self, chart_pictures: ChartPictures) -> None:
        self._charts = chart_pictures

    def render_docx(
        self, document: Document, read_photo: ReadPhoto, pages: int | None = None
    ) -> RenderedDocx:
        """The Word file of a document; equal documents give equal bytes.

        `pages` is how many the PDF has: shown by programs that do not count those without covers themselves.
        """
        word = open_package(document)
        sections = sections_of(document)
        sheet = Sheet(Writer(word.part), Pictures(word.part, read_photo), self._charts, sections[0].geometry)
        dress = _Dress(word.part, document, sections, pages)
        ends: list[BaseOxmlElement] = []  # the last paragraphs of sections with page numbers
        for number, section in enumerate(sections):
            _write_section(section, sheet)
            end = _end_section(sheet, dress.pages_of(number), last=number == len(sections) - 1)
            ends += [] if section.is_cover else [end]
        if ends:
            mark_last_page(ends[-1])
        _fill(word.element.body, *sheet.body)
        return RenderedDocx(close_package(word), sheet.pictures.photos.missing)


def _write_section(section: Section, sheet: Sheet) -> None:
    sheet.geometry, sheet.fresh = section.geometry, True
    for number, block in enumerate(section.blocks):
        following = section.blocks[number + 1 : number + 2]
        _put_block(block, sheet, keep_end=bool(following) and isinstance(following[0], Signatures))


def _put_block(block: Block, sheet: Sheet, *, keep_end: bool) -> None:
    """Write a block; `keep_end` holds its end on one page with the places to sign that follow."""
    if isinstance(block, Cover):
        put_cover(block, sheet)
    elif isinstance(block, MemoHead):
        put_memo_head(block, sheet)
    elif isinstance(block, Heading):
        put_heading(block, sheet)
    elif isinstance(block, Paragraph):
        put_paragraph(block, sheet, keep_end=keep_end)
    elif isinstance(block, Table):
        put_table(block, sheet, keep_end=keep_end)
    elif isinstance(block, PhotoGrid):
        put_photo_grid(block, sheet, keep_end=keep_end)
    elif isinstance(block, Signatures):
        put_signatures(block, sheet)
    elif isinstance(block, Chart):
        put_chart(block, sheet)


class _Dress:
    """What stands around the text on the pages of each section: page numbers, code, the mark of a draft."""

    def __init__(
        self, main: DocumentPart, document: Document, sections: Sequence[Section], pages: int | None
    ) -> None:
        self._main, self._document, self._sections = main, document, sections
        covers = sum(section.is_cover for section in sections)
        self._total = total_field(covers, len(sections) - covers)
        self._counted = max((pages or covers) - covers, 1)

    def pages_of(self, number: int) -> BaseOxmlElement:
        """What Word is told of the pages of the n-th section."""
        section, document = self._sections[number], self._document
        g = section.geometry
        after_covers = number > 0 and all(before.is_cover for before in self._sections[:number])
        pages = section_properties(section, document.label.digits, 1 if after_covers else None)
        foot, reference = self._main.add_footer_part()  # type: ignore[no-untyped-call]  # python-docx left it so
        pages.add_footerReference(WD_HEADER_FOOTER.PRIMARY, reference)
        label = None if section.is_cover else document.label
        said = page_foot(label, document.code_words, self._total, g.column, self._counted)
        _fill(foot.element, said)
        if document.mark:
            head, reference = self._main.add_header_part()  # type: ignore[no-untyped-call]  # likewise
            pages.add_headerReference(WD_HEADER_FOOTER.PRIMARY, reference)
            _fill(head.element, draft_mark(document.mark, g.width, g.height, number + 1))
        return pages


def _fill(story: BaseOxmlElement, *content: BaseOxmlElement) -> None:
    """Put this in place of all that stands in a body, a head or a foot."""
    for old in list(story):
        story.remove(old)
    story.extend(content)


def _end_section(sheet: Sheet, pages: BaseOxmlElement, *, last: bool) -> BaseOxmlElement:
    """Close the pages of a section: at the end of the body, or in its last paragraph, which is given back."""
    if sheet.fresh or is_table(sheet.body[-1]):
        sheet.put(seam())
    end = sheet.body[-1]
    if last:
        sheet.body.append(pages)
    else:
        put_property(end, pages)
    return end
