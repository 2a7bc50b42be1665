"""Starts `desk.py` with or without faults, and talks with it."""

import json
import os
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from faults.shim import Control, shim_environment

TESTS = Path(__file__).resolve().parents[1]
TOO_LONG = 120.0


def child_environment(
    state: Path, library: Path | None = None, control: Path | None = None
) -> dict[str, str]:
    """The environment of a process under test: our code, folders of its own, and the shim if there is one."""
    ours = os.pathsep.join(str(folder) for folder in (TESTS.parent / "src", TESTS))
    environment = os.environ | {"PYTHONPATH": ours, "XDG_STATE_HOME": str(state), "PYTHONWARNINGS": "error"}
    return environment | (shim_environment(library, control) if library and control else {})


@cache
def namespace() -> tuple[str, ...]:
    """The command before another that gives it mounts of its own, which end with it; empty where it is refused."""
    for command in (("unshare", "-rm"), ("unshare", "-m")):
        try:
            test = [*command, "mount", "-t", "tmpfs", "-o", "size=64k", "none", "/mnt"]
            if subprocess.run(test, check=False, capture_output=True).returncode == 0:
                return command
        except OSError:
            continue
    return ()


class DeskProcess:
    """A running `desk.py`: called with a method's name and arguments, it returns the answer."""

    def __init__(
        self,
        path: Path,
        folder: Path,
        library: Path | None = None,
        before: tuple[str, ...] = (),
        busy: float = 0.05,
    ) -> None:
        folder.mkdir(exist_ok=True)
        control = folder / "control"
        self.control = Control(control)
        self.rescues = folder / "rescues"
        command = [
            *before,
            sys.executable,
            str(TESTS / "faults" / "desk.py"),
            str(path),
            str(busy),
            str(self.rescues),
        ]
        environment = child_environment(folder / "state", library, control)
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __call__(self, name: str, *arguments: object) -> Any:
        """What a method of the desk returns. Fails if it does not within two minutes."""
        assert self._process.stdin
        assert self._process.stdout
        guard = threading.Timer(TOO_LONG, self._process.kill)
        guard.start()
        try:
            self._process.stdin.write(json.dumps([name, *arguments]) + "\n")
            self._process.stdin.flush()
            return json.loads(self._process.stdout.readline() or "null")
        finally:
            guard.cancel()

    def kill(self) -> None:
        """Kill it in the middle of whatever it does."""
        self._process.kill()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.control.lift()
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()


def told(answer: dict[str, str], *keys: str) -> bool:
    """Whether an answer is one of these errors, told in a sentence that asks the user to do something."""
    assert answer["error"] in keys, answer
    assert "โปรด" in answer["said"]
    return True
