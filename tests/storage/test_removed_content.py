"""What was removed from an office is gone from the bytes of its file, which may be handed on."""

from dataclasses import replace
from pathlib import Path

from ita_desk.storage.database import SMALL_FILE, new_database
from ita_desk.storage.office_store import OfficeStore
from small_office import M1, M2, OFFICE, YEAR
from typeset import picture

NAME = "ผู้ที่ไม่ควรอยู่ในไฟล์"


def test_removed_words_and_photos_are_gone(tmp_path: Path) -> None:
    photo = picture((300, 200), "green")
    secret = replace(M1, title=NAME, outcome=replace(M1.outcome, output=NAME * 40))
    before = OFFICE.with_year(replace(YEAR, measures=(secret, M2)))
    store = OfficeStore.create(tmp_path / "office.ita", before, blobs=[photo])
    assert store.path.stat().st_size < SMALL_FILE
    content = store.path.read_bytes()
    assert NAME.encode() in content
    assert photo[-200:-100] in content
    store.save(before, OFFICE.with_year(replace(YEAR, measures=(M2,))))
    assert store.sweep_blobs() == 1
    content = store.path.read_bytes()
    assert NAME.encode() not in content
    assert photo[-200:-100] not in content


def test_sqlite_is_told_so_wherever_it_runs(tmp_path: Path) -> None:
    with new_database(tmp_path / "a.ita") as connection:
        assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)
