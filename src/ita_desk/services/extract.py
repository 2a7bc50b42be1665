"""Makes an office file of the data inside an exported PDF."""

from dataclasses import dataclass
from pathlib import Path

from ita_desk.domain.carried import photos_of
from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.intake.pdf_report import read_pdf_report
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

    Raises UserError where the PDF is none of ours or broken (`intake.pdf_report`), OfficeExists, and the other
    errors of `storage.failures`; no file is left then.
    """
    with storage_failures(target):
        if target.exists():  # said before anything is read; `create` makes sure
            raise OfficeExists("storage.exists", path=str(target))
    carried = read_pdf_report(source, new_id)
    OfficeStore.create(target, carried.office, blobs=carried.photos.values())
    missing = frozenset(photos_of(carried.office)) - carried.photos.keys()
    return Extracted(carried.office, len(carried.photos), missing)
