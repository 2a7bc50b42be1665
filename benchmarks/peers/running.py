"""Runs a command and says what the whole process cost."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of the processor (user and system), and the peak memory in megabytes.

    Children that were waited for count: the seconds are all of theirs, the peak is that of the largest process.
    """

    wall: float
    cpu: float
    peak_mb: float


class CommandFailed(Exception):
    """A command ended with an error, or wrote nothing."""


def run(command: list[str], environment: Mapping[str, str], log: Path) -> Cost:
    """What a command costs. Raises CommandFailed with the end of what it said, which goes to `log`."""
    launch = [sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")), str(log), *command]
    ended = subprocess.run(launch, env=dict(environment), capture_output=True, text=True, check=False)
    if ended.returncode:
        raise CommandFailed(f"{command[0]} did not start: {ended.stderr.strip()[-200:]}")
    said = json.loads(ended.stdout)
    if said.pop("code"):
        end = log.read_text("utf-8", "replace").strip().splitlines()[-3:]
        raise CommandFailed(f"{' '.join(command[:4])} … failed: {' | '.join(end)}")
    return Cost(**said)


class Surroundings:
    """The folder in which one comparison runs, and the environment variables of the processes in it.

    They find the program's own settings, rescued offices and bytecode there and nowhere else, and no fonts but ours.
    """

    def __init__(self, folder: Path, source: Path) -> None:
        self.folder, self.source = folder, source
        for name in ("bytecode", "fontconfig", "profile", "out"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self.log = folder / "last.log"
        self._fonts_file = folder / "fonts.conf"
        self._fonts_file.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f"<dir>{FONTS}</dir><cachedir>{folder / 'fontconfig'}</cachedir></fontconfig>",
            "utf-8",
        )

    @property
    def user_forms(self) -> Path:
        """Where the program looks for a user's own forms."""
        return self.folder / "home" / "ITA Desk" / "forms"

    def variables(self, *, ours: bool) -> dict[str, str]:
        """The environment of a process; only ours finds our source."""
        kept = {
            name: os.environ[name]
            for name in ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
            if name in os.environ
        }
        homes = {
            f"XDG_{name}_HOME": str(self.folder / "home") for name in ("DATA", "STATE", "CONFIG", "CACHE")
        }
        paths = [str(ROOT / "benchmarks"), *([str(self.source)] if ours else [])]
        return {
            **kept,
            **homes,
            "PYTHONPATH": os.pathsep.join(paths),
            "PYTHONPYCACHEPREFIX": str(self.folder / "bytecode"),
            "FONTCONFIG_FILE": str(self._fonts_file),
        }
