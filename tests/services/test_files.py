"""A finished file is put in its place whole, or the former one stays."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ita_desk.errors import AppError, SystemFault, UserError
from ita_desk.services import files
from ita_desk.services.files import replace_file


def refusal(path: Path, kind: type[AppError]) -> tuple[str, str]:
    """Key and path of the error with which a file is not written; nothing is left behind."""
    before = {p.name: p.read_bytes() for p in path.parent.glob("*") if p.is_file()}
    with pytest.raises(kind) as caught:
        replace_file(path, b"new")
    assert {p.name: p.read_bytes() for p in path.parent.glob("*") if p.is_file()} == before
    return caught.value.key, str(caught.value.values["path"])


def test_a_new_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "รายงาน ปี 2568.pdf"
    replace_file(path, b"")
    replace_file(path, b"one")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [(path.name, b"one")]


def test_a_name_as_long_as_the_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("ก" * 83 + ".pdf")  # 253 bytes
    replace_file(path, b"one")
    assert path.read_bytes() == b"one"


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    path = tmp_path / ("ก" * 100)
    assert refusal(path, SystemFault) == ("file.write_failed", str(path))


def test_a_folder_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert refusal(tmp_path, UserError) == ("file.is_folder", str(tmp_path))
    assert refusal(Path(), UserError) == ("file.is_folder", ".")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in ("none", "file"):
        path = tmp_path / folder / "a.pdf"
        assert refusal(path, UserError) == ("file.no_folder", str(path.parent))


@pytest.mark.parametrize(
    ("number", "kind", "key"),
    [
        (errno.ENOSPC, SystemFault, "file.disk_full"),
        (errno.EDQUOT, SystemFault, "file.disk_full"),
        (errno.EIO, SystemFault, "file.write_failed"),
        (errno.EACCES, UserError, "file.in_use"),
        (errno.EPERM, UserError, "file.in_use"),
    ],
)
@pytest.mark.parametrize("step", [(os, "fsync"), (Path, "replace")])
def test_a_failure_keeps_the_former_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: tuple[object, str],
    number: int,
    kind: type[AppError],
    key: str,
) -> None:
    def failing(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "a.pdf"
    path.write_bytes(b"former")
    monkeypatch.setattr(*step, failing)
    assert refusal(path, kind) == (key, str(path))
    assert path.read_bytes() == b"former"


def test_a_folder_into_which_nobody_may_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", failing)
    assert refusal(tmp_path / "a.pdf", UserError) == ("file.not_writable", str(tmp_path / "a.pdf"))


def test_a_file_that_another_program_holds_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def patiently(act: Callable[[], object]) -> None:
        asked.append(True)
        act()

    monkeypatch.setattr(files, "patiently", patiently)
    replace_file(tmp_path / "a.pdf", b"x")
    assert asked == [True]


@pytest.mark.skipif(sys.platform == "win32", reason="there the folder says who may read")
def test_nobody_else_reads_a_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, seen = tmp_path / "a.pdf", list[int]()
    path.touch()
    path.chmod(0o664)

    def flushed(number: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(number).st_mode))

    monkeypatch.setattr(os, "fsync", flushed)
    replace_file(path, b"x")
    assert (seen, stat.S_IMODE(path.stat().st_mode)) == ([0o600], 0o664)


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    other, link = tmp_path / "other", tmp_path / "a.pdf"
    other.write_bytes(b"mine")
    try:
        link.symlink_to(other)
    except OSError:
        pytest.skip("links cannot be made here")
    replace_file(link, b"x")
    assert (other.read_bytes(), link.read_bytes(), link.is_symlink()) == (b"mine", b"x", False)


def test_the_reason_of_a_failure_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: int) -> None:
        raise OSError(errno.EIO, "no reply")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(SystemFault) as caught:
        replace_file(tmp_path / "a.pdf", b"x")
    assert caught.value.values["reason"] == "no reply"
    assert isinstance(caught.value.__cause__, OSError)


def test_the_bytes_are_on_the_disk_before_they_take_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, steps = tmp_path / "a.pdf", list[str]()
    flush, move = os.fsync, Path.replace

    def flushed(number: int) -> None:
        (draft,) = tmp_path.iterdir()
        steps.append(f"flush {draft.read_bytes().decode()}")
        flush(number)

    def moved(draft: Path, target: Path) -> Path:
        steps.append("replace")
        return move(draft, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", moved)
    replace_file(path, b"whole")
    assert steps == ["flush whole", "replace"]
