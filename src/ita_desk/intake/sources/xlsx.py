"""Excel workbooks (.xlsx) turned into paragraphs and tables."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from ita_desk.errors import UserError
from ita_desk.intake.grid import Block, Row
from ita_desk.intake.sources.package import check_package
from ita_desk.intake.sources.sheets import blocks_from_rows
from ita_desk.thai.dates import format_day

SHEET_LIMIT = 10_000_000  # bytes of one sheet's XML: a cell takes some fifty times its size in memory
STYLES_LIMIT = 5_000_000
_MOST_COLUMNS, _MOST_ROWS = 200, 50_000
_BUDDHIST = 2443  # a Gregorian year so high is a Thai one
_NO_CODE = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')  # language, colour and literal text in a number format
_PICTURES = "xl/media/"
_FINEST = Decimal("0.000001")


def read_xlsx(content: bytes, file: str) -> tuple[tuple[Block, ...], int]:
    """The paragraphs and tables of the sheets that are shown, and how many pictures the workbook holds.

    Sheets stand one after another; lines are a sheet's rows.
    Formulas give the value Excel kept for them and are never worked out. Dates become Thai dates, percentages keep
    their sign. A merged cell says its text once, at its upper left. Raises the errors of `check_package`.
    """
    check_package(content, file, {"xl/worksheets/": SHEET_LIMIT, "xl/styles": STYLES_LIMIT})
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        shown = (sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
        blocks = tuple(block for sheet in shown for block in blocks_from_rows(_rows(sheet)))
        with ZipFile(BytesIO(content)) as package:
            return blocks, sum(name.startswith(_PICTURES) for name in package.namelist())
    except Exception as error:  # broken files make the library raise all sorts
        raise UserError("intake.unreadable", file=file) from error


def _rows(sheet: Any) -> Iterator[Row]:
    """The rows of a sheet, read as a stream: a merge over a million cells costs nothing."""
    for number, cells in enumerate(sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS), 1):
        # Every row comes filled up to the most columns: most of its cells are none.
        width = next((n for n in range(len(cells), 0, -1) if cells[n - 1].value is not None), 0)
        yield Row(number, tuple(map(_text, cells[:width])))


def _text(cell: Any) -> str:
    """What a cell shows."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    if isinstance(value, (datetime, date)):
        return _day(value, str(cell.number_format))
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, (int, float)):
        return _number(value, str(cell.number_format))
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _day(value: date, written: str) -> str:
    """A day as Thai offices write it; only month and year where Excel shows no day."""
    day = value.date() if isinstance(value, datetime) else value
    if day.year >= _BUDDHIST:  # typed with its Thai year, which Excel takes for a far one
        day = date(day.year - 543, day.month, min(day.day, 28) if day.month == 2 else day.day)
    code = _NO_CODE.sub("", written).lower()
    shows_day = "d" in code or "m" not in code
    return format_day(day, "long" if shows_day else "month")


def _number(value: float, written: str) -> str:
    """A number without the noise of binary fractions; times a hundred and with its sign if shown as a percentage."""
    number = Decimal(repr(value))
    if not number.is_finite():
        return str(value)
    if percentage := "%" in written:
        number *= 100
    exact = number.quantize(_FINEST, ROUND_HALF_UP) if abs(number) < 10**20 else number
    text = f"{exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    places = _places(written)
    if places and abs(number) < 10**20:  # what is shown with two decimals is written with two: 95.30
        shown = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
        text = shown if Decimal(shown) == exact else text
    return f"{text}%" if percentage else text


def _places(written: str) -> int:
    """How many decimals a number format shows."""
    _, point, after = written.split(";", maxsplit=1)[0].partition(".")
    return len(after) - len(after.lstrip("0")) if point else 0
