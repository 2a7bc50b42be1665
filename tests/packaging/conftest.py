"""The checkout as the tests of the build see it."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from skipped_files import skipped_file


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.File | None:
    """Skip all here without the window: what is built has it."""
    return skipped_file(module_path, parent, [] if find_spec("PySide6") else ["PySide6"])


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the checkout."""
    return Path(__file__).resolve().parents[2]
