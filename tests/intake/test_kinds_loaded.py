"""Reading a source loads the libraries of its own kind only: they take longer to load than a report to read."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from intake.written import as_csv, as_docx, as_html, as_pdf, as_xlsx
from ita_desk.intake.grid import Block, Row, Table

WATCHED = ("docx", "openpyxl", "pdfplumber", "pdfminer", "lxml.html", "pypdf", "ita_desk.intake.tabular")
TABULAR = "ita_desk.intake.tabular"
BLOCKS = (Table((Row(1, ("มาตรการ", "ผลการดำเนินงาน")), Row(2, ("๑. อบรมเจ้าหน้าที่", "ดำเนินการแล้ว")))),)
ROOT = Path(__file__).resolve().parents[2]
CODE = """
import sys
from pathlib import Path
from ita_desk.domain.ids import counted_ids
from ita_desk.intake.reader import read_source
read_source(Path(sys.argv[1]), counted_ids())
print(*(name for name in sys.argv[2:] if name in sys.modules))
"""


def as_json(_: Sequence[Block]) -> bytes:
    return b'{"years": [{"fiscal_year": 2568}]}'


def as_text(_: Sequence[Block]) -> bytes:
    return "มาตรการ\tผลการดำเนินงาน\n๑. อบรม\tดำเนินการแล้ว\n".encode()


@pytest.mark.parametrize(
    ("ending", "write", "loaded"),
    [
        (".json", as_json, set()),
        (".txt", as_text, {TABULAR}),
        (".csv", as_csv, {TABULAR}),
        (".html", as_html, {TABULAR, "lxml.html"}),
        (".docx", as_docx, {TABULAR, "docx"}),
        (".xlsx", as_xlsx, {TABULAR, "openpyxl"}),
        (".pdf", as_pdf, {TABULAR, "pdfplumber", "pdfminer"}),
    ],
)
def test_what_is_loaded(
    tmp_path: Path, ending: str, write: Callable[[Sequence[Block]], bytes], loaded: set[str]
) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(write(BLOCKS))
    command = [sys.executable, "-c", CODE, str(path), *WATCHED]
    done = subprocess.run(
        command, env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == loaded
