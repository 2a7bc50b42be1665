"""The step into a new year from the command line."""

from pathlib import Path

import pytest

from cli.conftest import Run
from ita_desk.storage.lock import OfficeLock


def test_the_new_year_stands_in_the_file_and_every_change_is_told(run: Run, sample: str) -> None:
    answer = run("rollover", sample, "--to", "๒๕๖๙")
    assert answer.code == 0
    before, after = (
        run("show", sample, "--year", "2568", "--json"),
        run("show", sample, "--year", "2569", "--json"),
    )
    (old,), (new,) = before.json["years"], after.json["years"]
    assert [m["title"] for m in new["measures"]] == [m["title"] for m in old["measures"]]
    assert all(m["outcome"]["status"] == "" for m in new["measures"])
    assert "✓" in answer.out
    assert "2569" in answer.out


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("--to", "2568"), "2568"),
        (("--to", "2500"), "2500"),
        (("--to", "9999"), "9999"),
        (("--to", "ปีหน้า"), "ปีหน้า"),
        ((), "--to"),
    ],
)
def test_a_year_that_cannot_be_is_refused(run: Run, sample: str, words: tuple[str, ...], key: str) -> None:
    answer = run("rollover", sample, *words)
    assert answer.code == 2
    assert key in answer.err


def test_a_file_in_use_is_left_alone(run: Run, sample: str) -> None:
    path = Path(sample).resolve()
    content = path.read_bytes()
    lock = OfficeLock.acquire(path)
    try:
        assert run("rollover", sample, "--to", "2569").code == 2
    finally:
        lock.release()
    assert path.read_bytes() == content
