"""A form of another's making may be anything; it is refused in good time, and the others are there."""

import os
import sys
from pathlib import Path

import pytest

from forms.test_broken_forms import FORM
from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.limits import MOST_BYTES, MOST_TABLES
from ita_desk.forms.loader import load_form

SECTION = '[[section]]\nkind = "paragraph"\nid = "x{}"\ntext = "ก"\n'
DEEP = "".join(f'[[section{".column" * number}]]\nheading = "x"\n' for number in range(1, 300))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sound.toml").write_text(FORM.replace('"own"', '"sound"'), "utf-8")
    return tmp_path


def refusal(folder: Path) -> str:
    catalog = FormCatalog((folder,))
    assert [form.id for form in catalog.forms] == ["sound"]
    return catalog.broken[0].key


@pytest.mark.parametrize(
    "more",
    [
        "# " + "ก" * MOST_BYTES,
        "".join(SECTION.format(number) for number in range(MOST_TABLES)),
        '[[section]]\nkind = "measure-table"\nid = "deep"\n' + DEEP,
        ".".join("a" * 5000) + " = 1",
        "a = " + "[" * 50 + "]" * 50,
    ],
    ids=["bytes", "sections", "columns", "tables", "lists"],
)
def test_too_much(folder: Path, more: str) -> None:
    (folder / "hostile.toml").write_text(f"{FORM}\n{more}\n", "utf-8")
    assert refusal(folder) == "form.too_large"


def test_no_end_of_brackets(folder: Path) -> None:
    (folder / "hostile.toml").write_text(f"{FORM}\na = {'[' * 20_000}\n", "utf-8")
    assert refusal(folder) == "form.syntax"


@pytest.mark.skipif(sys.platform == "win32", reason="it knows no such files")
def test_a_file_without_end(folder: Path) -> None:
    os.mkfifo(folder / "hostile.toml")
    assert refusal(folder) == "form.unreadable"


def test_an_ordinary_form_is_far_below(folder: Path) -> None:
    assert load_form(folder / "sound.toml").id == "sound"
