"""What can still be read of a damaged office file: looked at, and brought into a new file."""

from contextlib import suppress
from pathlib import Path

from ita_desk.errors import AppError
from ita_desk.services.create import free_path
from ita_desk.services.keeping.backups import BackupContent, content_in
from ita_desk.storage.office_store import OfficeStore
from ita_desk.storage.salvage import salvage


def readable_rest(path: Path) -> BackupContent | None:
    """What is inside a damaged file as far as it can be read; None where that is nothing."""
    with suppress(AppError):
        content = content_in(salvage(path).office)
        return content if content.years else None
    return None


def bring_rest(path: Path, wanted: Path) -> Path:
    """The path of a new file with what can be read of a damaged one, which stays: `wanted`, or one like it that is free.

    Raises the errors of `storage.failures`.
    """
    found, target = salvage(path), free_path(wanted)
    OfficeStore.create(target, found.office, blobs=found.blobs)
    return target
