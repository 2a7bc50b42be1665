"""Names of agencies of every kind, and the words that follow the kind."""

import pytest

from ita_desk.domain.agency import KINDS, Agency, FormerName, kind_of, name_of_kind


@pytest.mark.parametrize(
    ("kind", "name", "full", "short"),
    [
        ("อบต.", "ตัวอย่าง", "องค์การบริหารส่วนตำบลตัวอย่าง", "อบต.ตัวอย่าง"),
        ("ทต.", "ตัวอย่าง", "เทศบาลตำบลตัวอย่าง", "ทต.ตัวอย่าง"),
        ("ทม.", "ตัวอย่าง", "เทศบาลเมืองตัวอย่าง", "ทม.ตัวอย่าง"),
        ("ทน.", "ตัวอย่าง", "เทศบาลนครตัวอย่าง", "ทน.ตัวอย่าง"),
        ("อบจ.", "ตัวอย่าง", "องค์การบริหารส่วนจังหวัดตัวอย่าง", "อบจ.ตัวอย่าง"),
        ("เมืองพัทยา", "", "เมืองพัทยา", "เมืองพัทยา"),
        ("เมืองพัทยา", "เมืองพัทยา", "เมืองพัทยา", "เมืองพัทยา"),
        ("เมืองพัทยา", " (สาขา)", "เมืองพัทยา (สาขา)", "เมืองพัทยา (สาขา)"),
        ("กรม", "ตัวอย่าง", "กรมตัวอย่าง", "กรมตัวอย่าง"),
        ("", "", "", ""),
    ],
)
def test_names(kind: str, name: str, full: str, short: str) -> None:
    agency = Agency(kind=kind, name=name)
    assert name_of_kind(kind, name) == (full, short)
    assert (agency.full_name, agency.short_name) == (full, short)


def test_a_full_title_is_both_names() -> None:
    agency = Agency(kind="อบต.", name="ตัวอย่าง", full_title="สำนักงานตัวอย่าง")
    assert agency.full_name == agency.short_name == "สำนักงานตัวอย่าง"


def test_words_follow_the_kind() -> None:
    words = Agency(kind="ทต.").words
    assert words is not None
    assert (words.head, words.chief_officer, words.budget_law) == ("นายกเทศมนตรีตำบล", "ปลัดเทศบาล", "เทศบัญญัติ")
    assert Agency(kind="กรม").words is None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.short)
def test_every_kind_is_found_and_has_all_its_words(kind: object) -> None:
    assert [k for k in KINDS if kind_of(k.short) is kind] == [kind]
    words = [
        getattr(kind, name)
        for name in ("short", "long", "head", "chief_officer", "office", "staff", "budget_law")
    ]
    assert all(words)


def test_only_the_province_has_no_district() -> None:
    assert [k.short for k in KINDS if not k.has_district] == ["อบจ."]


FORMER = (FormerName(2560, "สุขาภิบาล", "เก่า"), FormerName(2566, "อบต.", "เดิม"))


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (2559, "สุขาภิบาลเก่า"),
        (2560, "สุขาภิบาลเก่า"),
        (2561, "องค์การบริหารส่วนตำบลเดิม"),
        (2566, "องค์การบริหารส่วนตำบลเดิม"),
        (2567, "ชื่อเต็มปัจจุบัน"),
    ],
)
@pytest.mark.parametrize("former", [FORMER, FORMER[::-1]])
def test_old_years_bear_the_name_of_their_time(year: int, name: str, former: tuple[FormerName, ...]) -> None:
    agency = Agency(kind="ทต.", name="ใหม่", full_title="ชื่อเต็มปัจจุบัน", phone="0", former=former)
    assert agency.in_year(year).full_name == name
    assert agency.in_year(year).phone == "0"


def test_without_former_names_it_stays_the_same_agency() -> None:
    agency = Agency(kind="อบต.")
    assert agency.in_year(2500) is agency


@pytest.mark.parametrize(
    ("district", "province", "place"),
    [
        ("ก", "ข", "อำเภอก จังหวัดข"),
        ("", "ข", "จังหวัดข"),
        ("ก", "", "อำเภอก"),
        ("", "", ""),
    ],
)
def test_place(district: str, province: str, place: str) -> None:
    assert Agency(district=district, province=province).place == place
