"""Rows of a sheet become paragraphs and tables."""

from ita_desk.intake.grid import Paragraph, Row, SourceLine, Table
from ita_desk.intake.sources.sheets import blocks_from_rows


def rows(*cells: tuple[str, ...]) -> list[Row]:
    return [Row(number, row) for number, row in enumerate(cells, 1)]


def test_titles_stand_only_over_the_first_table() -> None:
    blocks = blocks_from_rows(rows(("", "ชื่อ"), ("ก", "ข"), ("",), ("กลุ่ม",), ("ค", "ง", " "), ("  ",)))
    assert blocks == (
        Paragraph((SourceLine(1, "ชื่อ"),)),
        Table((Row(2, ("ก", "ข")),)),
        Table((Row(4, ("กลุ่ม", "")), Row(5, ("ค", "ง")))),
    )


def test_single_cells_are_text_and_their_lines_are_lines() -> None:
    blocks = blocks_from_rows(rows(("ก\n \nข",), ("ค",)))
    assert blocks == (Paragraph((SourceLine(1, "ก"), SourceLine(1, "ข"), SourceLine(2, "ค"))),)


def test_no_rows_are_no_blocks() -> None:
    assert blocks_from_rows(rows(("",), ())) == ()
