"""Puts a finished file in its place, whole or not at all."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from ita_desk.errors import SystemFault, UserError
from ita_desk.storage.drafts import create_draft, draft_path, give_rights
from ita_desk.storage.patience import patiently


def replace_file(path: Path, content: bytes | Callable[[BinaryIO], object]) -> None:
    """Write a file beside its place, flush it to the disk, and put it there; a former file stays until then.

    What is written are bytes, or what `content` writes into the file; its own errors, which are typed, go on as they are.
    Nobody else may read it before; then those who may read the former file, or any new one. A link is replaced, not
    what it leads to. Raises UserError where the folder is missing, the name is a folder, or the file is open
    elsewhere, on Windows after some seconds in which it may be closed; SystemFault where the disk is full or fails.
    """
    draft = draft_path(path, "tmp")
    drafted = False
    try:
        if path.is_dir():
            raise UserError("file.is_folder", path=str(path))
        create_draft(draft)
        drafted = True
        with draft.open("wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
        give_rights(draft, path)
        patiently(lambda: draft.replace(path))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError("file.no_folder", path=str(path.parent)) from error
    except PermissionError as error:
        raise UserError("file.in_use" if drafted else "file.not_writable", path=str(path)) from error
    except OSError as error:
        key = "file.disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "file.write_failed"
        raise SystemFault(key, path=str(path), reason=error.strerror or "") from error
    finally:
        with suppress(OSError):  # not there, or the disk has gone
            draft.unlink()
