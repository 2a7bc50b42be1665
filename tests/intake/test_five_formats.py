"""The same report says the same whether it comes as text, Word, Excel, HTML, separated values or PDF."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from intake.written import as_csv, as_docx, as_html, as_pdf, as_xlsx
from ita_desk.domain.exchange import office_to_json
from ita_desk.domain.ids import counted_ids
from ita_desk.intake.grid import Block
from ita_desk.intake.reader import read_source
from ita_desk.intake.text import blocks_from_text, decode_text

REPORTS = ("000", "001", "002", "003", "004")
Write = Callable[[Sequence[Block]], bytes]


def said(path: Path) -> dict[str, Any]:
    """What is understood of a source, without where it stood in the file."""
    office = office_to_json(read_source(path, counted_ids()).office)
    for year in office["years"]:
        for left in year["unplaced"]:
            left["line"], left["source"] = 0, ""
        for measure in year["measures"]:
            del measure["id"]  # it is made of the source's lines
    return office


def squeezed(value: Any) -> Any:
    """The value without blanks in its texts: a page breaks lines where it must."""
    if isinstance(value, dict):
        return {key: squeezed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [squeezed(item) for item in value]
    return "".join(value.split()) if isinstance(value, str) else value


def both(source_reports: Path, folder: Path, report: str, ending: str, write: Write) -> tuple[Any, Any]:
    """What the text of a report says, and what the same says in another format."""
    (source,) = source_reports.glob(f"{report}*.txt")
    blocks = blocks_from_text(decode_text(source.read_bytes(), source.name))
    written = folder / f"a{ending}"
    written.write_bytes(write(blocks))
    return said(source), said(written)


def as_unicode_csv(blocks: Sequence[Block]) -> bytes:
    return as_csv(blocks, "utf-8-sig")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ending", "write"),
    [(".docx", as_docx), (".xlsx", as_xlsx), (".html", as_html), (".csv", as_unicode_csv)],
)
@pytest.mark.parametrize("report", REPORTS)
def test_formats_that_keep_text_say_the_same(
    source_reports: Path, tmp_path: Path, report: str, ending: str, write: Write
) -> None:
    text, other = both(source_reports, tmp_path, report, ending, write)
    assert other == text


@pytest.mark.slow
@pytest.mark.parametrize("report", REPORTS)
def test_the_thai_code_page_says_the_same(source_reports: Path, tmp_path: Path, report: str) -> None:
    (source,) = source_reports.glob(f"{report}*.txt")
    text = decode_text(source.read_bytes(), source.name)
    known = tmp_path / f"{report}.txt"  # with what the code page lacks as question marks
    known.write_bytes(text.encode("cp874", "replace"))
    text_says, csv_says = both(tmp_path, tmp_path, report, ".csv", as_csv)
    assert csv_says == text_says


@pytest.mark.slow
@pytest.mark.parametrize("report", REPORTS)
def test_a_pdf_says_the_same_but_for_blanks(source_reports: Path, tmp_path: Path, report: str) -> None:
    text, other = (squeezed(office) for office in both(source_reports, tmp_path, report, ".pdf", as_pdf))
    for office in (text, other):
        for year in office["years"]:  # a page does not show which lines of prose belong together
            year["unplaced"] = "".join(left["text"] for left in year["unplaced"])
    assert _without_sara_am(other) == _without_sara_am(text)


def _without_sara_am(office: Any) -> Any:
    return json.loads(json.dumps(office, ensure_ascii=False).replace("\u0e4d\u0e32", "\u0e33"))
