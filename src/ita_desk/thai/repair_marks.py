"""Marks in a wrong order, doubled or torn from their letter; invisible characters; glyphs of old fonts.

The private-use codes are those with which Windows (U+F700-U+F71A) and Mac OS (U+F884-U+F89E) fonts held the shifted
forms of Thai marks before OpenType, as listed in the shaping table of HarfBuzz (`hb-ot-shaper-thai.cc`) and in
"Thai OpenType shaping" of the Thai Linux Working Group. U+F0A7, U+F0B7 ... are bullets of the fonts Symbol and
Wingdings.
"""

import re
import unicodedata
from collections.abc import Iterator

from ita_desk.thai.repair_change import Change

_WINDOWS = "ฐ\u0e34\u0e35\u0e36\u0e37" + 2 * "\u0e48\u0e49\u0e4a\u0e4b\u0e4c" + "ญ\u0e31\u0e4d\u0e47"
_WINDOWS += "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a"
_MAC = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47" + "".join(3 * tone for tone in "\u0e48\u0e49\u0e4a\u0e4b\u0e4c")
_MAC += "\u0e4dญ\u0e38\u0e39\u0e3aฐ"
_GLYPHS = {chr(0xF700 + n): real for n, real in enumerate(_WINDOWS)}
_GLYPHS |= {chr(0xF884 + n): real for n, real in enumerate(_MAC)}
_GLYPHS |= dict.fromkeys("\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc", "•")

_VOWELS = "\u0e31\u0e34-\u0e39\u0e47"
_TONES = "\u0e48-\u0e4b"
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_BLANKS = "[ \u00a0]"

_GLYPH = re.compile(f"[{''.join(_GLYPHS)}]")
_INVISIBLE = re.compile("(?<![!-~])[\u00ad\u200b\u2060\ufeff]+|[\u00ad\u200b\u2060\ufeff]+(?![!-~])")
_JOINERS = re.compile("(?<=[\u0e00-\u0e7f])[\u200c\u200d]+(?=[\u0e00-\u0e7f])")
_COMBINED = re.compile("[A-Za-z][\u0300-\u036f]+")
_RUN = re.compile(f"[{_MARKS}]{{2,}}")
_WELL_FORMED = re.compile(f"[{_VOWELS}\u0e4d]?[{_TONES}\u0e4c]?")
_SARA_AA = re.compile(f"{_BLANKS}{{0,3}}า")
_TORN = re.compile(f"(?<=[ก-ฮ{_MARKS}]){_BLANKS}+(?=[{_MARKS}])")
_AROUND = re.compile(f"[{_MARKS} \u00a0]*")
_BACK = 8
_AFTER_VOWEL = re.compile(f"(?<=[ก-ฮ])([ะาำ])([{_TONES}])")
_TWO_SARA_E = re.compile("เเ+")
_TWICE = re.compile("([แโใไ])\\1+|ำำ+")
_LOST_LETTER = re.compile(f"\\A{_BLANKS}*[{_MARKS}]+")


def find_marks(text: str) -> Iterator[Change]:
    """Repairs of single letters, which need no dictionary."""
    for found in _GLYPH.finditer(text):
        yield Change(*found.span(), _GLYPHS[found[0]])
    for pattern in (_INVISIBLE, _JOINERS, _LOST_LETTER):
        for found in pattern.finditer(text):
            yield Change(*found.span(), "")
    for found in _COMBINED.finditer(text):
        yield from _changed(found, unicodedata.normalize("NFC", found[0]))
    for found in _RUN.finditer(text):
        if not (
            "\u0e4d" in found[0] and _SARA_AA.match(text, found.end())
        ):  # a ำ taken apart is of another kind
            yield from _changed(found, _ordered(found[0]))
    for found in _TORN.finditer(text):
        if _fits(text, *found.span()):
            yield Change(*found.span(), "")
    for found in _AFTER_VOWEL.finditer(text):
        yield Change(*found.span(), found[2] + found[1])
    for found in _TWO_SARA_E.finditer(text):
        yield Change(*found.span(), "แ")
    for found in _TWICE.finditer(text):
        yield Change(*found.span(), found[0][0])


def _changed(found: re.Match[str], after: str) -> Iterator[Change]:
    if after != found[0]:
        yield Change(*found.span(), after)


def _ordered(run: str) -> str:
    """A run of marks with each once and the vowel first; as it is where that is no syllable of Thai."""
    once = "".join(dict.fromkeys(run))
    ordered = "".join(sorted(once, key=lambda mark: "\u0e48" <= mark <= "\u0e4c"))
    return ordered if _WELL_FORMED.fullmatch(ordered) else run


def _fits(text: str, start: int, end: int) -> bool:
    """Whether the marks on both sides of blanks make one syllable."""
    before = max(0, start - _BACK)
    left = re.search(f"[{_MARKS}]*\\Z", text[before:start])
    right = _AROUND.match(text[end : end + _BACK])
    marks = "".join(((left[0] if left else "") + (right[0] if right else "")).split())
    return _WELL_FORMED.fullmatch(_ordered(marks)) is not None
