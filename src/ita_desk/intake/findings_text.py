"""The analysis of an issue in running text: its heading, and its parts by the words they begin with."""

import re

from ita_desk.intake.cells import fold, fold_lines
from ita_desk.records import dataclass

_ISSUE = re.compile(r"ประเด็น(?:ที่)?\s*(?P<number>[1-7๑-๗])(?![0-9๐-๙])[.:)]?\s*(?P<name>.{0,150})")
_HEADING = re.compile(r"[*•▪\s]*(?:การ)?วิเคราะห์(?:ข้อบกพร่อง|จุด|ประเด็น|ข้อที่).{0,90}")
_LABELS = (
    r"(?P<shortcomings>ข้อบกพร่อง(?:\s?/\s?(?:ข้อ|จุด)(?:ที่ต้อง)?ปรับปรุง)?|ข้อ(?:ที่ต้อง)?ปรับปรุง|จุดอ่อน)"
    r"|(?P<to_develop>(?:การ|ข้อที่ต้อง|ข้อที่ควร|ข้อ|สิ่งที่ต้อง)พัฒนา(?:ให้ดีขึ้น)?)"
    r"|(?P<to_maintain>(?:การ|ข้อที่ต้อง|ข้อที่ควร|สิ่งที่ต้อง)?รักษาระดับ)"
)
_LABEL = re.compile(rf"(?:^[*•▪●\-–\s]*|(?<=\s)[*•▪●]?\s?)(?:{_LABELS})(?:\s*:\s*|\s+|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an analysis: the finding's field, the words that say so, and the text."""

    field: str
    label: str
    text: str


def issue_in(text: str) -> int | None:
    """The number of the issue if the text is nothing but its heading."""
    found = _ISSUE.fullmatch(fold(text))
    return int(found["number"]) if found else None


def heads_analysis(text: str) -> bool:
    """Whether the text is a heading over the analysis of an issue."""
    return bool(_HEADING.fullmatch(fold(text)))


def parts_of(text: str) -> tuple[str, tuple[Part, ...]]:
    """The text before the first labelled part, and the parts. Inside a line only a label with a colon counts."""
    folded = fold_lines(text)
    labels = [
        found
        for found in _LABEL.finditer(folded)
        if ":" in found[0] or found.start() == 0 or folded[found.start() - 1] == "\n"
    ]
    if not labels:
        return folded, ()
    ends = [*(found.start() for found in labels[1:]), len(folded)]
    parts = (
        Part(found.lastgroup or "", found[0].strip(), folded[found.end() : end].strip())
        for found, end in zip(labels, ends, strict=True)
    )
    return folded[: labels[0].start()].strip(), tuple(parts)
