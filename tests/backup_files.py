"""Office files to back up, and damage done to them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ita_desk.domain.exchange import with_ids
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.storage.office_store import OfficeStore
from small_office import OFFICE

NOON = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)  # 12.00 in Thailand
SMALL = with_ids(OFFICE, counted_ids())


def after(**times: float) -> datetime:
    """A moment so much later than noon."""
    return NOON + timedelta(**times)


def small_file(path: Path) -> OfficeStore:
    """A file that holds the small office."""
    return OfficeStore.create(path, SMALL)


def renamed(office: Office, name: str) -> Office:
    """The office under another name."""
    return replace(office, agency=replace(office.agency, name=name))


def save_name(store: OfficeStore, name: str) -> None:
    """Saves another name of the agency into a file."""
    before = store.load()
    store.save(before, renamed(before, name))


def name_in(path: Path) -> str:
    """The agency's name in an office file."""
    return OfficeStore(path).load().agency.name


def damage(path: Path) -> None:
    """Spoils the middle of a file, as a bad disk does."""
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 64] = b"\xff" * 64
    path.write_bytes(content)


def names(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return sorted(file.name for file in folder.iterdir())
