"""Which agencies a text names: this one, a slip of its name, another one, or one that it may well name."""

import re
from functools import lru_cache

from ita_desk.checks.context import Setting
from ita_desk.checks.held import Held
from ita_desk.checks.nearness import near_beginning
from ita_desk.domain.agency import Agency
from ita_desk.domain.agency_names import AgencyName, Mention, agency_mentions, is_named
from ita_desk.domain.texts import AGENCY, PlacedText
from ita_desk.records import dataclass

OWN, SLIP, OTHER, NAMED = "own", "slip", "other", "named"

# What an office does with another one, right before its name.
TOGETHER = re.compile(
    r"(?:ร่วมกับ|ดูงาน|วิทยากร|โอนย้าย|รับโอน|โอนมาจาก|ย้ายมาจาก|ต้นแบบ|เครือข่าย|ใกล้เคียง|ข้างเคียง|ประสาน|เชิญ|ข้อตกลงกับ|(?<![ก-๙])ณ\s)"
    r"[^\n]{0,40}\Z"
)
_BEFORE = 60  # characters looked back at
# A verb or a word of offices behind "อบต." is what it does, not its name; no beginning of a name may be among them.
DOES = re.compile(
    r"(?:เข้า|ร่วม|ประชุม|ประกาศ|ประชาชน|ประชาสัม|เห็น|พิจารณา|อนุมัติ|อนุญาต|รับ(?!ร่อ)|ส่ง|แจ้ง|เสนอ|มอบ|มี|ไม่|ยัง|เผยแพร่|แต่ง"
    r"|กำกับ|ติดตาม|ตรวจ|ปฏิบัติ|ปรับ|พัฒนา|จ้าง|จ่าย|ใช้|นำ|เปิด|เมื่อ|แห่ง|อื่น|ซึ่ง|ถึง|ต่อ|จาก|ตั้งแต่|ระหว่าง|ระดับ|เขต|ขนาด|สามัญ"
    r"|พนักงาน|เจ้าหน้าที่|บุคลากร|ผู้|หัวหน้า|ผ่าน|เว็บ|ทาง(?:เว็บ|ออน|สื่อ|โทร)|ลง|ขอ(?:รับ|ให้|ความ|ง)|สนับสนุน|ส่วน|สำนัก(?:ปลัด|งาน)"
    r"|กอง(?:คลัง|ช่าง|การ|สวัสดิ|สาธารณ|ยุทธ|วิชา)|งาน|ช่วย|แก้(?:ไข|ปัญหา)|ว่า(?!น)|ก่อน|หลัง|ภายใน|ออก|เรา|ข้าพเจ้า|ท่าน|ประจำ|ทราบ"
    r"|ถือ|บันทึก|ลงนาม|แล้ว|ทำ|สร้าง(?:ความ|การ|จิต|ช่อง|เสริม)|วิเคราะห์|อย่าง|ไป|คือ|ครบ|ครั้ง|จำนวน|เกิด|ตระหนัก|เร่ง|ร้อยละ|ราย|ลด|เพิ่ม"
    r"|วันที่|เดือน|ย้อน|ยึด|ยืนยัน|เป้า|สามารถ|ขับ|คณะ|โครงการ|กิจกรรม|มาตรการ|แผน|ข้อ|ให้|ที่|ตาม|จึง|ของ|กับ|ต้อง|ควร|ทุก|ทั้ง|จัด|ดังกล่าว|นี้|ต่าง|รายงาน|เลือก|เรียน|ชี้แจง|อบรม|ถ่ายทอด|ควบคุม|ดูแล|จะ)"
)
# Behind a title the kind of office often stands alone.
_TITLE = re.compile(r"(?:ปลัด|นายก|สภา|สมาชิก|สำนักงาน|พนักงาน|ข้าราชการ|ลูกจ้าง|บุคลากร|เจ้าหน้าที่|ผู้บริหาร)\s?\Z")
_LONGEST = 20  # letters of a name; more are a name run into the words behind it


@dataclass(frozen=True, slots=True)
class Named:
    """An agency in a text, its place, and what it is to the report; `sure` where its name ends for certain."""

    sort: str
    start: int
    end: int
    mention: Mention
    sure: bool = True


def own_names(agency: Agency) -> tuple[AgencyName, ...]:
    """The agency's name and its former ones; none for one that is not of a known kind or has no name yet."""
    if agency.words is None or not agency.name:
        return ()
    former = (AgencyName(old.kind, old.name) for old in agency.former)
    return AgencyName(agency.kind, "".join(agency.name.split())), *former


def is_of_now(placed: PlacedText, setting: Setting) -> bool:
    """Whether this is a text of the agency as it is now, in a year in which it bore another name."""
    return placed.place.record == AGENCY and any(
        setting.fiscal_year <= old.to_year for old in setting.agency.former
    )


def named_agencies(placed: PlacedText, setting: Setting) -> tuple[Named, ...]:
    """The agencies named in a text."""
    return () if is_of_now(placed, setting) else agencies_in(placed, setting.agency)


def agencies_in(placed: PlacedText, agency: Agency) -> tuple[Named, ...]:
    """The agencies named in a text, as this agency sees them."""
    return _agencies_in(Held(placed), Held(agency))


@lru_cache(maxsize=8)  # several checks look at a text one after the other
def _agencies_in(text: Held[PlacedText], own: Held[Agency]) -> tuple[Named, ...]:
    placed, agency = text.record, own.record
    names = own_names(agency)
    if not names:
        return ()
    named = (_named(mention, names, placed, agency) for mention in agency_mentions(placed.text))
    return tuple(one for one in named if one is not None)


def _named(
    mention: Mention, names: tuple[AgencyName, ...], placed: PlacedText, agency: Agency
) -> Named | None:
    known = next((name for name in names if is_named(mention, name)), None)
    if known is not None:
        return Named(OWN, mention.start, _own_end(mention, known), mention)
    if mention.found.kind == names[0].kind and (n := near_beginning(mention.following, names[0].name)):
        return Named(SLIP, mention.start, mention.ends[n - 1], mention)
    if DOES.match(mention.found.name) or _is_own_province(mention, agency):
        return None
    sure = len(mention.found.name) <= _LONGEST
    end = mention.end if sure else mention.end - len(mention.found.name)
    sort = NAMED if _may_be_named(mention, placed, agency) else OTHER
    return Named(sort, mention.start, end, mention, sure)


def _own_end(mention: Mention, name: AgencyName) -> int:
    length = len(name.name) - (0 if mention.following.startswith(name.name) else len("เมือง"))
    return mention.ends[length - 1]


def _is_own_province(mention: Mention, own: Agency) -> bool:
    """Whether this is the province's organisation, which every office works with."""
    return mention.found.kind == "อบจ." and bool(own.province) and mention.following.startswith(own.province)


def _may_be_named(mention: Mention, placed: PlacedText, own: Agency) -> bool:
    """Whether an office has reason to write of this other one, or it may be no name at all."""
    name, before = mention.found.name, placed.text[max(0, mention.start - _BEFORE) : mention.start]
    if own.kind == "อบจ." or TOGETHER.search(before):
        return True
    if _TITLE.search(before) and not placed.place.field.endswith(("position", "acting_for")):
        return True
    return any(place and name.startswith(place) for place in (own.district, own.province))
