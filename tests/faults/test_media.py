"""A disk that is really full, becomes read-only or is pulled out: the edit is there afterwards, and was told about."""

from pathlib import Path

import pytest

from faults.desk_process import DeskProcess, told

pytestmark = pytest.mark.slow
PHOTO = 300_000


def test_full_while_typing(stick: DeskProcess, tmp_path: Path) -> None:
    stick("fill", 700)
    stick("edit", "แก้ไข")
    trouble = stick("await_trouble")
    assert told(trouble, "storage.disk_full")
    assert trouble["rescued"] == "แก้ไข"
    assert stick("held") == "ก่อน"
    stick("edit", "แก้ไขอีก")
    stick("run", "mount", "-o", "remount,size=16m", str(tmp_path / "medium"))
    assert stick("await_saved")
    assert stick("held") == "แก้ไขอีก"
    assert [path.name for path in stick.rescues.iterdir()] == []


def test_full_disk_refuses_everything_and_harms_nothing(stick: DeskProcess, tmp_path: Path) -> None:
    filler, seen = tmp_path / "medium" / "filler", tmp_path / "stick"
    stick("export", str(seen / "old.pdf"), 100)
    stick("run", "sh", "-c", f"head -c 9000000 /dev/zero > '{filler}' || true")
    assert told(stick("add_photo", PHOTO), "storage.disk_full")
    assert told(stick("copy", str(seen / "copy.ita")), "storage.disk_full")
    assert told(stick("export", str(seen / "old.pdf"), PHOTO), "file.disk_full")
    assert told(stick("backup", str(seen / "backups")), "storage.disk_full")
    stick("edit", "แก้ไข")
    assert told(stick("await_trouble"), "storage.disk_full")
    stick("run", "sh", "-c", f"test $(wc -c < '{seen / 'old.pdf'}') = 100")
    assert stick("held") == "ก่อน"
    stick("run", "rm", str(filler))
    assert stick("await_saved")
    assert stick("held") == "แก้ไข"
    assert len(stick("add_photo", PHOTO)) == 64
    assert stick("copy", str(seen / "copy.ita")) == "แก้ไข"
    assert stick("export", str(seen / "old.pdf"), PHOTO) is None
    (backup,) = stick("backup", str(seen / "backups"))
    assert backup.endswith("แก้ไข")
    assert stick("close", 10)["saved"]
    # No draft was left by what failed.
    names = "backups copy.ita office.ita old.pdf"
    stick("run", "sh", "-c", f"test \"$(ls -A '{seen}' | sort | xargs)\" = '{names}'")


def test_medium_becomes_read_only(stick: DeskProcess, tmp_path: Path) -> None:
    stick("run", "mount", "-o", "remount,ro", str(tmp_path / "medium"))
    stick("run", "mount", "-o", "remount,ro,bind", str(tmp_path / "stick"))
    stick("edit", "แก้ไข")
    trouble = stick("await_trouble")
    assert told(trouble, "storage.read_only")
    assert trouble["rescued"] == "แก้ไข"
    assert told(
        stick("export", str(tmp_path / "stick" / "a.pdf"), 100), "file.write_failed", "file.read_only"
    )
    assert stick("copy", str(tmp_path / "copy.ita")) == "แก้ไข"
    stick("run", "mount", "-o", "remount,rw", str(tmp_path / "medium"))
    stick("run", "mount", "-o", "remount,rw,bind", str(tmp_path / "stick"))
    assert stick("await_saved")
    assert stick("held") == "แก้ไข"


def test_stick_is_pulled_and_put_in_again(stick: DeskProcess, tmp_path: Path) -> None:
    seen = tmp_path / "stick"
    stick("run", "umount", "-l", str(seen))
    stick("edit", "แก้ไข")
    trouble = stick("await_trouble")
    assert told(trouble, "storage.missing", "storage.no_folder", "storage.folder_gone")
    assert trouble["rescued"] == "แก้ไข"
    assert stick("copy", str(tmp_path / "copy.ita")) == "แก้ไข"
    assert list(seen.iterdir()) == []  # nothing was made where the stick used to be
    stick("run", "mount", "--bind", str(tmp_path / "medium"), str(seen))
    assert stick("await_saved")
    assert stick("held") == "แก้ไข"


def test_stick_stays_out(stick: DeskProcess, tmp_path: Path) -> None:
    stick("run", "umount", "-l", str(tmp_path / "stick"))
    stick("edit", "แก้ไข")
    assert stick("close", 10) == {"saved": False, "rescued": "แก้ไข"}
