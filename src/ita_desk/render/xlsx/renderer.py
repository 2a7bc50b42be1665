"""Renders a document to a workbook: every table on a sheet of its own, with numbers to reckon with."""

from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.header_footer import _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ita_desk.document.blocks import Document, PageSetup
from ita_desk.render.pdf.fonts import load_family
from ita_desk.render.pdf.thai_text import Typesetter
from ita_desk.render.xlsx import looks
from ita_desk.render.xlsx.archive import workbook_bytes
from ita_desk.render.xlsx.cell_text import clean_text
from ita_desk.render.xlsx.contents import SheetContent, share_out
from ita_desk.render.xlsx.measuring import Measure, column_widths
from ita_desk.render.xlsx.sheet_names import SheetNames
from ita_desk.render.xlsx.sheet_writer import SheetWriter
from ita_desk.thai.linebreak import Breaker
from ita_desk.thai.words import Segmenter

_A4 = 9
_INCH = 25.4  # millimetres
_FOOT_SIZE, _MARK_SIZE = 12, 20
_FOOT = 0.4  # inches from the paper's edge
_MOST_FROZEN = 330.0  # points of a table's heading, with what stands above it


def render_xlsx(document: Document) -> bytes:
    """The workbook of a document; equal documents give equal bytes. Photos are left out but for their captions."""
    breaker = Breaker(Segmenter(document.names))
    measure = Measure(Typesetter(load_family(), breaker))
    names = SheetNames(breaker, document.label.digits)
    workbook = _workbook(document)
    contents = share_out(document.blocks, document.page, lambda lines: measure.stays(lines, document.page))
    for content in contents:
        sheet = workbook.create_sheet(names.add_name(content.words or document.title))
        _set_page(sheet, content.page, document)
        _fill(sheet, content, measure)
    return workbook_bytes(workbook)


def _workbook(document: Document) -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    # What columns are measured in: the digits of a face that is at hand everywhere, by itself or as Liberation Sans.
    plain = Font(name="Arial", size=10)
    styles: Any = workbook  # there is no other door to the face of cells without a style
    styles._named_styles["Normal"].font = styles._fonts[0] = plain  # noqa: SLF001
    about = workbook.properties
    about.title, about.creator = clean_text(document.title), clean_text(document.author)
    about.subject = clean_text(document.subject)
    return workbook


def _fill(sheet: Worksheet, content: SheetContent, measure: Measure) -> None:
    shares = [column.width for column in content.table.columns] if content.table else [1.0]
    writer = SheetWriter(sheet, column_widths(shares, content.page), measure)
    for line in content.above:
        writer.put_line(line)
    if content.table:
        first = writer.row
        writer.put_header(content.table.header)
        _keep_in_sight(sheet, first, writer.row)
        writer.put_rows(content.table)
    if content.table and content.below:
        writer.row += 1
    for line in content.below:
        writer.put_line(line)


def _keep_in_sight(sheet: Worksheet, first: int, end: int) -> None:
    """Repeat the heading (the rows from `first` to before `end`) on every page, and keep it on the screen."""
    if first == end:
        return
    sheet.print_title_rows = f"{first}:{end - 1}"
    if sum(sheet.row_dimensions[row].height or 0.0 for row in range(1, end)) <= _MOST_FROZEN:
        sheet.freeze_panes = f"A{end}"


def _set_page(sheet: Worksheet, page: PageSetup, document: Document) -> None:
    top, right, bottom, left = (mm / _INCH for mm in page.margins_mm)
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if page.orientation == "landscape" else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.top, margins.right, margins.bottom, margins.left = top, right, bottom, left
    margins.header = margins.footer = _FOOT
    label = document.label
    number = f"{_plain(label.before)}&P{_plain(label.between)}&N"
    assert sheet.oddFooter is not None
    assert sheet.oddHeader is not None
    _say(sheet.oddFooter.right, number, _FOOT_SIZE)
    _say(sheet.oddFooter.left, _plain(document.code_words), _FOOT_SIZE)
    _say(sheet.oddHeader.center, _plain(document.mark), _MARK_SIZE)


def _plain(text: str) -> str:
    """A text for the foot of pages, where & begins a command."""
    return clean_text(text).replace("&", "&&")


def _say(part: _HeaderFooterPart, text: str, size: int) -> None:
    if text:
        part.text, part.size, part.font = text, size, f"{looks.FONT},Regular"
