"""Where the office files opened last are now: in their places, moved, or gone."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Whereabouts(NamedTuple):
    """Whether a file is in its place; if not, `moved` is a file of the same name in the folder of another, if any."""

    there: bool = True
    moved: Path | None = None


def find_offices(paths: Sequence[Path]) -> dict[Path, Whereabouts]:
    """Where each file is now. Asks the disk, which takes long where a path leads into a network that is gone."""
    there = {path: _is_there(path) for path in paths}
    folders = list(dict.fromkeys(path.parent for path in paths))
    found: dict[Path, Whereabouts] = {}
    for path in paths:
        moved = None
        if not there[path]:
            beside = (folder / path.name for folder in folders if folder != path.parent)
            moved = next((other for other in beside if _is_there(other)), None)
        found[path] = Whereabouts(there[path], moved)
    return found


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a path that the system cannot even ask for
        return False
