"""Excel workbooks become paragraphs and tables as Excel shows them."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.drawing.image import Image
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as PillowImage

from intake.hostile import made_xlsx
from intake.made_docx import packed
from ita_desk.errors import UserError
from ita_desk.intake.grid import Block, Paragraph, Table
from ita_desk.intake.sources import xlsx
from ita_desk.intake.sources.xlsx import read_xlsx


def read(fill: Callable[[Worksheet], None]) -> tuple[Block, ...]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    return read_xlsx(saved(book), "a.xlsx")[0]


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def shown(value: Any, number_format: str = "General") -> str:
    """What a cell with this value and format says."""

    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"], sheet["C1"] = "ก", value, "ข"
        sheet["B1"].number_format = number_format

    (table,) = read(fill)
    assert isinstance(table, Table)
    return table.rows[0].cells[1]


@pytest.mark.parametrize(
    ("value", "number_format", "said"),
    [
        (date(2024, 10, 1), "d/m/yyyy", "1 ตุลาคม 2567"),
        (datetime(2024, 10, 1, 8, 30), "yyyy-mm-dd h:mm", "1 ตุลาคม 2567"),  # noqa: DTZ001
        (date(2567, 10, 1), "d/m/yyyy", "1 ตุลาคม 2567"),
        (date(2568, 2, 29), "d/m/yyyy", "28 กุมภาพันธ์ 2568"),
        (date(2024, 10, 1), "mmm yy", "ตุลาคม 2567"),
        (date(2024, 10, 1), "[$-D07041E]mmmm yyyy", "ตุลาคม 2567"),
        (date(2024, 10, 1), "[$-187041E]d mmmm yyyy", "1 ตุลาคม 2567"),
        (date(2024, 10, 1), 'mmm" day "yy', "ตุลาคม 2567"),
        (time(8, 30), "h:mm", "08:30"),
        (0.953, "0.00%", "95.30%"),
        (0.9533, "0%", "95.33%"),
        (95.3, "0.00", "95.30"),
        (95.333, "0.00", "95.333"),
        (95.3, "General", "95.3"),
        (0.1 + 0.2, "General", "0.3"),
        (1234.5, '#,##0.00;"-"', "1234.50"),
        (12, "General", "12"),
        (1e21, "0.00", "1000000000000000000000"),
        (True, "General", "TRUE"),
        ("ก\r\nข_x000D_", "General", "ก\nข"),
        ("=1+1", "General", ""),
        ("=cmd|'/c calc'!A0", "General", ""),
        (timedelta(hours=1), "[h]:mm", "1:00:00"),
    ],
)
def test_values_are_said_as_shown(value: Any, number_format: str, said: str) -> None:
    assert shown(value, number_format) == said


def test_a_merged_title_stands_over_the_table() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["รายงาน\nปี ๒๕๖๘"])
        sheet.merge_cells("A1:C1")
        sheet.append(["ก", None, "ข", None])
        sheet.merge_cells("A2:B2")
        sheet.append([None, "ค"])

    title, table = read(fill)
    assert isinstance(title, Paragraph)
    assert [(line.number, line.text) for line in title.lines] == [(1, "รายงาน"), (1, "ปี ๒๕๖๘")]
    assert isinstance(table, Table)
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("ก", "", "ข")), (3, ("", "ค", ""))]


def test_blank_rows_end_blocks_and_count() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A2"], sheet["B2"] = "ก", "ข"
        sheet["A5"] = "ค"
        sheet["A7"], sheet["A8"], sheet["B8"] = "กลุ่ม", "ง", "จ"

    first, second, third = read(fill)
    assert isinstance(second, Paragraph)
    assert second.lines[0].number == 5
    assert isinstance(first, Table)
    assert isinstance(third, Table)
    assert [row.cells for row in third.rows] == [("กลุ่ม", ""), ("ง", "จ")]


def test_sheets_follow_each_other_and_hidden_ones_are_left_out() -> None:
    book = Workbook()
    for name, state in (("ก", "visible"), ("ข", "hidden"), ("ค", "veryHidden"), ("ง", "visible")):
        sheet = book.create_sheet(name)
        sheet.append([name, name])
        sheet.sheet_state = state
    book.create_chartsheet("จ").add_chart(BarChart())
    del book["Sheet"]
    blocks = read_xlsx(saved(book), "a.xlsx")[0]
    assert [b.rows[0].cells[0] for b in blocks if isinstance(b, Table)] == ["ก", "ง"]


def test_wide_and_long_sheets_are_cut() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["GR1"], sheet["GS1"], sheet["A50001"] = "ก", "ข", "ค", "ง"

    (table,) = read(fill)
    assert isinstance(table, Table)
    assert (len(table.rows), len(table.rows[0].cells)) == (1, 200)


def test_a_number_beyond_all_numbers_is_text() -> None:
    (table,) = read_xlsx(made_xlsx("<row><c><v>1e999</v></c><c><v>1</v></c></row>"), "a.xlsx")[0]
    assert isinstance(table, Table)
    assert table.rows[0].cells == ("inf", "1")


def test_pictures_are_counted() -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"] = "ก"
    picture = BytesIO()
    PillowImage.new("RGB", (9, 9)).save(picture, "PNG")
    sheet.add_image(Image(picture), "B1")
    assert read_xlsx(saved(book), "a.xlsx")[1] == 1


def test_a_workbook_that_is_none_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        read_xlsx(packed({"[Content_Types].xml": "<Types/>"}), "a.xlsx")[0]
    assert refused.value.key == "intake.unreadable"


def test_cells_behind_the_last_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    text = xlsx._text

    def count(cell: Any) -> str:
        looked.append(cell)
        return text(cell)

    def fill(sheet: Worksheet) -> None:
        for _ in range(4):
            sheet.append(["ก", "ข", "ค"])

    monkeypatch.setattr(xlsx, "_text", count)
    read(fill)
    assert len(looked) == 12
