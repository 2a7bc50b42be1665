"""Takes what a source says into an office file."""

from dataclasses import dataclass, replace
from pathlib import Path

from ita_desk.domain.assessment import Assessment
from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import Unplaced, YearReport
from ita_desk.errors import UserError
from ita_desk.intake.proposal import Proposal
from ita_desk.intake.reader import read_source
from ita_desk.services.merge import Difference, merge_offices
from ita_desk.storage.lock import Holder, OfficeLock
from ita_desk.storage.office_store import OfficeStore

PARTS = ("auto", "measures", "scores", "agency")


@dataclass(frozen=True, slots=True)
class IntakeRequest:
    """What to take: from which file, into which year (None: the source's own), which part, and whether it may overrule.

    With `dry_run` nothing is written.
    """

    source: Path
    fiscal_year: int | None = None
    part: str = "auto"
    accept_changes: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What was understood of the source, the office after it, and where the office said something else.

    `took_over` is the ended process of this machine that had left its lock on the office file, if there was one.
    """

    proposal: Proposal
    office: Office
    differences: tuple[Difference, ...]
    changed: bool
    took_over: Holder | None = None

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """The texts of the source that found no place."""
        return tuple(text for year in self.proposal.office.years for text in year.unplaced)


def take_source(path: Path, request: IntakeRequest, new_id: IdSource) -> Taken:
    """Merge a source into the office file at `path`, which is made if it is not there.

    The office keeps what it already says unless changes are accepted. Unless it is a trial, the file is locked
    meanwhile. Raises UserError for a source or a file that cannot be read, OfficeInUse if somebody has it open.
    """
    proposal = read_source(request.source, new_id)
    if request.dry_run:
        return _merge(path, proposal, request, new_id)
    lock = OfficeLock.acquire(path)
    try:
        return replace(_merge(path, proposal, request, new_id), took_over=lock.took_over)
    finally:
        lock.release()


def _merge(path: Path, proposal: Proposal, request: IntakeRequest, new_id: IdSource) -> Taken:
    store = OfficeStore.open(path) if _is_there(path) else None
    before = store.load() if store else Office()
    if request.part != "agency":
        proposal = _in_wanted_year(proposal, request, before)
    incoming = _part_of(proposal.office, request.part)
    merged = merge_offices(before, incoming, request.accept_changes, new_id)
    changed = merged.office is not before
    if not request.dry_run:
        if store is None:
            OfficeStore.create(path, merged.office)
        elif changed:
            store.save(before, merged.office)
    return Taken(proposal, merged.office, merged.differences, changed)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # too long for a name: making the file says so
        return False


def _in_wanted_year(proposal: Proposal, request: IntakeRequest, office: Office) -> Proposal:
    wanted = request.fiscal_year
    if wanted is None and proposal.fiscal_year is None and proposal.office.years:
        wanted = int(office.newest.fiscal_year) if office.newest else None
        if wanted is None:
            raise UserError("intake.year_unknown", file=request.source.name)
    if wanted is None or wanted == proposal.fiscal_year:
        return proposal
    try:
        return proposal.in_year(wanted)
    except ValueError:
        raise UserError("year.out_of_range", year=wanted, first=2500, last=2700) from None


def _part_of(office: Office, part: str) -> Office:
    """Only the wanted part of what a source says."""
    if part == "agency":
        return replace(office, years=())
    if part == "scores":
        years = [
            YearReport(y.fiscal_year, y.basis_year, assessment=y.assessment)
            for y in office.years
            if y.assessment != Assessment()
        ]
        return Office(years=tuple(years))
    if part == "measures":
        return Office(years=tuple(replace(y, assessment=Assessment()) for y in office.years))
    return office
