"""Thai lines that end between words also where Qt cannot find the words, which is where it has no libthai (Windows).

Soft breaks (U+200B) at the ends of words help there. They stand in what is shown only, never in what is edited, copied or
kept.
"""

from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QTextBoundaryFinder
from PySide6.QtWidgets import QStyledItemDelegate

# What finds the words is loaded only where Qt does not.
if TYPE_CHECKING:
    from ita_desk.thai.pieces import Tokenizer

SOFT_BREAK = "\u200b"
_REPETITION = "\u00a0ๆ"
_THREE_WORDS = "การประเมินคุณธรรม"


@cache
def qt_breaks_thai() -> bool:
    """Whether Qt ends lines between Thai words. The first Thai text settles it for the whole run of the program."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, _THREE_WORDS)
    return 0 < finder.toNextBoundary() < len(_THREE_WORDS)


@cache
def _tokenizer() -> "Tokenizer":
    from ita_desk.thai.pieces import Tokenizer
    from ita_desk.thai.words import Segmenter

    return Tokenizer(Segmenter())


@lru_cache(maxsize=4_000)
def _broken(line: str) -> str:
    from ita_desk.thai.pieces import THAI_RUN

    if THAI_RUN.search(line) is None:
        return line
    starts = [piece.start for piece in _tokenizer().pieces(line) if piece.start and not piece.gap]
    ends = [0, *starts, len(line)]
    return SOFT_BREAK.join(line[start:end] for start, end in pairwise(ends))


def soft_breaks(text: str) -> str:
    """The text as it is to be shown: with soft breaks where its lines may end, if Qt does not know by itself.

    A sign of repetition never begins a line, though a blank stands before it.
    """
    kept = text.replace(" ๆ", _REPETITION)
    return kept if qt_breaks_thai() else "\n".join(map(_broken, kept.split("\n")))


def without_soft_breaks(text: str) -> str:
    """The text without soft breaks, as it is to be copied or kept."""
    return text.replace(SOFT_BREAK, "").replace(_REPETITION, " ๆ")


class ThaiDelegate(QStyledItemDelegate):
    """Shows the texts of a view with soft breaks; the model, its editors and what is copied know nothing of them."""

    def displayText(self, value: Any, locale: QLocale | QLocale.Language) -> str:
        """The text for a value, as it is painted and measured."""
        return soft_breaks(super().displayText(value, locale))
