"""Edits of an agency's kind, on which other fields hang, and of single signatories; the rest is set by `edits`."""

from collections.abc import Callable
from dataclasses import replace

from ita_desk.domain.agency import Signatory, kind_of
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.services.edits import Edit, set_agency_field, set_agency_signatories
from ita_desk.services.edits_records import with_value

Signatories = tuple[Signatory, ...]


def set_agency_kind(kind: str) -> Edit:
    """Set the agency's kind: a short name of `KINDS`, or "" for another kind.

    A known kind drops the name written out, which would hide the derived one, and the district where it has none.
    Another kind begins with the name as it was printed before.
    """
    edit, known = set_agency_field("kind", kind), kind_of(kind)

    def apply(office: Office) -> Office:
        agency = edit.apply(office).agency
        if agency is office.agency:
            return office
        if known is None:
            agency = replace(agency, full_title=office.agency.full_name)
        else:
            district = agency.district if known.has_district else ""
            agency = replace(agency, full_title="", district=district)
        return replace(office, agency=agency)

    return replace(edit, apply=apply)


# --- who signs, by their places in the agency's list -----------------------------------------------------------


def add_signatory() -> Edit:
    """Add a signatory of whom nothing is known yet at the end."""
    return _in_signatories(lambda former: (*former, Signatory()))


def remove_signatory(place: int) -> Edit:
    """Remove a signatory. Raises UserError `edit.wrong_place`, as the two below."""
    return _in_signatories(lambda former: (*former[: _checked(place, former)], *former[place + 1 :]))


def move_signatory(place: int, to: int) -> Edit:
    """Move a signatory so that it stands at place `to`."""

    def change(former: Signatories) -> Signatories:
        others = [*former]
        moved = others.pop(_checked(place, former))
        others.insert(_checked(to, former), moved)
        return tuple(others)

    return _in_signatories(change)


def set_signatory_field(place: int, field: str, value: str) -> Edit:
    """Set a field of a signatory."""

    def change(former: Signatories) -> Signatories:
        changed = with_value(former[_checked(place, former)], [field], value)
        return (*former[:place], changed, *former[place + 1 :])

    return replace(_in_signatories(change), merge_key=f"agency/signatories/{place}/{field}")


def _checked(place: int, signatories: Signatories) -> int:
    if not 0 <= place < len(signatories):
        raise UserError("edit.wrong_place", place=place, last=len(signatories) - 1)
    return place


def _in_signatories(change: Callable[[Signatories], Signatories]) -> Edit:
    def apply(office: Office) -> Office:
        return set_agency_signatories(change(office.agency.signatories)).apply(office)

    return Edit(set_agency_signatories(()).name, apply)
