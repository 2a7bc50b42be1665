"""Puts a pack in its place, whole or not at all: as a folder or as one zip."""

import errno
import os
import shutil
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from ita_desk.errors import SystemFault, UserError
from ita_desk.services.files import replace_file
from ita_desk.storage.drafts import draft_path
from ita_desk.storage.patience import patiently

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell
_UNIX, _FILE_RIGHTS = 3, 0o100644


def write_pack(target: Path, files: Mapping[str, bytes], *, zipped: bool) -> None:
    """Write the files as a zip, which takes the place of a former one, or into a new folder.

    A folder in which something lies is never touched. Raises as `replace_file`, and UserError `publish.folder_in_use`.
    """
    if zipped:
        replace_file(target, zip_of(files))
    else:
        _write_folder(target, files)


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """A zip of the files in the order of their names; the same files always give the same bytes."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system, entry.external_attr = _UNIX, _FILE_RIGHTS << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return packed.getvalue()


def refuse_used(target: Path) -> None:
    """Raise UserError where a pack's folder cannot be made: something lies there already, or its place is missing."""
    if target.is_symlink() or (target.exists() and not (target.is_dir() and not any(target.iterdir()))):
        raise UserError("publish.folder_in_use", path=str(target))
    if not target.parent.is_dir():
        raise UserError("file.no_folder", path=str(target.parent))


def _write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    draft = draft_path(target)
    try:
        refuse_used(target)
        draft.mkdir(0o700)  # nobody else looks in; the folder inside has the rights of any new one
        pack = draft / target.name
        pack.mkdir()
        for name in sorted(files):
            _write(pack / name, files[name])
        with suppress(FileNotFoundError):
            target.rmdir()  # an empty one; refused by the system if something has come into it
        patiently(lambda: pack.rename(target))
    except PermissionError as error:
        raise UserError("file.not_writable", path=str(target)) from error
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):  # something has come there meanwhile
            raise UserError("publish.folder_in_use", path=str(target)) from error
        key = "file.disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "file.write_failed"
        raise SystemFault(key, path=str(target), reason=error.strerror or "") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
