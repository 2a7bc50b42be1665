"""Headings, paragraphs with lines to write on, and charts as pictures."""

from docx.oxml.xmlchemy import BaseOxmlElement

from ita_desk.document.blocks import Chart, Heading, Paragraph
from ita_desk.render.docx.elements import element, paragraph, twips
from ita_desk.render.docx.sheet import Sheet
from ita_desk.render.docx.texts import line_break, tab_run
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.charts import HEIGHT


def put_heading(heading: Heading, sheet: Sheet) -> None:
    """A heading, on one page with what follows; its lines are one paragraph, so that it is one entry of a list of contents."""
    content: list[BaseOxmlElement] = []
    for number, line in enumerate(heading.lines):
        content += [line_break()] if number else []
        content += sheet.writer.marked_runs(line)
    gaps = [element("w:spacing", before=0)] if sheet.fresh else []
    sheet.put(paragraph(f"Heading{min(max(heading.level, 1), 3)}", content, gaps))


def put_paragraph(block: Paragraph, sheet: Sheet, *, keep_end: bool) -> None:
    """Running text and the dotted lines below it; `keep_end` holds its end on one page with what follows."""
    text, width = block.text, sheet.geometry.column
    if text.plain or text.marker or not block.lines:
        style = "FirstIndent" if block.indented and not text.marker else "BodyText"
        kept = keep_end and not block.lines
        sheet.put(sheet.writer.paragraph(text, style, styles.BODY.size, width, keep_next=kept))
    for number in range(block.lines):
        sheet.put(_writing_line(width, keep_next=keep_end and number == block.lines - 1))


def _writing_line(width: float, *, keep_next: bool) -> BaseOxmlElement:
    tabs = element("w:tabs", element("w:tab", val="right", leader="dot", pos=twips(width)))
    height = element("w:spacing", line=twips(styles.WRITING), lineRule="exact")
    return paragraph("WritingLine", [tab_run()], [tabs, height], keep_next=keep_next)


def put_chart(chart: Chart, sheet: Sheet) -> None:
    """A chart, or the office's own picture in its place, on one page with its caption."""
    if chart.picture:
        size = sheet.pictures.photos.print_size(chart.picture, sheet.geometry.column, HEIGHT)
        sheet.put(sheet.pictures.photo(chart.picture, size, "Chart", keep_next=True))
    else:
        sheet.put(paragraph("Chart", [_drawn(chart, sheet)], keep_next=True))
    sheet.put(paragraph("Caption", sheet.writer.marked_runs(chart.caption)))


def _drawn(chart: Chart, sheet: Sheet) -> BaseOxmlElement:
    drawn = sheet.charts.png_of(chart, sheet.geometry.column / styles.MILLIMETRE)
    size = (drawn.width_mm * styles.MILLIMETRE, drawn.height_mm * styles.MILLIMETRE)
    said = " ".join(text.plain for text in chart.texts if text is not chart.caption)
    return sheet.pictures.picture(drawn.content, ".png", size, said)
