"""Saves whose end is not told: a share goes away in the moment in which the file has taken them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ita_desk.domain.office import Office
from ita_desk.storage import failures
from ita_desk.storage.database import open_database
from ita_desk.storage.migrate import SCHEMA_VERSION
from ita_desk.storage.office_store import OfficeStore


class Silent:
    """A connection of which nobody hears the end of a transaction; `taken` says whether it is made."""

    def __init__(self, connection: sqlite3.Connection, *, taken: bool) -> None:
        self._connection, self._taken = connection, taken

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        """Run a statement; a COMMIT fails, after or without being made."""
        if sql != "COMMIT":
            return self._connection.execute(sql, *values)
        if self._taken:
            self._connection.execute(sql)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_UNLOCK
        raise error


class Shaky(OfficeStore):
    """A store whose next saves end as `ends` says: made but not told (True), not made (False), or well (None)."""

    ends: tuple[bool | None, ...] = ()

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        end, self.ends = (self.ends or (None,))[0], self.ends[1:]
        with open_database(self.path, SCHEMA_VERSION) as connection:
            yield connection if end is None else Silent(connection, taken=end)  # type: ignore[misc]


def renamed(office: Office, name: str) -> Office:
    return replace(office, agency=replace(office.agency, name=name))


@pytest.mark.parametrize(
    "ends", [(True,), (False,), (True, True), (True, False), (False, True), (True, False, True)]
)
@pytest.mark.parametrize("last", ["ของเรา", "ก่อนหน้า"])
def test_our_own_save_is_known_again(
    tmp_path: Path, filled: Office, ends: tuple[bool, ...], last: str
) -> None:
    before = renamed(filled, "ก่อนหน้า")
    path = tmp_path / "office.ita"
    OfficeStore.create(path, before)
    store = Shaky(path)
    store.load()
    store.ends = ends
    for number in range(len(ends)):
        with pytest.raises(failures.DiskFault):
            store.save(before, renamed(filled, f"ของเรา {number}"))
    store.save(before, renamed(filled, last))  # also back to what it was before
    assert OfficeStore.open(path).load().agency.name == last
    store.save(renamed(filled, last), renamed(filled, "ต่อไป"))
    assert OfficeStore.open(path).load().agency.name == "ต่อไป"


def test_somebody_elses_save_after_ours_is_still_found(tmp_path: Path, filled: Office) -> None:
    path = tmp_path / "office.ita"
    OfficeStore.create(path, filled)
    store = Shaky(path)
    store.load()
    store.ends = (True,)
    with pytest.raises(failures.DiskFault):
        store.save(filled, renamed(filled, "ของเรา"))
    other = OfficeStore.open(path)
    other.save(other.load(), renamed(filled, "ของเขา"))
    with pytest.raises(failures.OfficeChanged):
        store.save(filled, renamed(filled, "ของเรา"))
    assert OfficeStore.open(path).load().agency.name == "ของเขา"
