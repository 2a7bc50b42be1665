"""Starts other programs of this machine and does not wait until they end."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

PATIENCE = 3.0  # seconds in which a program that cannot start says so
NOT_STARTED = 127


class Programs:
    """Starts programs, and keeps hold of those that run on."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self, argv: Sequence[str]) -> int | None:
        """Its exit code where it ended soon, None where it runs on; never through a shell."""
        self._running = [one for one in self._running if one.poll() is None]
        try:
            process = subprocess.Popen(
                list(argv),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # lives on when we end
                env=clean_environment(os.environ, frozen=hasattr(sys, "frozen")),
            )
        except (OSError, ValueError):  # no such program, a word too long or with a NUL
            return NOT_STARTED
        try:
            return process.wait(self._patience)
        except subprocess.TimeoutExpired:
            self._running.append(process)
            return None


def clean_environment(environment: Mapping[str, str], *, frozen: bool) -> dict[str, str]:
    """The environment for other programs: a frozen build puts its own libraries first, which may not fit them."""
    if not frozen:
        return dict(environment)
    clean = {name: value for name, value in environment.items() if name != "LD_LIBRARY_PATH"}
    before = environment.get("LD_LIBRARY_PATH_ORIG")
    return clean | ({"LD_LIBRARY_PATH": before} if before else {})
