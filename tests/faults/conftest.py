"""The shim, where it can be built, and processes to break."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from faults.desk_process import DeskProcess, namespace
from faults.shim import build_shim, missing_compiler

Start = Callable[..., DeskProcess]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shim as a library."""
    if reason := missing_compiler():
        pytest.skip(reason)
    return build_shim(tmp_path_factory.mktemp("shim"))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Where the office file of a test is to lie: alone in a folder."""
    folder = tmp_path / "share"
    folder.mkdir()
    return folder / "office.ita"


@pytest.fixture
def start(library: Path, office: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts a desk under the shim, with an open office whose agency is named ก่อน."""
    with ExitStack() as ending:

        def start_desk() -> DeskProcess:
            desk = ending.enter_context(DeskProcess(office, tmp_path, library))
            desk("create", "ก่อน")
            assert desk("open") == "ก่อน"
            return desk

        yield start_desk


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[DeskProcess]:
    """A desk in a namespace of its own, whose office lies on a small disk that is mounted and is full at 2 MiB.

    `medium` is the disk itself, `stick` where it is seen: there it can be pulled out and put in again.
    """
    if not (before := namespace()):
        pytest.skip("this user may not mount anything: nothing can be really full or pulled out")
    medium, seen = tmp_path / "medium", tmp_path / "stick"
    medium.mkdir()
    seen.mkdir()
    with DeskProcess(seen / "office.ita", tmp_path, before=before) as desk:
        desk("run", "mount", "-t", "tmpfs", "-o", "size=2m", "none", str(medium))
        desk("run", "mount", "--bind", str(medium), str(seen))
        desk("create", "ก่อน")
        assert desk("open") == "ก่อน"
        yield desk
