"""What a cell of a sheet may hold: its text, cut where it is too long, and an address it may lead to."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from ita_desk.document.blocks import Cell, Photo, Text
from ita_desk.render.pdf.links import web_address
from ita_desk.thai.letters import may_break

MOST_LETTERS = 32_767  # of a cell, counted in UTF-16
_REFUSED = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# "_x0041_" is read as the letter of that number unless its first sign is written so itself.
_NUMBERED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# What a reader takes for a formula as soon as the cell is typed in again.
_FORMULA = ("=", "+", "-", "@", "'")
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
_MOST_ADDRESS = 2_079  # letters; longer ones make a file that is offered for repair


def clean_text(text: str) -> str:
    """The text without the characters that a sheet cannot hold; any line end is a plain one."""
    return _REFUSED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def written_text(text: str) -> str:
    """A clean text as it is written into the file."""
    return _NUMBERED.sub("_x005F_", text)


def looks_like_formula(text: str) -> bool:
    """Whether a text must be marked as one, lest it becomes a formula."""
    return text.lstrip().startswith(_FORMULA)


def said_of(text: Text) -> str:
    """A paragraph with its marker."""
    return f"{text.marker} {text.plain}".strip() if text.marker else text.plain


def texts_of(cell: Cell) -> Iterator[Text]:
    """The paragraphs of a cell; of photos their captions."""
    for part in cell:
        if isinstance(part, Photo):
            if part.caption:
                yield part.caption
        else:
            yield part


def cell_text(cell: Cell) -> str:
    """What a cell says, a line for each of its paragraphs."""
    return clean_text("\n".join(said_of(text) for text in texts_of(cell)))


def parts_of(text: str) -> list[str]:
    """A text in parts that a cell can hold; joined they give the text."""
    parts: list[str] = []
    while (end := _end_of_part(text)) < len(text):
        parts.append(text[:end])
        text = text[end:]
    return [*parts, text]


def _end_of_part(text: str) -> int:
    """Where the first part of a text ends: between lines or words where that is near, never inside a Thai cluster."""
    if length_of(text) <= MOST_LETTERS:
        return len(text)
    # Signs that are written by number take up to twice the room.
    end = fitting(text, MOST_LETTERS // 2 if _NUMBERED.search(text) else MOST_LETTERS)
    for sign in "\n ":
        near = text.rfind(sign, end * 9 // 10, end)
        if near > 0:
            return near + 1
    return cluster_end(text, end)


def length_of(text: str) -> int:
    """How many letters a sheet counts in a text as it is written."""
    return len(written_text(text).encode("utf-16-le", "replace")) // 2


def fitting(text: str, letters: int) -> int:
    """How many characters of a text fit into so many letters; at least one."""
    return max(len(text.encode("utf-16-le", "replace")[: 2 * letters].decode("utf-16-le", "ignore")), 1)


def cluster_end(text: str, end: int) -> int:
    """The nearest place at or before `end` where a line might end; `end` itself where there is none near."""
    for place in range(end, max(end - 40, 0), -1):
        if may_break(text[:place], text[place:]):
            return place
    return end


def address_of(cell: Cell) -> str:
    """The one address of the web or of mail that a cell leads to; empty where it is none, or several."""
    links = {text.link for text in texts_of(cell) if text.link}
    if len(links) != 1:
        return ""
    [link] = links
    address = quote(link, safe="%:/?@&=+,") if _MAIL.fullmatch(link) else web_address(link)
    return address if len(address) <= _MOST_ADDRESS else ""
