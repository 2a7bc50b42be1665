"""The photos of a source, as an office file keeps them."""

from collections.abc import Callable, MutableMapping
from dataclasses import replace

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.intake.proposal import Proposal
from ita_desk.storage.blobs import Photo, scale_photo

Scaled = MutableMapping[str, Photo | None]
"""Photos by the SHA-256 they had in the source, None for what cannot be read: each is scaled only once."""


def with_scaled_photos(proposal: Proposal, scaled: Scaled) -> Proposal:
    """The proposal with its photos as the office file keeps them: scaled, so under other keys.

    The same picture always gets the same key, so it is known again. One that cannot be read is left out with a note.
    """
    for key, content in proposal.photos.items():
        if key not in scaled:
            scaled[key] = _scaled(content)
    there = {key: photo for key in proposal.photos if (photo := scaled[key])}

    def kept(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        known = (e for e in evidence if e.sha256 not in proposal.photos or e.sha256 in there)
        return tuple(replace(e, sha256=there[e.sha256].sha256) if e.sha256 in there else e for e in known)

    unread = len(proposal.photos) - len(there)
    notes = (Message("intake.photo_unreadable", {"count": unread}),) if unread else ()
    office = _with_evidence(proposal.office, kept) if proposal.photos else proposal.office
    photos = {photo.sha256: photo.data for photo in there.values()}
    return replace(proposal, office=office, photos=photos, notes=(*proposal.notes, *notes))


def photo_keys(office: Office) -> set[str]:
    """The SHA-256 of everything that evidence of an office names."""
    outcomes = (o for y in office.years for m in y.measures for o in (m.outcome, m.half_year) if o)
    return {evidence.sha256 for outcome in outcomes for evidence in outcome.evidence}


def _scaled(content: bytes) -> Photo | None:
    try:
        return scale_photo(content)
    except UserError:
        return None


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
