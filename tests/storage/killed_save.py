"""Begins a save and is killed in the middle of it: `python killed_save.py FILE WHEN`.

WHEN is `removed` (the old rows are gone, the new ones not yet written) or `written` (all but the commit).
"""

import os
import signal
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from typing import Any
from unittest.mock import patch

from ita_desk.domain.agency import Agency
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.storage import office_store, saving


def die(connection: Connection) -> None:
    """Makes SQLite write its changed pages into the file, and kills the process."""
    connection.execute("PRAGMA cache_size=1")
    connection.execute("SELECT count(*) FROM evidence, sqlite_master").fetchall()
    os.kill(os.getpid(), signal.SIGKILL)


def different(office: Office) -> Office:
    """An office in which no part is the same."""
    long = YearReport.empty(2600)
    return Office(
        agency=replace(Agency(), name="อื่น"),
        years=(
            replace(office.years[0], limitations=("ก" * 5000,)),
            replace(long, limitations=("ข" * 5000,) * 9),
        ),
    )


def main() -> None:
    path, when = sys.argv[1:]
    store = office_store.OfficeStore.open(Path(path))
    before = store.load()
    if when == "written":
        with patch.object(office_store, "_renew_revision", die):
            store.save(before, different(before))

    def removed(database: Any, *_: object) -> defaultdict[str, list[object]]:
        database.conn.execute("DELETE FROM year_report")
        die(database.conn)
        return defaultdict(list)

    with patch.object(saving, "_update_in_place", removed):
        store.save(before, different(before))


main()
