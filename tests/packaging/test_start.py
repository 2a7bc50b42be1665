"""The frozen program's first script."""

import os
import sys

import pytest

import ita_desk.__main__
import start


def test_programs_that_ours_starts_find_the_systems_libraries() -> None:
    environment = {"LD_LIBRARY_PATH": "/opt/ITA Desk/_internal", "PATH": "/bin"}
    start.restore_library_path(environment)
    assert environment == {"PATH": "/bin"}


def test_the_users_own_path_comes_back() -> None:
    environment = {"LD_LIBRARY_PATH": "/opt/ITA Desk/_internal:/own", "LD_LIBRARY_PATH_ORIG": "/own"}
    start.restore_library_path(environment)
    assert environment == {"LD_LIBRARY_PATH": "/own"}


def test_the_program_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/carried")
    monkeypatch.setattr(ita_desk.__main__, "run", lambda: sys.exit(7))
    with pytest.raises(SystemExit, match="7"):
        start.start()
    assert "LD_LIBRARY_PATH" not in os.environ
