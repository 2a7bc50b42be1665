"""The private environment of the peers: a virtual environment with pinned versions, and what there is in it."""

import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
_VERSION = "import importlib.metadata as m, {name}; print(m.version({name!r}))"


def default_folder() -> Path:
    """Where the environment is kept between comparisons."""
    from platformdirs import user_cache_path

    return user_cache_path("ita-desk-benchmarks", appauthor=False) / "peers"


def peers_python(folder: Path) -> Path | None:
    """The interpreter of the peers' environment, made where it is not there yet; None (and said why) if that failed."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    done = folder / "installed.txt"
    wanted = REQUIREMENTS.read_text("utf-8")
    if python.exists() and done.exists() and done.read_text("utf-8") == wanted:
        return python
    print(f"making the peers' environment in {folder}")
    for command in (
        [sys.executable, "-m", "venv", str(folder)],
        [str(python), "-m", "pip", "install", "--quiet", "-r", str(REQUIREMENTS)],
    ):
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        if ended.returncode:
            print(
                f"no environment for the peers: {' '.join(command[1:3])} failed: {ended.stderr.strip()[-300:]}"
            )
            return None
    done.write_text(wanted, "utf-8")
    return python


def installed_version(python: Path | str, name: str, environment: dict[str, str]) -> str | None:
    """The version of a library that can be imported; None where it cannot."""
    command = [str(python), "-c", _VERSION.format(name=name)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return ended.stdout.strip() if ended.returncode == 0 else None


def program_version(program: str, environment: dict[str, str]) -> str | None:
    """The first line of what a program says of its version; None where it is not there."""
    try:
        ended = subprocess.run(
            [program, "--version"], capture_output=True, text=True, check=False, env=environment
        )
    except FileNotFoundError:
        return None
    words = ended.stdout.split()
    return words[1] if ended.returncode == 0 and len(words) > 1 else None
