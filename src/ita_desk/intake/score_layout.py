"""Which column of a score table holds what, by its heading."""

import re
from collections.abc import Mapping, Sequence

from ita_desk.intake.cells import fold, squeezed
from ita_desk.intake.heading_words import reduced, split_year
from ita_desk.intake.headings import spanned
from ita_desk.intake.proposal import ColumnFound

_BRACKETS = re.compile(r"\([^)]*\)")
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "instrument": ("แบบ", "แบบวัด", "แบบสำรวจ", "เครื่องมือ", "เครื่องมือการประเมิน", "เครื่องมือประเมิน"),
    "number": (
        *("ลำดับ", "ลำดับที่", "ที่", "ข้อ", "ข้อที่", "ตัวชี้วัดที่", "รหัส", "รหัสข้อ", "รหัสคำถาม", "รหัสตัวชี้วัด", "ข้อคำถามที่"),
    ),
    "indicator": ("รายละเอียดตัวชี้วัด", "ตัวชี้วัด", "ชื่อตัวชี้วัด", "ตัวชี้วัดการประเมิน", "รายการตัวชี้วัด"),
    "question": ("ข้อคำถาม", "คำถาม", "ข้อความ", "ข้อความถาม", "ประเด็นคำถาม", "รายการคำถาม"),
    "score": (
        "คะแนน",
        "คะแนนที่ได้",
        "คะแนนเฉลี่ย",
        "ผลคะแนน",
        "ค่าคะแนน",
        "ร้อยละ",
        "คะแนนร้อยละ",
        "คะแนนประเมิน",
        "คะแนนผลการประเมิน",
        "ผลการประเมิน",
        "คะแนนรวม",
    ),
    "level": ("ระดับ", "ระดับผลการประเมิน", "ระดับการประเมิน"),
}
SCORE_FIELDS = tuple(_HEADINGS)  # what a column of a score table may hold
_OF_YEAR = "score@"
_FIELDS = {heading: field for field, headings in _HEADINGS.items() for heading in headings}


def score_field(heading: str) -> str:
    """What a column of scores under this heading holds, or nothing."""
    return _FIELDS.get(_BRACKETS.sub("", squeezed(heading)), "")


def score_year(field: str) -> int | None:
    """The fiscal year of a column of scores that is of one (`score@2567`)."""
    year = field.removeprefix(_OF_YEAR)
    return int(year) if field != year and year.isdecimal() else None


def _field(heading: str) -> str:
    """What a column holds; scores of a year where the heading is a year, alone or after a word for scores."""
    if field := score_field(heading):
        return field
    words, year = split_year(reduced(heading))
    scores = not words or _FIELDS.get(words) == "score"
    return f"{_OF_YEAR}{year}" if year and scores else ""


def score_columns(cells: Sequence[str]) -> tuple[ColumnFound, ...]:
    """The columns if these cells are the heading row of a score table, else none.

    Such a row has a column of scores, or several of a year each (`score@2567`), and one that says of what. A heading
    used twice counts once.
    """
    return _columns(cells, [_field(cell) for cell in cells])


def score_columns_under(upper: Sequence[str], lower: Sequence[str]) -> tuple[ColumnFound, ...]:
    """The columns if two rows are the heading of a score table in which one of them names the years, else none."""
    filled = [cell for cell in lower if cell]
    unknown = sum(not _field(cell) for cell in filled)
    if len(upper) != len(lower) or unknown > min(1, len(filled) - 2):
        return ()
    headings: list[str] = []
    fields: list[str] = []
    for place, below in enumerate(lower):
        over = (spanned(upper, place) or upper[place]) if below else ""
        text = below or upper[place]
        headings.append(f"{over} {text}".strip())
        fields.append(_field_under(over, text))
    return _columns(headings, fields) if any(map(score_year, fields)) else ()


def _field_under(over: str, text: str) -> str:
    """What a column holds under a wide heading that may be of a year: of its columns only the scores have a place."""
    _, year = split_year(reduced(over))
    field = _field(text)
    if not year or score_year(field):
        return field
    return f"{_OF_YEAR}{year}" if field == "score" else "" if field == "level" else field


def _columns(headings: Sequence[str], fields: Sequence[str]) -> tuple[ColumnFound, ...]:
    """The columns with these fields, each field once; none if they are not those of a score table."""
    years = any(
        map(score_year, fields)
    )  # beside them a column of scores of no year may be anything: a difference
    named = ["" if years and field == "score" else field for field in fields]
    columns = tuple(
        ColumnFound(fold(heading), "" if field in named[:place] else field)
        for place, (heading, field) in enumerate(zip(headings, named, strict=True))
    )
    known = (years or "score" in named) and {"instrument", "indicator", "question"} & {*named}
    unknown = sum(bool(c.heading) and not c.field for c in columns)
    return (
        columns if known and unknown <= max(1, sum(score_year(field) is not None for field in named)) else ()
    )
