"""The checkout as the architecture tests see it."""

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the checkout."""
    return CHECKOUT


@pytest.fixture(scope="session")
def modules() -> Mapping[str, ast.Module]:
    """Every Python file of program, tests and benchmarks by its path in the checkout, parsed."""
    files = (file for top in ("src", "tests", "benchmarks") for file in (CHECKOUT / top).rglob("*.py"))
    return {file.relative_to(CHECKOUT).as_posix(): ast.parse(file.read_bytes()) for file in sorted(files)}
