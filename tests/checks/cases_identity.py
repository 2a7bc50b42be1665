"""Cases of the checks of names, places, addresses and terms."""

from checks.offices import Case, office_of, titles
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office

OWN = "องค์การบริหารส่วนตำบลทุ่งหิ่งห้อย"


def by_units(*units: str) -> Office:
    """An office with a measure for each of these units."""
    return office_of(*(Measure(f"m{n}", str(n), responsible=(unit,)) for n, unit in enumerate(units, 1)))


CASES: dict[str, Case] = {
    "identity.unit-slip": Case(
        by_units("กองช่าง", "กองคลัง"),
        by_units("กองคลัง", "กองคลัง", "กองคลง"),
        (("m3", "responsible[0]", "กองคลง"),),
    ),
    "identity.doubled-word": titles("ตำบลทุ่งหิ่งห้อย", "ประชาชนตำบลตำบลทุ่งหิ่งห้อย", "ตำบลตำบล"),
    "identity.name-slip": titles(
        f"{OWN} และ อบต. ทุ่ง หิ่งห้อยได้จัดอบรม",
        "อบต.ทุ่งหิงห้อย และองค์การบริหารส่วนตำบลทุ่ง หิ่งห้อยย",
        "อบต.ทุ่งหิงห้อย",
    ),
    "identity.other-agency": titles(
        "อบต. มอบนโยบาย และปลัดองค์การบริหารส่วนตำบลครบทุกเดือน อบต. ๓ แห่ง",
        "เพจของ อบต.ดอนเมฆ ขององค์การบริหารส่วนตำบลธารแก้วโดยปรับปรุง",
        "อบต.ดอนเมฆ",
        "องค์การบริหารส่วนตำบลธารแก้ว",
    ),
    "identity.agency-named": titles(
        "ร่วมกับองค์การบริหารส่วนจังหวัดแสงตะวัน", "ศึกษาดูงาน ณ เทศบาลตำบลธารแก้ว", "เทศบาลตำบลธารแก้ว"
    ),
    "identity.generic-name": titles(
        "ระเบียบว่าด้วยการเงินขององค์กรปกครองส่วนท้องถิ่น และผู้แทนขององค์กรปกครองส่วนท้องถิ่นอื่น",
        "ความโปร่งใสขององค์กรปกครองส่วน ท้องถิ่นในปีนี้",
        "องค์กรปกครองส่วน ท้องถิ่น",
    ),
    "identity.place-slip": titles(
        "อำเภอผาสายรุ้ง จังหวัดแสงตะวัน",
        "ที่ว่าการอำเภอผาสายรุง และผู้ว่าราชการจังหวัดแสงตวัน",
        "อำเภอผาสายรุง",
        "จังหวัดแสงตวัน",
    ),
    "identity.other-place": titles(
        f"{OWN} อ.ผาสายรุ้ง จ.แสงตะวัน ตำบลดอนเมฆ อำเภอผาสายรุ้ง",
        f"{OWN} อำเภอธารแก้ว จังหวัดเลย",
        "อำเภอธารแก้ว",
        "จังหวัดเลย",
    ),
    "identity.place-named": titles(
        "ศึกษาดูงาน ณ จังหวัดเชียงใหม่ และระดับจังหวัด อำเภอเคลื่อนที่", "จัดอบรมที่จังหวัดเชียงใหม่", "จังหวัดเชียงใหม่"
    ),
    "identity.host-slip": titles(
        "https://eservice.thunghinghoi.go.th/a และ ita@thunghinghoi.go.th",
        "ที่ www.thunghinghoy.go.th/a",
        "www.thunghinghoy.go.th",
    ),
    "identity.other-host": titles(
        "ระบบ www.ladprao.go.th และ https://itas.nacc.go.th กับ facebook.com/a.go.th",
        "เว็บไซต์ www.donmek.go.th",
        "www.donmek.go.th",
    ),
    "terms.other-kind": titles(
        "พนักงานส่วนตำบล ข้อบัญญัติ ประกาศ ก.จ. ก.ท. และ ก.อบต. พนักงานเทศบาลและพนักงานส่วนตำบล",
        "ส่งพนักงาน เทศบาลอบรมเรื่องเทศบัญญัติ",
        "พนักงาน เทศบาล",
        "เทศบัญญัติ",
    ),
    "terms.other-office": titles("โรงเรียนเทศบาล ๑ และพระราชบัญญัติเทศบาล", "เว็บไซต์ของเทศบาล", "เทศบาล"),
}
