"""Tags left in a text by a program that read the page from a picture.

They are taken as tags only where a text surely holds such markup; anything else in angle brackets is plain text.
"""

import html
import re

_NAMES = "p|b|i|u|ul|ol|li|em|strong|span|div|h[1-6]|sup|sub"
_TAG = re.compile(rf"<(/?)({_NAMES})(?:\s[^<>]*)?>", re.IGNORECASE)
_BREAKING = re.compile(r"<(?:p|li|div|h[1-6])(?:\s[^<>]*)?>|<br\s*/?>", re.IGNORECASE)
_IMAGE = re.compile(r"<img(?:\s[^<>]*)?>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(?=\S)([^*]+)(?<=\S)\*\*")
_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_BLANK_AFTER_END = re.compile(r"</p>\s+\Z", re.IGNORECASE)


def _has_pair(text: str) -> bool:
    opened: set[str] = set()
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if not tag[1]:
            opened.add(name)
        elif name in opened:
            return True
    return False


def plain(text: str) -> str:
    """The text without markup: paragraphs and list items begin a line, other tags vanish, entities are letters.

    Without a pair of known tags, `**bold**` or a `# heading` the text is returned as it is.
    """
    if _has_pair(text):
        text = _IMAGE.sub("", _BREAKING.sub("\n", text))
        text = html.unescape(_TAG.sub("", text))
    return _HEADING.sub("", _BOLD.sub(r"\1", text)).strip()


def images(text: str) -> tuple[str, ...]:
    """The image tags in a text with markup."""
    return tuple(_IMAGE.findall(text)) if _has_pair(text) else ()


def has_gap(text: str) -> bool:
    """Whether the markup ends with a stray blank: there a picture stood on the page."""
    return bool(_BLANK_AFTER_END.search(text))
