"""PDF files with text become paragraphs and tables."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from intake.written import as_pdf
from ita_desk.errors import UserError
from ita_desk.intake.grid import Block, Paragraph, SourceLine, Table
from ita_desk.intake.grid import Row as SourceRow
from ita_desk.intake.sources import pdf
from ita_desk.intake.sources.pdf import blocks_from_pdf

TEXT = "This report has letters enough."
WIDE = "wide " * 17 + "wide"
Draw = Callable[[Canvas], None]


def drawn(draw: Draw, *, packed: bool = True) -> bytes:
    """A PDF that is drawn letter by letter, in points from the lower left."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=int(packed))
    draw(canvas)
    canvas.save()
    return file.getvalue()


def read(draw: Draw) -> tuple[Block, ...]:
    return blocks_from_pdf(drawn(draw), "a.pdf")


def lines(block: Block) -> list[str]:
    assert isinstance(block, Paragraph)
    return [line.text for line in block.lines]


def key_of(content: bytes) -> str:
    with pytest.raises(UserError) as refused:
        blocks_from_pdf(content, "a.pdf")
    return refused.value.key


def with_table(canvas: Canvas, top: float, rows: int, columns: tuple[float, ...] = (60, 200, 400)) -> None:
    """A table with a letter in each cell."""
    edges = [top - 30 * n for n in range(rows + 1)]
    canvas.grid(list(columns), edges)
    for row in range(rows):
        for place, left in enumerate(columns[:-1]):
            canvas.drawString(left + 5, edges[row] - 20, "abcdefgh"[2 * row + place])


# --- what we print ourselves ---------------------------------------------------------------------------------


def test_our_own_print_is_read_back() -> None:
    long = "ผู้บริหารประกาศนโยบายไม่รับของขวัญและของกำนัลทุกชนิดจากการปฏิบัติหน้าที่ต่อบุคลากรทุกคน " * 4
    rows = [
        SourceRow(1, ("มาตรการ", "ขั้นตอน")),
        *(SourceRow(n, (f"{n}. {long}", "ก\nข")) for n in range(2, 30)),
    ]
    blocks = (Paragraph((SourceLine(1, "รายงานผลการดำเนินการ"),)), Table(tuple(rows)))
    title, table = blocks_from_pdf(as_pdf(blocks), "a.pdf")
    assert lines(title) == ["รายงานผลการดำเนินการ"]
    assert isinstance(table, Table)
    assert len(table.rows) >= len(rows)  # a row may be cut by a page's end
    whole = "".join("".join(row.cells[0].split()) for row in table.rows)
    assert whole == "".join("".join(row.cells[0].split()) for row in rows)


# --- text ----------------------------------------------------------------------------------------------------


def test_full_lines_are_joined_and_short_ones_stay() -> None:
    def draw(canvas: Canvas) -> None:
        for n, text in enumerate((WIDE, "extraordinarily long", "short", "last")):
            canvas.drawString(60, 700 - 16 * n, text)

    (block,) = read(draw)
    assert lines(block) == [f"{WIDE} extraordinarily long", "short", "last"]


def test_on_a_page_of_short_lines_none_is_full() -> None:
    def draw(canvas: Canvas) -> None:
        for n, text in enumerate(("the longest of the lines", "short", "last")):
            canvas.drawString(60, 700 - 16 * n, text)

    (block,) = read(draw)
    assert lines(block) == ["the longest of the lines", "short", "last"]


def test_centred_lines_and_items_stay_on_their_own() -> None:
    def draw(canvas: Canvas) -> None:
        for n, (left, text) in enumerate(
            ((60, "a" * 60), (120, "b" * 50), (60, "1. " + "c" * 57), (60, "- d"))
        ):
            canvas.drawString(left, 700 - 16 * n, text)

    (block,) = read(draw)
    assert [line[:4] for line in lines(block)] == ["aaaa", "bbbb", "1. c", "- d"]


def test_a_wide_step_begins_a_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        for height, text in ((700, "first line of it"), (684, "second"), (640, "third"), (624, "fourth")):
            canvas.drawString(60, height, text)

    first, second = read(draw)
    assert (lines(first), lines(second)) == (["first line of it", "second"], ["third", "fourth"])


def test_page_numbers_are_dropped() -> None:
    def draw(canvas: Canvas) -> None:
        for number in ("1", "- 2 -", "3 / 4"):
            canvas.drawString(60, 600, TEXT)
            canvas.drawString(300, 30, number)
            canvas.drawString(300, 400, "55")
            canvas.showPage()

    assert [lines(block) for block in read(draw)] == [[TEXT], ["55"]] * 3


def test_text_set_upright_only() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 600, TEXT)
        canvas.rotate(90)
        canvas.drawString(300, -500, "sideways")

    assert [lines(block) for block in read(draw)] == [[TEXT]]


# --- tables --------------------------------------------------------------------------------------------------


def test_tables_and_text_keep_their_order() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 760, TEXT)
        with_table(canvas, 700, 2)
        canvas.drawString(60, 500, "between")
        with_table(canvas, 450, 1)

    first, table, between, last = read(draw)
    assert (lines(first), lines(between)) == ([TEXT], ["between"])
    assert isinstance(table, Table)
    assert isinstance(last, Table)
    assert [row.cells for row in (*table.rows, *last.rows)] == [("a", "b"), ("c", "d"), ("a", "b")]
    assert [row.line for row in table.rows] == [2, 3]


def test_a_table_goes_on_over_pages() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 780, TEXT)
        for columns in ((60, 200, 400), (60, 200, 400), (60, 150, 400)):
            with_table(canvas, 700, 1, columns)
            canvas.showPage()

    _, table, other = read(draw)
    assert isinstance(table, Table)
    assert isinstance(other, Table)
    assert (len(table.rows), len(other.rows)) == (2, 1)


def test_merged_cells_say_their_text_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 780, TEXT)
        with_table(canvas, 700, 2)
        canvas.rect(60, 700, 340, 30)
        canvas.drawString(180, 710, "over both")

    _, table = read(draw)
    assert isinstance(table, Table)
    assert table.rows[0].cells == ("over both", "")


def test_an_empty_frame_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 780, TEXT)
        canvas.grid([60, 200, 400], [700, 600, 500])

    assert [lines(block) for block in read(draw)] == [[TEXT]]


# --- what is refused -----------------------------------------------------------------------------------------


def test_scanned_pages_are_refused() -> None:
    assert key_of(drawn(lambda canvas: canvas.rect(0, 0, 100, 100))) == "intake.scanned"


def test_a_pdf_with_a_password_is_refused() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(drawn(lambda c: c.drawString(60, 600, TEXT)))))
    writer.encrypt("secret", algorithm="AES-128")
    file = BytesIO()
    writer.write(file)
    assert key_of(file.getvalue()) == "intake.encrypted"


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(drawn(lambda c: c.drawString(60, 600, TEXT)))))
    writer.encrypt("", "owner", algorithm="AES-128")
    file = BytesIO()
    writer.write(file)
    assert [lines(block) for block in blocks_from_pdf(file.getvalue(), "a.pdf")] == [[TEXT]]


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"no", b"%PDF-1.7\nxref\n0 1\ntrailer<</Root 1 0 R>>"])
def test_a_broken_file_is_refused(content: bytes) -> None:
    assert key_of(content) in ("intake.unreadable", "intake.scanned")


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    content = drawn(lambda c: [c.drawString(60, 600, TEXT), c.showPage(), c.drawString(1, 1, "x")][-1])
    assert key_of(content) == "intake.too_large"
