"""Renders a document to PDF."""

from collections.abc import Iterable, Sequence

from ita_desk.document.blocks import (
    Block,
    Chart,
    Cover,
    Document,
    Heading,
    MemoHead,
    PageTurn,
    Paragraph,
    PhotoGrid,
    Signatures,
    Table,
)
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.attach import Attachment, attach_files
from ita_desk.render.pdf.canvas import PdfCanvas
from ita_desk.render.pdf.fonts import Family
from ita_desk.render.pdf.ink import Ink
from ita_desk.render.pdf.kept import Kept
from ita_desk.render.pdf.labels import label_pages
from ita_desk.render.pdf.memo_head import draw_memo_head
from ita_desk.render.pdf.outline import Outline, write_outline
from ita_desk.render.pdf.page import Geometry, Pages
from ita_desk.render.pdf.photo_grid import draw_photo_grid, grid_beginning
from ita_desk.render.pdf.photos import Photos, ReadPhoto
from ita_desk.render.pdf.sheet import (
    draw_cover,
    draw_heading,
    draw_paragraph,
    heading_height,
    is_short,
    opening_height,
)
from ita_desk.render.pdf.signatures import draw_signatures, signatures_height
from ita_desk.render.pdf.stream_table import RowBegun, StreamTable
from ita_desk.render.pdf.thai_text import Typesetter
from ita_desk.render.rendered import Rendered
from ita_desk.thai.linebreak import Breaker
from ita_desk.thai.words import Segmenter


class PdfRenderer:
    """Renders documents with one family of faces; keeps what it has learnt of words and shapes between documents.

    One that `keeps` also keeps what it set in the last document, for one that is printed again and again.
    """

    def __init__(self, family: Family, *, keeps: bool = True) -> None:
        self.family, self._keeps = family, keeps
        self._names: frozenset[str] | None = None
        self._typesetter: Typesetter | None = None
        self._ink: Ink | None = None
        self._kept = Kept(keeps)

    def typesetter(self, names: Iterable[str]) -> Typesetter:
        """The typesetter that knows these names as words."""
        wanted = frozenset(names)
        if self._typesetter is None or wanted != self._names:
            self._names = wanted
            self._typesetter = Typesetter(self.family, Breaker(Segmenter(wanted)))
            self._ink = Ink(self._typesetter.shapers)
            self._kept = Kept(self._keeps)
        return self._typesetter

    def canvas(self, names: Iterable[str], size: tuple[float, float]) -> PdfCanvas:
        """An empty PDF with pages of this size, in points, for what a typesetter that knows these names sets."""
        self.typesetter(names)
        assert self._ink is not None
        return PdfCanvas(self.family, self._ink, size)

    def render_pdf(
        self, document: Document, read_photo: ReadPhoto, attachments: Iterable[Attachment] = ()
    ) -> Rendered:
        """The PDF of a document; equal documents give equal bytes."""
        typesetter = self.typesetter(document.names)
        geometry = Geometry.of(document.page)
        canvas = self.canvas(document.names, (geometry.width, geometry.height))
        canvas.describe(document.title, document.author, document.subject)
        canvas.canvas.setKeywords(["ITA", *document.names, *filter(None, [document.code])])
        self._kept.begin()
        photos = Photos(read_photo, self._kept.looks)
        pages = Pages(canvas, typesetter, photos, self._kept, document)
        outline = Outline()
        for number, block in enumerate(document.blocks):
            pages.began = None
            rows = _draw_block(block, document.blocks[number + 1 :], pages)
            outline.add_block(block, pages.began, rows)
        trace = pages.finish()
        label_pages(canvas.canvas, pages.numbers)
        write_outline(canvas.canvas, outline.entries, [height for _, height in pages.sizes])
        attach_files(canvas.canvas, attachments)
        canvas.finish()
        return Rendered(canvas.write, photos.missing, tuple(pages.sizes), trace)


def _draw_block(block: Block, following: tuple[Block, ...], pages: Pages) -> Sequence[RowBegun]:
    """Put a block down, with as much of what follows as must stand on its last page; says where rows of tables begin."""
    if isinstance(block, PageTurn):
        pages.turn(block.setup)
    elif isinstance(block, Cover):
        draw_cover(block, pages)
    elif isinstance(block, MemoHead):
        draw_memo_head(block, pages)
    elif isinstance(block, Heading):
        draw_heading(block, pages, _beginning(following, pages))
    elif isinstance(block, Paragraph):
        draw_paragraph(block, pages, _kept_with(block, following, pages))
    elif isinstance(block, Table):
        return StreamTable(block, pages, _trailing(following, pages)).draw()
    elif isinstance(block, PhotoGrid):
        draw_photo_grid(block, pages, _trailing(following, pages))
    elif isinstance(block, Signatures):
        draw_signatures(block, pages)
    else:
        # Most reports have no charts, whose drawing would take a quarter of the time in which a page is out.
        from ita_desk.render.pdf.charts import put_chart

        put_chart(block, pages)
    return ()


def _beginning(blocks: tuple[Block, ...], pages: Pages) -> float:
    """How much of these blocks must stand on one page with the heading before them, in points."""
    if not blocks or isinstance(blocks[0], (Cover, MemoHead, PageTurn)):
        return 0.0
    if isinstance(blocks[0], Heading):
        return heading_height(blocks[0], pages) + _beginning(blocks[1:], pages)
    if isinstance(blocks[0], Table):
        return StreamTable(blocks[0], pages, _trailing(blocks[1:], pages)).least_height
    if isinstance(blocks[0], Signatures):
        return signatures_height(blocks[0], pages)
    if isinstance(blocks[0], Chart):
        from ita_desk.render.pdf.charts import chart_height

        return chart_height(blocks[0], pages)
    if isinstance(blocks[0], PhotoGrid):
        return grid_beginning(blocks[0], pages)
    opening = opening_height(blocks[0], pages, _kept_with(blocks[0], blocks[1:], pages))
    return max(3 * styles.BODY.leading, opening)


def _kept_with(paragraph: Paragraph, blocks: tuple[Block, ...], pages: Pages) -> float:
    """How much of the blocks after a paragraph must stand where it ends: a list's short last item, places to sign."""
    last = blocks[0] if blocks and not paragraph.indented else None
    if isinstance(last, Paragraph) and not last.indented and is_short(last, pages):
        further = blocks[1] if len(blocks) > 1 else None
        if not isinstance(further, Paragraph) or further.indented:
            return opening_height(last, pages, _trailing(blocks[1:], pages))
    return _trailing(blocks, pages)


def _trailing(blocks: tuple[Block, ...], pages: Pages) -> float:
    """How much of these blocks must stand on the page where the block before them ends: places to sign."""
    return signatures_height(blocks[0], pages) if blocks and isinstance(blocks[0], Signatures) else 0.0
