"""Files made only to be handed on."""

import os
import stat
import sys
from pathlib import Path

import pytest

from ita_desk.errors import SystemFault
from ita_desk.services.private_files import private_file, remove_private_file


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what the program notes for itself."""
    monkeypatch.setattr("ita_desk.services.private_files.state_folder", lambda: tmp_path / "state")
    return tmp_path / "state"


def test_each_has_a_folder_of_its_own_and_goes_with_it(state: Path) -> None:
    first, second = private_file("report.pdf"), private_file("report.pdf")
    assert first != second
    assert first.name == "report.pdf"
    first.write_bytes(b"%PDF")
    for path in (first, second, second):
        remove_private_file(path)
    assert list((state / "out").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there the folder says who may read")
def test_nobody_else_may_look(state: Path) -> None:
    path = private_file("report.pdf")
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (state / "out", path.parent)} == {0o700}


def test_what_a_killed_process_left_goes_a_day_later() -> None:
    left, running = private_file("a.pdf"), private_file("b.pdf")
    left.write_bytes(b"%PDF")
    os.utime(left.parent, (0, 0))
    private_file("c.pdf")
    assert not left.parent.exists()
    assert running.parent.exists()


def test_a_folder_that_cannot_be_made_is_told(state: Path) -> None:
    state.write_text("in the way")
    with pytest.raises(SystemFault) as told:
        private_file("report.pdf")
    assert told.value.key == "file.write_failed"
