"""Tables as LibreOffice 7.4 put them on the clipboard: captured from its spreadsheet and its word processor."""

from pathlib import Path

import pytest

from ita_desk.intake.grid import Table
from ita_desk.intake.sources.html import read_html

SAMPLES = Path(__file__).parents[2] / "samples" / "clipboard"


@pytest.mark.parametrize("name", ["spreadsheet", "word_processor"])
def test_merged_cells_and_line_breaks_come_through(name: str) -> None:
    tables = [
        block
        for block in read_html((SAMPLES / f"{name}.html").read_text("utf-8"), name)[0]
        if isinstance(block, Table)
    ]
    assert [row.cells for table in tables for row in table.rows] == [
        ("ลำดับที่", "มาตรการ", "ผลการดำเนินงาน", "", "ระยะเวลา"),
        ("", "", "ผลผลิต", "ผลลัพธ์", ""),
        ("๑", "จัดทำคู่มือ", "๑. ประชุม\n๒. แจ้งเวียน", "ดีขึ้น", "ต.ค. ๖๗ - ก.ย. ๖๘"),
        ("๒", "เปิดเผยข้อมูล", "เผยแพร่", "ประชาชนทราบ", "มี.ค. ๖๘"),
        ("", "ต่อเนื่อง", "เพิ่ม", "", ""),
    ]
