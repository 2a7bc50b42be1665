"""Edits of an agency's kind, on which other fields hang, and of single signatories, its own or a year's.

The rest is set by `edits`.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ita_desk.domain.agency import FormerName, Signatory, kind_of
from ita_desk.domain.office import Office
from ita_desk.services.edits.edit import Edit, set_agency_field, set_agency_signatories, year_of
from ita_desk.services.edits.lists import with_field, with_moved, without_place
from ita_desk.services.edits.year import set_year_signatories

_ROLES = ("reporter", "reviewer", "approver")

Records = tuple[Any, ...]  # signatories or former names


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


def set_seal(sha256: str) -> Edit:
    """Set the picture of the agency's seal: the key of a blob, "" for none."""
    return replace(set_agency_field("seal.sha256", sha256), merge_key="")


# --- single signatories and former names, by their places in lists ---------------------------------------------
# Signatories are the agency's, or, where a year is named, those which that year has of its own.


def add_signatory(year: int | None = None) -> Edit:
    """Add a signatory at the end, in the first role that nobody has; of whom nothing else is known yet."""

    def added(former: Records) -> Records:
        taken = {signatory.role for signatory in former}
        role = next((role for role in _ROLES if role not in taken), "")
        return (*former, Signatory(role=role))

    return _in_list("signatories", added, year)


def remove_signatory(place: int, year: int | None = None) -> Edit:
    """Remove a signatory. Raises UserError `edit.wrong_place`, as all below that are given a place."""
    return _in_list("signatories", lambda former: without_place(former, place), year)


def move_signatory(place: int, to: int, year: int | None = None) -> Edit:
    """Move a signatory so that it stands at place `to`."""
    return _in_list("signatories", lambda former: with_moved(former, place, to), year)


def set_signatory_field(place: int, field: str, value: str, year: int | None = None) -> Edit:
    """Set a field of a signatory."""
    return _setting("signatories", place, field, value, year)


def begin_year_signatories(year: int) -> Edit:
    """Give a year signatories of its own: at first the agency's, or one of whom nothing is known yet."""

    def apply(office: Office) -> Office:
        first = office.agency.signatories or (Signatory(),)
        return set_year_signatories(year, first).apply(office)

    return Edit(set_year_signatories(year, ()).name, apply)


def add_former_name() -> Edit:
    """Add a former name of which nothing is known yet at the end; it stands for no year."""
    return _in_list("former", lambda former: (*former, FormerName()))


def remove_former_name(place: int) -> Edit:
    """Remove a former name."""
    return _in_list("former", lambda former: without_place(former, place))


def set_former_name_field(place: int, field: str, value: str | int) -> Edit:
    """Set the kind, the name or the last year (`to_year`) of a former name."""
    return _setting("former", place, field, value)


def _setting(name: str, place: int, field: str, value: object, year: int | None = None) -> Edit:
    edit = _in_list(name, lambda former: with_field(former, place, field, value), year)
    return replace(edit, merge_key=f"{year or 'agency'}/{name}/{place}/{field}")


def _in_list(name: str, change: Callable[[Records], Records], year: int | None = None) -> Edit:
    def set_to(records: Records) -> Edit:
        if name != "signatories":
            return set_agency_field(name, records)
        return set_year_signatories(year, records) if year else set_agency_signatories(records)

    def apply(office: Office) -> Office:
        owner = year_of(office, year) if year else office.agency
        return set_to(change(getattr(owner, name))).apply(office)

    return Edit(set_to(()).name, apply)
