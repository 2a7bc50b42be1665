"""Takes what a source says into an office file."""

from dataclasses import replace
from pathlib import Path

from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import Unplaced
from ita_desk.errors import UserError
from ita_desk.intake.proposal import Proposal
from ita_desk.intake.repair import TextRepair
from ita_desk.records import dataclass
from ita_desk.services.intake.merge import Difference
from ita_desk.services.intake.reading import Reading, read_file
from ita_desk.services.intake.review import AGENCY, PARTS, Review
from ita_desk.storage.lock import Holder, OfficeLock
from ita_desk.storage.office_store import OfficeStore


@dataclass(frozen=True, slots=True)
class IntakeRequest:
    """What to take: from which file, into which year (None: the source's own), which part, and whether it may overrule.

    With `dry_run` nothing is written; with `repair` damaged Thai text is taken as repaired.
    """

    source: Path
    fiscal_year: int | None = None
    part: str = "auto"
    accept_changes: bool = False
    dry_run: bool = False
    repair: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What was understood of the source, the office after it, and where the office said something else.

    `took_over` is the ended process of this machine that had left its lock on the office file, if there was one;
    `repairs` are those of damaged text, proposed or, where the request says so, made.
    """

    proposal: Proposal
    office: Office
    differences: tuple[Difference, ...]
    changed: bool
    took_over: Holder | None = None
    repairs: tuple[TextRepair, ...] = ()

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """The texts of the source that found no place."""
        return tuple(text for year in self.proposal.office.years for text in year.unplaced)


def take_source(path: Path, request: IntakeRequest, new_id: IdSource) -> Taken:
    """Merge a source into the office file at `path`, which is made if it is not there.

    The office keeps what it already says unless changes are accepted. Unless it is a trial, the file is locked
    meanwhile. Raises UserError for a source or a file that cannot be read, OfficeInUse if somebody has it open.
    """
    reading = read_file(request.source, new_id)
    if request.dry_run:
        return _take(path, reading, request, new_id)
    lock = OfficeLock.acquire(path)
    try:
        return replace(_take(path, reading, request, new_id), took_over=lock.took_over)
    finally:
        lock.release()


def _take(path: Path, reading: Reading, request: IntakeRequest, new_id: IdSource) -> Taken:
    store = OfficeStore.open(path) if _is_there(path) else None
    before = store.load() if store else Office()
    review = _review(reading, before, request, new_id)
    changed = review.office is not before
    if not request.dry_run:
        if store is None:
            OfficeStore.create(path, review.office, blobs=review.photos)
        elif changed:
            for content in review.photos:
                store.add_blob(content)
            store.save(before, review.office)
    return Taken(review.proposal, review.office, review.differences, changed, repairs=review.repairs)


def _review(reading: Reading, office: Office, request: IntakeRequest, new_id: IdSource) -> Review:
    """The source looked over for the office by what was asked for, instead of by a person."""
    year = None if request.part == AGENCY else _wanted_year(reading.proposal, request, office)
    try:
        review = Review(reading, office, new_id, year, PARTS[request.part])
    except ValueError:
        raise UserError("year.out_of_range", year=year, first=2500, last=2700) from None
    if request.repair:
        review.accept_repairs(review.repairs, accepted=True)
    if request.accept_changes:
        review.take_differences([difference.path for difference in review.differences], taken=True)
    return review


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # too long for a name: making the file says so
        return False


def _wanted_year(proposal: Proposal, request: IntakeRequest, office: Office) -> int | None:
    """The year asked for, else the source's, else the newest of the office; None where none is needed."""
    wanted = proposal.fiscal_year if request.fiscal_year is None else request.fiscal_year
    if wanted is None and proposal.office.years:
        wanted = int(office.newest.fiscal_year) if office.newest else None
        if wanted is None:
            raise UserError("intake.year_unknown", file=request.source.name)
    return wanted
