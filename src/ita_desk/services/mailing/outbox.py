"""The files handed to mail programs. Those read them late, some only when the mail is sent: they are kept for a day."""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from ita_desk.errors import SystemFault, UserError
from ita_desk.services.mailing.mail import Enclosure
from ita_desk.services.safe_names import free_name

_LIFE = 24 * 3600.0  # seconds


class Outbox:
    """A private folder with one folder in it for each mail."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open_parcel(self) -> "Parcel":
        """A new folder for the files of one mail. Raises SystemFault where none can be made."""
        folder = self._folder / os.urandom(6).hex()
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            folder.mkdir(mode=0o700)
        except OSError as error:
            raise SystemFault("mail.no_folder", reason=error.strerror or "") from error
        return Parcel(folder)

    def sweep(self, now: float | None = None) -> None:
        """Remove the files of mails from before a day; what cannot be removed stays."""
        moment = time.time() if now is None else now
        with suppress(OSError):
            for folder in self._folder.iterdir():
                if moment - folder.lstat().st_mtime > _LIFE:
                    shutil.rmtree(folder, ignore_errors=True)


class Parcel:
    """The files of one mail, beside each other in a folder, no two of one name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: list[str] = []

    def place(self, name: str) -> Path:
        """Where a file of this name is to be written."""
        self._names.append(free_name(name, self._names))
        return self.folder / self._names[-1]

    def copy(self, source: Path) -> Enclosure:
        """A copy of a user's file, so that what is sent stays as it was chosen; its name stays.

        Raises UserError where it cannot be read, SystemFault where the copy cannot be written.
        """
        target = self.place(source.name)
        try:
            content = source.read_bytes()
        except OSError as error:
            raise UserError("mail.file_unreadable", path=str(source), reason=error.strerror or "") from error
        self._write(target, content)
        return Enclosure(target, target.name)

    def put(self, name: str, shown: str, content: bytes) -> Enclosure:
        """A file with this content; `shown` is the name for the reader. Raises SystemFault."""
        target = self.place(name)
        self._write(target, content)
        return Enclosure(target, shown)

    @staticmethod
    def _write(target: Path, content: bytes) -> None:
        try:
            target.write_bytes(content)
        except OSError as error:
            raise SystemFault("file.write_failed", path=str(target), reason=error.strerror or "") from error


def size_of(path: Path) -> int | None:
    """The size of a file in bytes, None where there is no such file."""
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None
