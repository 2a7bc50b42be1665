"""Names, places and addresses that are the office's own or may well be named are left alone."""

from dataclasses import replace

import pytest

from checks.offices import AGENCY, YEAR, all_checks
from ita_desk.checks.check import TextCheck
from ita_desk.checks.context import Setting
from ita_desk.checks.nearness import edits_between, near_beginning
from ita_desk.domain.agency import Agency, FormerName
from ita_desk.domain.provinces import PROVINCES, province_at
from ita_desk.domain.texts import AGENCY as OF_AGENCY
from ita_desk.domain.texts import Place, PlacedText

MUNICIPALITY = replace(AGENCY, kind="ทต.")
TITLE = Place(YEAR, "m1", "title")
PROVINCE = replace(AGENCY, kind="อบจ.", name="แสงตะวัน", subdistrict="", district="")
TOWN = replace(AGENCY, kind="ทม.", subdistrict="")


def said(text: str, agency: Agency = AGENCY, place: Place = TITLE) -> list[tuple[str, str, str | None]]:
    """What the checks of names and terms find in a text: code, words and the words put in their place."""
    setting = Setting(agency, YEAR, YEAR - 1, None, None)
    return [
        (check.code, text[one.start : one.end], str(one.remedy.value) if one.remedy else None)
        for check in all_checks()
        if isinstance(check, TextCheck) and check.code.startswith(("identity.", "terms."))
        for one in check.find(PlacedText(place, text), setting)
    ]


RIGHT = [
    "ปลัดองค์การบริหารส่วนตำบลเห็นชอบให้ดำเนินการตามแผน",
    "สมาชิกสภาองค์การบริหารส่วนตำบลเข้าร่วมประชุม ๑๒ คน",
    "อบต. ประชาสัมพันธ์ผ่านเสียงตามสาย และ อบต. ยังไม่ได้รับเรื่องร้องเรียน",
    "องค์การบริหารส่วนตำบลทุ่งหิ่งห้อย อำเภอผาสายรุ้ง จังหวัดแสงตะวัน ได้รับหนังสือจากจังหวัดแสงตะวัน",
    "ได้รับหนังสือจากสำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดแสงตะวัน และที่ว่าการอำเภอผาสายรุ้ง",
    "ศูนย์ปฏิบัติการต่อต้านการทุจริต สำนักงาน ป.ป.ช. ประจำจังหวัด ตรวจเยี่ยม",
    "ร่วมกับองค์การบริหารส่วนจังหวัดแสงตะวัน และโรงพยาบาลส่งเสริมสุขภาพตำบลทุ่งหิ่งห้อย",
    "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. ๒๕๓๗ และพระราชบัญญัติเทศบาล พ.ศ. ๒๔๙๖",
    "พระราชบัญญัติกำหนดแผนและขั้นตอนการกระจายอำนาจให้แก่องค์กรปกครองส่วนท้องถิ่น พ.ศ. ๒๕๔๒",
    "ระเบียบว่าด้วยการเบิกจ่ายเงินขององค์กรปกครองส่วนท้องถิ่น ประกาศ ก.จ. ก.ท. และ ก.อบต.",
    "ประชาชนในตำบลและอำเภอใกล้เคียง ทุกจังหวัดของประเทศ รางวัลระดับจังหวัด หน่วยบริการอำเภอเคลื่อนที่ ตำบลละ ๕ คน",
    "ฝ่ายปกครองอำเภอร่วมตรวจพื้นที่ จังหวัดแจ้งเวียน ตำบลปลอดภัย อสม. ตำบล ๑๒ คน ท้องถิ่นอำเภอ ตรวจเอกสาร",
    "อบต.ทุ่งหิ่งห้อย และ อบต. ๑๒ แห่ง อ. สมชาย จ. ตามแผน ต.ค. ๖๗ อบต.ฯ",
    "https://itas.nacc.go.th www.dla.go.th https://www.facebook.com/thunghinghoi files/a.go.th e-service-2568.xlsx",
    "คณะกรรมการพนักงานส่วนตำบลจังหวัดแสงตะวันมีมติ เรื่องพนักงานเทศบาลและพนักงานส่วนตำบล",
    "องค์การบริหารส่วนตำบลทุ่งหิ่งห้อย อำเภอร่วมกับจังหวัดออกตรวจ",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_left_alone(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "agency", "words", "remedy"),
    [
        ("บุคลากรภายใน อบต. ดอนเมฆ ตอบแบบวัด", MUNICIPALITY, "อบต. ดอนเมฆ", "ทต.ทุ่งหิ่งห้อย"),
        ("ของเทศบาลตำบลดอนเมฆได้จัด", AGENCY, "เทศบาลตำบลดอนเมฆ", "องค์การบริหารส่วนตำบลทุ่งหิ่งห้อย"),
        ("ของเทศบาลตำบลทุ่งหิ่งห้อย", AGENCY, "เทศบาลตำบลทุ่งหิ่งห้อย", "องค์การบริหารส่วนตำบลทุ่งหิ่งห้อย"),
        ("ขององค์การบริหารส่วนตำบลกขคงจฉชซฌญฎฏฐฑฒณดตถทธนบป", AGENCY, "องค์การบริหารส่วนตำบล", None),
    ],
)
def test_another_agency_is_found(text: str, agency: Agency, words: str, remedy: str | None) -> None:
    assert said(text, agency) == [("identity.other-agency", words, remedy)]


@pytest.mark.parametrize(
    "text",
    ["นายกองค์การบริหารส่วนตำบลดอนเมฆ", "โอนมาจาก อบต.ดอนเมฆ", "ของเทศบาลเมืองผาสายรุ้ง"],
)
def test_an_agency_that_may_be_meant_is_only_asked_about(text: str) -> None:
    ((code, _, remedy),) = said(text)
    assert (code, remedy) == ("identity.agency-named", None)


def test_the_position_of_a_signatory_names_this_agency() -> None:
    place = Place(YEAR, "report", "signatories[0].position")
    assert [code for code, *_ in said("นายกองค์การบริหารส่วนตำบลดอนเมฆ", place=place)] == [
        "identity.other-agency"
    ]


def test_former_names_and_the_name_of_today_are_the_agencys() -> None:
    agency = replace(AGENCY, former=(FormerName(YEAR - 1, "อบต.", "บ้านหิ่งห้อย"),))
    assert said("เดิมชื่อ อบต.บ้านหิ่งห้อย", agency) == []
    then = replace(agency, name="บ้านหิ่งห้อย", former=(FormerName(YEAR, "อบต.", "บ้านหิ่งห้อย"),))
    now = Place(0, OF_AGENCY, "signatories[0].position")
    assert said("นายกองค์การบริหารส่วนตำบลทุ่งหิ่งห้อย อำเภอธารแก้ว", then, now) == []


@pytest.mark.parametrize(
    "agency", [Agency(), Agency(full_title="กรุงเทพมหานคร", name="กรุงเทพมหานคร"), Agency("อบต.")]
)
def test_an_agency_not_known_yet_is_compared_with_nothing(agency: Agency) -> None:
    text = "อบต.ดอนเมฆ ตำบลธารแก้ว อำเภอธารแก้ว จังหวัดเลย www.donmek.go.th พนักงานส่วนตำบล"
    assert said(text, agency) == []


def test_every_agency_of_its_province_may_be_named_by_the_provinces_own() -> None:
    assert [code for code, *_ in said("เงินอุดหนุน อบต.ดอนเมฆ อำเภอธารแก้ว", PROVINCE)] == [
        "identity.agency-named"
    ]
    assert said("พนักงานส่วนตำบล และ เทศบาล", PROVINCE)[0][0] == "terms.other-kind"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("อบต.ทุ่งหิ่งห้อย อ.ธารแก้ว จ.เลย", ["อ.ธารแก้ว", "จ.เลย"]),
        ("ตำบลทุ่งหิ่งห้อยอำเภอธารแก้วจังหวัดแสงตะวัน", ["อำเภอธารแก้ว"]),
        ("ตำบลทุ่งหิ้งห้อย อำเภอธารแก้ว", ["ตำบลทุ่งหิ้งห้อย", "อำเภอธารแก้ว"]),
        ("ตำบลดอนเมฆ อำเภอผาสายรุ้ง", ["ตำบลดอนเมฆ"]),
        ("อำเภอธารแก้ว จังหวัดแสงตะวัน", ["อำเภอธารแก้ว"]),
        ("อำเภอ", []),
        ("อำเภอก", []),
    ],
)
def test_addresses_are_read_from_small_to_large(text: str, found: list[str]) -> None:
    assert sorted(words for _, words, _ in said(text)) == sorted(found)


def test_the_town_district_may_be_named_with_its_province() -> None:
    agency = replace(AGENCY, district="เมือง", province="เลย")
    assert said("ตำบลทุ่งหิ่งห้อย อำเภอเมืองเลย จังหวัดเลย", agency) == []
    assert said("ตำบลทุ่งหิ่งห้อย อำเภอเมือง จังหวัดเลย", replace(agency, district="เมืองเลย")) == []


def test_a_town_has_several_subdistricts() -> None:
    assert said("เทศบาลเมืองทุ่งหิ่งห้อย ตำบลดอนเมฆ อำเภอผาสายรุ้ง", TOWN) == []


def test_other_provinces_with_names_alike_are_no_slips() -> None:
    agency = replace(AGENCY, province="นครพนม")
    assert [code for code, *_ in said("ที่จังหวัดนครปฐม", agency)] == ["identity.place-named"]
    assert [code for code, *_ in said("ที่จังหวัดนครพมม", agency)] == ["identity.place-slip"]


def test_the_agencys_own_addresses_are_compared_with_each_other() -> None:
    email, website = Place(0, OF_AGENCY, "email"), Place(0, OF_AGENCY, "website")
    agency = replace(AGENCY, email="a@thunghinghoy.go.th")
    assert said(agency.email, agency, email) == [
        ("identity.host-slip", "thunghinghoy.go.th", "thunghinghoi.go.th")
    ]
    assert said(agency.website, agency, website) == []
    assert said("www.donmek.go.th", replace(AGENCY, website="", email="")) == []


@pytest.mark.parametrize(
    ("text", "agency", "found"),
    [
        ("สมาชิกสภาเทศบาล", AGENCY, [("สภาเทศบาล", "สภาองค์การบริหารส่วนตำบล")]),
        ("นายก อบต. และของ อบต. ทุกกอง", MUNICIPALITY, [("นายก อบต.", "นายกเทศมนตรี"), ("อบต.", "เทศบาล")]),
        ("มติ ก.อบต. จังหวัด", MUNICIPALITY, [("ก.อบต.", "ก.ท.จ.")]),
        ("ข้อบัญญัติท้องถิ่น เทศบาลและองค์การบริหารส่วนตำบล", MUNICIPALITY, []),
        ("ร่างข้อบัญญัติงบประมาณ", MUNICIPALITY, [("ข้อบัญญัติ", "เทศบัญญัติ")]),
        ("ของเทศบาลตำบล", AGENCY, [("เทศบาลตำบล", "องค์การบริหารส่วนตำบล")]),
        ("พนักงานเทศบาลตำบลดอนเมฆ", AGENCY, []),
    ],
)
def test_terms_are_those_of_the_kind(text: str, agency: Agency, found: list[tuple[str, str]]) -> None:
    assert [(words, own) for code, words, own in said(text, agency) if code.startswith("terms.")] == found


def test_nearness_counts_letters() -> None:
    assert edits_between("เมืองคอง", "เมืองคง", 2) == 1
    assert edits_between("กขค", "ฆงจ", 2) == 3
    assert edits_between("ก", "กขคง", 2) == 3
    assert near_beginning("เมืองคองได้", "เมืองคง") == len("เมืองคอง")
    assert near_beginning("เมืองคง", "เมืองคง") == 0
    assert near_beginning("เลน", "เลย") == 0
    assert near_beginning("นา", "นาหนึ่ง") == 0


def test_provinces_are_known() -> None:
    assert len(set(PROVINCES)) == 77
    assert province_at("เลยได้") == "เลย"
    assert province_at("แสงตะวัน") == ""
