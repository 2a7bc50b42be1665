"""Workbooks read back: what stands in their cells, how it is laid out, and that user text stays text."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from ita_desk.document.blocks import (
    Block,
    Cell,
    Column,
    Cover,
    HeaderCell,
    Heading,
    PageSetup,
    Paragraph,
    Row,
    Source,
    Span,
    Table,
    Text,
)
from ita_desk.render.xlsx.cell_text import MOST_LETTERS, clean_text, written_text
from ita_desk.render.xlsx.renderer import render_xlsx
from typeset import HOSTILE_TEXTS, document, group, photo, row, table, text_of

NASTY = st.text(st.characters() | st.sampled_from("=+-@'&<>\"\n\r\t_x0041๑1"), max_size=60)
TWO_LEVELS = (
    HeaderCell(text_of("ที่"), 0, 0, rows=2),
    HeaderCell(text_of("ผล"), 1, 0, columns=2),
    HeaderCell(text_of("ไม่ได้"), 1, 1),
    HeaderCell(text_of("แล้วเสร็จ"), 2, 1),
)


def opened(*blocks: Block, page: PageSetup | None = None) -> Workbook:
    return load_workbook(io.BytesIO(render_xlsx(document(*blocks, page=page))))


def only_sheet(*blocks: Block, page: PageSetup | None = None) -> Any:
    [sheet] = opened(*blocks, page=page).worksheets
    return sheet


def values(sheet: Any) -> Iterator[list[object]]:
    return ([cell.value for cell in line] for line in sheet.iter_rows())


def merged(sheet: Any) -> set[str]:
    return {str(area) for area in sheet.merged_cells.ranges}


def test_a_table_has_title_heading_and_rows_and_its_heading_stays() -> None:
    sheet = only_sheet(Heading((text_of("หัวเรื่อง"),), 2), table(row("a", "ก", "ข"), row("b", "ค", "ง")))
    assert list(values(sheet)) == [["หัวเรื่อง", None], ["หัว 1", "หัว 2"], ["ก", "ข"], ["ค", "ง"]]
    assert sheet.title == "หัวเรื่อง"
    assert merged(sheet) == {"A1:B1"}
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$2:$2", "A3")
    face = sheet["A3"].font
    assert (face.name, face.size, sheet["A2"].font.bold) == ("TH SarabunPSK", 14, True)
    assert sheet["A3"].alignment.wrap_text
    assert {getattr(sheet["B4"].border, side).style for side in ("left", "right", "top", "bottom")} == {
        "thin"
    }


def test_headings_of_two_levels_are_merged_as_they_span() -> None:
    sheet = only_sheet(table(row("a", "1", "2", "3"), columns=3, heading=TWO_LEVELS))
    assert list(values(sheet))[:2] == [["ที่", "ผล", None], [None, "ไม่ได้", "แล้วเสร็จ"]]
    assert merged(sheet) == {"A1:A2", "B1:C1"}
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$2", "A3")


def test_group_rows_stand_over_all_columns_and_bring_their_own_heading() -> None:
    own = Row(((text_of("ด้าน"), text_of("ย่อย", marker="-")),), Source("g"), True, TWO_LEVELS[:1])
    sheet = only_sheet(table(group("x", "กลุ่ม"), row("a", "ก", "ข", "ค"), own, columns=3))
    said = [line[0] for line in values(sheet)]
    assert said == ["หัว 1", "กลุ่ม", "ก", "ด้าน\n- ย่อย", "ที่", None]
    assert merged(sheet) == {"A2:C2", "A4:C4", "A5:A6"}


def test_numbers_are_numbers_and_look_as_printed() -> None:
    own = Row(((text_of("๑", Source("m1", "number")),), (text_of("๘๔.๕๐"),)), Source("m1"))
    sheet = only_sheet(table(own))
    number, score = sheet["A2"], sheet["B2"]
    assert (number.value, number.data_type) == ("๑", "s")
    assert (score.value, score.data_type, score.number_format) == (84.5, "n", "[$-D00041E]0.00")


def test_joined_cells_go_on_without_a_rule() -> None:
    below = Row(((), (text_of("ค"),)), Source("b"), joined=(0,))
    sheet = only_sheet(table(row("a", "ก", "ข"), below))
    assert (sheet["A2"].border.bottom.style, sheet["A3"].border.top.style) == (None, None)
    assert (sheet["B2"].border.bottom.style, sheet["B3"].border.top.style) == ("thin", "thin")


def test_columns_share_the_width_of_the_page_which_is_set() -> None:
    wide = PageSetup(orientation="landscape", margins_mm=(20, 10, 20, 30))
    shares = Table((Column(1), Column(3)), (), (row("a", "ก", "ข"),), Source("t"))
    sheet = only_sheet(shares, page=wide)
    first, second = (sheet.column_dimensions[letter].width for letter in "AB")
    assert second == pytest.approx(3 * first)
    assert (first + second) * 7 / 96 * 25.4 == pytest.approx(297 - 40, rel=0.01)
    setup, margins = sheet.page_setup, sheet.page_margins
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (9, "landscape", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert margins.left * 25.4 == pytest.approx(30)
    assert sheet.oddFooter.right.text.strip() == "หน้า &P จาก &N"
    assert (sheet.print_title_rows, sheet.freeze_panes) == (None, None)  # there is no heading


def test_rows_higher_than_a_sheet_allows_are_several_with_merged_cells() -> None:
    long = tuple(text_of("ข้อความ") for _ in range(60))
    sheet = only_sheet(table(row("a", long, "ข"), row("b", "ค", "ง")))
    assert merged(sheet) == {"A2:A4", "B2:B4"}
    assert sheet["A2"].value == "\n".join(["ข้อความ"] * 60)
    assert sheet["A5"].value == "ค"
    heights = [sheet.row_dimensions[n].height for n in (2, 3, 4)]
    assert all(height <= 409 for height in heights)
    assert sum(heights) > 60 * 14 * 1.3
    assert (sheet["A3"].border.top.style, sheet["A4"].border.bottom.style) == (None, "thin")


def test_texts_too_long_for_a_cell_go_on_in_the_next_row() -> None:
    long = "คำ " * 15_000
    sheet = only_sheet(table(row("a", "ก", long)), Paragraph(text_of(long)))
    found = [cell.value for line in sheet.iter_rows() for cell in line if cell.value and "คำ" in cell.value]
    assert all(len(part) <= MOST_LETTERS for part in found)
    assert "".join(found) == long * 2


def test_much_text_before_a_table_does_not_fill_the_screen() -> None:
    cover = Cover(None, tuple(text_of(f"ปก {n}") for n in range(9)), ())
    text, sheet = opened(cover, Heading((text_of("หัว"),), 2), table(row("a", "ก", "ข"))).worksheets
    assert [line[0] for line in values(text)] == [*(f"ปก {n}" for n in range(9)), "หัว"]
    assert (text.freeze_panes, sheet.freeze_panes) == (None, "A3")
    tall = tuple(HeaderCell(text_of("คำ " * 900), n, 0) for n in range(2))
    high = only_sheet(table(row("a", "ก", "ข"), heading=tall))
    assert (high.freeze_panes, high.print_title_rows) == (None, "$1:$1")


def test_bold_words_of_a_paragraph_stand_out() -> None:
    said = Text((Span("การพัฒนา : ", True), Span("=ก")))
    book = io.BytesIO(render_xlsx(document(Paragraph(said))))
    [sheet] = load_workbook(book, rich_text=True).worksheets
    blocks = sheet["A1"].value
    assert [(block.text, bool(block.font.b)) for block in blocks] == [("การพัฒนา : ", True), ("=ก", False)]
    assert only_sheet(Paragraph(said))["A1"].value == "การพัฒนา : =ก"


def test_cells_lead_to_the_web() -> None:
    address = "https://a.example/x?y=1#z"
    linked: Cell = (Text((Span(address),), link=address),)
    bad: Cell = (Text((Span("ก"),), link="file:///etc/passwd"),)
    sheet = only_sheet(table(row("a", linked, bad), row("b", (Text((), link=address),), "ข")))
    assert sheet["A2"].hyperlink.target == address
    assert sheet["B2"].hyperlink is None
    assert sheet["A3"].hyperlink is None  # nothing to click on


def test_photos_leave_their_captions() -> None:
    sheet = only_sheet(table(row("a", (photo(caption="ภาพการประชุม"),), (photo(),))))
    assert list(values(sheet))[1] == ["ภาพการประชุม", None]


# --- user text -----------------------------------------------------------------------------------------------


def check_text(text: str) -> None:
    """A text stands in its cell as it was typed, as text, wherever it stands."""
    said = clean_text(text)
    heading = (HeaderCell(text_of(text), 0, 0), HeaderCell(text_of("ข"), 1, 0))
    book = opened(Paragraph(text_of("ก")), table(group("g", text), row("a", "ก", text), heading=heading))
    cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
    found = [cell for cell in cells if cell.value is not None and cell.value not in ("ก", "ข")]
    if not said:
        assert found == []
        return
    numbers = [cell for cell in found if cell.data_type == "n"]
    assert len(numbers) <= 1
    for cell in found:
        if cell.data_type != "n":
            assert (cell.data_type, cell.value) == ("s", written_text(said))
            assert cell.quotePrefix == said.lstrip().startswith(("=", "+", "-", "@", "'"))


@pytest.mark.parametrize("name", sorted(set(HOSTILE_TEXTS) - {"letters", "consonants", "digits", "dots"}))
def test_hostile_texts_stay_text(name: str) -> None:
    check_text(HOSTILE_TEXTS[name])


FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://a","b")',
    "+1",
    "-1+2",
    "@SUM(A1)",
    "#N/A",
    "#REF!",
    "TRUE",
    "'x",
    "{=1}",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_stay_text(text: str) -> None:
    check_text(text)


@settings(max_examples=40)
@given(NASTY)
def test_any_text_stays_text(text: str) -> None:
    check_text(text)


def test_a_workbook_is_the_same_each_time_and_tells_what_it_is() -> None:
    made = document(Heading((text_of("ก"),), 1), table(row("a", "ก", "๑.๕")))
    first, second = render_xlsx(made), render_xlsx(made)
    assert first == second
    about = load_workbook(io.BytesIO(first)).properties
    assert (about.title, about.creator, about.subject) == ("รายงาน", "ผู้จัดทำ", "เรื่อง")
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_code_of_a_signed_version_and_the_mark_of_a_draft_stand_on_each_page() -> None:
    made = replace(document(table(row("a", "ก", "ข"))), code="7F3K", mark="ร่าง & ก")
    book: Any = load_workbook(io.BytesIO(render_xlsx(made)))
    [sheet] = book.worksheets
    assert "7F3K" in sheet.oddFooter.left.text
    assert sheet.oddHeader.center.text.strip() == "ร่าง && ก"


def test_a_document_of_nothing_has_one_empty_sheet() -> None:
    [sheet] = opened().worksheets
    assert list(values(sheet)) in ([], [[None]])
    assert sheet.title == "รายงาน"
