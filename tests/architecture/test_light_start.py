"""What a command does without is not loaded: start-up is a fourth of what printing a page costs, and easily lost again."""

import ast
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # starts Python anew

# Prints what is loaded after a command line was run; the command's own answer goes nowhere.
RUN = """
import os, sys
from contextlib import redirect_stdout
from ita_desk.__main__ import main
with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
    code = main()
print("\\n".join(sys.modules))
sys.exit(code)
"""
# Libraries that read what others wrote, and those that only other formats, the window or writing an office need.
FOREIGN = set(
    "PySide6 babel docx lxml multiprocessing openpyxl pdfminer pdfplumber pypdf pypdfium2 pythainlp sqlite_utils "
    "tomli_w email logging hmac secrets html http socket ssl xml zipfile importlib.metadata difflib "
    "reportlab.platypus reportlab.graphics".split()
)
OWN = {
    f"ita_desk.{name}"
    for name in (
        "gui checks intake services.intake services.edits services.publishing services.signing services.keeping "
        "services.checking services.printing.worker storage.saving storage.lock render.docx render.xlsx "
        "render.pdf.charts forms.mending domain.changes document.sections.charts document.sections.scores "
        "document.sections.memo_head document.sections.link_table document.sections.photo_appendix"
    ).split()
}
DRAWING = {
    "reportlab",
    "uharfbuzz",
    "PIL",
    "ita_desk.render",
    "ita_desk.document",
    "ita_desk.forms",
    "ita_desk.frameworks",
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with one year."""
    path = tmp_path / "a.ita"
    loaded_by("new", path, *"--kind อบต. --name ก --province ก --year 2568".split())
    return path


def loaded_by(*words: str | Path) -> set[str]:
    """The modules that a command loads, and the packages they are in."""
    command = [sys.executable, "-c", RUN, *map(str, words)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    parts = [name.split(".") for name in done.stdout.split()]
    return {".".join(part[:length]) for part in parts for length in range(1, len(part) + 1)}


@pytest.fixture(autouse=True)
def source(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(checkout / "src"))


def test_an_export_loads_what_it_prints_with(office: Path, tmp_path: Path) -> None:
    loaded = loaded_by("export", office, "--form", "result-groups", "-o", tmp_path / "a.pdf")
    assert {"reportlab", "uharfbuzz", "ita_desk.render.pdf.renderer"} <= loaded
    assert loaded & (FOREIGN | OWN) == set()
    assert loaded & {"PIL._imaging", "locale"} == set()  # no picture, no help
    assert {name for name in loaded if name.startswith("ita_desk.cli.")} == {
        f"ita_desk.cli.{name}"
        for name in "arguments choices commands console ending export_answer first_word late_pillow main supplies".split()
    }


def test_showing_an_office_loads_nothing_that_draws(office: Path) -> None:
    loaded = loaded_by("show", office)
    assert "sqlite3" in loaded
    assert loaded & (FOREIGN | OWN | DRAWING) == set()


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["export", "--help"]])
def test_the_version_and_help_load_nothing_of_offices(words: list[str]) -> None:
    loaded = loaded_by(*words)
    assert loaded & (FOREIGN | OWN | DRAWING | {"sqlite3", "ita_desk.storage", "ita_desk.services"}) == set()


def test_listing_the_forms_loads_nothing_of_offices() -> None:
    loaded = loaded_by("forms")
    assert loaded & (FOREIGN | OWN | DRAWING - {"ita_desk.forms"} | {"sqlite3", "ita_desk.storage"}) == set()


def test_records_are_made_by_our_own_decorator(modules: Mapping[str, ast.Module]) -> None:
    def takes_theirs(module: ast.Module) -> bool:
        froms = [node for node in ast.walk(module) if isinstance(node, ast.ImportFrom)]
        theirs = any(n.module == "dataclasses" and "dataclass" in [a.name for a in n.names] for n in froms)
        classes = [node for node in ast.walk(module) if isinstance(node, ast.ClassDef)]
        made = [ast.unparse(d) for c in classes if not c.bases for d in c.decorator_list]
        return theirs and "dataclass(frozen=True, slots=True)" in made

    program = {path: module for path, module in modules.items() if path.startswith("src/")}
    assert [path for path, module in program.items() if takes_theirs(module)] == []
