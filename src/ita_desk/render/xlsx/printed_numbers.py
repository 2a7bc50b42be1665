"""Tells a printed number from other text, and how a sheet shows it in the same way."""

import re

from ita_desk.document.blocks import Cell, Text
from ita_desk.records import dataclass
from ita_desk.thai.digits import to_arabic

# No leading noughts (they are codes), Thai and Arabic digits not mixed, thousands parted by commas or not at all.
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_MOST_DIGITS = 15  # that a sheet's numbers keep
# Excel's own code for Thai digits: numeral shape 0D, language 041E. LibreOffice reads it as [NatNum1][$-41E].
_THAI = "[$-D00041E]"
_ITEM_NUMBER = (
    "number"  # the field of a measure's own number, which may be any text: it is a name, not an amount
)


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number, and the number format that shows it as printed."""

    value: float
    format: str


def number_of(cell: Cell) -> PrintedNumber | None:
    """The number that a cell prints, if it says nothing else."""
    if len(cell) != 1 or not isinstance(cell[0], Text) or cell[0].marker or cell[0].link:
        return None
    if cell[0].source and cell[0].source.field == _ITEM_NUMBER:
        return None
    return printed_number(cell[0].plain.strip())


def printed_number(text: str) -> PrintedNumber | None:
    """The number that a text is, if it is nothing else."""
    arabic = to_arabic(text)
    if not _NUMBER.fullmatch(arabic) or sum(c.isdigit() for c in arabic) > _MOST_DIGITS:
        return None
    thai = not any(c in "0123456789" for c in text)
    if not thai and arabic != text:
        return None
    whole, _, decimals = arabic.partition(".")
    shape = ("#,##0" if "," in whole else "0") + ("." + "0" * len(decimals) if decimals else "")
    plain = arabic.replace(",", "")
    return PrintedNumber(float(plain) if decimals else int(plain), (_THAI if thai else "") + shape)
