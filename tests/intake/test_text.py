"""Text files become paragraphs and tables, in any encoding an office still uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.errors import UserError
from ita_desk.intake.grid import Paragraph, Row, SourceLine, Table
from ita_desk.intake.text import blocks_from_text, decode_text

TEXT = "ปีงบประมาณ ๒๕๖๘\nก\tข"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "tis-620", "cp874"])
def test_an_encoding_is_recognised(encoding: str) -> None:
    assert decode_text(TEXT.replace("\n", "\r\n").encode(encoding), "a.txt") == TEXT


@pytest.mark.parametrize("content", [b"\xff\xff\xdb", b"GIF\x00\x01", b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UserError) as refused:
        decode_text(content, "a.txt")
    assert (refused.value.key, refused.value.values) == ("intake.unreadable", {"file": "a.txt"})


def test_lines_with_tabs_are_rows_and_blank_lines_end_a_block() -> None:
    assert blocks_from_text("หนึ่ง\nสอง\n \nก\tข \n\n\t\nสาม\n") == (
        Paragraph((SourceLine(1, "หนึ่ง"), SourceLine(2, "สอง"))),
        Table((Row(4, ("ก", "ข ")),)),
        Table((Row(6, ("", "")),)),
        Paragraph((SourceLine(7, "สาม"),)),
    )


def test_a_quoted_cell_keeps_its_line_breaks_and_later_lines_their_numbers() -> None:
    assert blocks_from_text('ก\t"หนึ่ง\nสอง ""สาม"""\tข\nค\tง\tจ') == (
        Table((Row(1, ("ก", 'หนึ่ง\nสอง "สาม"', "ข")), Row(3, ("ค", "ง", "จ")))),
    )


def test_quotation_marks_of_plain_text_stay() -> None:
    text = 'ก\t"คำพูด" ของ\t"อีกคำ"\nข\tค\t"เปิด\nง\tจ\tฉ'
    (table,) = blocks_from_text(text)
    assert isinstance(table, Table)
    assert [row.cells[-1] for row in table.rows] == ['"อีกคำ"', '"เปิด', "ฉ"]


def test_titles_over_the_table_of_a_spreadsheet_are_text() -> None:
    blocks = blocks_from_text("รายงาน\t\t\n\t\t\n\tปีงบประมาณ\t\nก\tข\tค\nง\t\t")
    assert blocks == (
        Paragraph((SourceLine(1, "รายงาน"),)),
        Paragraph((SourceLine(3, "ปีงบประมาณ"),)),
        Table((Row(4, ("ก", "ข", "ค")), Row(5, ("ง", "", "")))),
    )


@given(st.text(alphabet='กข \t\n"'))
def test_no_letter_is_lost(text: str) -> None:
    found: list[str] = []
    for block in blocks_from_text(text):
        if isinstance(block, Paragraph):
            found += [line.text for line in block.lines]
        else:
            found += [cell for row in block.rows for cell in row.cells]
    assert [c for c in "".join(found) if c in "กข"] == [c for c in text if c in "กข"]
