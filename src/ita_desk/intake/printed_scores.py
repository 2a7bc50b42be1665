"""Codes and scores as printed in a table, made into canonical codes and numbers."""

import re
from collections.abc import Mapping
from decimal import Decimal

from ita_desk.domain.assessment import Assessment, PrintedScore
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.intake.cells import fold, squeezed
from ita_desk.intake.proposal import Findings
from ita_desk.records import dataclass
from ita_desk.thai.digits import to_arabic

_LETTERS = {"IIT": "i", "EIT": "e", "OIT": "o"}
_CODE = re.compile(
    r"(?:ข้อ\s*(?:คำถาม\s*)?(?:ที่\s*)?)?(?P<label>(?P<letter>[ieoIEO๐0])(?:(?<=[ieoIEO])[.\-])?\s?(?P<number>[0-9๐-๙]{1,2}))(?!\.?[0-9๐-๙])[.:)]?\s*"
)
_NUMBER_ALONE = re.compile(r"ข้อ\s*(?:ที่\s*)?(?P<label>(?P<number>[0-9๐-๙]{1,2}))(?!\.?[0-9๐-๙])[.:)]?\s*")
_SCORE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,6})?)\s*(?:%|คะแนน)?")
_SCORE_AMONG = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,6})?(?![0-9.])")
_HIGHEST = 100
_TOTAL = re.compile(
    r"คะแนน(?:รวม|เฉลี่ย|ภาพรวม|ใน|ผลการประเมิน|\s)+(?:(?:อยู่ที่|อยู่|เท่ากับ|ได้|ร้อยละ|คะแนน|:)\s*)*([0-9๐-๙][0-9๐-๙.]*)"
)
_LEVEL = re.compile(r"ระดับ\s*[\"“”]?\s*(ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง|AA|[A-F])(?![ก-๙A-Za-z])")


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A question's code: canonical (`o5`), as printed (๐๕), and the text after it; `odd` if the print is not right."""

    code: str
    label: str
    title: str
    odd: bool


def read_code(text: str, instrument: str) -> PrintedCode | None:
    """The code a folded text begins with, if it does: the letter may be a zero, or missing where the instrument is known."""
    found = _CODE.match(text)
    if found:
        letter = "o" if found["letter"] in "๐0" else found["letter"].lower()
        odd = found["letter"] in "๐0"
    elif instrument in _LETTERS and (found := _NUMBER_ALONE.match(text)):
        letter, odd = _LETTERS[instrument], True
    else:
        return None
    number = int(found["number"])
    title = text[found.end() :].strip()
    return PrintedCode(f"{letter}{number}", found["label"], title, odd) if number else None


def read_score(text: str) -> tuple[Decimal | None, bool]:
    """The first score (0-100) in a text, and whether the text is just that."""
    folded = to_arabic(fold(text))
    if (alone := _SCORE.fullmatch(folded)) and Decimal(alone[1]) <= _HIGHEST:
        return Decimal(alone[1]), True
    among = (Decimal(number) for number in _SCORE_AMONG.findall(folded))
    return next((number for number in among if number <= _HIGHEST), None), False


def read_overall(text: str) -> tuple[str, str]:
    """The total as printed and the level that a sentence says, each empty if it does not."""
    folded = fold(text)
    total, level = _TOTAL.search(folded), _LEVEL.search(folded)
    return (total[1].rstrip("."), level[1] if level else "") if total else ("", "")


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    label: str
    title: str
    text: str
    score: Decimal | None
    odd: bool
    line: int

    @property
    def meaning(self) -> tuple[str, str, str]:
        return self.label, squeezed(self.title).strip("*"), squeezed(self.text)

    @property
    def full_label(self) -> str:
        return f"{self.label} {self.title}".strip()

    @property
    def short_label(self) -> str:
        """The code as printed; the title of a question stands with its finding, that of an indicator nowhere else."""
        return self.label if self.code[0] in "ieo" else self.full_label


class ScoreBook:
    """Gathers the scores of one assessment, whatever table or sentence they stand in."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._entries: list[_Entry] = []
        self.level = ""

    @property
    def codes(self) -> set[str]:
        """The codes for which something has been read."""
        return {entry.code for entry in self._entries}

    def add(self, code: PrintedCode, text: str, line: int) -> Decimal | None:
        """Add a score as printed under a code, in a line of the source; the number it counts as, if any."""
        score, simple = read_score(text)
        folded = fold(text)
        entry = _Entry(code.code, code.label, code.title, folded, score, code.odd or not simple, line)
        if not folded or entry.meaning in [e.meaning for e in self._entries if e.code == code.code]:
            return score  # an empty cell, or the very same printed again
        self._entries.append(entry)
        if not simple:
            self._findings.note("score_unclear", code=code.label, text=folded, line=line)
        return score

    def build(self) -> Assessment:
        """The assessment: the first score of each code counts; what is not simply that also stands as printed."""
        by_code: dict[str, list[_Entry]] = {}
        for entry in self._entries:
            by_code.setdefault(entry.code, []).append(entry)
        firsts = {code: [e.score for e in of if e.score is not None][:1] for code, of in by_code.items()}
        scores = FrozenMap({code: first[0] for code, first in firsts.items() if first})
        shared = self._shared(by_code)
        printed = (
            PrintedScore(e.code, e.full_label if e.code in shared else e.short_label, e.text, e.score)
            for e in self._entries
            if e.odd or len(by_code[e.code]) > 1
        )
        return Assessment(scores, self.level, tuple(printed))

    def _shared(self, by_code: Mapping[str, list[_Entry]]) -> list[str]:
        """The codes printed for more than one item, each noted."""
        shared = [c for c, of in by_code.items() if len({e.meaning[1] for e in of}) > 1]
        for code in shared:
            lines = ", ".join(str(e.line) for e in by_code[code])
            self._findings.note("code_shared", code=code.upper(), lines=lines)
        return shared
