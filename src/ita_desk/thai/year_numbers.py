"""Buddhist-era years in a text, as Thai offices write them."""

import re
from collections.abc import Iterator

from ita_desk.records import dataclass
from ita_desk.thai.digits import to_arabic, to_thai
from ita_desk.thai.months import SHORT_MONTHS

_YEAR = r"(?:25|๒๕)[0-9๐-๙]{2}"
# No part of a longer number: not of a telephone number (02-2567-1234), an amount (2,568.50) or a reference.
_WHOLE = (
    rf"(?:(?<=(?:25|๒๕)[0-9๐-๙]{{2}}-)|(?<![0-9๐-๙])(?<![0-9๐-๙][.,-])){_YEAR}"
    rf"(?![0-9๐-๙]|[.,][0-9๐-๙]|-(?!{_YEAR}(?![0-9๐-๙]))[0-9๐-๙])"
)
_YEARS = re.compile(_WHOLE)
_SPAN = re.compile(rf"({_WHOLE})\s*(?:[-–—]|ถึง)\s*(?={_WHOLE})")
# A law or an order with its year, "พ.ศ. ๒๕๖๐" and not "ปี…": it does not move on with the report.
_LAW = re.compile(
    r"(?:พระราช(?:บัญญัติ|กฤษฎีกา|กำหนด)|พ\.ร\.[บกฎ]\.|กฎ(?:กระทรวง|หมาย)|ระเบียบ|ประกาศ|คำสั่ง|ข้อบังคับ|ข้อบัญญัติ|เทศบัญญัติ"
    r"|มติ|หนังสือ|รัฐธรรมนูญ)[^\n]*พ\.?\s*ศ\.?\s*\Z"
)
_REPORTS = re.compile(r"ปี\s*(?:งบประมาณ)?\s*พ\.?\s*ศ\.?\s*\Z")
_BEFORE = 160  # characters looked back at


@dataclass(frozen=True, slots=True)
class YearNumber:
    """A year in a text: where it stands, which it is, and whether it moves on when the report does.

    It does not where it dates a law or an order, or is part of a span of years.
    """

    start: int
    end: int
    year: int
    moves: bool

    def written(self, year: int, text: str) -> str:
        """Another year in the way this one is written in its text: as many digits, Thai or Arabic."""
        own = text[self.start : self.end]
        digits = f"{year}" if len(own) == 4 else f"{year % 100:02d}"
        return digits if own == to_arabic(own) else to_thai(digits)


def year_numbers(text: str) -> tuple[YearNumber, ...]:
    """The years in a text, in order: of four digits (2500-2599), and of two behind a shortened month (ต.ค. ๖๗)."""
    found = [*_whole_years(text), *_short_years(text)]
    return tuple(sorted(found, key=lambda number: number.start))


def _whole_years(text: str) -> Iterator[YearNumber]:
    spans = {place for span in _SPAN.finditer(text) for place in (span.start(1), span.end())}
    for found in _YEARS.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        dates = _LAW.search(before) and not _REPORTS.search(before)
        fixed = found.start() in spans or dates
        yield YearNumber(found.start(), found.end(), int(to_arabic(found[0])), not fixed)


def _short_years(text: str) -> Iterator[YearNumber]:
    months = "|".join(map(re.escape, SHORT_MONTHS))
    for found in re.finditer(rf"(?:{months})\s?([0-9๐-๙]{{2}})(?![0-9๐-๙])", text):
        yield YearNumber(found.start(1), found.end(1), 2500 + int(to_arabic(found[1])), moves=True)
