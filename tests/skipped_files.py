"""Test files that cannot be imported, as a library they need is missing: skipped, and the reason told."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest


class _Skipped(pytest.File):
    missing: Sequence[str] = ()

    def collect(self) -> Iterable[pytest.Item]:
        pytest.skip(f"not installed: {', '.join(self.missing)}", allow_module_level=True)


def skipped_file(path: Path, parent: pytest.Collector, missing: Sequence[str]) -> pytest.File | None:
    """What stands for a test file where something is missing, None where nothing is."""
    if not missing:
        return None
    file = _Skipped.from_parent(parent, path=path)
    file.missing = missing
    return file
