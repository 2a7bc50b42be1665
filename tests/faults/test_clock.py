"""A clock that is set back, or was years ahead: order, locks and rescued work do not go by it."""

import errno
from datetime import timedelta
from pathlib import Path

import pytest

from faults.conftest import Start
from faults.desk_process import DeskProcess, told

pytestmark = pytest.mark.slow
DAY = int(timedelta(days=1).total_seconds())


def ids(backups: list[str]) -> list[int]:
    """The numbers of backups as the desk tells them."""
    return [int(backup.split()[0]) for backup in backups]


def test_newest_backup_is_the_last_made(start: Start, tmp_path: Path) -> None:
    desk = start()
    for number, days in enumerate((0, -400, 800, -3000), 1):
        desk.control.set_clock(days * DAY)
        desk("edit", f"ครั้งที่ {number}")
        assert desk("await_saved")
        backups = desk("backup", str(tmp_path / "backups"))
        assert ids(backups) == list(range(number, 0, -1))
        assert backups[0].endswith(f"ครั้งที่ {number}")


def test_backups_of_a_clock_gone_wrong_push_out_none_of_today(start: Start, tmp_path: Path) -> None:
    desk = start()
    made = []
    for days in (*range(20), *range(4000, 4030), 20, 21):
        desk.control.set_clock(days * DAY)
        desk("edit", f"วันที่ {days}")
        assert desk("await_saved")
        made.append(f"วันที่ {days}")
        backups = desk("backup", str(tmp_path / "backups"))
        assert ids(backups) == sorted(ids(backups), reverse=True)
    names = [backup.split(" ", 1)[1] for backup in backups]
    assert names[:10] == made[::-1][:10]
    assert set(names) & set(made[:20])  # of before the clock went wrong, not only of after it
    assert len(backups) < len(made)


def test_lock_holds_though_the_clock_went_back(
    start: Start, library: Path, office: Path, tmp_path: Path
) -> None:
    desk = start()
    with DeskProcess(office, tmp_path / "other", library) as other:
        other.control.set_clock(-5000 * DAY)
        assert told(other("open"), "storage.in_use")
        desk("edit", "แก้ไข")
        assert desk("await_saved")
        assert other("held") == "แก้ไข"


@pytest.mark.parametrize("days", [-5000, 5000])
def test_work_left_under_another_clock_is_found(
    start: Start, library: Path, office: Path, tmp_path: Path, days: int
) -> None:
    desk = start()
    desk.control.set_clock(days * DAY)
    desk.control.arm(errno.ENOSPC, "office.ita", {"write"})
    desk("edit", "แก้ไข")
    assert told(desk("await_trouble"), "storage.disk_full")
    desk.kill()
    desk.control.lift()
    desk.control.set_clock(0)
    with DeskProcess(office, tmp_path, library) as next_desk:
        assert next_desk("open") == "ก่อน"  # the lock of the dead process keeps nobody out
        assert next_desk("left_work") == ["แก้ไข"]
