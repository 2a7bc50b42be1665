"""The edits of the agency, of whole years and inside a year, with random values: see `every_edit`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from edit_values import YEARS, RandomValues
from ita_desk.checks.problem import Problem
from ita_desk.domain.accepted import AcceptedProblem
from ita_desk.domain.agency import KINDS, Signatory
from ita_desk.domain.assessment import PrintedScore
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import MeasureGroup
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.texts import Place
from ita_desk.domain.year_report import Unplaced
from ita_desk.i18n import Message
from ita_desk.services import beginning
from ita_desk.services.checking import CheckedProblem
from ita_desk.services.edits import accepted as edits_accepted
from ita_desk.services.edits import agency as edits_agency
from ita_desk.services.edits import edit as edits
from ita_desk.services.edits import links as edits_links
from ita_desk.services.edits import scores as edits_scores
from ita_desk.services.edits import year as edits_year
from ita_desk.services.edits.edit import Edit
from ita_desk.services.intake import merge
from ita_desk.services.signing import sign_off
from signing import REQUEST, paper_of


class YearEdits(RandomValues):
    """A method for each, of the name of what makes it."""

    # --- the agency and whole years --------------------------------------------------------------------------

    def set_agency_field(self) -> Edit:
        field = self._turns.choice(("name", "district", "phone", "full_title", "unknown"))
        return edits.set_agency_field(field, self._text())

    def set_agency_divisions(self) -> Edit:
        return edits.set_agency_divisions(self._many(self._text))

    def set_agency_signatories(self) -> Edit:
        return edits.set_agency_signatories(self._many(self._signatory))

    def add_year(self) -> Edit:
        return edits.add_year(self._turns.choice(YEARS), self._turns.choice((None, 2566)))

    def remove_year(self) -> Edit:
        return edits.remove_year(self._turns.choice(YEARS))

    def replace_office(self) -> Edit:
        """What an import or a backup does: parts of the office are as another one has them."""
        incoming = Office(
            replace(self._office.agency, name=self._text()),
            (replace(self._report, measures=(replace(self._measure_made(), id=self._m.id),), groups=()),),
        )
        merged = merge.merge_offices(self._office, incoming, self._turns.random() < 0.5, self._new_id)
        return edits.replace_office(merged.office, Message("edit.import", {"file": "ก"}))

    def restore_sample(self) -> Edit:
        return beginning.restore_sample(self._new_id)

    def set_agency_kind(self) -> Edit:
        return edits_agency.set_agency_kind(self._turns.choice(["", "อื่น", *(kind.short for kind in KINDS)]))

    def set_seal(self) -> Edit:
        return edits_agency.set_seal(self._key())

    def _whose(self) -> tuple[int | None, Sequence[Signatory]]:
        own = self._turns.random() < 0.5
        return (self._year, self._report.signatories) if own else (None, self._office.agency.signatories)

    def add_signatory(self) -> Edit:
        return edits_agency.add_signatory(self._whose()[0])

    def remove_signatory(self) -> Edit:
        year, those = self._whose()
        return edits_agency.remove_signatory(self._place(those), year)

    def move_signatory(self) -> Edit:
        year, those = self._whose()
        return edits_agency.move_signatory(self._place(those), self._place(those), year)

    def set_signatory_field(self) -> Edit:
        year, those = self._whose()
        return edits_agency.set_signatory_field(self._place(those), "position", self._text(), year)

    def begin_year_signatories(self) -> Edit:
        return edits_agency.begin_year_signatories(self._year)

    def add_former_name(self) -> Edit:
        return edits_agency.add_former_name()

    def remove_former_name(self) -> Edit:
        return edits_agency.remove_former_name(self._place(self._office.agency.former))

    def set_former_name_field(self) -> Edit:
        field, value = self._turns.choice((("to_year", 2560), ("kind", "อบต."), ("name", self._text())))
        return edits_agency.set_former_name_field(self._place(self._office.agency.former), field, value)

    # --- a year ----------------------------------------------------------------------------------------------

    def set_basis_year(self) -> Edit:
        return edits_year.set_basis_year(self._year, self._turns.choice((2566, 2568, 1)))

    def set_score(self) -> Edit:
        return edits_year.set_score(self._year, self._code(), self._turns.choice((None, self._score())))

    def set_level(self) -> Edit:
        return edits_year.set_level(self._year, self._text())

    def set_scores(self) -> Edit:
        places = self._many(lambda: (self._turns.choice(YEARS), self._code()))
        return edits_scores.set_scores({place: self._score() for place in places}, {self._year: self._text()})

    def set_level_of_year(self) -> Edit:
        return edits_scores.set_level_of_year(self._turns.choice(YEARS), self._text())

    def set_as_printed(self) -> Edit:
        def printed() -> PrintedScore:
            return PrintedScore(self._code(), self._text(), self._text(), Decimal("9.5"))

        return edits_year.set_as_printed(self._year, self._many(printed))

    def remove_printed(self) -> Edit:
        return edits_year.remove_printed(self._year, self._code())

    def set_section_text(self) -> Edit:
        section = self._turns.choice(("memo/opening", "ก/ข"))
        return edits_year.set_section_text(self._year, section, self._turns.choice((None, self._text())))

    def set_picture(self) -> Edit:
        return edits_year.set_picture(self._year, "analysis/charts/total", self._key() or None)

    def set_groups(self) -> Edit:
        def group() -> MeasureGroup:
            former = self._of(self._report.groups)
            heads = FrozenMap({"outcome.output": self._text()})
            return MeasureGroup(former.id if former else "", self._text(), self._many(self._text), heads)

        return edits_year.set_groups(self._year, self._many(group), self._new_id)

    def set_oit_links(self) -> Edit:
        return edits_year.set_oit_links(self._year, self._many(self._link))

    def set_limitations(self) -> Edit:
        return edits_year.set_limitations(self._year, self._many(self._text))

    def set_year_signatories(self) -> Edit:
        return edits_year.set_year_signatories(self._year, self._many(self._signatory))

    def set_report_date(self) -> Edit:
        return edits_year.set_report_date(self._year, self._day())

    def set_deadline(self) -> Edit:
        return edits_year.set_deadline(self._year, self._months, self._day())

    def set_unplaced(self) -> Edit:
        return edits_year.set_unplaced(self._year, self._many(self._unplaced_made))

    def remove_unplaced(self) -> Edit:
        return edits_year.remove_unplaced(self._year, self._of(self._report.unplaced) or Unplaced("gone"))

    def add_signed_report(self) -> Edit:
        code = self._turns.choice(("", "7F3K-92QD-X4TM"))
        signed = SignedReport(
            "memo",
            self._months,
            self._text(),
            self._day(),
            self._key(),
            code,
            signers=self._many(self._text),
            snapshot=self._key(),
            scan=self._key(),
        )
        return edits_year.add_signed_report(self._year, signed)

    def finish_signing(self) -> Edit:
        request = replace(REQUEST, fiscal_year=self._year)
        signing = sign_off.plan_signing(self._office, request, self._text(), self._day())
        return sign_off.finish_signing(signing, paper_of(signing.signed.code), self._put_blob)

    def set_signed_scan(self) -> Edit:
        signed = self._of(self._report.signed) or SignedReport("gone")
        return edits_year.set_signed_scan(self._year, signed, self._key())

    def remove_signed_report(self) -> Edit:
        signed = self._of(self._report.signed) or SignedReport("gone")
        return edits_year.remove_signed_report(self._year, signed)

    def accept_problem(self) -> Edit:
        place = Place(self._year, self._m.id, "title")
        key = ("text.doubled-word", self._m.id, "title", self._turns.choice("ab"))
        checked = CheckedProblem(Problem("text.doubled-word", "should", place), key=key)
        return edits_accepted.accept_problem(self._year, checked, self._text(), date(2026, 11, 21))

    def withdraw_acceptance(self) -> Edit:
        said = self._of(self._report.accepted) or AcceptedProblem("gone")
        return edits_accepted.withdraw_acceptance(self._year, said)

    def add_oit_link(self) -> Edit:
        return edits_links.add_oit_link(self._year)

    def add_oit_links(self) -> Edit:
        return edits_links.add_oit_links(self._year, self._many(self._link))

    def remove_oit_link(self) -> Edit:
        return edits_links.remove_oit_link(self._year, self._place(self._report.oit_links))

    def move_oit_link(self) -> Edit:
        places = (self._place(self._report.oit_links), self._place(self._report.oit_links))
        return edits_links.move_oit_link(self._year, *places)

    def set_oit_link_field(self) -> Edit:
        place, field = self._place(self._report.oit_links), self._turns.choice(("url", "explanation"))
        return edits_links.set_oit_link_field(self._year, place, field, self._text())
