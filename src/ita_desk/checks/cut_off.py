"""Sentences that break off, as at the end of a page or of a cell."""

import re
from collections.abc import Iterator

from ita_desk.checks.check import Check, Found, TextCheck, found
from ita_desk.checks.context import Setting
from ita_desk.checks.prose import on_prose
from ita_desk.domain.texts import PlacedText
from ita_desk.thai.words import Segmenter

_LAST_RUN = re.compile(r"[ก-ฺเ-ๅ็-๎]{2,200}\Z")
# No sentence ends with one of these.
_CONNECTING = frozenset("ของ และ หรือ เพื่อ โดย กับ แก่ แด่ แห่ง ซึ่ง การ ความ ที่ ใน จาก เนื่องจาก ตลอดจน รวมทั้ง".split())
# These end a sentence well, but not after such a word.
_WANTING = re.compile(r"(?:รับผิดชอบต่อ|มาตรฐานทาง)\Z")
# Titles of rows and headings may end as they like.
_SENTENCES = re.compile(
    r"steps\[|outcome\.|half_year\.|shortcomings|to_(?:develop|maintain)|limitations|texts\."
)


class _CutOff:
    """Finds texts that end in the middle of a sentence."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter

    def find(self, placed: PlacedText, _: Setting) -> Iterator[Found]:
        """Find a last word that wants another after it."""
        text = placed.text.rstrip()
        run = _LAST_RUN.search(text, max(len(text) - 200, 0))
        if run and _SENTENCES.match(placed.place.field):
            last = self._segmenter.words(run[0])[-1]
            wanting = _WANTING.search(run[0])
            if last in _CONNECTING or wanting:
                word = wanting[0] if wanting else last
                yield found(len(text) - len(word), len(text), word=word)


def build_checks(segmenter: Segmenter) -> tuple[Check, ...]:
    """The check of sentences that break off, over the words of a segmenter."""
    return (TextCheck("text.cut-off", "should", on_prose(_CutOff(segmenter).find)),)
