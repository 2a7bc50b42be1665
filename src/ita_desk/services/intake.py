"""Takes what a source says into an office file."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ita_desk.domain.assessment import Assessment
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import Unplaced, YearReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.intake.proposal import Proposal
from ita_desk.intake.reader import read_source
from ita_desk.intake.repair import TextRepair, repairs_of, with_repairs
from ita_desk.services.merge import Difference, merge_offices
from ita_desk.storage.blobs import scale_photo
from ita_desk.storage.lock import Holder, OfficeLock
from ita_desk.storage.office_store import OfficeStore
from ita_desk.thai.words import Segmenter

PARTS = ("auto", "measures", "scores", "agency")


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
    proposal = _with_scaled_photos(read_source(request.source, new_id))
    repairs = _repairs(proposal.office, request.part)
    if request.repair:
        proposal = replace(proposal, office=with_repairs(proposal.office, repairs))
    if request.dry_run:
        return replace(_merge(path, proposal, request, new_id), repairs=repairs)
    lock = OfficeLock.acquire(path)
    try:
        taken = _merge(path, proposal, request, new_id)
        return replace(taken, took_over=lock.took_over, repairs=repairs)
    finally:
        lock.release()


def _repairs(office: Office, part: str) -> tuple[TextRepair, ...]:
    agency = office.agency
    names = (agency.name, agency.subdistrict, agency.district, agency.province)
    return repairs_of(_part_of(office, part), Segmenter(names))


def _merge(path: Path, proposal: Proposal, request: IntakeRequest, new_id: IdSource) -> Taken:
    store = OfficeStore.open(path) if _is_there(path) else None
    before = store.load() if store else Office()
    if request.part != "agency":
        proposal = _in_wanted_year(proposal, request, before)
    incoming = _part_of(proposal.office, request.part)
    merged = merge_offices(before, incoming, request.accept_changes, new_id)
    changed = merged.office is not before
    if not request.dry_run:
        added = _photo_keys(merged.office) - _photo_keys(before)
        photos = [content for key, content in proposal.photos.items() if key in added]
        if store is None:
            OfficeStore.create(path, merged.office, blobs=photos)
        elif changed:
            for content in photos:
                store.add_blob(content)
            store.save(before, merged.office)
    return Taken(proposal, merged.office, merged.differences, changed)


def _with_scaled_photos(proposal: Proposal) -> Proposal:
    """The proposal with its photos as the office file keeps them: scaled, so under other keys.

    The same picture always gets the same key, so it is known again. One that cannot be read is left out with a note.
    """
    keys: dict[str, str] = {}
    photos: dict[str, bytes] = {}
    for key, content in proposal.photos.items():
        try:
            photo = scale_photo(content)
        except UserError:
            continue
        keys[key], photos[photo.sha256] = photo.sha256, photo.data

    def kept(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        known = (e for e in evidence if e.sha256 not in proposal.photos or e.sha256 in keys)
        return tuple(replace(e, sha256=keys.get(e.sha256, e.sha256)) for e in known)

    unread = len(proposal.photos) - len(keys)
    notes = (Message("intake.photo_unreadable", {"count": unread}),) if unread else ()
    office = _with_evidence(proposal.office, kept) if proposal.photos else proposal.office
    return replace(proposal, office=office, photos=photos, notes=(*proposal.notes, *notes))


def _with_evidence(office: Office, change: Callable[[tuple[Evidence, ...]], tuple[Evidence, ...]]) -> Office:
    """The office with the evidence of every outcome changed."""

    def changed(outcome: Outcome) -> Outcome:
        return replace(outcome, evidence=change(outcome.evidence))

    for year in office.years:
        measures = tuple(
            replace(m, outcome=changed(m.outcome), half_year=m.half_year and changed(m.half_year))
            for m in year.measures
        )
        office = office.with_year(replace(year, measures=measures))
    return office


def _photo_keys(office: Office) -> set[str]:
    outcomes = (o for y in office.years for m in y.measures for o in (m.outcome, m.half_year) if o)
    return {evidence.sha256 for outcome in outcomes for evidence in outcome.evidence}


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
