"""What a template leaves behind: dots to write on, words for the writer, a list announced and never given."""

import re
from collections.abc import Iterator

from ita_desk.checks.check import Check, Found, TextCheck, found
from ita_desk.checks.context import Setting
from ita_desk.checks.problem import Remedy
from ita_desk.checks.prose import on_prose
from ita_desk.domain.texts import PlacedText

_DOTS = re.compile(r"(?:\.{3,}|[…_]{2,}|…)[.…_]{0,200}")
_BETWEEN = re.compile(r"[^\n.…_]{1,30}")
_SIGNED = re.compile(r"ลงชื่อ\s?\Z")
_WORDS = re.compile(
    r"""
      (?<![A-Za-z0-9])[xX]{3,}(?![A-Za-z0-9])
    | วันนี้\s?ถึง\s?วันที่
    | [(\[<]\s?(?:โปรด)?(?:ระบุ|กรอก)[^)\]>\n]{0,40}[)\]>]
    | โปรดระบุ(?=\s{0,3}(?:$|[.…:_]))
    | (?:^|(?<=[(\[]))ตัวอย่าง(?=\s?(?:[:)\]]|$))
    | (?:ตัวอย่างข้อความ|ข้อความตัวอย่าง)
    | (?<![ก-๎])กขค(?![ก-๎])
    """,
    re.VERBOSE,
)
# A word that announces a list, and what cannot be the list's first item.
_EXAMPLE = re.compile(r"(?:เช่น|อาทิ|ได้แก่)(?=\s{0,3}(?:\Z|เป็นต้น|พร้อมทั้ง|และ|หรือ|รวมทั้ง|[,.;)]))")


def find_dots(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find rows of dots, with what was written between two of them; an ellipsis at the end is none."""
    text, done = placed.text, 0
    for dots in _DOTS.finditer(text):
        if dots.start() < done or _SIGNED.search(text, max(dots.start() - 8, 0), dots.start()):
            continue
        content = _BETWEEN.match(text, dots.end())
        closing = _DOTS.match(text, content.end()) if content else None
        if content and closing and content[0].strip():
            done = closing.end()
            before, after = text[: dots.start()], text[closing.end() :]
            value = _apart(before, content[0].strip(), after)
            yield found(dots.start(), done, remedy=Remedy("replace", value))
        elif text[dots.end() :].strip() or len(dots[0]) > len("..."):
            yield found(*dots.span())


def _apart(before: str, content: str, after: str) -> str:
    """The content with a blank to what stands around it, where none is there."""
    left = " " if before and not before[-1].isspace() else ""
    right = " " if after and not after[0].isspace() else ""
    return f"{left}{content}{right}"


def find_left_overs(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find words that a template or a poster means for its writer."""
    for words in _WORDS.finditer(placed.text):
        yield found(*words.span())


def find_empty_examples(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find words that announce examples where none follow."""
    for word in _EXAMPLE.finditer(placed.text):
        yield found(*word.span())


CHECKS: tuple[Check, ...] = (
    TextCheck("text.template-dots", "should", on_prose(find_dots)),
    TextCheck("text.left-over", "should", on_prose(find_left_overs)),
    TextCheck("text.empty-example", "should", on_prose(find_empty_examples)),
)
