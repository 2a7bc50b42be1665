"""Writes paragraphs and tables as files of other programs, to be read back."""

import csv
import html
from collections.abc import Sequence
from io import BytesIO, StringIO

import docx
from openpyxl import Workbook

from ita_desk.document import blocks as blocks_of_print
from ita_desk.document.blocks import Document, PageLabel, Source, plain_text
from ita_desk.intake.cover import plain_lines
from ita_desk.intake.grid import Block, Paragraph, Table
from ita_desk.intake.markup import plain
from ita_desk.render.renderer import Renderer


def as_docx(blocks: Sequence[Block]) -> bytes:
    """A Word document: a line is a paragraph, an empty paragraph stands between blocks."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, Paragraph):
            for line in block.lines:
                document.add_paragraph(line.text)
        else:
            table = document.add_table(0, max(len(row.cells) for row in block.rows))
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row.cells, strict=False):
                    cell.text = text
        document.add_paragraph("")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def as_xlsx(blocks: Sequence[Block]) -> bytes:
    """A workbook: lines in the first column, tables below them, an empty row between blocks."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in _sheet_rows(blocks):
        sheet.append([cell or None for cell in row])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def as_csv(blocks: Sequence[Block], encoding: str = "cp874") -> bytes:
    """Separated values, as Excel saves them on a Thai Windows."""
    text = StringIO(newline="")
    csv.writer(text).writerows(_sheet_rows(blocks))
    return text.getvalue().encode(encoding, "replace")


def as_pdf(blocks: Sequence[Block]) -> bytes:
    """A landscape PDF with text, paragraphs and tables with all their rules; tags left in the texts are taken out."""
    printed: list[blocks_of_print.Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines = tuple(plain_text(line.text) for line in plain_lines(block))
            printed.append(blocks_of_print.Heading(lines, 3))  # lines without gaps between them
        else:
            gap = blocks_of_print.Heading((plain_text("\u00a0"),), 3)  # tables that touch would be one
            printed += [_printed_table(block), gap]
    setup = blocks_of_print.PageSetup()
    document = Document("", "", "", "", setup, PageLabel("หน้า ", " จาก "), tuple(printed))
    return Renderer().render(document, ".pdf", lambda _: None).content


def _printed_table(table: Table) -> blocks_of_print.Table:
    width = max(len(row.cells) for row in table.rows)
    rows = []
    for row in table.rows:
        cells = [
            tuple(plain_text(line) for line in plain(cell).split("\n") if line.strip()) for cell in row.cells
        ]
        rows.append(blocks_of_print.Row((*cells, *[()] * (width - len(cells))), Source("")))
    columns = (blocks_of_print.Column(1),) * width
    return blocks_of_print.Table(columns, (), tuple(rows), Source(""))


def as_html(blocks: Sequence[Block]) -> bytes:
    """A page as a word processor saves it."""
    parts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts += [f"<p>{html.escape(line.text)}</p>" for line in block.lines]
        else:
            rows = (
                "".join(f"<td>{html.escape(c).replace(chr(10), '<br>')}</td>" for c in row.cells)
                for row in block.rows
            )
            parts.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        parts.append("<p>&nbsp;</p>")
    return f"<html><head><meta charset='utf-8'></head><body>{''.join(parts)}</body></html>".encode()


def _sheet_rows(blocks: Sequence[Block]) -> list[list[str]]:
    rows: list[list[str]] = []
    for block in blocks:
        if isinstance(block, Table):
            rows += [list(row.cells) for row in block.rows]
        else:
            rows += [[line.text] for line in block.lines]
        rows.append([])
    return rows
