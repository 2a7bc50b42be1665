"""An office and its file."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection

from ita_desk.domain.office import Office
from ita_desk.storage.blobs import blob_key, load_blob, remove_unreferenced, save_blob, scale_photo
from ita_desk.storage.database import (
    BUSY_TIMEOUT,
    bulk_writer,
    copy_database,
    is_readable,
    is_sound,
    limit_work,
    new_database,
    open_database,
    texts_limited,
    transaction,
    version_of,
)
from ita_desk.storage.drafts import create_draft, draft_path, give_rights
from ita_desk.storage.failures import (
    DamagedFile,
    OfficeChanged,
    OfficeExists,
    OfficeMissing,
    OlderFile,
    storage_failures,
)
from ita_desk.storage.loading import BROKEN, office_from_rows, read_rows
from ita_desk.storage.migrate import SCHEMA_VERSION, apply_migrations, bring_up_to_date

_OPENING = 4.0  # seconds of the processor after which a file is one without end


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
        # Of saves that failed at their very end: their marks, and what the file holds if it bears one of them. A share
        # that goes away in that moment has taken the save all the same.
        self._unsure: dict[str, Office] = {}

    @classmethod
    def create(
        cls, path: Path, office: Office, busy_timeout: float = BUSY_TIMEOUT, blobs: Iterable[bytes] = ()
    ) -> "OfficeStore":
        """The store of a new file that holds `office`, whose records all have ids, and blobs as they are.

        Never overwrites a file.
        """
        from ita_desk.domain.changes import changes_between
        from ita_desk.storage.saving import save_changes

        _refuse_no_folder(path)
        store = cls(path, busy_timeout)
        draft = draft_path(path)
        with storage_failures(path):
            _refuse_existing(path)
            try:
                create_draft(draft)
                with new_database(draft) as connection, transaction(connection):
                    apply_migrations(connection)
                    with texts_limited(connection):
                        save_changes(bulk_writer(connection), changes_between(Office(), office), office)
                    for content in blobs:
                        save_blob(connection, content)
                    office_from_rows(read_rows(connection))  # what could not be read again is not made
                    store._revision = _renew_revision(connection)
                _refuse_existing(path)
                give_rights(draft, path)
                draft.rename(path)
            finally:
                with suppress(OSError):
                    draft.unlink()
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
        damaged = DamagedFile("storage.damaged", path=str(self.path))
        with self._connection() as connection, transaction(connection, "DEFERRED"):
            limit_work(connection, _OPENING)
            try:
                revision = _read_revision(connection)
                stored = read_rows(connection)  # first: it ends early where there is too much
                if not is_readable(connection):
                    raise damaged
                office = office_from_rows(stored)
            except BROKEN as error:
                raise damaged from error
        self._revision, self._unsure = revision, {}
        return office

    def save(self, before: Office, after: Office) -> None:
        """Writes what changed since `before`, the office as last loaded, saved or created by this store.

        Raises OfficeChanged if the file was saved by somebody else in between.
        """
        from ita_desk.domain.changes import changes_between  # readers need neither
        from ita_desk.storage.saving import save_changes

        if not (self._unsure or changes_between(before, after)):
            return
        with self._connection() as connection, transaction(connection):
            found = _read_revision(connection)
            if found not in (self._revision, *self._unsure):
                raise OfficeChanged("storage.changed", path=str(self.path))
            with texts_limited(connection):
                changes = changes_between(self._unsure.get(found, before), after)
                save_changes(bulk_writer(connection), changes, after)
            revision = _renew_revision(connection)
            self._unsure[revision] = after
        self._revision, self._unsure = revision, {}

    def read_blob(self, sha256: str) -> bytes | None:
        """The bytes of a photo or signed report by their key, or None; other bytes than those of the key are none."""
        with self._connection() as connection:
            content = load_blob(connection, sha256)
        return content if isinstance(content, bytes) and blob_key(content) == sha256 else None

    def read_any_blob(self, sha256: str) -> bytes | None:
        """The bytes that stand under a key, also such as do not belong to it, or None: for finding what was changed."""
        with self._connection() as connection:
            content = load_blob(connection, sha256)
        return content if isinstance(content, bytes) else None

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
        _refuse_no_folder(target)
        with self._connection():  # it is ours, and what a killed writer left is undone
            pass
        draft = draft_path(target)
        try:
            with storage_failures(target):
                copy_database(self.path, draft)
            with open_database(draft, SCHEMA_VERSION) as copy:
                if not is_sound(copy):
                    raise DamagedFile("storage.damaged", path=str(self.path))
            with storage_failures(target):
                # What a killed writer left of the former file would spoil the new one.
                target.with_name(f"{target.name}-journal").unlink(missing_ok=True)
                give_rights(draft, target)
                draft.replace(target)
        finally:
            with suppress(OSError):  # the disk has gone meanwhile
                draft.unlink()

    def sweep_blobs(self) -> int:
        """Removes the blobs nothing names any more; returns how many.

        To be called only when opening to write: later, an undo may still bring a photo back.
        """
        with self._connection() as connection, transaction(connection):
            limit_work(connection, _OPENING)
            return remove_unreferenced(connection)


def _refuse_no_folder(path: Path) -> None:
    with storage_failures(path):
        if not path.parent.is_dir():
            raise OfficeMissing("storage.no_folder", path=str(path.parent))


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise OfficeExists("storage.exists", path=str(path))


def _read_revision(connection: Connection) -> str:
    """The mark of the last save. Raises TypeError where there is none."""
    token: str = connection.execute("SELECT token FROM revision").fetchone()[0]
    return token


def _renew_revision(connection: Connection) -> str:
    # Random rather than counted: two copies of a file, each saved once, must not pass for one another.
    token = os.urandom(8).hex()
    connection.execute("UPDATE revision SET token = ?", (token,))
    return token
