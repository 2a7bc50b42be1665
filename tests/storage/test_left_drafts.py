"""Drafts of killed processes go, those of running ones stay."""

import os
from pathlib import Path

import pytest

from backup_files import names
from ita_desk.storage import drafts
from ita_desk.storage.drafts import draft_path, remove_drafts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "สำรอง"


def draft_of(folder: Path, machine: str, process: int, start: str = "0" * 8) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{machine}-{process}-{start}-{'0' * 16}.new"
    draft.touch()
    return draft


def test_what_a_process_that_runs_is_making_stays(folder: Path) -> None:
    folder.mkdir(parents=True)
    own = draft_path(folder / "any")
    own.touch()
    remove_drafts(folder)
    assert own.exists()
    another = draft_of(folder, drafts._machine(), os.getpid())  # of a process that once had our number
    remove_drafts(folder)
    assert not another.exists()
    assert own.exists()


@pytest.mark.parametrize("unknown", ["now", "then"])
def test_a_draft_stays_where_the_start_of_its_process_is_not_known(
    folder: Path, monkeypatch: pytest.MonkeyPatch, unknown: str
) -> None:
    start = drafts._mark("") if unknown == "then" else "1" * 8
    draft = draft_of(folder, drafts._machine(), os.getpid(), start)
    monkeypatch.setattr(drafts, "process_token", lambda _: "" if unknown == "now" else "token")
    remove_drafts(folder)
    assert draft.exists()


def test_a_draft_of_another_machine_goes_only_when_it_is_old(folder: Path) -> None:
    draft = draft_of(folder, "f" * 8, 1)
    remove_drafts(folder)
    assert draft.exists()
    os.utime(draft, (0, 0))
    remove_drafts(folder)
    assert not draft.exists()


def test_age_goes_by_the_clock_of_the_disk_where_it_is_known(folder: Path) -> None:
    draft = draft_of(folder, "f" * 8, 1)
    os.utime(draft, (1000, 1000))
    for now in (999, 1000 + 24 * 3600):
        remove_drafts(folder, now)
        assert draft.exists()
    remove_drafts(folder, 1001 + 24 * 3600)
    assert not draft.exists()


def test_folders_go_with_all_that_is_in_them(folder: Path) -> None:
    draft = draft_of(folder, "f" * 8, 1)
    draft.unlink()
    (draft / "pack").mkdir(parents=True)
    (draft / "pack" / "a.pdf").touch()
    remove_drafts(folder, 9e9)
    assert names(folder) == []


def test_what_is_neither_file_nor_folder_stays(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.touch()
    link = draft_of(folder, "f" * 8, 1)
    link.unlink()
    link.symlink_to(other)
    os.mkfifo(folder / f".{'f' * 8}-2-{'0' * 8}-{'0' * 16}.tmp")
    remove_drafts(folder, 9e9)
    assert other.exists()
    assert len(names(folder)) == 2


def test_what_is_gone_or_cannot_be_removed_is_no_harm(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = draft_of(folder, "f" * 8, 1)

    def refused(self: Path) -> None:
        raise PermissionError(self)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refused)
        remove_drafts(folder, 9e9)
    assert draft.exists()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "lstat", refused)
        remove_drafts(folder, 9e9)
    assert draft.exists()


def test_other_files_are_never_removed(folder: Path) -> None:
    folder.mkdir(parents=True)
    strange = [
        ".x.new",
        "draft.new",
        f".{'0' * 8}-1-{'0' * 8}-{'0' * 16}.newer",
        f"x.{'0' * 8}-1-{'0' * 8}-{'0' * 16}.new",
        f".{'0' * 8}-1-{'0' * 8}-{'0' * 16}.tmp.docx",
        f".{'A' * 8}-1-{'0' * 8}-{'0' * 16}.tmp",
        "about.json",
        ".000001.taken",
    ]
    for name in strange:
        (folder / name).touch()
        os.utime(folder / name, (0, 0))
    remove_drafts(folder)
    assert names(folder) == sorted(strange)


def test_the_machine_is_known_by_a_token_that_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "state_folder", lambda: tmp_path / "one")
    one = drafts._machine()
    assert drafts._machine() == one
    monkeypatch.setattr(drafts, "state_folder", lambda: tmp_path / "another")
    assert drafts._machine() != one
    (tmp_path / "file").touch()
    monkeypatch.setattr(drafts, "state_folder", lambda: tmp_path / "file" / "none")
    assert drafts._machine() != drafts._machine()
    (tmp_path / "one" / "machine").write_bytes(b"\xff")
    monkeypatch.setattr(drafts, "state_folder", lambda: tmp_path / "one")
    assert drafts._machine() != drafts._machine()
