"""The wordings of table headings that are known, and which field a heading names."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from ita_desk.intake.cells import squeezed
from ita_desk.thai.digits import to_arabic

RESULT_SCORES, RESULT_OUTCOMES, RESULT_GROUPS = "result-scores", "result-outcomes", "result-groups"
ANALYSIS, RESULT_COMPLETION = "analysis", "result-completion"

_REMEMBERED = 20_000  # cells: those of a table are asked for several times

# The columns of each form; headings without blanks. One heading may mean different fields in different forms.
FORMS: Mapping[str, Mapping[str, str]] = {
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
    "number": ("ที่", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่", "เลขที่", "no", "มาตรการที่", "ลำดับที่มาตรการ"),
    "issue": (
        *("ประเด็น", "ประเด็นการวิเคราะห์", "ประเด็นการประเมิน", "ประเด็นที่", "ประเด็นวิเคราะห์"),
        *("ประเด็นที่ต้องพัฒนา", "ประเด็นที่ต้องปรับปรุง", "ประเด็นการพัฒนา"),
    ),
    "title": (
        *("มาตรการ/กิจกรรม", "มาตรการ/โครงการ", "โครงการ/กิจกรรม", "กิจกรรม/โครงการ", "โครงการ", "กิจกรรม"),
        *("มาตรการโครงการกิจกรรม", "มาตรการหรือแนวทาง", "แนวทาง/มาตรการ", "ชื่อมาตรการ", "มาตรการ"),
        *("ชื่อโครงการ", "ชื่อกิจกรรม", "ชื่อโครงการ/กิจกรรม", "ชื่อมาตรการ/โครงการ/กิจกรรม", "มาตรการ/โครงการ/แนวทาง"),
        *(
            "โครงการ/มาตรการ/กิจกรรม",
            "กิจกรรม/มาตรการ",
            "มาตรการ/กิจกรรม/โครงการ",
            "โครงการ/มาตรการ",
            "มาตรการ/แนวทาง",
        ),
        *("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "มาตรการที่กำหนด", "รายการมาตรการ", "มาตรการ/แนวทาง/กิจกรรม"),
    ),
    "steps": (
        *("ขั้นตอน", "วิธีการ", "วิธีการปฏิบัติ", "วิธีดำเนินการ", "วิธีดำเนินงาน", "แนวทางการดำเนินการ"),
        *("แนวทางการปฏิบัติ", "ขั้นตอนการดำเนินการ", "ขั้นตอนการดำเนินงาน", "ขั้นตอน/วิธีการ", "ขั้นตอน/วิธีการดำเนินการ"),
        *("วิธีการ/ขั้นตอน", "วิธีการดำเนินงาน", "ขั้นตอนการปฏิบัติ", "ขั้นตอนการปฏิบัติงาน", "วิธีปฏิบัติ", "แนวทางปฏิบัติ"),
        *("ขั้นตอน/วิธีดำเนินการ", "ขั้นตอนวิธีการดำเนินงาน", "แนวทางการดำเนินงาน", "วิธีการ/ขั้นตอนการดำเนินการ"),
        *("รายละเอียดขั้นตอน", "ขั้นตอนและวิธีการดำเนินงาน", "วิธีการ/ขั้นตอนการปฏิบัติ", "การกำหนดขั้นตอน"),
    ),
    "responsible": (
        *("ผู้รับผิดชอบ/ผู้เกี่ยวข้อง", "ผู้รับผิดชอบหรือผู้เกี่ยวข้อง", "หน่วยงานรับผิดชอบ", "หน่วยงานที่รับผิดชอบ"),
        *("หน่วยงานผู้รับผิดชอบ", "ส่วนราชการรับผิดชอบ", "ส่วนราชการที่รับผิดชอบ", "ผู้รับผิดชอบหลัก", "ผู้ที่รับผิดชอบ"),
        *("ผู้รับผิดชอบโครงการ", "ผู้รับผิดชอบดำเนินการ", "หน่วยงาน/ผู้รับผิดชอบ", "ผู้รับผิดชอบ/หน่วยงาน", "กองที่รับผิดชอบ"),
        *("สำนัก/กองที่รับผิดชอบ", "ส่วนงานที่รับผิดชอบ", "หน่วยงานหลัก", "ผู้ดำเนินการ", "ผู้รับผิดชอบ"),
    ),
    "period": (
        *("ระยะเวลาการดำเนินการ", "ระยะเวลาดำเนินงาน", "ช่วงเวลา", "ช่วงเวลาดำเนินการ", "กำหนดเวลา", "ระยะเวลา"),
        *(
            "ระยะเวลาการดำเนินงาน",
            "ระยะเวลาในการดำเนินงาน",
            "กำหนดการ",
            "ช่วงเวลาการดำเนินการ",
            "ห้วงเวลา",
            "ห้วงเวลาดำเนินการ",
        ),
        *("ช่วงเวลาที่ดำเนินการ", "ระยะเวลาที่ดำเนินการ", "กรอบระยะเวลา", "ระยะเวลาปฏิบัติ"),
    ),
    "budget": (
        *("งบประมาณ", "งบประมาณที่ใช้", "งบประมาณ(บาท)", "งบประมาณที่ตั้งไว้", "งบประมาณที่ได้รับ", "วงเงิน"),
        *("งบประมาณที่ได้รับจัดสรร", "วงเงินงบประมาณ", "จำนวนงบประมาณ", "งบประมาณที่ได้รับการจัดสรร"),
    ),
    "target": (
        *("เป้าหมาย", "ตัวชี้วัดความสำเร็จ", "เป้าหมาย/ตัวชี้วัด", "ตัวชี้วัด/เป้าหมาย", "ค่าเป้าหมาย", "ตัวชี้วัดค่าเป้าหมาย"),
        *("เป้าหมายตัวชี้วัดความสำเร็จ", "ผลผลิตที่คาดว่าจะได้รับ", "ผลที่คาดว่าจะได้รับ"),
    ),
    "outcome.output": (
        *("ผลผลิต", "ผลผลิต(output)", "output", "outputs", "ผลการดำเนินงาน", "ผลการดำเนินการ", "ผลที่ได้ดำเนินการ"),
        *("ผลการปฏิบัติ", "ผลการปฏิบัติงาน", "ผลการดำเนินงานที่เกิดขึ้นจริง", "ผลดำเนินการ", "ผลดำเนินงาน"),
    ),
    "outcome.result": (
        *(
            "ผลลัพธ์",
            "ผลสัมฤทธิ์",
            "ผลลัพธ์/ผลสัมฤทธิ์",
            "ผลลัพธ์(outcome)",
            "outcome",
            "outcomes",
            "result",
            "outcome/result",
        ),
        *("ผลสัมฤทธิ์/ผลลัพธ์", "ผลลัพธ์ที่ได้", "ผลลัพธ์/ความสำเร็จ", "ผลสัมฤทธิ์ของการดำเนินการ", "ผลลัพธ์ของการดำเนินการ"),
        *("ผลลัพธ์ที่เกิดขึ้น", "ผลสัมฤทธิ์ที่ได้", "ผลลัพธ์หรือความสำเร็จของการดำเนินการ", "ผลลัพธ์การดำเนินงาน"),
    ),
    "outcome.summary": ("สรุปผล", "สรุปผลการดำเนินการ", "สรุปผลการดำเนินงาน", "สรุป", "สรุปผลการดำเนินการตามมาตรการ"),
    "outcome.follow_up": (
        *("การกำกับติดตาม", "การติดตาม", "การกำกับติดตามผล", "การติดตามผล", "การติดตามประเมินผล", "การกำกับ/ติดตาม"),
        *("ติดตามผล", "การติดตามและประเมินผล", "การติดตามผลการดำเนินการ", "การติดตามผลการดำเนินงาน"),
    ),
    "outcome.suggestion": (
        *(
            "ข้อเสนอแนะ/แนวทางแก้ไข",
            "ข้อเสนอ",
            "ข้อเสนอแนะ",
            "แนวทางแก้ไข",
            "แนวทางการแก้ไข",
            "ข้อเสนอแนะแนวทางการแก้ไข",
        ),
        *("ข้อเสนอแนะเพื่อการพัฒนา", "ข้อเสนอแนะในการดำเนินการ", "ข้อเสนอแนะเพิ่มเติม"),
    ),
    "outcome.obstacles": (
        *("ปัญหา/อุปสรรค", "ปัญหาอุปสรรค", "ปัญหาและอุปสรรค", "อุปสรรค", "ปัญหา", "ปัญหา/อุปสรรคและข้อเสนอแนะ"),
        *("ปัญหาอุปสรรคในการดำเนินการ", "ปัญหาอุปสรรคในการดำเนินงาน", "ปัญหา/ข้อจำกัด", "อุปสรรค/ปัญหา", "ข้อจำกัด"),
        *("ปัญหา/อุปสรรค/ข้อเสนอแนะ", "ปัญหาอุปสรรคและแนวทางแก้ไข"),
    ),
    "outcome.spent": (
        *("งบประมาณที่ใช้จริง", "งบประมาณที่ใช้ไป", "งบประมาณที่เบิกจ่าย", "ผลการเบิกจ่าย", "เบิกจ่ายจริง", "เบิกจ่าย"),
        *("งบประมาณที่ใช้จ่ายจริง", "งบประมาณเบิกจ่าย", "งบประมาณเบิกจ่ายจริง", "ใช้จ่ายจริง", "ผลการใช้จ่ายงบประมาณ"),
        *("งบประมาณใช้จริง", "งบประมาณจ่ายจริง", "จ่ายจริง", "การเบิกจ่ายงบประมาณ", "ผลการเบิกจ่ายงบประมาณ"),
    ),
}

_BRACKETS = re.compile(r"\(([^()]*)\)")
_LEAD = re.compile(r"(?:\([0-9]{1,2}\)|[0-9]{1,2}[.)])(?=[^0-9])")
_BETWEEN = re.compile(r"[/,.\-–—_:;*•·\"'“”\u200b]|และ|หรือ")
_YEAR = re.compile(
    r"\(?(?:ประจำ|ใน|ของ)?(?:(?:ปีงบประมาณ|ปี)(?:พศ)?(?P<short>[5-9][0-9])|(?:ปีงบประมาณ|ปี)?(?:พศ)?(?P<year>25[0-9]{2}))\)?$"
)
# What brackets may say without changing what the column holds.
_HARMLESS = re.compile(
    r"บาท|หน่วยบาท|ถ้ามี|(?:โปรด)?ระบุ[^()]*|(?:วัน)?เดือนปี|วดป|วันเดือน|จำนวน|ชื่อ|หน่วยงาน|สำนักกอง|กองสำนัก"
)
_HARMLESS_BRACKETS = re.compile(rf"\((?:{_HARMLESS.pattern})\)")
_LONGEST = 200
_LATIN = re.compile(r"[a-z ]+")


@lru_cache(maxsize=_REMEMBERED)
def reduced(heading: str) -> str:
    """A heading as headings are compared: without blanks, leading number, and what stands between its words."""
    said = to_arabic(squeezed(heading)).lower()
    return _BETWEEN.sub("", _LEAD.sub("", said, count=1))


@cache
def known_headings(form: str) -> Mapping[str, str]:
    """Every heading known, reduced, with its field; the form's own come first, then the synonyms, then other forms'."""
    everywhere = {heading: field for columns in FORMS.values() for heading, field in columns.items()}
    synonyms = {heading: field for field, headings in _SYNONYMS.items() for heading in headings}
    known = {**everywhere, **synonyms, **FORMS[form]}
    return {reduced(heading): field for heading, field in known.items()}


def split_year(heading: str) -> tuple[str, int | None]:
    """A reduced heading without the fiscal year at its end, and that year: ("งบประมาณ", 2568)."""
    found = _YEAR.search(heading)
    if found is None:
        return heading, None
    return heading[: found.start()], int(found["year"] or 2500 + int(found["short"]))


def field_of(heading: str, form: str, fiscal_year: int | None = None) -> str:
    """The field a heading names, or nothing. One of a certain year names it only in a report of that year."""
    if len(heading) > _LONGEST:
        return ""
    known = known_headings(form)
    whole = reduced(heading)
    if whole in known:
        return known[whole]
    without_year, year = split_year(_HARMLESS_BRACKETS.sub("", whole))
    field = known.get(without_year) or _without_brackets(without_year, known)
    return field if year in (None, fiscal_year) else ""


@lru_cache(maxsize=_REMEMBERED)
def is_known(heading: str) -> bool:
    """Whether any form knows this heading, be it of whatever year."""
    if len(heading) > _LONGEST:
        return False
    without_year, _ = split_year(_HARMLESS_BRACKETS.sub("", reduced(heading)))
    return bool(field_of(heading, RESULT_SCORES) or field_of(without_year, RESULT_SCORES))


def _without_brackets(heading: str, known: Mapping[str, str]) -> str:
    """The field of a heading with words in brackets, unless those make it another thing."""
    field = known.get(_BRACKETS.sub("", heading), "")
    for inside in _BRACKETS.findall(heading):
        said = known.get(inside, "")
        if said.startswith("outcome.") and field.startswith("outcome."):
            field = said
        elif said != field and not _HARMLESS.fullmatch(inside):
            latin = _LATIN.fullmatch(inside) and not field.startswith("outcome.")
            field = field if latin and not said else ""
    return field
