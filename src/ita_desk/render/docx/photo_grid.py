"""Photos side by side with their captions, in a table without rules."""

from collections.abc import Iterable

from docx.oxml.xmlchemy import BaseOxmlElement

from ita_desk.document.blocks import Photo, PhotoGrid
from ita_desk.render.docx.elements import element, paragraph, twips
from ita_desk.render.docx.sheet import Sheet, cell, grid, shares, table_row
from ita_desk.render.docx.style_sheet import PLAIN_GRID
from ita_desk.render.docx.texts import run
from ita_desk.render.pdf import styles

_GUTTER = 14.0  # points between photos
# A photo stands at most this high: a share of its width, so many points, a share of the page.
_SHAPE, _MOST, _OF_PAGE = 0.9, 300.0, 0.7


def put_photo_grid(block: PhotoGrid, sheet: Sheet, *, keep_end: bool) -> None:
    """The title and the rows of photos; `keep_end` holds the last one on one page with what follows."""
    if block.title.plain or block.title.marker:
        title = [
            *([run(f"{block.title.marker} ")] if block.title.marker else []),
            *sheet.writer.runs(block.title),
        ]
        sheet.put(paragraph("Heading3", title))
    if not block.photos:
        return
    # Each photo has two columns, so that those of a last row that is not full stand in the middle.
    gutter = twips(_GUTTER)
    widths = shares([1.0] * (2 * block.columns), twips(sheet.geometry.column) + gutter)
    made = grid(PLAIN_GRID, widths, indent=-gutter // 2)
    margins = [element(f"w:{side}", w=gutter // 2, type="dxa") for side in ("left", "right")]
    made[0].insert(4, element("w:tblCellMar", *margins))
    starts = range(0, len(block.photos), block.columns)
    for start in starts:
        photos = block.photos[start : start + block.columns]
        made.extend(_rows(photos, widths, sheet, keep_end=keep_end and start == starts[-1]))
    sheet.put(made)


def _rows(
    photos: tuple[Photo, ...], widths: list[int], sheet: Sheet, *, keep_end: bool
) -> Iterable[BaseOxmlElement]:
    """A row of photos, and one of what stands below them."""
    wide = sum(widths[:2])
    inner = wide / 20 - _GUTTER
    most = min(inner * _SHAPE, _MOST, sheet.geometry.body * _OF_PAGE)
    sizes = [sheet.pictures.photos.print_size(photo, inner, most) for photo in photos]
    shown = [
        [sheet.pictures.photo(photo, size, "Photo", keep_next=True)]
        for photo, size in zip(photos, sizes, strict=True)
    ]
    captions = [
        [
            sheet.writer.paragraph(
                p.caption, "PhotoCaption", styles.PHOTO_CAPTION.size, inner, keep_next=keep_end
            )
        ]
        if p.caption
        else []
        for p in photos
    ]
    yield table_row(_centred(shown, widths, "center"), element("w:cantSplit"))
    yield table_row(_centred(captions, widths, "top"))


def _centred(
    contents: list[list[BaseOxmlElement]], widths: list[int], align: str
) -> Iterable[BaseOxmlElement]:
    """Cells of two columns each, with as many empty columns before them as behind."""
    empty = len(widths) // 2 - len(contents)
    if empty:
        yield _over(empty, sum(widths[:empty]), [], align)
    for content in contents:
        yield _over(2, sum(widths[:2]), content, align)
    if empty:
        yield _over(empty, sum(widths[:empty]), [], align)


def _over(columns: int, width: int, content: list[BaseOxmlElement], align: str) -> BaseOxmlElement:
    span = [element("w:gridSpan", val=columns)] if columns > 1 else []
    return cell(width, content, *span, element("w:vAlign", val=align), empty="PhotoCaption")
