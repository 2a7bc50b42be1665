"""The k-th system call of everything that writes fails, or the process is killed at it: nothing is lost or mixed.

Here only some of the calls; all of them are tried by running `sweep.py` itself.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from faults.desk_process import TESTS, child_environment
from faults.shim import SIZE
from faults.sweep import CASES

pytestmark = pytest.mark.slow
# Of some hundred calls every so many are tried, of the cases with few calls more.
EVERY = dict.fromkeys(CASES, 23) | {"export": 2, "lock": 4, "rescue": 3, "rescue again": 3}
MEMORY = Path("/dev/shm")  # a disk takes its time for each of thousands of syncs


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An empty folder, in memory where that is possible."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else tmp_path) as name:
        yield Path(name)


def sweep(library: Path, folder: Path, *arguments: str) -> dict[str, Any]:
    """What came of one case: see `sweep.Swept`."""
    control = folder / "control"
    control.write_bytes(bytes(SIZE))
    command = [sys.executable, str(TESTS / "faults" / "sweep.py"), str(folder), *arguments]
    environment = child_environment(folder / "state", library, control)
    answer: dict[str, Any] = json.loads(subprocess.check_output(command, env=environment, text=True))
    return answer


@pytest.mark.parametrize("case", CASES)
def test_call_that_fails(library: Path, folder: Path, case: str) -> None:
    swept = sweep(library, folder, case, "--every", str(EVERY[case]))
    assert swept["wrong"] == []
    assert swept["faults"] >= swept["calls"] // EVERY[case]
    assert set(swept["ends"]) - {"done"}


@pytest.mark.parametrize("case", CASES)
def test_process_that_is_killed(library: Path, folder: Path, case: str) -> None:
    swept = sweep(library, folder, case, "--kill", "--every", str(EVERY[case]))
    assert swept["wrong"] == []
    assert swept["faults"] >= swept["calls"] // EVERY[case]
