"""An office that cannot be saved is written where it can be found again."""

import errno
import json
import os
import stat
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ita_desk.domain.exchange import office_from_json, office_to_json
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.services.keeping import rescue
from ita_desk.services.keeping.rescue import (
    RescueFile,
    note_of,
    temporary_folders,
    usual_folder,
    write_rescue,
)
from ita_desk.storage.failures import CannotOpen, DiskFault, DiskFull, OfficeExists
from small_office import OFFICE

OTHER = replace(OFFICE, agency=replace(OFFICE.agency, name="อื่น"))


def read(path: Path) -> Office:
    """The office in a rescue file."""
    return office_from_json(json.loads(path.read_text("utf-8"), parse_float=Decimal), counted_ids())


def test_a_rescued_office_can_be_imported(tmp_path: Path) -> None:
    path = write_rescue(OFFICE, Path("ที่ทำการ ปี 2568.ita"), tmp_path / "a" / "b")
    assert path.parent == tmp_path / "a" / "b"
    assert path.name.startswith("ที่ทำการ ปี 2568 2")
    assert path.suffix == ".json"
    assert office_to_json(read(path)) == office_to_json(OFFICE)


def test_by_default_it_lies_in_the_users_state_folder(fixed_environment: Path) -> None:
    path = write_rescue(OFFICE, Path("a.ita"))
    assert path.is_relative_to(fixed_environment)
    assert path.parent.name == "rescue"


def test_earlier_runs_are_kept(tmp_path: Path) -> None:
    runs = [RescueFile(Path("a.ita"), tmp_path) for _ in range(4)]
    paths = [run.write(OTHER) for run in runs]
    assert len(set(paths)) == 4
    assert runs[0].write(OFFICE) == runs[0].path == paths[0]
    assert [read(path).agency.name for path in paths] == [OFFICE.agency.name, "อื่น", "อื่น", "อื่น"]
    assert set(tmp_path.iterdir()) == {*paths, *map(note_of, paths)}


@pytest.mark.parametrize("name", ["ก" * 80 + ".ita", "\U0001f4f7" * 60, ".ita", "a.b.ita", ""])
def test_any_name(tmp_path: Path, name: str) -> None:
    assert office_to_json(read(write_rescue(OFFICE, Path(name), tmp_path))) == office_to_json(OFFICE)


def test_a_text_that_cannot_be_saved_can_be_rescued(tmp_path: Path) -> None:
    broken = replace(OFFICE, agency=replace(OFFICE.agency, name="ก\ud800"))
    text = write_rescue(broken, Path("a.ita"), tmp_path).read_text("utf-8")
    assert json.loads(text)["agency"]["name"] == "ก\ud800"


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: int) -> None:
        raise OSError(errno.ENOSPC, "")

    run = RescueFile(Path("a.ita"), tmp_path)
    path = run.write(OFFICE)
    monkeypatch.setattr(os, "fsync", failing)
    for write in (run.write, RescueFile(Path("a.ita"), tmp_path).write):
        with pytest.raises(DiskFull):
            write(OTHER)
    assert set(tmp_path.iterdir()) == {path, note_of(path)}
    assert read(path).agency == OFFICE.agency


def test_no_folder_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises((CannotOpen, OfficeExists)):
        write_rescue(OFFICE, Path("a.ita"), tmp_path / "file" / "rescue")


def test_what_is_saved_needs_no_rescue(tmp_path: Path) -> None:
    run = RescueFile(Path("a.ita"), tmp_path)
    run.discard()
    path = run.write(OFFICE)
    run.discard()
    assert run.path is None
    assert not path.exists()
    run.write(OFFICE).unlink()
    run.discard()
    assert list(tmp_path.iterdir()) == []


def test_two_threads_rescue_into_one_file(tmp_path: Path) -> None:
    run = RescueFile(Path("a.ita"), tmp_path)
    with ThreadPoolExecutor(8) as threads:
        paths = set(threads.map(run.write, [OFFICE, OTHER] * 20))
    assert run.path
    assert {*paths, note_of(run.path)} == set(tmp_path.iterdir())
    assert paths == {run.path}


# --- where it lies, and what is noted about it -----------------------------------------------------------------


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path, Path]]:
    """The user's folder, the office's and the temporary one."""
    folders = (tmp_path / "state", tmp_path / "office", tmp_path / "temp")
    for folder in folders:
        folder.mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(folders[0]))
    monkeypatch.setattr(tempfile, "tempdir", str(folders[2]))
    yield folders
    for folder in folders:
        folder.chmod(0o700)


def close_off(folder: Path) -> None:
    """Have nothing written below a folder any more, whoever runs the tests."""
    folder.rmdir()
    folder.touch()


def test_the_note_says_which_file_and_when(tmp_path: Path) -> None:
    path = write_rescue(OFFICE, tmp_path / "a.ita", tmp_path / "rescue")
    note = json.loads(note_of(path).read_text("utf-8"))
    assert note["file"] == str(tmp_path / "a.ita")
    assert datetime.fromisoformat(note["written_at"]).tzinfo


def test_nobody_else_may_read_it(places: tuple[Path, Path, Path]) -> None:
    usual_folder().mkdir(parents=True)
    usual_folder().chmod(0o755)
    path = write_rescue(OFFICE, places[1] / "a.ita")
    assert path.parent == usual_folder()
    modes = [stat.S_IMODE(one.stat().st_mode) for one in (path, note_of(path), path.parent)]
    assert modes == [0o600, 0o600, 0o700]


def test_other_places_where_the_usual_one_takes_nothing(places: tuple[Path, Path, Path]) -> None:
    state, beside, temporary = places
    run = RescueFile(beside / "a.ita")
    close_off(state)
    assert run.write(OFFICE).parent == beside
    run.discard()
    close_off(beside)
    path = run.write(OFFICE)
    assert path.parent.parent == temporary
    assert list(temporary_folders()) == [path.parent]
    assert read(path).agency == OFFICE.agency
    run.discard()
    path.parent.rmdir()
    close_off(temporary)
    with pytest.raises((CannotOpen, OfficeExists)):
        run.write(OFFICE)
    assert run.path is None


def test_the_next_place_where_the_one_so_far_takes_no_more(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = RescueFile(places[1] / "a.ita")
    first = run.write(OFFICE)
    replace_in = rescue._replace

    def full(path: Path, content: bytes) -> None:
        if path.parent == usual_folder():
            raise OSError(errno.ENOSPC, "")
        replace_in(path, content)

    monkeypatch.setattr(rescue, "_replace", full)
    second = run.write(OTHER)
    assert second.parent == places[1]
    assert (read(first).agency.name, read(second).agency.name) == (OFFICE.agency.name, "อื่น")
    run.discard()
    assert not any(one.exists() for path in (first, second) for one in (path, note_of(path)))


def test_what_is_kept_is_neither_replaced_nor_removed(tmp_path: Path) -> None:
    run = RescueFile(Path("a.ita"), tmp_path)
    kept = run.write(OFFICE)
    run.keep()
    run.discard()
    assert run.write(OTHER) != kept
    run.discard()
    assert read(kept).agency == OFFICE.agency


def test_only_own_folders_are_looked_into(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = places[2]
    own = temporary / "ita-desk-rescue-1"
    own.mkdir()
    (temporary / "ita-desk-rescue-2").symlink_to(own)
    (temporary / "ita-desk-rescue-3").touch()
    assert list(temporary_folders()) == [own]
    monkeypatch.setattr(os, "getuid", lambda: -1)
    assert list(temporary_folders()) == []
    monkeypatch.delattr(os, "getuid")  # as on Windows
    assert list(temporary_folders()) == [own]


def test_a_name_that_was_taken_in_vain_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    close = os.close

    def failing(number: int) -> None:
        close(number)
        raise OSError(errno.EIO, "")

    with monkeypatch.context() as patch:
        patch.setattr(os, "close", failing)
        with pytest.raises(DiskFault):
            write_rescue(OFFICE, Path("a.ita"), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_cannot_be_taken_is_left_to_whoever_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = write_rescue(OFFICE, Path("a.ita"), tmp_path)

    def failing(*_: object) -> int:
        raise OSError(errno.EIO, "")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", failing)
        with pytest.raises(DiskFault):
            write_rescue(OTHER, Path("a.ita"), tmp_path)
    assert set(tmp_path.iterdir()) == {former, note_of(former)}
    assert read(former).agency == OFFICE.agency
