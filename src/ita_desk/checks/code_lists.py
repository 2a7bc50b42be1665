"""The codes that a year's list has, and citations of codes in texts."""

import re
from collections.abc import Iterator, Sequence

from ita_desk.checks.context import Setting
from ita_desk.checks.squeezed import words_of
from ita_desk.domain.framework import Framework
from ita_desk.i18n import Message
from ita_desk.records import dataclass

_QUESTION = re.compile("([ieo])([0-9]{1,3})")
_DIGIT = "0-9๐-๙"
# A citation needs a word before it, or another citation: a zero or letter before a number alone may be anything.
_CITED = re.compile(
    r"(?:ข้อ(?:คำถาม)?(?:ที่)?|อ้างอิง(?:จาก|ตาม)?)\s{0,3}"
    rf"(?P<letter>[ieoIEO๐0])\s?(?P<number>[{_DIGIT}]{{1,3}})(?![{_DIGIT}/]|[.,:\-][{_DIGIT}])"
)
_MORE = re.compile(
    rf"\s{{0,3}}(?:,|และ|ถึง|-|–|กับ|หรือ)\s{{0,3}}(?P<letter>[ieoIEO๐0])\s?(?P<number>[{_DIGIT}]{{1,3}})"
    rf"(?![{_DIGIT}/]|[.,:\-][{_DIGIT}])"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A code in a text: as printed, canonical, and its stretch of the stored text."""

    letter: str
    number: str
    start: int
    end: int

    @property
    def code(self) -> str:
        """The canonical code, the letter typed as a zero being an O."""
        letter = "o" if self.letter in "๐0" else self.letter.lower()
        return f"{letter}{int(self.number)}"


def citations_in(text: str) -> Iterator[Citation]:
    """The codes a text cites after the word for item (ข้อ) or a reference, in order."""
    if "ข้อ" not in text and "อ้างอิง" not in text:
        return
    for first in _CITED.finditer(text):
        cited: re.Match[str] | None = first
        while cited is not None:
            yield Citation(cited["letter"], cited["number"], cited.start("letter"), cited.end())
            cited = _MORE.match(text, cited.end())


def missing_from(code: str, framework: Framework) -> bool:
    """Whether the year's list is known and does not have the code of a question, indicator or sub-indicator."""
    question = _QUESTION.fullmatch(code)
    if question is not None:
        asked = {q.code for q in framework.questions if q.code[0] == question[1]}
        return bool(asked) and code not in asked
    if code.isdecimal():
        return bool(framework.indicators) and framework.indicator(code) is None
    if re.fullmatch(r"[0-9]+\.[0-9]+", code):
        return bool(framework.sub_indicators) and code not in {s.code for s in framework.sub_indicators}
    return False


def missing_from_both(code: str, setting: Setting) -> bool:
    """Whether the lists of the report's year and of the one it rests on are known and neither has the code."""
    both = setting.basis_framework, setting.framework
    return all(framework is not None and missing_from(code, framework) for framework in both)


def codes_by_title(framework: Framework) -> dict[str, str]:
    """The codes of the year's questions and items by their titles without white space."""
    return {words_of(q.title): q.code for q in framework.questions if q.title}


def printed_code(code: str) -> str:
    """A code as it is printed: O26, i1."""
    return "O" + code[1:] if code[:1] == "o" else code


def score_name(code: str) -> str | Message:
    """What a score is of, as a clerk says it: the total, indicator 6, sub-indicator 9.1, IIT, O26."""
    if code == "total":
        return Message("score.total")
    if code[:1].isdecimal():
        return Message("score.sub_indicator" if "." in code else "score.indicator", {"codes": code})
    return printed_code(code)


def score_names(codes: Sequence[str]) -> str | Message:
    """What several scores of one kind are of."""
    listed = ", ".join(printed_code(code) for code in codes)
    kind = score_name(codes[0])
    return Message(kind.key, {"codes": listed}) if isinstance(kind, Message) else listed
