"""The files of mails."""

import os
import stat
import sys
from pathlib import Path

import pytest

from ita_desk.errors import SystemFault, UserError
from ita_desk.services.mailing.outbox import Outbox, size_of

DAY = 24 * 3600.0


def test_a_parcel_is_private_and_its_files_have_each_a_name(tmp_path: Path) -> None:
    outbox, source = Outbox(tmp_path / "state" / "mail"), tmp_path / "A.pdf"
    source.write_bytes(b"own")
    parcel = outbox.open_parcel()
    made = parcel.put("a.pdf", "รายงาน.pdf", b"made")
    copied = parcel.copy(source)
    assert (made.path.read_bytes(), made.name) == (b"made", "รายงาน.pdf")
    assert (copied.path.read_bytes(), copied.name) == (b"own", "A-2.pdf")
    assert parcel.place("b.pdf") == parcel.folder / "b.pdf"
    assert parcel.folder != outbox.open_parcel().folder
    if sys.platform != "win32":
        folders = (parcel.folder, parcel.folder.parent)
        assert [stat.S_IMODE(folder.stat().st_mode) for folder in folders] == [0o700, 0o700]


def test_parcels_are_kept_for_a_day(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    old, new = outbox.open_parcel(), outbox.open_parcel()
    old.put("a.pdf", "a.pdf", b"")
    born = new.folder.stat().st_mtime
    os.utime(old.folder, (born - DAY, born - DAY))
    outbox.sweep(born + 1)
    assert (old.folder.exists(), new.folder.exists()) == (False, True)
    outbox.sweep()
    assert new.folder.exists()
    Outbox(tmp_path / "none").sweep()


def test_what_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    parcel = Outbox(tmp_path / "mail").open_parcel()
    with pytest.raises(UserError) as gone:
        parcel.copy(tmp_path / "gone.pdf")
    assert gone.value.key == "mail.file_unreadable"
    parcel.folder.rmdir()
    with pytest.raises(SystemFault) as fault:
        parcel.put("a.pdf", "a.pdf", b"")
    assert fault.value.key == "file.write_failed"
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SystemFault) as no_folder:
        Outbox(tmp_path / "file").open_parcel()
    assert no_folder.value.key == "mail.no_folder"


def test_sizes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert size_of(path) is None
    path.write_bytes(b"123")
    assert size_of(path) == 3
    assert size_of(tmp_path) is None
    assert size_of(Path("a" * 5000)) is None
