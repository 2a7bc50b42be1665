"""Desks with a page worker, and the gate at which makers wait."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from ita_desk.services.printing.worker import Build
from page_makers import Gate
from worker_desk import Desk


@pytest.fixture
def desk() -> Iterator[Callable[..., Desk]]:
    """Makes desks, which are closed at the end."""
    with ExitStack() as closing:

        def make(path: Path, build: Build, grace: float = 5.0) -> Desk:
            made = Desk(path, build, grace)
            closing.callback(made.worker.close)
            return made

        yield make


@pytest.fixture
def gate(tmp_path: Path) -> Iterator[Gate]:
    with Gate(tmp_path / "gate") as opened:
        yield opened
