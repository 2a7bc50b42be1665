"""The whole program through its command line, in this process, on files."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import no_window
from ita_desk.cli.main import run_command_line
from ita_desk.domain.ids import random_ids
from printing import exporter, forms

BESIDE = Path(__file__).resolve().parents[3] / "shared"

Line = Callable[..., str]


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Line:
    """Runs words as a command line that must succeed, in a folder of the test's own; returns the answer."""
    monkeypatch.chdir(tmp_path)

    def answer(*words: str | Path) -> str:
        out, err = StringIO(), StringIO()
        told = [str(word) for word in words]
        code = run_command_line(told, out, err, exporter, forms, random_ids(), no_window)
        assert (code, err.getvalue()) == (0, "")
        return out.getvalue()

    return answer


def shown(line: Line, file: str) -> Any:
    """What an office file holds."""
    return json.loads(line("show", file, "--json"))


@pytest.fixture(scope="session")
def source_reports() -> Path:
    """The folder of real reports beside the checkout; they are not part of the project."""
    folder = BESIDE / "source-reports"
    if not folder.is_dir():
        pytest.skip("the source reports are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def yardstick() -> Path:
    """The program beside the checkout that measures how much of a source stands in a PDF."""
    program = BESIDE / "tools" / "report_fidelity.py"
    if not program.is_file():
        pytest.skip("the measuring program is not beside this checkout")
    return program
