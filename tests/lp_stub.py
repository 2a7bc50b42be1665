"""Stands for the system's `lp`: notes what it is told and given, in files beside itself."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest

_SCRIPT = """#!{python}
import sys, time
from pathlib import Path
folder = Path({folder!r})
(folder / "argv").write_text("\\n".join(sys.argv[1:]), "utf-8")
{act}
"""
TAKE = '(folder / "given").write_bytes(sys.stdin.buffer.read())'
REFUSE = 'sys.exit("lp: Ignored\\nlp: The printer or class does not exist.")'
HANG = '(folder / "hanging").touch(); time.sleep(60)'


class LpStub:
    """The program in a folder that is the only one on the PATH."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        monkeypatch.setenv("PATH", str(folder))

    def act(self, act: str) -> None:
        """What it does when it is started."""
        program = self.folder / "lp"
        program.write_text(_SCRIPT.format(python=sys.executable, folder=str(self.folder), act=act), "utf-8")
        program.chmod(0o700)

    @property
    def argv(self) -> list[str]:
        """The words it was started with."""
        return (self.folder / "argv").read_text("utf-8").split("\n")

    @property
    def options(self) -> set[str]:
        """What stood after each -o."""
        words = self.argv
        return {word for flag, word in pairwise(words) if flag == "-o"}

    @property
    def given(self) -> bytes:
        """What it read."""
        return (self.folder / "given").read_bytes()

    @property
    def hanging(self) -> bool:
        """Whether it was started and does not end."""
        return (self.folder / "hanging").exists()

    @property
    def started(self) -> bool:
        """Whether it was ever started."""
        return (self.folder / "argv").exists()
