"""The checkout as the tests of the build see it."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the checkout."""
    return Path(__file__).resolve().parents[2]
