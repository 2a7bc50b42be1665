"""An office and its file."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

from ita_desk.domain.changes import changes_between
from ita_desk.domain.office import Office
from ita_desk.storage.blobs import load_blob, remove_unreferenced, save_blob, scale_photo
from ita_desk.storage.database import (
    BUSY_TIMEOUT,
    bulk_writer,
    copy_database,
    is_sound,
    new_database,
    open_database,
    transaction,
    version_of,
)
from ita_desk.storage.failures import (
    DamagedFile,
    OfficeChanged,
    OfficeExists,
    OfficeMissing,
    OlderFile,
    storage_failures,
)
from ita_desk.storage.loading import office_from_rows, read_rows
from ita_desk.storage.migrate import SCHEMA_VERSION, apply_migrations, bring_up_to_date
from ita_desk.storage.saving import save_changes


class OfficeStore:
    """Loads and saves the office of one file; no connection stays open between calls.

    Made by `create` or `open`. Every method may raise the errors of `storage.failures`; one that fails leaves
    the file as it was. `copy_before_migration` is where the file as it was lies if opening it migrated it.
    """

    def __init__(self, path: Path, busy_timeout: float = BUSY_TIMEOUT) -> None:
        self.path = path
        self.copy_before_migration: Path | None = None
        self._busy_timeout = busy_timeout
        self._revision = ""

    @classmethod
    def create(
        cls, path: Path, office: Office, busy_timeout: float = BUSY_TIMEOUT, blobs: Iterable[bytes] = ()
    ) -> "OfficeStore":
        """The store of a new file that holds `office`, whose records all have ids, and blobs as they are.

        Never overwrites a file.
        """
        if not path.parent.is_dir():
            raise OfficeMissing("storage.no_folder", path=str(path.parent))
        store = cls(path, busy_timeout)
        draft = path.parent / f".{os.urandom(8).hex()}.new"
        with storage_failures(path):
            _refuse_existing(path)
            try:
                with new_database(draft) as connection, transaction(connection):
                    apply_migrations(connection)
                    save_changes(bulk_writer(connection), changes_between(Office(), office), office)
                    for content in blobs:
                        save_blob(connection, content)
                    store._revision = _renew_revision(connection)
                _refuse_existing(path)
                draft.rename(path)
            finally:
                draft.unlink(missing_ok=True)
        return store

    @classmethod
    def open(cls, path: Path, busy_timeout: float = BUSY_TIMEOUT) -> "OfficeStore":
        """The store of an existing file; an older file is copied and migrated."""
        store = cls(path, busy_timeout)
        store.copy_before_migration = bring_up_to_date(path, busy_timeout=busy_timeout)
        return store

    @classmethod
    def open_as_is(cls, path: Path, busy_timeout: float = BUSY_TIMEOUT) -> "OfficeStore":
        """The store of an existing file that is only read. Raises OlderFile where it had to be migrated first."""
        store = cls(path, busy_timeout)
        with store._connection() as connection:
            version = version_of(connection)
        if version < SCHEMA_VERSION:
            raise OlderFile("storage.older_file", path=str(path), version=version, newest=SCHEMA_VERSION)
        return store

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        with open_database(self.path, SCHEMA_VERSION, self._busy_timeout) as connection:
            yield connection

    def load(self) -> Office:
        """The office in the file. The next `save` goes by this state of the file."""
        with self._connection() as connection, transaction(connection, "DEFERRED"):
            revision = _read_revision(connection)
            stored = read_rows(connection)
        try:
            office = office_from_rows(stored)
        except (ValueError, TypeError, ArithmeticError) as error:
            raise DamagedFile("storage.damaged", path=str(self.path)) from error
        self._revision = revision
        return office

    def save(self, before: Office, after: Office) -> None:
        """Writes what changed since `before`, the office as last loaded, saved or created by this store.

        Raises OfficeChanged if the file was saved by somebody else in between.
        """
        changes = changes_between(before, after)
        if not changes:
            return
        with self._connection() as connection, transaction(connection):
            if _read_revision(connection) != self._revision:
                raise OfficeChanged("storage.changed", path=str(self.path))
            save_changes(bulk_writer(connection), changes, after)
            revision = _renew_revision(connection)
        self._revision = revision

    def read_blob(self, sha256: str) -> bytes | None:
        """The bytes of a photo or signed report by their key, or None."""
        with self._connection() as connection:
            return load_blob(connection, sha256)

    def add_photo(self, data: bytes) -> str:
        """The key of a picture, kept in the file scaled. Raises NotPicture and PictureTooLarge."""
        return self.add_blob(scale_photo(data).data)

    def add_blob(self, content: bytes) -> str:
        """The key of bytes kept in the file as they are."""
        with self._connection() as connection, transaction(connection):
            return save_blob(connection, content)

    def copy_to(self, target: Path) -> None:
        """Puts a copy of the file, as last saved by anybody, in the place of `target`; the copy is tested before.

        A former file stays if that fails. Raises DamagedFile if the file to be copied is not sound.
        """
        if not target.parent.is_dir():
            raise OfficeMissing("storage.no_folder", path=str(target.parent))
        with self._connection():  # it is ours, and what a killed writer left is undone
            pass
        draft = target.parent / f".{os.urandom(8).hex()}.new"
        try:
            with storage_failures(target):
                copy_database(self.path, draft)
            with open_database(draft, SCHEMA_VERSION) as copy:
                if not is_sound(copy):
                    raise DamagedFile("storage.damaged", path=str(self.path))
            with storage_failures(target):
                # What a killed writer left of the former file would spoil the new one.
                target.with_name(f"{target.name}-journal").unlink(missing_ok=True)
                draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)

    def sweep_blobs(self) -> int:
        """Removes the blobs nothing names any more; returns how many.

        To be called only when opening to write: later, an undo may still bring a photo back.
        """
        with self._connection() as connection, transaction(connection):
            return remove_unreferenced(connection)


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise OfficeExists("storage.exists", path=str(path))


def _read_revision(connection: Connection) -> str:
    token: str = connection.execute("SELECT token FROM revision").fetchone()[0]
    return token


def _renew_revision(connection: Connection) -> str:
    # Random rather than counted: two copies of a file, each saved once, must not pass for one another.
    token = os.urandom(8).hex()
    connection.execute("UPDATE revision SET token = ?", (token,))
    return token
