"""Remedies of problems as edits: they go through the edits that a user's own change would."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from ita_desk.checks.problem import Problem, Remedy
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.services.edits.agency import set_agency_kind
from ita_desk.services.edits.edit import (
    Edit,
    set_agency_divisions,
    set_agency_field,
    set_agency_signatories,
)
from ita_desk.services.edits.evidence import remove_evidence, set_evidence_field
from ita_desk.services.edits.findings import remove_finding, set_finding_field
from ita_desk.services.edits.measures import remove_measure, remove_step, set_measure_field, set_step
from ita_desk.services.edits.outcome import field_of_round
from ita_desk.services.edits.year import (
    remove_unplaced,
    set_as_printed,
    set_basis_year,
    set_groups,
    set_level,
    set_limitations,
    set_oit_links,
    set_report_date,
    set_score,
    set_section_text,
    set_unplaced,
    set_year_signatories,
)
from ita_desk.services.remedy_paths import Gone, value_at, with_changed_at, without_last_item

_EVIDENCE = re.compile(r"(?P<round>outcome|half_year)\.evidence\[(?P<place>[0-9]+)\](?:\.(?P<field>\w+))?")
_STEP = re.compile(r"steps\[(?P<place>[0-9]+)\]")


def remedy_edit(problem: Problem, office: Office) -> Edit:
    """The edit that mends a problem; it merges with no other.

    Raises UserError `check.no_remedy`, or `check.changed` where what the check looked at stands there no longer, as
    does the edit itself when it is made later.
    """
    name = _edit_for(problem, office).name
    return Edit(name, lambda then: _edit_for(problem, then).apply(then))


def remedies_edit(problems: Sequence[Problem]) -> Edit:
    """All remedies of some problems as one edit; those whose place has changed meanwhile are left out.

    Raises UserError `check.changed` when it is made and none can be.
    """

    def apply(office: Office) -> Office:
        mended, refused = office, 0
        for problem in sorted(problems, key=_last_first, reverse=True):
            try:
                mended = _edit_for(problem, mended).apply(mended)
            except UserError:  # the remedy before has taken its words, or its record, along
                refused += 1
        if refused == len(problems):
            raise UserError("check.changed")
        return mended

    return Edit(Message("edit.remedies", {"count": len(problems)}), apply)


def _last_first(problem: Problem) -> tuple[bool, list[int], int]:
    """Changed words before removed records, and what stands further down first, so that no place moves."""
    removes = problem.remedy is not None and problem.remedy.kind == "remove"
    places = [int(place) for place in re.findall(r"\[([0-9]+)\]", problem.place.field)]
    return not removes, places, problem.span[0] if problem.span else 0


def _edit_for(problem: Problem, office: Office) -> Edit:
    if problem.remedy is None:
        raise UserError("check.no_remedy")
    try:
        if problem.remedy.kind == "remove":
            return _removing(problem.place, office)
        return _setting(problem.place, office, _change_of(problem))
    except Gone:
        raise UserError("check.changed") from None


def _change_of(problem: Problem) -> Callable[[Any], Any]:
    """What the remedy makes of the value at the problem's place."""
    remedy = problem.remedy
    assert remedy is not None
    if remedy.kind == "set":
        return lambda _: remedy.value
    start, end = problem.span or (0, 0)

    def replaced(text: Any) -> str:
        if not isinstance(text, str) or text[start:end] != problem.text or start == end:
            raise Gone(problem.place.field)
        return f"{text[:start]}{remedy.value}{text[end:]}"

    return replaced


# --- setting -------------------------------------------------------------------------------------------------


def _setting(place: Place, office: Office, change: Callable[[Any], Any]) -> Edit:
    if place.record == AGENCY:
        return _setting_agency(place.field, with_changed_at(office.agency, place.field, change))
    report = _report(place, office)
    if place.record == REPORT:
        return _setting_report(report, place.field, with_changed_at(report, place.field, change))
    year = int(report.fiscal_year)
    if measure := report.measure(place.record):
        changed = with_changed_at(measure, place.field, change)
        if step := _STEP.fullmatch(place.field):
            meant = changed.steps[int(step["place"])]
            return set_step(year, measure.id, meant.id, meant.text)
        if proof := _EVIDENCE.fullmatch(place.field):
            evidence = value_at(changed, f"{proof['round']}.evidence[{proof['place']}]")
            value = value_at(evidence, proof["field"] or "")
            months = 12 if proof["round"] == field_of_round(12) else 6
            return set_evidence_field(year, measure.id, months, evidence.id, proof["field"] or "", value)
        return set_measure_field(year, measure.id, _head(place), value_at(changed, _head(place)))
    if finding := next((f for f in report.findings if f.id == place.record), None):
        changed = with_changed_at(finding, place.field, change)
        return set_finding_field(year, finding.id, _head(place), value_at(changed, _head(place)))
    return _setting_group(report, place, change)


def _setting_agency(field: str, agency: Any) -> Edit:
    head = field.partition("[")[0]
    value = value_at(agency, head)
    if head == "kind":
        return set_agency_kind(value)
    if head == "divisions":
        return set_agency_divisions(value)
    return set_agency_signatories(value) if head == "signatories" else set_agency_field(head, value)


def _setting_report(report: YearReport, field: str, changed: YearReport) -> Edit:
    year, head = int(report.fiscal_year), field.partition("[")[0]
    whole: dict[str, Callable[[], Edit]] = {
        "basis_year": lambda: set_basis_year(year, changed.basis_year),
        "report_date": lambda: set_report_date(year, changed.report_date),
        "limitations": lambda: set_limitations(year, changed.limitations),
        "unplaced": lambda: set_unplaced(year, changed.unplaced),
        "oit_links": lambda: set_oit_links(year, changed.oit_links),
        "signatories": lambda: set_year_signatories(year, changed.signatories),
        "assessment.level": lambda: set_level(year, changed.assessment.level),
        "assessment.as_printed": lambda: set_as_printed(year, changed.assessment.as_printed),
    }
    if head in whole:
        return whole[head]()
    if field.startswith("texts."):
        section = field.removeprefix("texts.")
        return set_section_text(year, section, changed.texts[section])
    if field.startswith("assessment.scores."):
        code = field.removeprefix("assessment.scores.")
        return set_score(year, code, changed.assessment.scores[code])
    raise Gone(field)


def _setting_group(report: YearReport, place: Place, change: Callable[[Any], Any]) -> Edit:
    groups = tuple(
        with_changed_at(group, place.field, change) if group.id == place.record else group
        for group in report.groups
    )
    if groups == report.groups:
        raise Gone(place.field)
    return set_groups(int(report.fiscal_year), groups, counted_ids())


def _head(place: Place) -> str:
    """The field that is set as a whole: the path up to the first place in a list."""
    return place.field.partition("[")[0]


def _report(place: Place, office: Office) -> YearReport:
    report = office.year(place.year)
    if report is None:
        raise Gone(place.field)
    return report


# --- removing ------------------------------------------------------------------------------------------------


def _removing(place: Place, office: Office) -> Edit:
    """The edit that takes a record away: the item of a list that the field names, else the record of the place."""
    if place.record == AGENCY:
        return _setting_agency(place.field, without_last_item(office.agency, place.field))
    report = _report(place, office)
    year = int(report.fiscal_year)
    if place.record == REPORT:
        return _removing_of_report(report, place.field)
    if report.measure(place.record):
        return _removing_of_measure(report, place)
    if finding := next((f for f in report.findings if f.id == place.record), None):
        if "[" not in place.field:
            return remove_finding(year, finding.id)
        shorter = without_last_item(finding, place.field)
        return set_finding_field(year, finding.id, _head(place), value_at(shorter, _head(place)))
    groups = tuple(
        without_last_item(group, place.field) if group.id == place.record and "[" in place.field else group
        for group in report.groups
        if group.id != place.record or "[" in place.field
    )
    if groups == report.groups:
        raise Gone(place.field)
    return set_groups(year, groups, counted_ids())


def _removing_of_report(report: YearReport, field: str) -> Edit:
    if field.startswith("unplaced["):
        entry = value_at(report, field.partition("]")[0] + "]")
        return remove_unplaced(int(report.fiscal_year), entry)
    if field.startswith("texts."):
        return set_section_text(int(report.fiscal_year), field.removeprefix("texts."), None)
    if field.startswith("assessment.scores."):
        return set_score(int(report.fiscal_year), field.removeprefix("assessment.scores."), None)
    return _setting_report(report, field, without_last_item(report, field))


def _removing_of_measure(report: YearReport, place: Place) -> Edit:
    year, measure = int(report.fiscal_year), report.measure(place.record)
    assert measure is not None
    if "[" not in place.field:
        return remove_measure(year, measure.id)
    if step := _STEP.fullmatch(place.field):
        value_at(measure, place.field)  # there still
        return remove_step(year, measure.id, measure.steps[int(step["place"])].id)
    if proof := _EVIDENCE.fullmatch(place.field):
        evidence = value_at(measure, f"{proof['round']}.evidence[{proof['place']}]")
        months = 12 if proof["round"] == field_of_round(12) else 6
        return remove_evidence(year, measure.id, months, evidence.id)
    shorter = without_last_item(measure, place.field)
    return set_measure_field(year, measure.id, _head(place), value_at(shorter, _head(place)))


def remedy_words(remedy: Remedy) -> Message:
    """What a remedy would do."""
    if remedy.kind == "remove":
        return Message("remedy.remove")
    if remedy.kind == "replace" and remedy.value == "":
        return Message("remedy.delete")
    if isinstance(remedy.value, str | int | Decimal):
        return Message(f"remedy.{remedy.kind}", {"value": remedy.value})
    return Message("remedy.set_record")


def same_kind(problem: Problem, others: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of the problems that the same check found and that have a remedy, the problem itself among them."""
    return tuple(one for one in others if one.code == problem.code and one.remedy)
