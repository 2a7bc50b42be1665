"""A source is taken into an office file: into which year, which part, and what happens to the file."""

import json
from pathlib import Path
from typing import Any

import pytest

from ita_desk.domain.agency import Agency
from ita_desk.domain.ids import counted_ids, random_ids
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.services.create import OfficeNames, create_office
from ita_desk.services.intake.merge import Difference
from ita_desk.services.intake.taking import IntakeRequest, Taken, take_source
from ita_desk.storage.failures import CannotOpen, NotOfficeFile, OfficeInUse
from ita_desk.storage.lock import OfficeLock, lock_path
from ita_desk.storage.office_store import OfficeStore

COVER = """รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
{year}

เทศบาลตำบลบ้านสวน
อำเภอสุขใจ จังหวัดแดนดี

"""
TABLE = """มาตรการ\tขั้นตอน/วิธีการปฏิบัติ\tผู้รับผิดชอบ\tระยะเวลา\tผลลัพธ์หรือผลสัมฤทธิ์\tผลการดำเนินงาน
๑. ปลูกต้นไม้\t๑. เตรียมดิน ๒. ปลูก\tกองช่าง\tตุลาคม ๒๕๖๗\tร่มรื่น\tดี

ข้อความท้าย
"""
DATED = COVER.format(year="ประจำปีงบประมาณ พ.ศ. ๒๕๖๘") + TABLE
UNDATED = COVER.format(year="") + TABLE
SCORED = {
    "agency": {"name": "จากไฟล์"},
    "years": [
        {"fiscal_year": 2567, "assessment": {"level": "ผ่าน"}},
        {
            "fiscal_year": 2568,
            "measures": [{"id": "m1", "title": "ก"}],
            "assessment": {"scores": {"total": 90}},
        },
    ],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of an office file that is not there yet."""
    return tmp_path / "ที่ทำการ.ita"


def take(path: Path, content: str | dict[str, Any], **choices: Any) -> Taken:
    """Takes a text or our JSON as a source."""
    if isinstance(content, str):
        source = path.with_name("source.txt")
        source.write_text(content, encoding="utf-8")
    else:
        source = path.with_name("source.json")
        source.write_text(json.dumps(content), encoding="utf-8")
    return take_source(path, IntakeRequest(source, **choices), random_ids())


def loaded(path: Path) -> Office:
    return OfficeStore.open(path).load()


def years(office: Office) -> dict[int, int]:
    """The number of measures of each year."""
    return {int(y.fiscal_year): len(y.measures) for y in office.years}


# --- the file ------------------------------------------------------------------------------------------------


def test_an_office_is_made_of_a_source(path: Path) -> None:
    taken = take(path, DATED)
    assert taken.changed
    assert taken.differences == ()
    assert taken.office == loaded(path)
    assert taken.office.agency == Agency("ทต.", "บ้านสวน", district="สุขใจ", province="แดนดี")
    assert years(taken.office) == {2568: 1}
    assert [(text.text, text.source) for text in taken.unplaced] == [("ข้อความท้าย", "source.txt")]
    assert taken.office.years[0].unplaced == taken.unplaced


def test_an_office_that_is_there_is_added_to(path: Path) -> None:
    create_office(path, OfficeNames("ทต.", "บ้านสวน", "อื่น", "แดนดี"), 2569)
    taken = take(path, DATED)
    assert taken.differences == (Difference("agency.district", "อื่น", "สุขใจ"),)
    assert loaded(path) == taken.office
    assert (taken.office.agency.district, years(taken.office)) == ("อื่น", {2568: 1, 2569: 0})


def test_the_source_wins_on_consent(path: Path) -> None:
    create_office(path, OfficeNames("ทต.", "บ้านสวน", "อื่น", "แดนดี"), 2568)
    taken = take(path, DATED, accept_changes=True)
    assert taken.differences == (Difference("agency.district", "อื่น", "สุขใจ"),)
    assert loaded(path).agency.district == "สุขใจ"


def test_taking_it_again_does_not_touch_the_file(path: Path) -> None:
    take(path, DATED)
    before = path.read_bytes()
    taken = take(path, DATED)
    assert not taken.changed
    assert path.read_bytes() == before


def test_a_trial_writes_nothing(path: Path) -> None:
    taken = take(path, DATED, dry_run=True)
    assert taken.changed
    assert not path.exists()
    create_office(path, OfficeNames("ทต.", "บ้านสวน"), 2568)
    before = path.read_bytes()
    assert years(take(path, DATED, dry_run=True).office) == {2568: 1}
    assert path.read_bytes() == before


def test_a_file_of_another_sort_is_left_alone(path: Path) -> None:
    path.write_bytes(b"something else")
    with pytest.raises(NotOfficeFile):
        take(path, DATED)
    assert path.read_bytes() == b"something else"


def test_a_name_that_is_too_long(path: Path) -> None:
    take(path, DATED, dry_run=True)
    with pytest.raises(CannotOpen):
        take_source(path.with_name("ก" * 100), IntakeRequest(path.with_name("source.txt")), counted_ids())


@pytest.mark.parametrize(
    "content", ["", "ไม่ใช่ JSON", '{"format": "other/9"}', '{"agency": {"nickname": ""}}']
)
def test_a_source_that_cannot_be_read_makes_no_office(path: Path, content: str) -> None:
    source = path.with_name("a.json")
    source.write_text(content, encoding="utf-8")
    for file in (source, path.with_name("none.txt"), path.parent):
        with pytest.raises(UserError) as caught:
            take_source(path, IntakeRequest(file), counted_ids())
        assert caught.value.key.split(".")[0] in ("intake", "exchange")
    assert not path.exists()


# --- the year ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "office", "wanted", "expected"),
    [
        (DATED, None, None, 2568),
        (DATED, 2570, None, 2568),
        (DATED, None, 2566, 2566),
        (UNDATED, None, 2566, 2566),
        (UNDATED, 2570, None, 2570),
    ],
)
def test_the_year_of_a_source(
    path: Path, content: str, office: int | None, wanted: int | None, expected: int
) -> None:
    if office:
        create_office(path, OfficeNames("ทต.", "บ้านสวน"), office)
    taken = take(path, content, fiscal_year=wanted)
    assert taken.proposal.fiscal_year == expected
    assert years(taken.office) == ({office: 0} if office else {}) | {expected: 1}
    report = taken.office.year(expected)
    assert report
    assert report.basis_year == expected - 1


def test_a_year_that_nobody_says(path: Path) -> None:
    with pytest.raises(UserError) as caught:
        take(path, UNDATED)
    assert (caught.value.key, caught.value.values) == ("intake.year_unknown", {"file": "source.txt"})
    assert not path.exists()
    assert take(path, UNDATED, part="agency").office.agency.name == "บ้านสวน"


@pytest.mark.parametrize("year", [2025, 0, 2701, 10**9])
def test_a_year_of_another_era(path: Path, year: int) -> None:
    with pytest.raises(UserError) as caught:
        take(path, DATED, fiscal_year=year)
    assert (caught.value.key, caught.value.values["year"]) == ("year.out_of_range", year)
    assert not path.exists()


def test_our_own_json_names_its_years(path: Path) -> None:
    assert years(take(path, SCORED).office) == {2567: 0, 2568: 1}
    assert take(path.with_name("b.ita"), {"agency": {"name": "ก"}}).office == Office(Agency(name="ก"))


# --- the part ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "name", "measures", "scored"),
    [
        ("auto", "จากไฟล์", {2567: 0, 2568: 1}, [2567, 2568]),
        ("agency", "จากไฟล์", {}, []),
        ("scores", "", {2567: 0, 2568: 0}, [2567, 2568]),
        ("measures", "", {2567: 0, 2568: 1}, []),
    ],
)
def test_the_part_that_is_taken(
    path: Path, part: str, name: str, measures: dict[int, int], scored: list[int]
) -> None:
    take(path, SCORED, part=part)
    office = loaded(path)
    assert office.agency.name == name
    assert years(office) == measures
    blank = YearReport.empty(2568).assessment
    assert [int(y.fiscal_year) for y in office.years if y.assessment != blank] == scored


def test_years_without_scores_are_not_made_for_their_scores(path: Path) -> None:
    take(path, {"years": [{"fiscal_year": 2568, "measures": [{"title": "ก"}]}]}, part="scores")
    assert loaded(path) == Office()


def test_nothing_is_taken_while_somebody_has_the_file_open(path: Path) -> None:
    take(path, DATED)
    held = OfficeLock.acquire(path)
    before = path.read_bytes()
    with pytest.raises(OfficeInUse):
        take(path, SCORED)
    assert path.read_bytes() == before
    assert take(path, SCORED, dry_run=True).changed
    held.release()
    assert take(path, SCORED).took_over is None
    assert not held.path.exists()


def test_the_lock_is_given_back_when_taking_fails(path: Path) -> None:
    path.write_bytes(b"text")
    with pytest.raises(NotOfficeFile):
        take(path, DATED)
    assert not lock_path(path).exists()


def test_the_lock_of_an_ended_process_is_taken_over(path: Path) -> None:
    record = json.loads(OfficeLock.acquire(path).path.read_bytes()) | {"process": 0, "person": "เดิม"}
    lock_path(path).write_text(json.dumps(record))
    holder = take(path, DATED).took_over
    assert holder
    assert holder.person == "เดิม"
