"""Files of every released schema version still open, with all they held."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ita_desk.domain.exchange import office_from_json, office_to_json
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport, signed_code
from ita_desk.domain.year_report import Deadlines
from ita_desk.storage.blobs import blob_key
from ita_desk.storage.database import new_database, transaction
from ita_desk.storage.migrate import MIGRATIONS, SCHEMA_VERSION, apply_migrations
from ita_desk.storage.office_store import OfficeStore

Samples = Callable[[str], Path]
VERSIONS = range(1, SCHEMA_VERSION + 1)


def schema(connection: sqlite3.Connection) -> set[tuple[str, str | None]]:
    return set(connection.execute("SELECT name, sql FROM sqlite_master"))


@pytest.mark.parametrize("version", VERSIONS)
def test_every_table_of_the_sample_has_rows(sample: Samples, version: int) -> None:
    with closing(sqlite3.connect(sample(f"v{version}.ita"))) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    assert len(counts) >= 20
    assert [name for name, count in counts.items() if not count] == []


@pytest.mark.parametrize("version", VERSIONS)
def test_migrations_still_make_the_schema_of_the_sample(
    sample: Samples, tmp_path: Path, version: int
) -> None:
    with new_database(tmp_path / "new.ita") as connection, transaction(connection):
        apply_migrations(connection, MIGRATIONS[:version])
        made = schema(connection)
    with closing(sqlite3.connect(sample(f"v{version}.ita"))) as connection:
        assert schema(connection) == made


@pytest.mark.parametrize("version", VERSIONS)
def test_content(sample: Samples, version: int) -> None:
    expected = json.loads(sample(f"v{version}.json").read_text("utf-8"), parse_float=Decimal)
    office = OfficeStore.open(sample(f"v{version}.ita")).load()
    assert office_to_json(office) == office_to_json(office_from_json(expected, counted_ids()))
    ids = [finding.id for year in office.years for finding in year.findings]
    for measure in office.years[1].measures:
        proofs = [*measure.outcome.evidence, *(measure.half_year.evidence if measure.half_year else ())]
        ids += [measure.id, *(step.id for step in measure.steps), *(proof.id for proof in proofs)]
    assert len(set(ids)) == len(ids) == 11
    assert all(ids)


@pytest.mark.parametrize("version", VERSIONS)
def test_blobs(sample: Samples, filled: Office, version: int) -> None:
    store = OfficeStore.open(sample(f"v{version}.ita"))
    year = filled.years[1]
    signed = store.read_blob(year.signed[0].sha256)
    assert signed == b"%PDF-1.4\n% signed sample\n%%EOF\n"
    for key in (filled.agency.seal.sha256, year.measures[0].outcome.evidence[0].sha256):
        content = store.read_blob(key)
        assert content
        assert blob_key(content) == key
    pictures = store.load().years[1].pictures
    assert list(pictures) == (["analysis/charts/total", "own-form/ภาพ/radar"] if version > 1 else [])
    assert store.sweep_blobs() == 1
    assert store.read_blob(year.signed[0].sha256) == signed
    assert all(map(store.read_blob, pictures.values()))


@pytest.mark.parametrize("version", VERSIONS)
def test_signed_reports(sample: Samples, version: int) -> None:
    store = OfficeStore.open(sample(f"v{version}.ita"))
    first, *others = store.load().years[1].signed
    # What nobody noted is empty.
    noted = ("result-scores", 12, "ทส ๙๙๙๐๑/๑๒๓", date(2025, 10, 6), first.sha256)
    assert first == SignedReport(*noted)
    assert len(others) == (version > 4)
    for signed in others:
        assert signed_code(signed) == signed.code
        assert len(signed.papers) == len({key for key in signed.papers if store.read_blob(key)}) == 3


@pytest.mark.parametrize("version", VERSIONS)
def test_accepted_problems(sample: Samples, version: int) -> None:
    accepted = OfficeStore.open(sample(f"v{version}.ita")).load().years[1].accepted
    codes = ["text.doubled-word", "identity.other-agency"]
    assert [one.code for one in accepted] == (codes if version > 2 else [])
    assert [one.day for one in accepted] == ([date(2026, 11, 21), None] if version > 2 else [])


@pytest.mark.parametrize("version", VERSIONS)
def test_deadlines(sample: Samples, version: int) -> None:
    first, second = (year.deadlines for year in OfficeStore.open(sample(f"v{version}.ita")).load().years[:2])
    assert first == Deadlines()
    assert second == (Deadlines(date(2025, 4, 16), date(2025, 10, 31)) if version > 3 else Deadlines())
