"""Which field a table column holds, by its heading, and which report form a table is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ita_desk.intake.cells import fold, squeezed
from ita_desk.intake.proposal import ColumnFound

RESULT_SCORES, RESULT_OUTCOMES, RESULT_GROUPS = "result-scores", "result-outcomes", "result-groups"
ANALYSIS, RESULT_COMPLETION = "analysis", "result-completion"

_BRACKETS = re.compile(r"\([^)]*\)")

# The columns of each form; headings without blanks. One heading may mean different fields in different forms.
_FORMS: Mapping[str, Mapping[str, str]] = {
    RESULT_SCORES: {
        "มาตรการ": "title",
        "ขั้นตอน/วิธีการปฏิบัติ": "steps",
        "ผู้รับผิดชอบ": "responsible",
        "ระยะเวลา": "period",
        "ผลลัพธ์หรือผลสัมฤทธิ์": "outcome.result",
        "ผลการดำเนินงาน": "outcome.summary",
    },
    RESULT_OUTCOMES: {
        "มาตรการ/โครงการ/กิจกรรม": "title",
        "ขั้นตอนหรือวิธีการปฏิบัติ": "steps",
        "ระยะเวลาดำเนินการ": "period",
        "ผู้รับผิดชอบ": "responsible",
        "ผลการดำเนินการ(output)": "outcome.output",
        "ผลลัพธ์หรือผลสัมฤทธิ์ในการดำเนินการ(outcome/result)": "outcome.result",
    },
    RESULT_GROUPS: {
        "มาตรการ/แนวทาง": "title",
        "วิธีการดำเนินการ": "steps",
        "ผู้รับผิดชอบ": "responsible",
        "ระยะเวลาดำเนินการ": "period",
        "ผลการดำเนินการ": "outcome.output",
        "การติดตามผล": "outcome.follow_up",
        "ข้อเสนอแนะ": "outcome.suggestion",
    },
    ANALYSIS: {
        "ประเด็นการวิเคราะห์": "issue",
        "มาตรการโครงการหรือกิจกรรม": "title",
        "ผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง": "responsible",
        "การกำหนดขั้นตอนหรือวิธีการปฏิบัติ": "steps",
        "ระยะเวลาในการดำเนินการ": "period",
    },
    RESULT_COMPLETION: {
        "ลำดับที่": "number",
        "มาตรการ/โครงการ/กิจกรรมที่ดำเนินการ": "title",
        "ไม่สามารถดำเนินการได้": "outcome.obstacles",
        "ดำเนินการแล้วเสร็จ": "outcome.result",
        "สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม": "outcome.summary",
        "ระยะเวลาในการดำเนินการ": "period",
    },
}

# Other wordings of the same columns.
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "number": ("ที่", "ลำดับ", "ลำดับที่", "ข้อ"),
    "issue": ("ประเด็น", "ประเด็นการวิเคราะห์", "ประเด็นการประเมิน"),
    "title": (
        *("มาตรการ/กิจกรรม", "มาตรการ/โครงการ", "โครงการ/กิจกรรม", "กิจกรรม/โครงการ", "โครงการ", "กิจกรรม"),
        *("มาตรการโครงการกิจกรรม", "มาตรการหรือแนวทาง", "แนวทาง/มาตรการ", "ชื่อมาตรการ"),
    ),
    "steps": (
        *("ขั้นตอน", "วิธีการ", "วิธีการปฏิบัติ", "วิธีดำเนินการ", "วิธีดำเนินงาน", "แนวทางการดำเนินการ"),
        *("แนวทางการปฏิบัติ", "ขั้นตอนการดำเนินการ", "ขั้นตอนการดำเนินงาน", "ขั้นตอน/วิธีการ", "ขั้นตอน/วิธีการดำเนินการ"),
    ),
    "responsible": (
        *("ผู้รับผิดชอบ/ผู้เกี่ยวข้อง", "ผู้รับผิดชอบหรือผู้เกี่ยวข้อง", "หน่วยงานรับผิดชอบ", "หน่วยงานที่รับผิดชอบ"),
        *("หน่วยงานผู้รับผิดชอบ", "ส่วนราชการรับผิดชอบ", "ส่วนราชการที่รับผิดชอบ"),
    ),
    "period": ("ระยะเวลาการดำเนินการ", "ระยะเวลาดำเนินงาน", "ช่วงเวลา", "ช่วงเวลาดำเนินการ", "กำหนดเวลา"),
    "budget": ("งบประมาณ", "งบประมาณที่ใช้", "งบประมาณ(บาท)"),
    "target": ("เป้าหมาย", "ตัวชี้วัดความสำเร็จ", "เป้าหมาย/ตัวชี้วัด"),
    "outcome.output": ("ผลผลิต", "ผลผลิต(output)", "output", "ผลการดำเนินงาน"),
    "outcome.result": ("ผลลัพธ์", "ผลสัมฤทธิ์", "ผลลัพธ์/ผลสัมฤทธิ์", "ผลลัพธ์(outcome)", "outcome"),
    "outcome.summary": ("สรุปผล", "สรุปผลการดำเนินการ", "สรุปผลการดำเนินงาน"),
    "outcome.follow_up": ("การกำกับติดตาม", "การติดตาม", "การกำกับติดตามผล"),
    "outcome.suggestion": ("ข้อเสนอแนะ/แนวทางแก้ไข", "ข้อเสนอ"),
    "outcome.obstacles": ("ปัญหา/อุปสรรค", "ปัญหาอุปสรรค", "ปัญหาและอุปสรรค", "อุปสรรค"),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table of measures, and the form they fit best."""

    form: str
    columns: tuple[ColumnFound, ...]


@cache
def _known(form: str) -> Mapping[str, str]:
    """Every heading known, with its field; the form's own come first, then the synonyms, then other forms'."""
    everywhere = {heading: field for columns in _FORMS.values() for heading, field in columns.items()}
    synonyms = {heading: field for field, headings in _SYNONYMS.items() for heading in headings}
    return {**everywhere, **synonyms, **_FORMS[form]}


def _key(heading: str, known: Mapping[str, str]) -> str:
    """The heading as listed among the known ones, else without blanks."""
    whole = squeezed(heading).lower().strip(":*")
    without = _BRACKETS.sub("", whole)
    return without if whole not in known and without in known else whole


def is_known(heading: str) -> bool:
    """Whether any form knows this heading."""
    known = _known(RESULT_SCORES)
    return _key(heading, known) in known


def build_layout(cells: Sequence[str]) -> Layout:
    """The layout under these headings; a column whose heading is unknown, or whose field is taken, has no field."""
    squeezed_headings = {squeezed(cell).lower() for cell in cells}
    form = max(_FORMS, key=lambda name: len(squeezed_headings & _FORMS[name].keys()))
    known = _known(form)
    columns: list[ColumnFound] = []
    for cell in cells:
        field = known.get(_key(cell, known), "")
        taken = any(column.field == field for column in columns)
        columns.append(ColumnFound(fold(cell), "" if taken else field))
    return Layout(form, tuple(columns))


def layout_of(cells: Sequence[str]) -> Layout | None:
    """The layout if these cells are the heading row of a table of measures, else None."""
    filled = [cell for cell in cells if cell.strip()]
    known = sum(is_known(cell) for cell in filled)
    if known < 2 or 2 * known < len(filled):
        return None
    layout = build_layout(cells)
    fields = {column.field for column in layout.columns}
    return layout if fields & {"title", "steps"} else None


def with_second_row(layout: Layout, cells: Sequence[str]) -> Layout:
    """The layout when a second heading row stands under the first."""
    second = [*cells, *[""] * (len(layout.columns) - len(cells))]
    headings = [below or column.heading for column, below in zip(layout.columns, second, strict=False)]
    return build_layout(headings)


def same_headings(one: Layout, other: Layout) -> bool:
    """Whether two layouts have the same headings, blanks ignored."""
    first, second = ([squeezed(c.heading) for c in layout.columns] for layout in (one, other))
    return first == second
