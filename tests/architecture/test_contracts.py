"""The import contracts of pyproject.toml hold, and each of them can fail."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # script/test fast checks the contracts in a step of its own

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"


def lint(folder: Path) -> tuple[bool, str]:
    """Whether all contracts hold in the checkout at `folder`, and what import-linter says."""
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "COLUMNS": "1000"}
    done = subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def copy(checkout: Path, tmp_path: Path) -> Path:
    """A copy of the program and its contracts, to plant faults in."""
    shutil.copytree(checkout / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(checkout / "pyproject.toml", tmp_path)
    return tmp_path


def plant(copy: Path, module: str, source: str) -> None:
    """Writes a module into the copy; it must be a new one."""
    file = copy / "src" / "ita_desk" / module
    file.parent.mkdir(exist_ok=True)
    with file.open("x", encoding="utf-8") as new:
        new.write(source)


def test_contracts_hold(checkout: Path) -> None:
    kept, said = lint(checkout)
    assert kept, said


@pytest.mark.parametrize(
    ("module", "source", "report"),
    [
        (
            "domain/planted.py",
            "import ita_desk.storage",
            "ita_desk.domain is not allowed to import ita_desk.storage",
        ),
        (
            "render/planted.py",
            "import ita_desk.storage",
            "ita_desk.render is not allowed to import ita_desk.storage",
        ),
        ("planted.py", "", "ita_desk.planted"),
        ("planted/__init__.py", "", "ita_desk.planted"),
    ],
    ids=["upward", "same level", "unplaced module", "unplaced package"],
)
def test_misplaced_module_is_reported(copy: Path, module: str, source: str, report: str) -> None:
    plant(copy, module, source)
    kept, said = lint(copy)
    assert not kept
    assert report in said


def test_library_outside_its_place_is_reported(copy: Path) -> None:
    contracts = tomllib.loads((copy / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    libraries = [name for contract in contracts for name in contract.get("forbidden_modules", [])]
    assert "PySide6" in libraries
    plant(
        copy, "document/planted.py", "".join(f"def use_{name}():\n    import {name}\n" for name in libraries)
    )
    kept, said = lint(copy)
    assert not kept
    for name in libraries:
        assert f"ita_desk is not allowed to import {name}:" in said


@pytest.mark.parametrize(
    ("module", "library"),
    [
        ("gui/planted.py", "PySide6"),
        ("storage/planted.py", "sqlite3"),
        ("render/pdf/planted.py", "reportlab.pdfgen"),
        ("intake/planted.py", "lxml.etree"),
    ],
)
def test_library_in_its_place_is_allowed(copy: Path, module: str, library: str) -> None:
    plant(copy, module, f"import {library}\n")
    package = copy / "src" / "ita_desk" / Path(module).parent / "__init__.py"
    package.touch()
    kept, said = lint(copy)
    assert kept, said
