"""Edits: what a user can change, as values.

This module holds the `Edit` itself, what its makers share, and the edits of the agency and of whole years. Those
inside a year stand in `edits_year`, `edits_findings`, `edits_measures` and `edits_evidence`. Applying an edit raises
UserError (`edit.…`) where the change is impossible, and gives back the very same office where nothing would change.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ita_desk.domain.agency import Signatory
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.records import dataclass
from ita_desk.services.edits.records import checked, refuse_shared_ids, reusing, with_value


@dataclass(frozen=True, slots=True)
class Edit:
    """A change a user makes: its name for the undo menu, a pure function, and the field it is about.

    Edits with the same `merge_key` that follow each other quickly become one undo step; "" never merges.
    """

    name: Message
    apply: Callable[[Office], Office]
    merge_key: str = ""


def in_year(office: Office, fiscal_year: int, change: Callable[[YearReport], YearReport]) -> Office:
    """The office with one year changed. Raises UserError `edit.unknown_year`."""
    report = year_of(office, fiscal_year)
    changed = change(report)
    return office if changed is report else office.with_year(changed)


def year_of(office: Office, fiscal_year: int) -> YearReport:
    """The report of a fiscal year. Raises UserError `edit.unknown_year`."""
    report = office.year(fiscal_year)
    if report is None:
        raise UserError("edit.unknown_year", year=fiscal_year)
    return report


def adding(edit: Edit) -> Edit:
    """The edit, refused (`edit.id_taken`) if it would bring in an identifier that the office has already."""
    return replace(edit, apply=lambda office: refuse_shared_ids(edit.apply(office)))


def named_by_field(edit: Edit, field: str, merge_key: str) -> Edit:
    """The edit with the field's label in its name, and a merge key."""
    values = {**edit.name.values, "field": Message(f"field.{field}")}
    return replace(edit, name=Message(edit.name.key, values), merge_key=merge_key)


# --- the agency ----------------------------------------------------------------------------------------------


def set_agency_field(field: str, value: object) -> Edit:
    """Set a field of the agency; `field` is its name, or a path such as `seal.sha256`."""
    path = field.split(".")

    def apply(office: Office) -> Office:
        agency = with_value(office.agency, path, checked(("agency", *path), value))
        return office if agency is office.agency else replace(office, agency=agency)

    return named_by_field(Edit(Message("edit.set_agency_field"), apply), f"agency.{field}", f"agency/{field}")


def set_agency_divisions(divisions: Sequence[str]) -> Edit:
    """Set the agency's units."""
    return replace(set_agency_field("divisions", tuple(divisions)), name=Message("edit.set_agency_divisions"))


def set_agency_signatories(signatories: Sequence[Signatory]) -> Edit:
    """Set who signs for the agency."""
    edit = set_agency_field("signatories", tuple(signatories))
    return replace(edit, name=Message("edit.set_agency_signatories"))


# --- years ---------------------------------------------------------------------------------------------------


def add_year(fiscal_year: int, basis_year: int | None = None) -> Edit:
    """Add a year without content, resting on the scores of `basis_year`, else of the year before."""

    def apply(office: Office) -> Office:
        if office.year(fiscal_year):
            raise UserError("edit.year_exists", year=fiscal_year)
        basis = fiscal_year - 1 if basis_year is None else basis_year
        return office.with_year(YearReport(_fiscal_year(fiscal_year), _fiscal_year(basis)))

    return Edit(Message("edit.add_year", {"year": fiscal_year}), apply)


def remove_year(fiscal_year: int) -> Edit:
    """Remove a year with all it holds."""

    def apply(office: Office) -> Office:
        return office.without_year(year_of(office, fiscal_year).fiscal_year)

    return Edit(Message("edit.remove_year", {"year": fiscal_year}), apply)


def _fiscal_year(number: int) -> FiscalYear:
    try:
        return FiscalYear(number)
    except ValueError:
        raise UserError("edit.wrong_year", year=number) from None


def replace_office(office: Office, name: Message) -> Edit:
    """Put another state of the whole office in place, after an import or a return to the opening.

    What is equal keeps its objects, so that only what differs counts as changed.
    """
    return Edit(name, lambda former: reusing(former, office))
