"""The cover: seal and titles above the middle of the page, the agency below, held in place by a table without rules."""

from math import ceil

from docx.oxml.xmlchemy import BaseOxmlElement

from ita_desk.document.blocks import Cover, Photo
from ita_desk.render.docx.elements import element, put_property, twips
from ita_desk.render.docx.sheet import Sheet, cell, grid, table_row
from ita_desk.render.docx.style_sheet import PLAIN_GRID
from ita_desk.render.docx.texts import estimated_width
from ita_desk.render.pdf import styles

# Where the titles and the foot have their middle, and where the room of the one ends and that of the other begins:
# shares of the page's height.
_TITLES_MIDDLE, _EDGE, _FOOT_MIDDLE = 0.40, 0.60, 0.74
_SEAL_GAP = 24.0
_SPARE = 6.0  # points for the end of the section, below the table


def put_cover(cover: Cover, sheet: Sheet) -> None:
    """A cover, which fills the page that it stands on."""
    g = sheet.geometry
    column = twips(g.column)
    made = grid(PLAIN_GRID, [column])
    above = max(g.height * _EDGE - g.top, _titles_height(cover, sheet))
    below = min(2 * g.height * (_FOOT_MIDDLE - _EDGE), max(g.bottom - g.top - above - _SPARE, 0))
    for height, content in ((above, _titles(cover, sheet, above)), (below, _foot(cover, sheet))):
        high = element("w:trHeight", val=twips(height), hRule="atLeast")
        middle = element("w:vAlign", val="center")
        made.append(table_row([cell(column, content, middle)], element("w:cantSplit"), high))
    sheet.put(made)


def _titles(cover: Cover, sheet: Sheet, room: float) -> list[BaseOxmlElement]:
    """Seal and titles; the titles' middle stands in its place by a gap above or below."""
    g, content = sheet.geometry, []
    sealed = _sealed(cover, sheet)
    if cover.seal:
        size = _seal_size(cover.seal, sheet)
        seal = sheet.pictures.photo(cover.seal, size, "Title")
        put_property(seal, element("w:spacing", after=twips(_SEAL_GAP)))
        content.append(seal)
    size_of = styles.COVER_TITLE.size
    content += [sheet.writer.paragraph(title, "Title", size_of, g.column) for title in cover.titles]
    fall = 2 * (g.height * _TITLES_MIDDLE - g.top) - room - sealed
    if content and fall > 0:
        put_property(content[0], element("w:spacing", before=twips(fall)))
    elif content:
        spare = max(room - _titles_height(cover, sheet), 0)
        put_property(content[-1], element("w:spacing", after=twips(min(-fall, spare))))
    return content


def _seal_size(seal: Photo, sheet: Sheet) -> tuple[float, float]:
    return sheet.pictures.photos.print_size(seal, styles.SEAL_HEIGHT * 2, styles.SEAL_HEIGHT)


def _sealed(cover: Cover, sheet: Sheet) -> float:
    """The height of the seal with the gap below it."""
    return _seal_size(cover.seal, sheet)[1] + _SEAL_GAP if cover.seal else 0.0


def _titles_height(cover: Cover, sheet: Sheet) -> float:
    """About how high the seal and the titles stand, in points."""
    style, column = styles.COVER_TITLE, sheet.geometry.column
    lines = sum(ceil(estimated_width(title.plain, style.size) / column) or 1 for title in cover.titles)
    return _sealed(cover, sheet) + lines * style.leading


def _foot(cover: Cover, sheet: Sheet) -> list[BaseOxmlElement]:
    kinds = [("Subtitle", styles.COVER_FOOT.size), ("CoverAddress", styles.COVER_ADDRESS.size)]
    return [
        sheet.writer.paragraph(text, *kinds[number >= 2], sheet.geometry.column)
        for number, text in enumerate(cover.foot)
    ]
