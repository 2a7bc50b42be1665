"""Separated values become paragraphs and tables."""

import pytest

from ita_desk.intake.grid import Paragraph, Row, SourceLine, Table
from ita_desk.intake.sources.csv import blocks_from_csv
from ita_desk.intake.text import decode_text


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found(separator: str) -> None:
    text = separator.join(["ก", "ข", "ค"]) + "\r\n" + separator.join(['"1,5;2\t,;\t,"', "ง", "จ"])
    assert blocks_from_csv(text) == (Table((Row(1, ("ก", "ข", "ค")), Row(2, ("1,5;2\t,;\t,", "ง", "จ")))),)


def test_separators_within_quotation_marks_do_not_count() -> None:
    assert blocks_from_csv('"1,2,3,4,5";ข\n') == (Table((Row(1, ("1,2,3,4,5", "ข")),)),)


def test_quoted_line_breaks_stay_and_lines_are_counted() -> None:
    blocks = blocks_from_csv('ก,"ข\r\nค ""ง"""\r\n\r\nจ\r\n')
    assert blocks == (Table((Row(1, ("ก", 'ข\nค "ง"')),)), Paragraph((SourceLine(4, "จ"),)))


def test_a_quotation_mark_left_open_ends_with_the_text() -> None:
    assert blocks_from_csv('ก,"ข\nค,ง') == (Table((Row(1, ("ก", "ข\nค,ง")),)),)


def test_the_thai_code_page_is_read() -> None:
    assert blocks_from_csv(decode_text("ก,ข\r\n".encode("cp874"), "a.csv")) == (Table((Row(1, ("ก", "ข")),)),)
