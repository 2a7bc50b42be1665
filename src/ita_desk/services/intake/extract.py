"""Makes an office file of the data inside an exported PDF."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ita_desk.domain.carried import photos_of, with_photo_keys
from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.intake.pdf_report import read_pdf_report
from ita_desk.records import dataclass
from ita_desk.storage.blobs import Photo, scale_photo
from ita_desk.storage.failures import OfficeExists, storage_failures
from ita_desk.storage.office_store import OfficeStore


@dataclass(frozen=True, slots=True)
class Extracted:
    """The office that was found, how many photos came with it, and the keys of those that did not."""

    office: Office
    photos: int
    missing_photos: frozenset[str]


def extract_report(source: Path, target: Path, new_id: IdSource) -> Extracted:
    """Put the office and the photos inside a PDF into a new office file; a file that is there stays as it is.

    Photos come in as those from anywhere: the program's own as they are, others scaled and so under other keys.
    Raises UserError where the PDF is none of ours or broken (`intake.pdf_report`), OfficeExists, and the other
    errors of `storage.failures`; no file is left then.
    """
    with storage_failures(target):
        if target.exists():  # said before anything is read; `create` makes sure
            raise OfficeExists("storage.exists", path=str(target))
    carried = read_pdf_report(source, new_id)
    photos = _scaled(carried.photos)
    renamed = {key: photo.sha256 for key, photo in photos.items() if key != photo.sha256}
    office = with_photo_keys(carried.office, renamed)
    kept = {photo.sha256: photo.data for photo in photos.values()}
    OfficeStore.create(target, office, blobs=kept.values())
    return Extracted(office, len(kept), frozenset(photos_of(office)) - kept.keys())


def _scaled(photos: Mapping[str, bytes]) -> dict[str, Photo]:
    """The photos by their keys in the PDF, without what is no picture."""
    scaled: dict[str, Photo] = {}
    for key, content in photos.items():
        with suppress(UserError):
            scaled[key] = scale_photo(content)
    return scaled
