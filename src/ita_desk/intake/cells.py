"""The text of a cell, and the values it holds: a number, steps, listed items, units."""

import re
import unicodedata

from ita_desk.thai.date_reading import begins_with_month

_LEADING_NUMBER = re.compile(r"\(?([0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,2})?)\s?(?:[.)](?![0-9๐-๙])|\Z)\s*")
_BARE_SUB_NUMBER = re.compile(r"([0-9๐-๙]{1,3}\.[0-9๐-๙]{1,2})\s+")
_ITEM = re.compile(r"(?:(?<=\s)|\A)\(?([0-9๐-๙]{1,2}) ?[.)](?![0-9๐-๙])\s*")
_DASH_ITEM = re.compile(r"(?<=[^\s0-9๐-๙]) (?=- [^\s0-9๐-๙])")
_UNIT = re.compile(
    r"(?:สำนัก|กอง|ฝ่าย|หน่วย(?!งาน)|งาน(?=[ก-ฮเ-ไ])(?!และ)|ส่วน(?=[ก-ฮเ-ไ])(?!ราชการ|ตำบล|ท้องถิ่น|จังหวัด))"
)
_LONGEST_UNIT = 40
_UNIT_STARTS = re.compile(rf"(?:(?<=[\s,])|(?<=[\s,]-)|\A-?)\s*(?={_UNIT.pattern})")


def fold(text: str) -> str:
    """The text on one line with single blanks, composed (NFC)."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold_lines(text: str) -> str:
    """The text with single blanks and without empty lines, its line breaks kept, composed (NFC)."""
    return "\n".join(line for line in map(fold, text.split("\n")) if line)


def squeezed(text: str) -> str:
    """The text without any blanks, to compare texts by."""
    return "".join(unicodedata.normalize("NFC", text).split())


def split_number(text: str) -> tuple[str, str]:
    """The number a folded text begins with, as typed without dot or bracket, and the rest: ("๓", "สร้าง…")."""
    found = _LEADING_NUMBER.match(text) or _BARE_SUB_NUMBER.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _items(text: str) -> list[re.Match[str]]:
    """Where the items of a list 1., 2., 3. … begin; a number that is not the next one expected is text."""
    found: list[re.Match[str]] = []
    for number in _ITEM.finditer(text):
        if int(number[1]) == len(found) + 1:
            found.append(number)
    return [] if len(found) == 1 and found[0].start() > 0 else found


def _with_dashes_on_lines(text: str) -> str:
    """In a text that begins with a dash, each further dashed item on its own line; ranges stay together."""
    if not text.startswith("- "):
        return text
    parts = _DASH_ITEM.split(text)
    lines = parts[:1]
    for part in parts[1:]:
        if begins_with_month(part[2:]):
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return "\n".join(lines)


def laid_out(text: str) -> str:
    """The folded text with each numbered or dashed item on its own line, numbers kept as typed."""
    folded = fold_lines(text)
    starts = [item.start() for item in _items(folded)]
    parts = [folded[a:b] for a, b in zip([0, *starts], [*starts, len(folded)], strict=True)]
    return "\n".join(_with_dashes_on_lines(part.strip()) for part in parts if part.strip())


def begins_list(text: str) -> bool:
    """Whether the text begins with item 1 of a list."""
    items = _items(fold_lines(text))
    return bool(items) and items[0].start() == 0


def steps_from(text: str) -> tuple[str, ...]:
    """The numbered steps of a text without their numbers; text before them, or without any, is a step of its own."""
    folded = fold_lines(text)
    items = _items(folded)
    begins = [0, *(item.end() for item in items)]
    ends = [*(item.start() for item in items), len(folded)]
    parts = (folded[begin:end].strip() for begin, end in zip(begins, ends, strict=True))
    return tuple(_with_dashes_on_lines(part) for part in parts if part)


def carried_over(before: str, text: str) -> tuple[str, str]:
    """The part at the head of a text that goes on with the list of the text before it, and the text's own list.

    The first part is empty unless it goes on with the next number (… 3. | 4. … 5. …) and a new list begins after it.
    """
    folded = fold_lines(text)
    number = len(_items(fold_lines(before)))
    found = list(_ITEM.finditer(folded))
    own = next((place for place, item in enumerate(found) if int(item[1]) == 1), 0)
    carried = [int(item[1]) for item in found[:own]]
    if not number or not carried or carried != list(range(number + 1, number + 1 + len(carried))):
        return "", text
    cut = found[own].start()
    return folded[:cut].strip(), folded[cut:]


def is_units(text: str) -> bool:
    """Whether a text is nothing but short names of units: กองช่าง สำนักปลัด."""
    units = units_from(text)
    return bool(units) and all(_UNIT.match(unit) and len(unit) <= _LONGEST_UNIT for unit in units)


def units_from(text: str) -> tuple[str, ...]:
    """The units named in a text; one, the whole text, where it is not just a row of units."""
    folded = fold_lines(text)
    starts = sorted({place.end() for place in _UNIT_STARTS.finditer(folded)})
    if not starts or folded[: starts[0]].strip(" -"):
        return (fold(folded),) if folded else ()
    pieces = (fold(folded[a:b]) for a, b in zip(starts, [*starts[1:], len(folded)], strict=True))
    units: list[str] = []
    for piece in pieces:
        if units and units[-1].endswith("และ"):
            units[-1] += f" {piece}"
        else:
            units.append(piece)
    return tuple(unit.rstrip(" ,-") for unit in units)
