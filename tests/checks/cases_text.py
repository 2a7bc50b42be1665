"""Cases of the checks of spelling, punctuation and what does not belong into a text."""

from checks.offices import Case, office_of, titles
from ita_desk.domain.measure import Measure, Step

CASES: dict[str, Case] = {
    "text.damaged": titles("แผนงานประจำปีงบประมาณ", "แผน (ป ร ะ จํา ปี) งบประมาณ", "ป ร ะ จํา ปี"),
    "text.cut-off": Case(
        office_of(Measure("m1", "๑", title="การบริหารงานของ", steps=(Step("s1", "เผยแพร่ให้ประชาชนทราบ"),))),
        office_of(Measure("m1", "๑", steps=(Step("s1", "จัดทำคู่มือและ "),))),
        (("m1", "steps[0]", "และ"),),
    ),
    "text.mixed-digits": titles("อบรม ๕๐ คน ปี ๒๕๖๘", "อบรม 50 คน ปี ๒๕๖๘", "50"),
    "text.doubled-word": titles("ขั้นตอนต่าง ๆ ของการให้บริการ", "ขั้นตอนของของขวัญและบริการบริการ", "บริการบริการ"),
    "text.repeated-word": titles("ทุกกอง กองละ ๑ คน", "แผนประจำปี ประจำปี ๒๕๖๘", "ประจำปี ประจำปี"),
    "text.template-dots": titles("อบรม ๕๐ คน ฯลฯ", "คิดเป็นร้อยละ...๑๐๐...ของเป้าหมาย", "...๑๐๐..."),
    "text.left-over": titles("ตัวอย่างของโครงการที่ดี", "เปิดรับตั้งแต่วันนี้ถึงวันที่ ๑ กรกฎาคม", "วันนี้ถึงวันที่"),
    "text.empty-example": titles("เผยแพร่ทางสื่อ เช่น เว็บไซต์", "เพิ่มช่องทาง เช่น พร้อมทั้งเผยแพร่", "เช่น"),
    "text.bracket": titles("ก) อบรม (Line, Facebook)", "อบรม (Line, Facebook) หรือบอร์ด)", ")"),
    "text.spacing": titles("ช่องทางต่าง ๆ ดังนี้", "ช่องทางต่างๆ ดังนี้", "งๆ"),
    "text.spelling": titles("ขออนุญาตผู้บริหาร", "ขออนุ ญาติผู้บริหาร", "อนุ ญาติ"),
    "text.wording": titles("ช่องทาง อาทิ เว็บไซต์", "ช่องทาง อาทิเช่น เว็บไซต์", "อาทิเช่น"),
    "text.unknown-word": titles("นักวิเคราะห์นโยบายและแผน", "อบรมคุณธรรมจริยธรมม", "จริยธรมม"),
}
