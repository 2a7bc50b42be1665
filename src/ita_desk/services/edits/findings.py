"""What a user can change in a year's analysis, and the measures that follow from it; as in `edits`."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.suggestions import Suggestion
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit, adding, in_year, named_by_field, year_of
from ita_desk.services.edits.measures import add_measure, codes_from, next_number, place_of_next
from ita_desk.services.edits.order import keeping_numbers
from ita_desk.services.edits.records import checked, with_changed, with_value, without

Findings = tuple[Finding, ...]


def _in_findings(key: str, fiscal_year: int, change: Callable[[Findings], Findings]) -> Edit:
    """The edit `edit.<key>` that changes the list of findings."""
    return Edit(
        Message(f"edit.{key}", {"year": fiscal_year}),
        lambda office: in_year(
            office, fiscal_year, lambda y: with_value(y, ["findings"], change(y.findings))
        ),
    )


def add_finding(fiscal_year: int, finding: Finding, new_id: IdSource) -> Edit:
    """Add a finding at the end; one without an identifier gets one."""
    named = (replace(finding, id=finding.id or new_id()),)
    return adding(
        _in_findings("add_finding", fiscal_year, lambda f: f + checked(("years", 0, "findings"), named))
    )


def remove_finding(fiscal_year: int, finding_id: str) -> Edit:
    """Remove a finding."""
    return _in_findings("remove_finding", fiscal_year, lambda f: without(f, finding_id, "finding"))


def set_finding_field(fiscal_year: int, finding_id: str, field: str, value: object) -> Edit:
    """Set a text, the subject (`about`) or the questions of a finding."""
    edit = _in_findings(
        "set_finding_field",
        fiscal_year,
        lambda f: with_changed(f, finding_id, "finding", lambda one: _with_field(one, field, value)),
    )
    return named_by_field(edit, f"finding.{field}", f"{fiscal_year}/finding/{finding_id}/{field}")


def set_finding_text(fiscal_year: int, about: str, field: str, value: object, new_id: IdSource) -> Edit:
    """Set a text of what was found about a subject; if nothing was found yet, a finding is added for it."""
    fresh = Finding(new_id(), about)

    def change(findings: Findings) -> Findings:
        former = next((finding for finding in findings if finding.about == about), None)
        if former:
            return with_changed(findings, former.id, "finding", lambda one: _with_field(one, field, value))
        added = _with_field(fresh, field, value)
        return findings if added is fresh else findings + checked(("years", 0, "findings"), (added,))

    edit = adding(_in_findings("set_finding_field", fiscal_year, change))
    return named_by_field(edit, f"finding.{field}", f"{fiscal_year}/finding/{about}/{field}")


def set_finding_questions(
    fiscal_year: int, about: str, questions: Sequence[FindingQuestion], new_id: IdSource
) -> Edit:
    """Set the office's own list of a subject's questions; an empty one returns to the framework's list."""
    return set_finding_text(fiscal_year, about, "questions", tuple(questions), new_id)


def _with_field(finding: Finding, field: str, value: object) -> Finding:
    return with_value(finding, [field], checked(("years", 0, "findings", 0, field), value))


def question_from(
    code: str, title: str, listed: Sequence[FindingQuestion], is_known: Callable[[str], bool]
) -> FindingQuestion:
    """A question for a subject's list, of a typed code ("O๕" is o5) and title; a known code needs no title.

    `is_known` tells whether the code is one of the year's questions. Raises UserError `edit.no_question_code`,
    `edit.listed_question` if the list has it, `edit.unknown_question` if a title is missing.
    """
    codes = codes_from(code)
    if len(codes) != 1:
        raise UserError("edit.no_question_code", text=code.strip())
    if any(question.code == codes[0] for question in listed):
        raise UserError("edit.listed_question", code=codes[0])
    if not title.strip() and not is_known(codes[0]):
        raise UserError("edit.unknown_question", code=codes[0])
    return FindingQuestion(codes[0], title.strip())


def add_measure_for(fiscal_year: int, suggestion: Suggestion, new_id: IdSource) -> Edit:
    """Add a measure for what is suggested: with its code and issue and the next number, its title still to be written.

    It stands in the group of the last measure of its issue, else of the year's last measure; numbers that followed
    each other do so after it as well.
    """
    identifier = new_id()

    def apply(office: Office) -> Office:
        measures = year_of(office, fiscal_year).measures
        alike = [m for m in measures if m.issue and m.issue == suggestion.issue] or measures
        group = alike[-1].group if alike else ""
        number, code = next_number(measures), suggestion.code
        measure = Measure(identifier, number, group, suggestion.issue, codes=(code,))
        return add_measure(fiscal_year, measure, new_id, place_of_next(measures, group)).apply(office)

    return keeping_numbers(Edit(Message("edit.add_measure", {"year": fiscal_year}), apply), fiscal_year)
