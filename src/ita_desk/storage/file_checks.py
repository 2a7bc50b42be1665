"""What SQLite would act on before anybody could ask it: the kind of file, and the journal that lies beside it.

SQLite plays a journal back as soon as it first reads the file. One made by an enemy can name any file of the user, which
SQLite would then delete, or have the office file grow without end.

The office file itself must never be opened by other means than SQLite while the program may have a connection to it:
closing it again would drop the locks of that connection. Its journal has no locks.
"""

import os
import stat
from pathlib import Path

from ita_desk.storage.failures import ForeignJournal, NotOfficeFile, OfficeMissing, OfficeTooLarge

LARGEST_FILE = 2**32 - 1  # bytes; also the most that a stick formatted with FAT32 takes
_HEADER = 28  # the bytes of a journal's header that matter
_MAGIC = bytes.fromhex("d9d505f920a163d7")  # begins a journal, and ends one that names another file


def check_file(path: Path) -> None:
    """Raise a typed error, or OSError, unless there is an ordinary file of sensible size with a journal of ours or none.

    The errors are OfficeMissing, NotOfficeFile, IsADirectoryError, OfficeTooLarge and ForeignJournal.
    """
    if not path.exists():
        key = "storage.missing" if path.parent.exists() else "storage.folder_gone"
        raise OfficeMissing(key, path=str(path))
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(str(path))
    if not stat.S_ISREG(found.st_mode):  # opening a pipe or a device may wait for ever, or act
        raise NotOfficeFile("storage.not_office_file", path=str(path))
    if found.st_size > LARGEST_FILE:
        raise OfficeTooLarge("storage.too_large", path=str(path))
    # SQLite looks beside the file itself or beside the link to it, depending on the system.
    for place in {str(path.absolute()), os.path.realpath(path)}:
        for ending in ("-journal", "-wal", "-shm"):
            beside = Path(place + ending)
            if not _may_lie(beside, ending):
                raise ForeignJournal("storage.foreign_journal", path=str(path), beside=beside.name)


def _may_lie(beside: Path, ending: str) -> bool:
    try:
        found = beside.lstat()
    except FileNotFoundError:
        return True
    if not stat.S_ISREG(found.st_mode):  # SQLite would follow a link and write to its target
        return False
    if ending == "-wal":  # never ours: another program's, which has to finish it
        return found.st_size == 0
    return ending == "-shm" or _is_plain_journal(beside)


def _is_plain_journal(journal: Path) -> bool:
    """Whether a journal names no other file and does not make the office file larger than it may be.

    One that is gone or cannot be read is left to SQLite.
    """
    try:
        with journal.open("rb") as file:
            header = file.read(_HEADER)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - len(_MAGIC)))
            end = file.read()
    except OSError:
        return True
    if end == _MAGIC and size > len(_MAGIC):
        return False
    pages, page_size = (int.from_bytes(header[at : at + 4], "big") for at in (16, 24))
    return size <= LARGEST_FILE and (not header.startswith(_MAGIC) or pages * page_size <= LARGEST_FILE)
