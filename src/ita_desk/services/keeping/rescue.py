"""Writes an office that cannot be saved to a place where it can be found again.

Each rescue is two files: the office in the exchange form, which `import` reads, and a note beside it about the office
file it belongs to and what the exchange form does not hold.
"""

import json
import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from threading import Lock

from ita_desk.domain.exchange import ids_held, office_to_json
from ita_desk.domain.office import Office
from ita_desk.errors import AppError
from ita_desk.resources import state_folder
from ita_desk.storage.drafts import create_draft, draft_path
from ita_desk.storage.failures import storage_failures
from ita_desk.storage.patience import patiently

NOTE_ENDING = ".about"
_NAME_LENGTH = 50  # characters; a Thai one takes three bytes, of which a file name may have 255
_TEMPORARY_START = "ita-desk-rescue-"


def usual_folder() -> Path:
    """Where rescued offices lie if that folder can be written to; it need not exist."""
    return state_folder() / "rescue"


def temporary_folders() -> Iterator[Path]:
    """The folders in the system's temporary one that rescues of this user may have been put into."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_TEMPORARY_START}*"):
        with suppress(OSError):
            found = folder.lstat()
            if folder.is_dir() and not folder.is_symlink() and found.st_uid == _own_user(found.st_uid):
                yield folder


def _own_user(otherwise: int) -> int:
    return os.getuid() if hasattr(os, "getuid") else otherwise  # Windows: the folder is the user's own


def note_of(path: Path) -> Path:
    """Where the note about a rescued office lies."""
    return path.with_suffix(NOTE_ENDING)


def remove_rescue(path: Path) -> None:
    """Remove a rescued office and its note; not being able to does no harm."""
    for one in (path, note_of(path)):
        with suppress(OSError):
            one.unlink()


def write_rescue(office: Office, file: Path, folder: Path | None = None, former: Path | None = None) -> Path:
    """The path of a file that holds the office of `file` in the exchange form, without photos.

    Without a `folder` it goes to the user's folder, else beside the office file, else to the temporary folder. The
    file is a new one, and nobody else may read it; `former`, one written earlier in this run, is replaced where that
    is possible. Raises the AppError of the first place where all fail.
    """
    content, note = _as_bytes(office_to_json(office)), _as_bytes(_note(office, file))
    places = [_constant(folder)] if folder else [usual_folder, _constant(file.parent), _temporary_folder]
    takers: list[Callable[[], Path]] = [
        partial(_reserved, place, file.stem[:_NAME_LENGTH]) for place in places
    ]
    if former:
        takers.insert(0, _constant(former))
    errors: list[AppError] = []
    for take_name in takers:
        try:
            with storage_failures(former or file):
                return _write(content, note, take_name(), former)
        except AppError as error:
            errors.append(error)
            logging.getLogger(__name__).warning(
                "an office could not be rescued to one of the places", exc_info=True
            )
    raise errors[0]


def _constant(path: Path) -> Callable[[], Path]:
    return lambda: path


def _write(content: bytes, note: bytes, path: Path, former: Path | None) -> Path:
    try:
        # The note first: a rescue that was cut off then leaves no office that belongs nowhere.
        _replace(note_of(path), note)
        _replace(path, content)
    except BaseException:
        if path != former:
            remove_rescue(path)
        raise
    return path


def _temporary_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix=_TEMPORARY_START))


def _as_bytes(value: object) -> bytes:
    # Lone surrogates, which cannot be written as UTF-8, become what JSON escapes them as.
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


def _note(office: Office, file: Path) -> dict[str, object]:
    accepted = {
        str(int(report.fiscal_year)): [
            [one.code, one.record, one.field, one.text_hash, one.who, one.day and one.day.isoformat()]
            for one in report.accepted
        ]
        for report in office.years
        if report.accepted
    }
    return {
        "file": str(file.absolute()),
        "written_at": datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
        "ids": list(ids_held(office)),
        "accepted": accepted,
    }


def _replace(path: Path, content: bytes) -> None:
    """Puts a file that only its owner may read in its place, whole or not at all."""
    draft = draft_path(path, "tmp")
    try:
        create_draft(draft)
        with draft.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        patiently(lambda: draft.replace(path))
    finally:
        with suppress(OSError):
            draft.unlink()


def _reserved(place: Callable[[], Path], name: str) -> Path:
    """The path of a new, empty file: by that nobody else takes the name."""
    moment = datetime.now(UTC).astimezone().strftime("%Y-%m-%d %H.%M.%S")
    endings = (f"-{number}" if number > 1 else "" for number in count(1))
    folder = place()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder == usual_folder():  # one made by an earlier version may be open to others
        folder.chmod(0o700)
    paths = (folder / f"{name} {moment}{ending}.json" for ending in endings)
    return next(path for path in paths if _took_name(path))


def _took_name(path: Path) -> bool:
    """Whether the name was free, and is ours now."""
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    try:
        os.close(number)
    except OSError:  # a share may make the file and then fail; it is ours alone, so it can go
        with suppress(OSError):
            path.unlink()
        raise
    return True


class RescueFile:
    """Where the offices of one run are rescued to: one file, replaced by each later office."""

    def __init__(self, file: Path, folder: Path | None = None) -> None:
        self.path: Path | None = None
        self._file, self._folder = file, folder
        self._stale: list[Path] = []  # written to before, in places that then took no more
        self._writing = Lock()  # the saver and whoever closes it may both come to write

    def write(self, office: Office) -> Path:
        """Rescue an office; returns the path of the file. Raises AppError."""
        with self._writing:
            path = write_rescue(office, self._file, self._folder, self.path)
            if self.path and self.path != path:
                self._stale.append(self.path)
            self.path = path
            return path

    def keep(self) -> None:
        """Leave the file as it is for good: what is rescued later goes to another one."""
        with self._writing:
            self.path = None

    def discard(self) -> None:
        """Remove the file, once what it holds is saved where it belongs; not being able to does no harm."""
        with self._writing:
            for path in [*self._stale, *([self.path] if self.path else [])]:
                remove_rescue(path)
            self.path, self._stale = None, []
