"""Puts a finished file in its place, whole or not at all."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from ita_desk.errors import SystemFault, UserError


def replace_file(path: Path, content: bytes) -> None:
    """Write a file beside its place, flush it to the disk, and put it there; a former file stays until then.

    Raises UserError where the folder is missing, the name is a folder, or the file is open elsewhere; SystemFault
    where the disk is full or fails.
    """
    draft = path.parent / f".{os.urandom(8).hex()}.tmp"  # a long name plus an ending might be too long
    try:
        if path.is_dir():
            raise UserError("file.is_folder", path=str(path))
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError("file.no_folder", path=str(path.parent)) from error
    except PermissionError as error:
        raise UserError("file.not_writable", path=str(path)) from error
    except OSError as error:
        key = "file.disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "file.write_failed"
        raise SystemFault(key, path=str(path), reason=error.strerror or "") from error
    finally:
        with suppress(OSError):  # not there, or the disk has gone
            draft.unlink()
