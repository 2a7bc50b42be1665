"""Looking for the files opened last."""

from pathlib import Path

import pytest

from ita_desk.services.recent import Whereabouts, find_offices


def test_each_is_there_moved_or_gone(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    there, moved, gone = new / "ก.ita", old / "ข.ita", old / "ค.ita"
    there.touch()
    (new / "ข.ita").touch()
    assert find_offices([there, moved, gone]) == {
        there: Whereabouts(),
        moved: Whereabouts(False, new / "ข.ita"),
        gone: Whereabouts(False),
    }
    assert find_offices([]) == {}


def test_a_folder_is_no_office(tmp_path: Path) -> None:
    assert find_offices([tmp_path]) == {tmp_path: Whereabouts(False)}


def test_a_path_that_cannot_be_asked_for_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_file", fail)
    assert find_offices([tmp_path / "a.ita"]) == {tmp_path / "a.ita": Whereabouts(False)}
