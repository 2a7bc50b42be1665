"""Writes an office that cannot be saved to a place where it can be found again."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from threading import Lock

from ita_desk.domain.exchange import office_to_json
from ita_desk.domain.office import Office
from ita_desk.resources import state_folder
from ita_desk.services.files import replace_file
from ita_desk.storage.failures import storage_failures

_NAME_LENGTH = 50  # characters; a Thai one takes three bytes, of which a file name may have 255


def write_rescue(office: Office, name: str, folder: Path | None = None, former: Path | None = None) -> Path:
    """The path of a file that holds the office in the exchange form, without photos.

    `name` is that of the office file. `folder` is by default `rescue` in the user's state folder. The file is a new
    one; `former`, one written earlier in this run, is replaced instead. Raises AppError.
    """
    # Lone surrogates, which cannot be written as UTF-8, become what JSON escapes them as.
    content = json.dumps(office_to_json(office), ensure_ascii=False, indent=1).encode(
        "utf-8", "backslashreplace"
    )
    path = former or _reserved(folder or state_folder() / "rescue", Path(name).stem[:_NAME_LENGTH])
    try:
        replace_file(path, content)
    except BaseException:
        if not former:
            path.unlink(missing_ok=True)
        raise
    return path


def _reserved(folder: Path, name: str) -> Path:
    """The path of a new, empty file: by that nobody else takes the name."""
    moment = datetime.now(UTC).astimezone().strftime("%Y-%m-%d %H.%M.%S")
    endings = (f"-{number}" if number > 1 else "" for number in count(1))
    with storage_failures(folder):
        folder.mkdir(parents=True, exist_ok=True)
        paths = (folder / f"{name} {moment}{ending}.json" for ending in endings)
        return next(path for path in paths if _took_name(path))


def _took_name(path: Path) -> bool:
    """Whether the name was free, and is ours now."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


class RescueFile:
    """Where the offices of one run are rescued to: one file, replaced by each later office."""

    def __init__(self, name: str, folder: Path | None = None) -> None:
        self.path: Path | None = None
        self._name, self._folder = name, folder
        self._writing = Lock()  # the saver and whoever closes it may both come to write

    def write(self, office: Office) -> Path:
        """Rescue an office; returns the path of the file. Raises AppError."""
        with self._writing:
            self.path = write_rescue(office, self._name, self._folder, self.path)
            return self.path

    def discard(self) -> None:
        """Remove the file, once what it holds is saved where it belongs; not being able to does no harm."""
        if self.path:
            with suppress(OSError):
                self.path.unlink()
            self.path = None
