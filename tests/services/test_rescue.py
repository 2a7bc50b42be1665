"""An office that cannot be saved is written where it can be found again."""

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ita_desk.domain.exchange import office_from_json, office_to_json
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.errors import SystemFault
from ita_desk.services.rescue import RescueFile, write_rescue
from ita_desk.storage.failures import CannotOpen
from small_office import OFFICE

OTHER = replace(OFFICE, agency=replace(OFFICE.agency, name="อื่น"))


def read(path: Path) -> Office:
    """The office in a rescue file."""
    return office_from_json(json.loads(path.read_text("utf-8"), parse_float=Decimal), counted_ids())


def test_a_rescued_office_can_be_imported(tmp_path: Path) -> None:
    path = write_rescue(OFFICE, "ที่ทำการ ปี 2568.ita", tmp_path / "a" / "b")
    assert path.parent == tmp_path / "a" / "b"
    assert path.name.startswith("ที่ทำการ ปี 2568 2")
    assert path.suffix == ".json"
    assert office_to_json(read(path)) == office_to_json(OFFICE)


def test_by_default_it_lies_in_the_users_state_folder(fixed_environment: Path) -> None:
    path = write_rescue(OFFICE, "a.ita")
    assert path.is_relative_to(fixed_environment)
    assert path.parent.name == "rescue"


def test_earlier_runs_are_kept(tmp_path: Path) -> None:
    runs = [RescueFile("a.ita", tmp_path) for _ in range(4)]
    paths = [run.write(OTHER) for run in runs]
    assert len(set(paths)) == 4
    assert runs[0].write(OFFICE) == runs[0].path == paths[0]
    assert [read(path).agency.name for path in paths] == [OFFICE.agency.name, "อื่น", "อื่น", "อื่น"]
    assert set(tmp_path.iterdir()) == set(paths)


@pytest.mark.parametrize("name", ["ก" * 80 + ".ita", "\U0001f4f7" * 60, ".ita", "a.b.ita", ""])
def test_any_name(tmp_path: Path, name: str) -> None:
    assert office_to_json(read(write_rescue(OFFICE, name, tmp_path))) == office_to_json(OFFICE)


def test_a_text_that_cannot_be_saved_can_be_rescued(tmp_path: Path) -> None:
    broken = replace(OFFICE, agency=replace(OFFICE.agency, name="ก\ud800"))
    text = write_rescue(broken, "a.ita", tmp_path).read_text("utf-8")
    assert json.loads(text)["agency"]["name"] == "ก\ud800"


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: int) -> None:
        raise OSError(errno.ENOSPC, "")

    run = RescueFile("a.ita", tmp_path)
    path = run.write(OFFICE)
    monkeypatch.setattr(os, "fsync", failing)
    for write in (run.write, RescueFile("a.ita", tmp_path).write):
        with pytest.raises(SystemFault):
            write(OTHER)
    assert list(tmp_path.iterdir()) == [path]
    assert read(path).agency == OFFICE.agency


def test_no_folder_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotOpen):
        write_rescue(OFFICE, "a.ita", tmp_path / "file" / "rescue")


def test_what_is_saved_needs_no_rescue(tmp_path: Path) -> None:
    run = RescueFile("a.ita", tmp_path)
    run.discard()
    path = run.write(OFFICE)
    run.discard()
    assert run.path is None
    assert not path.exists()
    run.write(OFFICE).unlink()
    run.discard()
    assert list(tmp_path.iterdir()) == []


def test_two_threads_rescue_into_one_file(tmp_path: Path) -> None:
    run = RescueFile("a.ita", tmp_path)
    with ThreadPoolExecutor(8) as threads:
        paths = set(threads.map(run.write, [OFFICE, OTHER] * 20))
    assert paths == {run.path} == set(tmp_path.iterdir())
