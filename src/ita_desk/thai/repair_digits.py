"""Digits: the letter o for zero, zero for the letter O of an item's code, Thai and Arabic digits in one number."""

import re
from collections.abc import Iterator

from ita_desk.thai.digits import to_arabic, to_thai
from ita_desk.thai.repair_change import Change

_LETTER_FOR_ZERO = re.compile("(?<=[๐-๙])[oO]+(?![A-Za-z])|(?<=[๐-๙][.,])[oO]{2,3}(?![A-Za-z0-9๐-๙])")
_LEAD = re.compile("(?:ข้อ|ตัวชี้วัดย่อย(?:ที่)?|OIT)[ \u00a0]{0,2}(?:ข้อ[ \u00a0]?)?(?=[Oo0๐])")
_CODE = re.compile(
    "([O0๐])([1-9๑-๙][0-9๐-๙]?)(?![0-9๐-๙]|[./:][0-9๐-๙]|-[0-9๐-๙]{3})(?:[ ]?(?:,|และ|หรือ|ถึง|-|–)[ ]?(?=[O0๐]))?"
)
_LAST_ITEM = 48
_NUMBER = re.compile("(?<![A-Za-z0-9๐-๙])[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*(?![A-Za-z])")
_ARABIC = re.compile("[0-9]")
_THAI = re.compile("[๐-๙]")


def find_digits(text: str) -> Iterator[Change]:
    """Repairs of digits, by the context alone."""
    prefixes = list(_prefixes(text))
    yield from prefixes
    for found in _LETTER_FOR_ZERO.finditer(text):
        yield Change(*found.span(), "๐" * len(found[0]))
    taken = {change.start for change in prefixes}
    for found in _NUMBER.finditer(text):
        if found.start() not in taken:
            yield from _one_style(found)


def _prefixes(text: str) -> Iterator[Change]:
    """Zeros that stand for the O of an item's code, after words that announce one."""
    for lead in _LEAD.finditer(text):
        place = lead.end()
        while (code := _CODE.match(text, place)) and int(to_arabic(code[2])) <= _LAST_ITEM:
            if code[1] != "O":
                yield Change(place, place + 1, "O")
            place = code.end()


def _one_style(number: re.Match[str]) -> Iterator[Change]:
    """The number in the digits that most of it is written in."""
    arabic, thai = len(_ARABIC.findall(number[0])), len(_THAI.findall(number[0]))
    if arabic and thai and arabic != thai:
        yield Change(*number.span(), (to_arabic if arabic > thai else to_thai)(number[0]))
