"""How the tests of reading sources get from text to a proposal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ita_desk.domain.ids import counted_ids
from ita_desk.intake.proposal import Proposal
from ita_desk.intake.reader import read_source

Propose = Callable[[str], Proposal]


@pytest.fixture
def propose(tmp_path: Path) -> Propose:
    """Reads a text as the source file `plan.txt`."""

    def read(text: str) -> Proposal:
        path = tmp_path / "plan.txt"
        path.write_text(text, encoding="utf-8")
        return read_source(path, counted_ids())

    return read


@pytest.fixture(scope="session")
def source_reports() -> Path:
    """The folder of real reports beside the checkout; they are not part of the project."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "source-reports"
    if not folder.is_dir():
        pytest.skip("the source reports are not beside this checkout")
    return folder
