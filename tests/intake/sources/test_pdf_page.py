"""A page is drawn once, and its letters are those of pdfplumber with less said of each."""

from io import BytesIO
from typing import Any

import pdfplumber
import pytest
from pdfminer.pdfinterp import PDFPageInterpreter
from reportlab.pdfgen.canvas import Canvas

from ita_desk.intake.sources.pdf import blocks_from_pdf
from ita_desk.intake.sources.pdf_limits import DrawnCount
from ita_desk.intake.sources.pdf_page import DrawnPage

KEPT = ("object_type", "text", "x0", "x1", "top", "bottom", "size", "upright")


def pages_of(count: int, left: float = 0) -> bytes:
    """Pages with text, text turned around, rules and a form drawn within the page; their axes begin at `left`."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(300, 400), cropBox=(5, 5, 295, 395))
    canvas.beginForm("stamp")
    canvas.drawString(10, 20, "in a form")
    canvas.endForm()
    for number in range(count):
        canvas.setFont("Helvetica", 10.5)
        canvas.drawString(60, 300, f"Page {number} has letters enough.")
        canvas.grid([60, 120, 200], [200, 230, 260])
        canvas.doForm("stamp")
        canvas.rotate(90)
        canvas.drawString(60, -20, "upwards")
        canvas.showPage()
    canvas.save()
    content = file.getvalue()
    assert b"/MediaBox [ 0 0 300 400 ]" in content
    return content.replace(b"/MediaBox [ 0 0 300 400 ]", b"/MediaBox [%2d 7 300 400 ]" % left)


@pytest.mark.parametrize("left", [0, 30])
def test_a_page_is_told_as_pdfplumber_tells_it(left: int) -> None:
    with pdfplumber.open(BytesIO(pages_of(2, left))) as pdf:
        for page in pdf.pages:
            drawn = DrawnPage(pdf, page, DrawnCount(pdf.rsrcmgr))
            assert drawn.chars == [{key: char[key] for key in KEPT} for char in page.chars]
            assert [table.cells for table in drawn.find_tables()] == [t.cells for t in page.find_tables()]
            assert drawn.find_tables()


def test_each_page_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    process = PDFPageInterpreter.process_page

    def count(self: Any, page: Any) -> None:
        drawn.append(page)
        process(self, page)

    monkeypatch.setattr(PDFPageInterpreter, "process_page", count)
    assert blocks_from_pdf(pages_of(3), "a.pdf")
    assert len(drawn) == 3
