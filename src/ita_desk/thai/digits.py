"""Thai and Arabic digits. Every change keeps the length, so that places in the text stay valid."""

import re
from functools import cache
from typing import Literal

DigitStyle = Literal["thai", "arabic"]

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

_CHANGED = {"thai": re.compile("[0-9]"), "arabic": re.compile("[๐-๙]")}  # the digits that a style changes

_DOMAINS = "th|com|net|org|edu|gov|mil|int|info|biz|asia|io|co|me|ly|gl|gle|app|dev|cloud|site|online"
_ENDINGS = "pdf|docx?|xlsx?|pptx?|txt|csv|html?|jpe?g|png|gif|zip|rar|7z|mp[34]|ita"


# What every address holds some of: most texts with digits hold none, and need not be searched at length.
_OF_ADDRESS = re.compile(r"@|://|www\.|\.(?:[a-z]|7z)", re.IGNORECASE)


# Each alternative that begins with a run of letters is anchored to the start of that run: otherwise a long text
# without blanks, which is usual in Thai, would be searched once for each of its letters.
@cache  # compiled for the first text that may hold one: it takes two milliseconds
def _address() -> re.Pattern[str]:
    return re.compile(
        rf"""
      (?:https?|ftp)://\S+
    | www\.\S+
    | (?<![a-z0-9_.%+-]) [a-z0-9_.%+-]+ @ [a-z0-9-]+ (?:\.[a-z0-9-]+)+
    | (?<![a-z0-9@.-]) (?:[a-z0-9-]+\.)+ (?:{_DOMAINS}) (?![a-z0-9-]) (?: :[0-9]+ )? (?: [/?#]\S* )?
    | (?<![^\s()\[\]"'“”,]) [^\s()\[\]"'“”,]+ \. (?:{_ENDINGS}) (?![a-z0-9])
    """,
        re.VERBOSE | re.IGNORECASE,
    )


def to_thai(text: str) -> str:
    """The text with every Arabic digit as a Thai one."""
    return text.translate(_TO_THAI)


def to_arabic(text: str) -> str:
    """The text with every Thai digit as an Arabic one."""
    return text.translate(_TO_ARABIC)


def printed_digits(text: str, style: DigitStyle) -> str:
    """The text as printed in Thai or Arabic digits; web and e-mail addresses and file names stay as they are."""
    if not _CHANGED[style].search(text):  # most texts: the search for addresses takes twenty times as long
        return text
    change = to_thai if style == "thai" else to_arabic
    if not _OF_ADDRESS.search(text):
        return change(text)
    parts: list[str] = []
    done = 0
    for address in _address().finditer(text):
        parts += [change(text[done : address.start()]), address[0]]
        done = address.end()
    return "".join([*parts, change(text[done:])])
