"""A pack is put in its place whole, or nothing is."""

import errno
import os
import stat
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from ita_desk.errors import AppError, SystemFault, UserError
from ita_desk.services.publishing import target
from ita_desk.services.publishing.target import write_pack, zip_of

FILES = {"index.html": b"<html>", "a.pdf": b"%PDF", "b.pdf": b""}


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything in a folder, hidden files too."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def refusal(place: Path) -> tuple[type[AppError], str]:
    """The error with which a folder is not written; nothing changes."""
    before = tree(place.parent) if place.parent.is_dir() else {}
    with pytest.raises(AppError) as caught:
        write_pack(place, FILES, zipped=False)
    assert caught.value.values["path"] in (str(place), str(place.parent))
    assert (tree(place.parent) if place.parent.is_dir() else {}) == before
    return type(caught.value), caught.value.key


@pytest.mark.parametrize("there", [False, True])
def test_a_folder_is_written(tmp_path: Path, *, there: bool) -> None:
    place = tmp_path / "ชุด 1"
    if there:
        place.mkdir()
    write_pack(place, FILES, zipped=False)
    assert tree(tmp_path) == {place.name: None, **{f"{place.name}/{n}": FILES[n] for n in sorted(FILES)}}


@pytest.mark.skipif(sys.platform == "win32", reason="rights of Unix")
def test_others_may_read_what_they_may_read_of_any_new_folder(tmp_path: Path) -> None:
    place, usual = tmp_path / "pack", tmp_path / "usual"
    usual.mkdir()
    (usual / "a").touch()
    write_pack(place, FILES, zipped=False)
    assert stat.S_IMODE(place.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    assert stat.S_IMODE((place / "a.pdf").stat().st_mode) == stat.S_IMODE((usual / "a").stat().st_mode)


def test_what_lies_there_is_never_touched(tmp_path: Path) -> None:
    place = tmp_path / "pack"
    place.mkdir()
    (place / ".hidden").write_bytes(b"mine")
    assert refusal(place) == (UserError, "publish.folder_in_use")
    file = tmp_path / "file"
    file.touch()
    assert refusal(file) == (UserError, "publish.folder_in_use")
    assert refusal(file / "pack") == (UserError, "file.no_folder")
    assert refusal(tmp_path / "none" / "pack") == (UserError, "file.no_folder")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    place = tmp_path / "pack"
    place.symlink_to(elsewhere)
    assert refusal(place) == (UserError, "publish.folder_in_use")


@pytest.mark.parametrize(
    ("number", "kind", "key"),
    [
        (errno.ENOSPC, SystemFault, "file.disk_full"),
        (errno.EDQUOT, SystemFault, "file.disk_full"),
        (errno.EIO, SystemFault, "file.write_failed"),
        (errno.EACCES, UserError, "file.not_writable"),
    ],
)
def test_a_disk_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[AppError], key: str
) -> None:
    synced: list[int] = []

    def fail(file: int) -> None:
        synced.append(file)
        if len(synced) == 2:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr("ita_desk.services.publishing.target.os.fsync", fail)
    assert refusal(tmp_path / "pack") == (kind, key)


def test_something_that_comes_there_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "pack"
    place.mkdir()
    (place / "late.txt").touch()
    monkeypatch.setattr(target, "refuse_used", lambda _: None)
    assert refusal(place) == (UserError, "publish.folder_in_use")


def test_a_zip_takes_the_place_of_a_former_one(tmp_path: Path) -> None:
    place = tmp_path / "pack.zip"
    write_pack(place, {"a": b"former"}, zipped=True)
    write_pack(place, FILES, zipped=True)
    assert list(tree(tmp_path)) == ["pack.zip"]
    with zipfile.ZipFile(place) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(FILES)
        assert {name: archive.read(name) for name in archive.namelist()} == FILES


def test_the_same_files_give_the_same_zip() -> None:
    backwards = dict(reversed(FILES.items()))
    assert zip_of(FILES) == zip_of(backwards)
    with zipfile.ZipFile(BytesIO(zip_of(FILES))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
