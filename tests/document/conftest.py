"""The option that writes the golden texts anew, and what documents are built from."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/document --golden-update` takes what is printed now for right."""
    parser.addoption("--golden-update", action="store_true", help="write the golden texts anew")


@pytest.fixture(scope="session")
def golden_update(pytestconfig: pytest.Config) -> bool:
    """Whether the golden texts are to be written anew; the option is there only when this folder is named."""
    return bool(pytestconfig.getoption("--golden-update", default=False))
