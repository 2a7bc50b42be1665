"""Files made to do harm are refused with a reason or read, in bounded time and memory, and harm no office file."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from intake import hostile_run
from intake.hostile import hostile_files, junk, mutated, mutated_parts
from intake.written import as_docx, as_html, as_pdf, as_xlsx
from ita_desk.domain.ids import counted_ids
from ita_desk.errors import UserError
from ita_desk.intake.reader import read_source
from ita_desk.intake.text import blocks_from_text

pytestmark = pytest.mark.slow

SOURCES = Path(__file__).resolve().parents[2] / "src"
BLOCKS = blocks_from_text("รายงานผล ปีงบประมาณ พ.ศ. ๒๕๖๘\n\nมาตรการ\tผลลัพธ์\n๑. อบรม\tดี\n")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[tuple[str, ...], str]]:
    """For each hostile file what may come of it, and what came of it in a bounded process."""
    pytest.importorskip("resource", reason="this system cannot bound the memory of a process")
    folder = tmp_path_factory.mktemp("hostile")
    keys: dict[str, tuple[str, ...]] = {}
    for name, content, allowed in hostile_files():
        (folder / name).write_bytes(content)
        keys[name] = allowed
    run = subprocess.run(
        [sys.executable, hostile_run.__file__, str(SOURCES), str(folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    came = json.loads(run.stdout)
    return {name: (allowed, came[name]) for name, allowed in keys.items()}


def test_hostile_files_are_refused_or_read(expected: Mapping[str, tuple[tuple[str, ...], str]]) -> None:
    assert {name: came for name, (allowed, came) in expected.items() if came not in allowed} == {}


def keys_of(folder: Path, ending: str, contents: Iterable[bytes]) -> set[str]:
    """The keys of the errors that come of reading these; anything but a UserError fails the test."""
    path = folder / f"a{ending}"
    keys = set()
    for content in contents:
        path.write_bytes(content)
        try:
            read_source(path, counted_ids())
        except UserError as error:
            keys.add(error.key)
    return keys


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".pdf", ".html", ".csv", ".txt", ".json"])
def test_junk_is_refused_or_read(tmp_path: Path, ending: str) -> None:
    assert keys_of(tmp_path, ending, junk(1000)) - {"exchange.wrong_value"} <= {
        *(
            "intake.empty",
            "intake.unreadable",
            "intake.unknown_format",
            "intake.old_office",
            "intake.scanned",
        ),
    }


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        (".docx", as_docx(BLOCKS)),
        (".xlsx", as_xlsx(BLOCKS)),
        (".pdf", as_pdf(BLOCKS)),
        (".html", as_html(BLOCKS)),
    ],
    ids=["docx", "xlsx", "pdf", "html"],
)
def test_files_with_changed_bytes_are_refused_or_read(tmp_path: Path, ending: str, content: bytes) -> None:
    keys_of(tmp_path, ending, mutated(content, 200))
    if ending in (".docx", ".xlsx"):
        keys_of(tmp_path, ending, mutated_parts(content, 200))


def test_the_bounded_process_sees_what_goes_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource", reason="this system cannot bound the time of a process")
    source, office = tmp_path / "a.txt", tmp_path / "office.ita"
    source.write_bytes(b"a")
    office.write_bytes(b"no office")
    monkeypatch.setattr("ita_desk.services.intake.taking.take_source", hostile_run._no_network)
    assert "a socket was opened" in hostile_run._outcome(source, office)

    def spoil(*_: object) -> None:
        office.write_bytes(b"spoilt")
        raise UserError("intake.empty")

    monkeypatch.setattr("ita_desk.services.intake.taking.take_source", spoil)
    assert hostile_run._outcome(source, office) == "the office was changed"
