"""Runs command lines in this process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from ita_desk.cli.main import OpenWindow, run_command_line
from ita_desk.domain.ids import random_ids
from ita_desk.forms.catalog import FormCatalog
from ita_desk.services.printing.export import Exporter
from printing import exporter, forms


@dataclass(frozen=True)
class Answer:
    """What a command line answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer of a command that was asked for JSON."""
        return json.loads(self.out)


def no_window(path: Path | None, language: str, version: Callable[[], str]) -> int:
    """Stands in for the window where no test asks for one."""
    raise AssertionError(f"the window was opened: {path}")


Run = Callable[..., Answer]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs words as a command line in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ITA_DESK_LANG", raising=False)

    def answer(
        *words: str,
        exporting: Callable[[], Exporter] = exporter,
        listing: Callable[[], FormCatalog] = forms,
        open_window: OpenWindow = no_window,
    ) -> Answer:
        out, err = StringIO(), StringIO()
        code = run_command_line(words, out, err, exporting, listing, random_ids(), open_window)
        return Answer(code, out.getvalue(), err.getvalue())

    return answer


@pytest.fixture
def sample(run: Run) -> str:
    """The file name of the sample office in the test's folder."""
    assert run("new", "ตัวอย่าง ปี 2568.ita", "--sample").code == 0
    return "ตัวอย่าง ปี 2568.ita"
