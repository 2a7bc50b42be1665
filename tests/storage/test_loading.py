"""What is read from a file becomes the office, or is refused as damaged."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.storage.failures import DamagedFile
from ita_desk.storage.migrate import SCHEMA_VERSION
from ita_desk.storage.office_store import OfficeStore

Samples = Callable[[str], Path]


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM agency",
        "UPDATE year_report SET basis_year = 1999",
        "UPDATE year_report SET report_date = '5 ต.ค. 68'",
        "UPDATE score SET score = '95..3'",
        "UPDATE measure_group SET headings = '1'",
        "UPDATE agency SET divisions = '1'",
        "UPDATE agency SET name = CAST(x'e0ff' AS TEXT)",
    ],
)
def test_broken_values_are_damage(sample: Samples, sql: str) -> None:
    path = sample(f"v{SCHEMA_VERSION}.ita")
    change(path, sql)
    with pytest.raises(DamagedFile) as raised:
        OfficeStore.open(path).load()
    assert raised.value.values == {"path": str(path)}


def test_garbage_inside_is_damage(sample: Samples) -> None:
    path = sample(f"v{SCHEMA_VERSION}.ita")
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xa5" * (len(content) - 8192))
    with pytest.raises(DamagedFile):
        OfficeStore.open(path).load()


def test_order_is_that_of_the_ordinals(sample: Samples, filled: Office) -> None:
    path = sample(f"v{SCHEMA_VERSION}.ita")
    for table in ("measure", "step", "evidence", "finding", "printed_score", "limitation", "former_name"):
        change(path, f"UPDATE {table} SET ordinal = -1 - ordinal")
    before, after = filled.years[1], OfficeStore.open(path).load().years[1]
    assert [m.number for m in after.measures] == [m.number for m in reversed(before.measures)]
    assert after.measures[1].steps[0].text == before.measures[0].steps[-1].text
    assert after.limitations == before.limitations[::-1]
    assert after.assessment.as_printed == before.assessment.as_printed[::-1]


def test_scores_keep_their_order(sample: Samples, filled: Office) -> None:
    loaded = OfficeStore.open(sample(f"v{SCHEMA_VERSION}.ita")).load()
    assert list(loaded.years[0].assessment.scores) == list(filled.years[0].assessment.scores)


def test_lost_outcome_reads_as_empty(sample: Samples) -> None:
    path = sample(f"v{SCHEMA_VERSION}.ita")
    for table in ("evidence", "outcome"):
        change(path, f"DELETE FROM {table}")
    measure = OfficeStore.open(path).load().years[1].measures[0]
    assert measure.outcome == Outcome()
    assert measure.half_year is None
