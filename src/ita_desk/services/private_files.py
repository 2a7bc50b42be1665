"""Files that are made only to be handed on, in a folder that nobody else may enter."""

import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from ita_desk.errors import SystemFault
from ita_desk.resources import state_folder

_LIFE = 24 * 3600.0  # seconds after which a file was left behind by a process that was killed


def private_file(name: str) -> Path:
    """A path with this name where no file is yet; raises SystemFault where no folder can be made.

    Whoever asks for it removes it with `remove_private_file`.
    """
    out = state_folder() / "out"
    try:
        out.mkdir(mode=0o700, parents=True, exist_ok=True)
        _remove_left(out)
        return Path(tempfile.mkdtemp(dir=out)) / name
    except OSError as error:
        raise SystemFault("file.write_failed", path=str(out), reason=error.strerror or "") from error


def remove_private_file(path: Path) -> None:
    """Remove a private file, with its folder; it may be gone."""
    shutil.rmtree(path.parent, ignore_errors=True)


def _remove_left(out: Path) -> None:
    for folder in out.iterdir():
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > _LIFE:
                shutil.rmtree(folder, ignore_errors=True)
