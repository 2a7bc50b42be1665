"""A new office: empty, or the sample under any name, which goes through all its texts."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ita_desk.domain.agency import KINDS, Agency, AgencyKind, name_of_kind
from ita_desk.domain.exchange import ExchangeError, office_to_json
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.services.create import (
    OfficeNames,
    create_office,
    create_sample_office,
    free_path,
    load_sample_office,
    tidy_names,
)
from ita_desk.storage.failures import OfficeExists
from ita_desk.storage.office_store import OfficeStore
from printing import read_sample_photo, sample_office

OWN = ("ทุ่งหิ่งห้อย", "ผาสายรุ้ง", "แสงตะวัน")
NEW = ("สวนฟ้าใส", "นาคราช", "ริมโขง")


Create = Callable[[Path, int], OfficeStore]


def sample_as(*names: str) -> Office:
    return load_sample_office(OfficeNames(*names), counted_ids())


def text_of(office: Office) -> str:
    return json.dumps(office_to_json(office), ensure_ascii=False, indent=1)


def create_empty(path: Path, year: int) -> OfficeStore:
    return create_office(path, OfficeNames("อบต.", "ก"), year)


def create_sample(path: Path, year: int) -> OfficeStore:
    return create_sample_office(path, OfficeNames(), year, counted_ids())


# --- an empty office -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "agency"),
    [
        ("ทต.", Agency("ทต.", "สวนฟ้าใส", district="นาคราช", province="ริมโขง")),
        ("สำนักงาน", Agency("", "สวนฟ้าใส", "สำนักงานสวนฟ้าใส", district="นาคราช", province="ริมโขง")),
    ],
)
def test_an_office_with_one_empty_year(tmp_path: Path, kind: str, agency: Agency) -> None:
    store = create_office(tmp_path / "ใหม่.ita", OfficeNames(kind, *NEW), 2568)
    assert store.load() == Office(agency, (YearReport.empty(2568),))


def test_names_are_kept_in_one_spelling(tmp_path: Path) -> None:
    typed, kept = "ก\u0e49\u0e38ง", "ก\u0e38\u0e49ง"  # กุ้ง, with its marks in another order
    for store in (
        create_office(tmp_path / "a.ita", OfficeNames("อบต.", typed, typed, typed), 2568),
        create_sample_office(
            tmp_path / "b.ita", OfficeNames("อบต.", typed, typed, typed), None, counted_ids()
        ),
    ):
        agency = store.load().agency
        assert (agency.name, agency.district, agency.province) == (kept, kept, kept)


def test_names_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError) as caught:
        create_office(tmp_path / "a.ita", OfficeNames("อบต.", "\udcff"), 2568)
    assert caught.value.values["path"] == "agency.name"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("year", [2024, 2499, 2701, 0, 10**9])
@pytest.mark.parametrize("create", [create_empty, create_sample])
def test_a_year_of_another_era_is_refused(tmp_path: Path, year: int, create: Create) -> None:
    with pytest.raises(UserError) as caught:
        create(tmp_path / "a.ita", year)
    assert caught.value.key == "year.out_of_range"
    assert caught.value.values == {"year": year, "first": 2500, "last": 2700}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [create_empty, create_sample])
def test_an_existing_file_stays_untouched(tmp_path: Path, create: Create) -> None:
    path = tmp_path / "a.ita"
    path.write_bytes(b"mine")
    with pytest.raises(OfficeExists):
        create(path, 2568)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.ita", b"mine")]


# --- the sample as it is -------------------------------------------------------------------------------------


def test_the_sample_is_stored_with_its_photos(tmp_path: Path) -> None:
    store = create_sample_office(tmp_path / "a.ita", OfficeNames(), None, counted_ids())
    office = OfficeStore.open(store.path).load()
    assert office == sample_office()
    (year,) = (y for y in office.years if y.measures)
    photos = {e.sha256 for m in year.measures for e in m.outcome.evidence if e.kind == "photo"}
    assert len(photos) > 4
    for key in (*photos, office.agency.seal.sha256):
        assert store.read_blob(key) == read_sample_photo(key)


@pytest.mark.parametrize(("asked", "years"), [(None, []), (2568, []), (2569, [2569]), (2560, [2560])])
def test_a_year_the_sample_lacks_is_added(tmp_path: Path, asked: int | None, years: list[int]) -> None:
    store = create_sample_office(tmp_path / "a.ita", OfficeNames(), asked, counted_ids())
    own = [int(y.fiscal_year) for y in sample_office().years]
    office = store.load()
    assert [int(y.fiscal_year) for y in office.years] == sorted(own + years)
    assert [office.year(year) for year in years] == [YearReport.empty(year) for year in years]


# --- the sample under another name ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.short)
def test_names_go_through_all_texts(kind: AgencyKind) -> None:
    office = sample_as(kind.short, *NEW)
    text = text_of(office)
    assert [name for name in OWN if name in text] == []
    assert office.agency.full_name == name_of_kind(kind.short, NEW[0])[0]
    assert (office.agency.kind, office.agency.full_title) == (kind.short, "")
    assert (office.agency.name, office.agency.district, office.agency.province) == NEW
    own = re.compile("อบต|องค์การบริหารส่วนตำบล|พนักงานส่วนตำบล")
    assert bool(own.search(text)) is (kind.short == "อบต.")
    assert ("ข้อบัญญัติ" in text) is (kind.budget_law == "ข้อบัญญัติ")
    assert kind.budget_law in text
    assert kind.office in text
    assert "สำนักปลัด" not in text.replace(kind.office, "")
    assert text.count("thunghinghoi.example") == text_of(sample_office()).count("thunghinghoi.example") > 40


@pytest.mark.parametrize(
    ("names", "positions"),
    [
        (("ทต.", "สวนฟ้าใส"), ["ปลัดเทศบาลตำบลสวนฟ้าใส", "นายกเทศมนตรีตำบลสวนฟ้าใส"]),
        (("ทน.", "สวนฟ้าใส"), ["ปลัดเทศบาลนครสวนฟ้าใส", "นายกเทศมนตรีนครสวนฟ้าใส"]),
        (("อบจ.", "ริมโขง"), ["ปลัดองค์การบริหารส่วนจังหวัดริมโขง", "นายกองค์การบริหารส่วนจังหวัดริมโขง"]),
        (("เมืองพัทยา", "เมืองพัทยา"), ["ปลัดเมืองพัทยา", "นายกเมืองพัทยา"]),
        (("", "สวนฟ้าใส"), ["ปลัดองค์การบริหารส่วนตำบลสวนฟ้าใส", "นายกองค์การบริหารส่วนตำบลสวนฟ้าใส"]),
    ],
)
def test_signatories_bear_the_titles_of_the_new_kind(names: tuple[str, ...], positions: list[str]) -> None:
    agency = sample_as(*names).agency
    assert [signatory.position for signatory in agency.signatories[1:]] == positions


def test_only_the_names_change() -> None:
    text = text_of(sample_as("", *NEW))
    for own, new in zip(OWN, NEW, strict=True):
        assert text.count(new) == text_of(sample_office()).count(own) > 0
        text = text.replace(new, own)
    assert text == text_of(sample_office())


def test_names_that_are_not_given_stay() -> None:
    assert sample_as() == sample_office()
    agency = sample_as("", "", "นาคราช").agency
    assert (agency.name, agency.district, agency.province) == (OWN[0], NEW[1], OWN[2])


def test_a_province_has_no_district_unless_it_is_given() -> None:
    assert sample_as("อบจ.", "ริมโขง").agency.place == "จังหวัดแสงตะวัน"
    assert sample_as("อบจ.", "ริมโขง", "เมือง").agency.place == "อำเภอเมือง จังหวัดแสงตะวัน"


def test_an_agency_of_another_kind() -> None:
    agency = sample_as("สำนักงานเขต", "ริมคลอง").agency
    assert (agency.kind, agency.full_title) == ("", "สำนักงานเขตริมคลอง")
    assert agency.full_name == agency.facebook == "สำนักงานเขตริมคลอง"


def test_names_may_be_those_of_the_sample_in_another_place() -> None:
    agency = sample_as("", "แสงตะวัน", "ทุ่งหิ่งห้อย", "ผาสายรุ้ง").agency
    assert (agency.name, agency.district, agency.province) == ("แสงตะวัน", "ทุ่งหิ่งห้อย", "ผาสายรุ้ง")
    assert agency.facebook == "องค์การบริหารส่วนตำบลแสงตะวัน"


@pytest.mark.parametrize("name", ["\\1 \\g<0>", '"},{"', "{agency.name} %s", "<b>&amp;", "a\nb"])
def test_any_text_is_a_name(name: str) -> None:
    office = sample_as("", name, name, name)
    assert (office.agency.name, office.agency.facebook) == (name, f"องค์การบริหารส่วนตำบล{name}")
    assert replace(office, agency=sample_office().agency).years[0] == sample_office().years[0]


def test_the_first_year_there_is_rests_on_itself(tmp_path: Path) -> None:
    office = create_office(tmp_path / "a.ita", OfficeNames("อบต.", "ก"), 2500).load()
    assert [(y.fiscal_year, y.basis_year) for y in office.years] == [(2500, 2500)]


# --- what the user says of a new office ----------------------------------------------------------------------


def test_a_year_may_rest_on_its_own_scores(tmp_path: Path) -> None:
    report = create_office(tmp_path / "a.ita", OfficeNames("อบต.", "ก"), 2568, 2568).load().year(2568)
    assert report
    assert report.basis_year == 2568


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        (OfficeNames("อบต.", " บ้าน  สวน ", "เมือง", "ตราด"), OfficeNames("อบต.", "บ้าน สวน", "เมือง", "ตราด")),
        (OfficeNames("อบต.", "ทต. บ้านสวน"), OfficeNames("ทต.", "บ้านสวน")),
        (OfficeNames("อบต.", "องค์การบริหารส่วนตำบลบ้านสวน"), OfficeNames("อบต.", "บ้านสวน")),
        (OfficeNames("อบต.", "ก", "อำเภอเมือง", "จ. ตราด"), OfficeNames("อบต.", "ก", "เมือง", "ตราด")),
        (OfficeNames("อบจ.", "ตราด", "เมือง", "ตราด"), OfficeNames("อบจ.", "ตราด", "", "ตราด")),
        (OfficeNames("เมืองพัทยา", "ก", "ข", "ชลบุรี"), OfficeNames("เมืองพัทยา", "", "ข", "ชลบุรี")),
        (OfficeNames("", "สำนักงาน", "อ.ข", ""), OfficeNames("", "สำนักงาน", "ข", "")),
    ],
)
def test_words_that_are_printed_anyhow_are_taken_out_of_names(typed: OfficeNames, tidy: OfficeNames) -> None:
    assert tidy_names(typed) == tidy


def test_names_say_how_the_agency_is_printed() -> None:
    agency = OfficeNames("อบต.", "บ้านสวน", "เมือง", "ตราด").agency
    assert (agency.full_name, agency.place) == ("องค์การบริหารส่วนตำบลบ้านสวน", "อำเภอเมือง จังหวัดตราด")
    assert OfficeNames("", "สำนักงาน").agency.full_name == "สำนักงาน"


def test_a_free_path_has_a_number_where_it_must(tmp_path: Path) -> None:
    path = tmp_path / "ก.ข.ita"
    for name in ("ก.ข.ita", "ก.ข (2).ita", "ก.ข (3).ita"):
        assert free_path(path) == tmp_path / name
        (tmp_path / name).touch()
