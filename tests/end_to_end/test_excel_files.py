"""Every form as a workbook, opened by openpyxl and by LibreOffice: the same texts and numbers, no formulas, nothing lost."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from ita_desk.document.blocks import Document
from ita_desk.render.xlsx.renderer import render_xlsx
from office_reports import (
    OWN_FORMS,
    cell_words,
    cells_of,
    faults_of,
    folded,
    sample_documents,
    source_documents,
)
from office_suite import OfficeSuite, office_suite_in
from typeset import document, row, table

pytestmark = pytest.mark.slow

FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://a.example")',
    "+1",
    "-1-1",
    "@SUM(A1)",
    "'x",
    "#N/A",
    "TRUE",
    "007",
    "_x0041_",
]


def written(documents: Mapping[str, Document], folder: Path) -> dict[str, Path]:
    """These documents as workbooks."""
    files = {name: folder / f"{name}.xlsx" for name in documents}
    for name, file in files.items():
        file.write_bytes(render_xlsx(documents[name]))
    return files


def shown(cell: object, shape: str) -> str:
    """What a cell shows, in Arabic digits; `shape` is its number format."""
    if isinstance(cell, int | float):
        comma = "," if "#,##0" in shape else ""
        return f"{cell:{comma}.{len(shape.partition('.')[2])}f}"
    return "" if cell is None else str(cell)


def texts_in(book: Workbook) -> str:
    """All that a workbook shows, folded."""
    return folded(
        "".join(
            shown(cell.value, cell.number_format)
            for sheet in book.worksheets
            for line in sheet.iter_rows()
            for cell in line
        )
    )


def lost(made: Document, book: Workbook) -> list[str]:
    """The cells and texts of a document that do not stand in its workbook."""
    said = texts_in(book)
    return [text for cell in cells_of(made) if (text := "".join(cell_words(cell))) not in said]


def other_values(book: Workbook, name: str, tables: Path) -> list[tuple[object, str]]:
    """The values of a workbook that LibreOffice reads otherwise than openpyxl."""
    other: list[tuple[object, str]] = []
    for sheet in book.worksheets:
        with (tables / f"{name}-{sheet.title}.csv").open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))
        for cell in (cell for line in sheet.iter_rows() for cell in line if cell.value is not None):
            read = lines[cell.row - 1][cell.column - 1]
            same = float(read) == cell.value if cell.data_type == "n" else read == cell.value
            other += [] if same else [(cell.value, read)]
    return other


def check(documents: Mapping[str, Document], folder: Path, suite: OfficeSuite) -> None:
    """Workbooks of documents hold all that these say, for both readers, and print it."""
    files = written(documents, folder)
    books = {name: load_workbook(file) for name, file in files.items()}
    assert {name: lost(documents[name], book) for name, book in books.items()} == {name: [] for name in books}
    tables = suite.tables_of(files.values())
    assert {n: other_values(book, n, tables) for n, book in books.items()} == {name: [] for name in books}
    pdfs = dict(zip(files, suite.pdfs_of(files.values()), strict=True))
    assert {n: faults_of(documents[n], pdf) for n, pdf in pdfs.items()} == {name: [] for name in books}


def test_the_sample_in_each_form(tmp_path: Path) -> None:
    check(sample_documents(), tmp_path, office_suite_in(tmp_path))


def test_real_reports_in_their_own_forms(tmp_path: Path, source_reports: Path) -> None:
    suite = office_suite_in(tmp_path)
    sources = {path.name[:3]: path for path in sorted(source_reports.glob("*.txt"))}
    documents = {
        f"{number}_{form}": source_documents(sources[number], tmp_path)[form]
        for number, form in OWN_FORMS.items()
    }
    check(documents, tmp_path, suite)


def test_formulas_stay_text_in_libreoffice(tmp_path: Path) -> None:
    suite = office_suite_in(tmp_path)
    made = document(table(*(row(str(n), text, "ก") for n, text in enumerate(FORMULAS))))
    written({"formulas": made}, tmp_path)
    [sheet] = suite.tables_of([tmp_path / "formulas.xlsx"]).iterdir()
    with sheet.open(encoding="utf-8", newline="") as file:
        assert [line[0] for line in csv.reader(file)][1:] == FORMULAS


def test_scores_are_numbers(tmp_path: Path) -> None:
    made = sample_documents()["analysis"]
    book = load_workbook(written({"a": made}, tmp_path)["a"])
    numbers = [
        cell.value
        for s in book.worksheets
        for line in s.iter_rows()
        for cell in line
        if cell.data_type == "n"
    ]
    scores = [cell for cell in cells_of(made) if len(words := cell_words(cell)) == 1 and "." in words[0]]
    assert len([value for value in numbers if value is not None]) >= len(scores) > 50
