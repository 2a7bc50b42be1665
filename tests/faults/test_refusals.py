"""What a system refuses, and files that change under an open office: told in Thai, and the edit is there afterwards."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from faults.conftest import Start
from faults.desk_process import told
from faults.shim import BY_ERROR, HANG
from ita_desk.domain.agency import Agency
from ita_desk.domain.office import Office
from ita_desk.storage.office_store import OfficeStore

pytestmark = pytest.mark.slow
SHARE_GONE = (errno.EIO, errno.ESTALE, errno.EHOSTDOWN, errno.ETIMEDOUT, errno.ENOTCONN)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_permission_refused(start: Start, office: Path) -> None:
    desk = start()
    desk.control.arm(errno.EACCES, str(office.parent), BY_ERROR[errno.EACCES] - {"stat", "open", "lock"})
    desk("edit", "แก้ไข")
    trouble = desk("await_trouble")
    assert told(trouble, "storage.read_only", "storage.cannot_open", "storage.not_allowed")
    assert trouble["rescued"] == "แก้ไข"
    assert told(desk("copy", str(office.parent / "copy.ita")), "storage.read_only", "storage.not_allowed")
    assert told(desk("export", str(office.parent / "a.pdf"), 10), "file.not_writable")
    desk.control.lift()
    assert desk("await_saved")
    assert desk("held") == "แก้ไข"
    assert names(office.parent) == [".~lock.office.ita#", "office.ita"]


def test_file_locked_by_another_program(start: Start, office: Path) -> None:
    desk = start()
    with closing(sqlite3.connect(office, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        desk("edit", "แก้ไข")
        trouble = desk("await_trouble")
        assert told(trouble, "storage.locked")
        assert trouble["rescued"] == "แก้ไข"
        other.execute("ROLLBACK")
    assert desk("await_saved")
    assert desk("held") == "แก้ไข"


def test_virus_scanner_holds_the_file_for_seconds(start: Start, office: Path) -> None:
    """As long as it does, neither the file nor its journal can be opened, renamed or removed."""
    desk = start()
    desk.control.arm(errno.EACCES, "office.ita", {"open", "writable", "create", "rename", "unlink"})
    desk("edit", "แก้ไข")
    assert told(desk("await_trouble"), "storage.cannot_open", "storage.not_allowed", "storage.read_only")
    desk.control.lift()
    assert desk("await_saved")
    desk.control.arm(errno.EACCES, "office.ita-journal", {"unlink"})  # the end of a save
    desk("edit", "แก้ไขอีก")
    assert told(desk("await_trouble"), "storage.disk_fault", "storage.cannot_open", "storage.not_allowed")
    desk.control.lift()
    assert desk("await_saved")
    assert desk("held") == "แก้ไขอีก"


@pytest.mark.parametrize("error", SHARE_GONE, ids=lambda error: errno.errorcode[error])
def test_share_gone_and_back(start: Start, office: Path, error: int) -> None:
    desk = start()
    desk.control.arm(error, str(office.parent))
    desk("edit", "แก้ไข")
    trouble = desk("await_trouble")
    keys = ("disk_fault", "cannot_open", "folder_gone", "locked")
    assert told(trouble, *(f"storage.{key}" for key in keys))
    assert trouble["rescued"] == "แก้ไข"
    assert told(desk("copy", str(office.parent / "copy.ita")), *(f"storage.{key}" for key in keys))
    desk.control.lift()
    assert desk("await_saved")
    assert desk("held") == "แก้ไข"


def test_share_hangs_and_answers_again(start: Start, office: Path) -> None:
    desk = start()
    desk.control.arm(HANG, str(office.parent))
    desk("edit", "แก้ไข")
    trouble = desk("await_trouble")
    assert told(trouble, "saver.hangs")
    assert trouble["rescued"] == "แก้ไข"
    desk.control.lift()
    assert desk("await_saved")
    assert desk("held") == "แก้ไข"


def test_share_hangs_at_the_end(start: Start, office: Path) -> None:
    desk = start()
    desk.control.arm(HANG, str(office), first=3)
    desk("edit", "แก้ไข")
    assert desk("end", 0.1) == {"saved": False, "rescued": "แก้ไข"}


def damage_page(path: Path) -> None:
    with path.open("r+b") as file:
        for page in range(2, path.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\xff" * 4096)


def cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def make_empty(path: Path) -> None:
    os.truncate(path, 0)


def put_text_there(path: Path) -> None:
    path.write_text("จดหมายถึงสำนักงาน" * 900, "utf-8")


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")


def put_other_there(path: Path) -> None:
    """As a program that synchronises a folder does after somebody else saved there."""
    other = path.with_name("from elsewhere.ita")
    OfficeStore.create(other, Office(Agency(name="จากที่อื่น")))
    other.replace(path)


SPOILT: dict[Callable[[Path], None], tuple[str, ...]] = {
    damage_page: ("storage.damaged",),
    cut_in_half: ("storage.damaged",),
    make_empty: ("storage.not_office_file", "storage.damaged"),
    put_text_there: ("storage.not_office_file",),
    make_newer: ("storage.newer_file",),
    put_other_there: ("storage.changed",),
}


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_file_is_spoilt_under_us(start: Start, office: Path, spoil: Callable[[Path], None]) -> None:
    desk = start()
    spoil(office)
    spoilt = office.read_bytes()
    desk("edit", "แก้ไข")
    trouble = desk("await_trouble")
    assert told(trouble, *SPOILT[spoil])
    assert trouble["rescued"] == "แก้ไข"
    assert office.read_bytes() == spoilt  # nobody writes into what is not known
    assert desk("copy", str(office.parent / "copy.ita")) == "แก้ไข"
    assert desk("close", 10) == {"saved": False, "rescued": "แก้ไข"}
    assert office.read_bytes() == spoilt
    if spoil is not put_other_there:
        assert told(desk("open"), *SPOILT[spoil])
    assert office.read_bytes() == spoilt
    assert names(office.parent) == ["copy.ita", "office.ita"]


def test_spoilt_file_is_put_back(start: Start, office: Path, tmp_path: Path) -> None:
    desk = start()
    shutil.copy(office, tmp_path / "good.ita")
    cut_in_half(office)
    desk("edit", "แก้ไข")
    assert told(desk("await_trouble"), "storage.damaged")
    shutil.copy(tmp_path / "good.ita", office)
    assert desk("await_saved")
    assert desk("held") == "แก้ไข"


def test_folder_is_renamed_and_renamed_back(start: Start, office: Path) -> None:
    desk = start()
    moved = office.parent.rename(office.parent.with_name("elsewhere"))
    desk("edit", "แก้ไข")
    assert told(desk("await_trouble"), "storage.missing", "storage.no_folder", "storage.folder_gone")
    assert not office.parent.exists()
    moved.rename(office.parent)
    assert desk("await_saved")
    assert desk("held") == "แก้ไข"
