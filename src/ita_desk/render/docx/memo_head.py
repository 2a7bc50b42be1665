"""The head of a memo: emblem and title, and large labels whose values stand on dotted lines."""

from docx.oxml.xmlchemy import BaseOxmlElement

from ita_desk.document.blocks import Labelled, MemoHead
from ita_desk.render.docx.elements import element, paragraph, twips
from ita_desk.render.docx.sheet import Sheet, cell, grid, table_row
from ita_desk.render.docx.style_sheet import PLAIN_GRID
from ita_desk.render.docx.texts import estimated_width, run, tab_run
from ita_desk.render.pdf import styles

_EMBLEM = 15 * styles.MILLIMETRE
_GAP = 6.0


def put_memo_head(head: MemoHead, sheet: Sheet) -> None:
    """The head at the top of a page: title, from whom, number and date on one line, subject, addressee."""
    if not sheet.fresh:
        sheet.put(paragraph("Normal", [element("w:r", element("w:br", type="page"))], [_low()]))
    sheet.put(_title(head, sheet))
    sheet.put(_line(head.sender, sheet))
    sheet.put(_two_parts(head.number, head.date, sheet))
    sheet.put(_line(head.subject, sheet))
    sheet.put(_addressee(head.to, sheet))


def _low() -> BaseOxmlElement:
    return element("w:spacing", line=20, lineRule="exact")


def _title(head: MemoHead, sheet: Sheet) -> BaseOxmlElement:
    """The title between the emblem's room at the left and as much at the right, on the emblem's foot."""
    edge = twips(_EMBLEM + _GAP)
    middle = twips(sheet.geometry.column) - 2 * edge
    emblem = []
    if head.seal:
        size = sheet.pictures.photos.print_size(head.seal, _EMBLEM, _EMBLEM)
        emblem.append(sheet.pictures.photo(head.seal, size, "Normal"))
    title = sheet.writer.paragraph(head.title, "MemoTitle", styles.MEMO_TITLE.size, middle / 20)
    foot = [element("w:vAlign", val="bottom") for _ in range(3)]
    cells = [cell(edge, emblem, foot[0]), cell(middle, [title], foot[1]), cell(edge, (), foot[2])]
    made = grid(PLAIN_GRID, [edge, middle, edge])
    high = element("w:trHeight", val=twips(_EMBLEM), hRule="atLeast")
    made.append(table_row(cells, element("w:cantSplit"), high))
    return made


def _label(part: Labelled) -> BaseOxmlElement:
    half_points = round(styles.MEMO_LABEL.size * 2)
    sizes = [element("w:sz", val=half_points), element("w:szCs", val=half_points)]
    return run(f"{part.label.marker}{part.label.plain}", *sizes, bold=True)


def _line(part: Labelled, sheet: Sheet) -> BaseOxmlElement:
    """A label and its value, which hangs behind it; a dotted line goes on from there to the right margin."""
    hang, indent = _hanging(part, styles.MEMO_LABEL.size)
    tabs = element(
        "w:tabs", hang, element("w:tab", val="right", leader="dot", pos=twips(sheet.geometry.column))
    )
    content = [_label(part), tab_run(), *sheet.writer.marked_runs(part.value), tab_run()]
    return paragraph("MemoLine", content, [tabs, indent])


def _two_parts(first: Labelled, second: Labelled, sheet: Sheet) -> BaseOxmlElement:
    """Two labels with their values on one line, the second from the middle on."""
    column = sheet.geometry.column
    tabs = element(
        "w:tabs",
        element("w:tab", val="left", leader="dot", pos=twips(column / 2)),
        element("w:tab", val="right", leader="dot", pos=twips(column)),
    )
    runs = sheet.writer.marked_runs
    content = [_label(first), run(" "), *runs(first.value), tab_run()]
    content += [_label(second), run(" "), *runs(second.value), tab_run()]
    return paragraph("MemoLine", content, [tabs])


def _addressee(part: Labelled, sheet: Sheet) -> BaseOxmlElement:
    hang, indent = _hanging(part, styles.MEMO_VALUE.size)
    gaps = element("w:spacing", before=twips(_GAP), after=twips(_GAP))
    runs = sheet.writer.marked_runs
    content = [*runs(part.label), tab_run(), *runs(part.value)]
    return paragraph("MemoLine", content, [element("w:tabs", hang), gaps, indent])


def _hanging(part: Labelled, size: float) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """The tabulator behind a label, and the indent of the lines below."""
    place = twips(estimated_width(part.label.plain, size) + _GAP)
    return element("w:tab", val="left", pos=place), element("w:ind", left=place, hanging=place)
