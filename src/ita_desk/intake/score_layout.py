"""Which column of a score table holds what, by its heading."""

import re
from collections.abc import Mapping, Sequence

from ita_desk.intake.cells import fold, squeezed
from ita_desk.intake.proposal import ColumnFound

_BRACKETS = re.compile(r"\([^)]*\)")
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "instrument": ("แบบ", "แบบวัด", "แบบสำรวจ", "เครื่องมือ", "เครื่องมือการประเมิน", "เครื่องมือประเมิน"),
    "number": ("ลำดับ", "ลำดับที่", "ที่", "ข้อ", "ข้อที่", "ตัวชี้วัดที่"),
    "indicator": ("รายละเอียดตัวชี้วัด", "ตัวชี้วัด", "ชื่อตัวชี้วัด", "ตัวชี้วัดการประเมิน"),
    "question": ("ข้อคำถาม", "คำถาม", "ข้อความ", "ข้อความถาม", "ประเด็นคำถาม", "รายการคำถาม"),
    "score": ("คะแนน", "คะแนนที่ได้", "คะแนนเฉลี่ย", "ผลคะแนน", "ค่าคะแนน", "ร้อยละ", "คะแนนร้อยละ"),
    "level": ("ระดับ", "ระดับผลการประเมิน", "ระดับการประเมิน"),
}
_FIELDS = {heading: field for field, headings in _HEADINGS.items() for heading in headings}


def score_columns(cells: Sequence[str]) -> tuple[ColumnFound, ...]:
    """The columns if these cells are the heading row of a score table, else none.

    Such a row has a column of scores and one that says of what. A heading used twice counts once.
    """
    columns: list[ColumnFound] = []
    for cell in cells:
        field = _FIELDS.get(_BRACKETS.sub("", squeezed(cell)), "")
        taken = any(column.field == field for column in columns)
        columns.append(ColumnFound(fold(cell), "" if taken else field))
    fields = {column.field for column in columns}
    known = "score" in fields and fields & {"instrument", "indicator", "question"}
    unknown = sum(bool(column.heading) and not column.field for column in columns)
    return tuple(columns) if known and unknown <= 1 else ()
