"""Work that an earlier run could not save is found again, with all that belongs to it."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from ita_desk.domain.accepted import AcceptedProblem
from ita_desk.domain.exchange import ids_held
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.services.keeping import recovery
from ita_desk.services.keeping.opening import open_to_write
from ita_desk.services.keeping.recovery import LeftWork, find_left_work
from ita_desk.services.keeping.rescue import note_of, usual_folder, write_rescue
from ita_desk.storage.office_store import OfficeStore
from small_office import OFFICE
from strategies import offices

TOLD = AcceptedProblem("code", "m1", "title", "hash", "ผู้ตรวจ", date(2026, 11, 21))


def edited(office: Office = OFFICE) -> Office:
    """The office with another name, a measure renamed, a problem accepted and a further year."""
    report = office.years[-1]
    first, *others = report.measures
    report = replace(
        report,
        measures=(replace(first, title="ชื่อใหม่"), *others),
        accepted=(TOLD, replace(TOLD, day=None)),
    )
    years = (*office.years[:-1], report, YearReport.empty(2572))
    return replace(office, agency=replace(office.agency, phone="๑๑๙๙"), years=years)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "office" / "ที่ทำการ.ita"


def found(path: Path, office: Office = OFFICE) -> tuple[LeftWork, ...]:
    return find_left_work(path, office, (path.parent.parent / "rescue",))


def leave(path: Path, office: Office | None = None) -> Path:
    """Rescue an office."""
    return write_rescue(office or edited(), path, path.parent.parent / "rescue")


def test_all_of_it_is_found_again(path: Path) -> None:
    rescue = leave(path)
    (work,) = found(path)
    assert work.path == rescue
    assert work.office == edited()
    assert work.written_at.tzinfo
    assert work.years == (2568, 2572)
    assert work.measures == 1
    assert work.office.years[0] is OFFICE.years[0]  # what is equal is the file's own
    work.throw_away()
    assert list(rescue.parent.iterdir()) == []


@settings(max_examples=15)
@given(office=offices())
def test_any_office_is_found_again(tmp_path_factory: pytest.TempPathFactory, office: Office) -> None:
    folder = tmp_path_factory.mktemp("rescue")
    write_rescue(office, Path("a.ita"), folder)
    left = find_left_work(Path("a.ita"), Office(), (folder,))
    assert [work.office for work in left] == ([office] if office != Office() else [])


def test_what_is_in_the_file_is_removed(path: Path) -> None:
    leave(path, OFFICE)
    rescue = leave(path)
    assert [work.path for work in found(path)] == [rescue]
    assert found(path, edited()) == ()
    assert list(rescue.parent.iterdir()) == []


def test_several_runs_each_left_some(path: Path) -> None:
    rescues = {leave(path), leave(path, replace(OFFICE, years=()))}
    assert {work.path for work in found(path)} == rescues


def test_rescues_of_other_files_are_left_alone(path: Path) -> None:
    path.parent.mkdir()
    other = path.with_name("อื่น.ita")
    rescue = leave(other)
    same_name = path.parent.parent / path.name
    same_name.touch()
    write_rescue(edited(), same_name, rescue.parent)
    assert found(path) == ()
    assert rescue.exists()
    same_name.unlink()  # as a stick that has another letter today
    assert len(found(path)) == 1


def test_a_link_is_the_same_file(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    link = path.with_name("link.ita")
    link.symlink_to(path)
    leave(link)
    assert len(found(path)) == 1


@pytest.mark.parametrize(
    "content",
    ["", "null", "[]", '"', "[" * 100_000, '{"format": "x"}', '{"years": [{"fiscal_year": 1}]}', "NaN"],
)
def test_what_cannot_be_read_stays_and_hinders_nothing(path: Path, content: str) -> None:
    broken, sound = leave(path), leave(path)
    broken.write_text(content, "utf-8")
    assert [work.path for work in found(path)] == [sound]
    note_of(sound).write_text(content, "utf-8")
    assert found(path) == ()
    assert broken.exists()
    assert sound.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"file": 5},
        {"ids": ["a"]},
        {"ids": None},
        {"ids": [1] * len(list(ids_held(edited())))},
        {"written_at": "gestern"},
        {"written_at": "2026-11-21T10:00:00"},
        {"accepted": {"2568": [[1, "", "", "", "", None]]}},
        {"accepted": {"2568": [["a"]]}},
        {"accepted": []},
    ],
)
def test_a_note_that_is_wrong(path: Path, change: dict[str, Any]) -> None:
    rescue = leave(path)
    note = json.loads(note_of(rescue).read_text("utf-8"))
    note_of(rescue).write_text(json.dumps(note | change), "utf-8")
    assert found(path) == ()
    assert rescue.exists()


def test_a_note_alone_and_a_file_too_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rescue = leave(path)
    monkeypatch.setattr(recovery, "_LONGEST", rescue.stat().st_size - 1)
    assert found(path) == ()
    monkeypatch.undo()
    rescue.unlink()
    assert found(path) == ()
    assert find_left_work(path, OFFICE, (path / "none",)) == ()


# --- opening -------------------------------------------------------------------------------------------------


def test_opening_finds_what_was_left_and_spares_its_photos(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path.parent.mkdir()
    key = OfficeStore.create(path, OFFICE).add_blob(b"photo")
    rescue = write_rescue(edited(), path)
    assert rescue.parent == usual_folder()
    opened = open_to_write(path)
    assert [work.office for work in opened.left] == [edited()]
    assert opened.saved_at
    assert opened.store.read_blob(key)
    opened.store.save(opened.office, opened.left[0].office)
    opened.close()
    opened = open_to_write(path)
    assert (opened.office, opened.left) == (edited(), ())
    assert opened.store.read_blob(key) is None
    assert not rescue.exists()
    opened.close()
