"""Two years side by side: the record of another year that goes with one of this year, and how they differ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher

from ita_desk.domain.finding import Finding
from ita_desk.domain.ids import IdSource
from ita_desk.domain.issue_questions import listed_questions
from ita_desk.domain.measure import Measure, Period
from ita_desk.domain.office import Office
from ita_desk.domain.suggestions import FrameworkOf, same_meaning
from ita_desk.i18n import Message
from ita_desk.records import dataclass
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.findings import set_finding_text
from ita_desk.services.edits.measures import set_measure_field, set_measure_steps
from ita_desk.services.edits.outcome import field_of_round
from ita_desk.thai.dates import format_period
from ita_desk.thai.digits import to_arabic
from ita_desk.thai.words import Segmenter

PLAN_FIELDS = ("title", "steps", "responsible", "period", "target")
OUTCOME_FIELDS = ("output", "result", "summary", "follow_up", "obstacles", "suggestion")
FINDING_FIELDS = ("shortcomings", "to_develop", "to_maintain")

_TOKEN = re.compile(r"[\u0e00-\u0e7f]+|[A-Za-z]+|[0-9]+|\s+|.", re.DOTALL)
_THAI = re.compile("[\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class ComparedField:
    """The texts of a field this year (`here`) and in the other year (`there`)."""

    field: str
    here: str
    there: str

    @property
    def state(self) -> str:
        """How they compare, white space aside: same, differs, empty_here or empty_there."""
        here, there = self.here.split(), self.there.split()
        if here == there:
            return "same"
        if not here:
            return "empty_here"
        return "differs" if there else "empty_there"


@dataclass(frozen=True, slots=True)
class ComparedScore:
    """A code's score in the result that this year's plan rests on (`here`), and the other year's (`there`)."""

    code: str
    here: Decimal | None
    there: Decimal | None


# --- measures ------------------------------------------------------------------------------------------------


def counterpart(office: Office, fiscal_year: int, measure_id: str, other_year: int) -> str:
    """The id of the other year's measure that goes with one of this year; "" where none does.

    First the one it continues or that continues it, over the years between; else one of the same title; of the same
    number and issue; the only one of its issue.
    """
    here, there = office.year(fiscal_year), office.year(other_year)
    measure = here.measure(measure_id) if here else None
    if measure is None or there is None:
        return ""
    former = {m.id: m.continues for report in office.years for m in report.measures}
    line = set(_line(measure.id, former))
    for other in there.measures:
        if other.id in line or measure.id in _line(other.id, former):
            return other.id
    return _likeliest(measure, there.measures)


def _line(measure_id: str, former: dict[str, str]) -> Iterator[str]:
    """The measures that one goes back to."""
    seen = {""}
    while measure_id not in seen:
        yield measure_id
        seen.add(measure_id)
        measure_id = former.get(measure_id, "")


def _likeliest(measure: Measure, others: Sequence[Measure]) -> str:
    title, number = measure.title.split(), to_arabic(measure.number).strip()
    of_title = [m for m in others if title and m.title.split() == title]
    of_issue = [m for m in others if m.issue == measure.issue]
    of_number = [m for m in of_issue if number and to_arabic(m.number).strip() == number]
    only = of_issue if measure.issue is not None and len(of_issue) == 1 else []
    return next((m.id for m in (*of_title, *of_number, *only)), "")


def compare_plans(here: Measure | None, there: Measure | None) -> tuple[ComparedField, ...]:
    """The fields of the plan that either measure fills."""
    return _compared(PLAN_FIELDS, here, there)


def compare_outcomes(here: Measure | None, there: Measure | None, months: int) -> tuple[ComparedField, ...]:
    """The texts of a round's outcome that either measure fills, by their whole names: `outcome.result`."""
    return _compared([f"{field_of_round(months)}.{field}" for field in OUTCOME_FIELDS], here, there)


def _compared(
    fields: Sequence[str], here: Measure | None, there: Measure | None
) -> tuple[ComparedField, ...]:
    found = (ComparedField(field, _text_of(here, field), _text_of(there, field)) for field in fields)
    return tuple(one for one in found if one.here or one.there)


def _text_of(measure: Measure | None, field: str) -> str:
    if measure is None:
        return ""
    value = _value_of(measure, field)
    if isinstance(value, Period):
        return value.text or format_period(value.start, value.end)
    if field == "steps":
        return "\n".join(step.text for step in measure.steps)
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _value_of(measure: Measure, field: str) -> object:
    part, _, name = field.rpartition(".")
    if part:
        return getattr(measure.outcome_of_round(6 if part == "half_year" else 12), name)
    return getattr(measure, name)


def copy_measure_field(
    fiscal_year: int, measure_id: str, field: str, source: Measure, from_year: int, new_id: IdSource
) -> Edit:
    """Put the text of another year's measure into a field of this year's; steps are new records."""
    if field == "steps":
        edit = set_measure_steps(fiscal_year, measure_id, [step.text for step in source.steps], new_id)
    else:
        edit = set_measure_field(fiscal_year, measure_id, field, _value_of(source, field))
    return _copying(edit, f"measure.{field}", from_year)


def _copying(edit: Edit, field: str, from_year: int) -> Edit:
    return replace(
        edit, name=Message("edit.copy_from_year", {"field": Message(f"field.{field}"), "year": from_year})
    )


# --- the analysis --------------------------------------------------------------------------------------------


def compare_findings(here: Finding | None, there: Finding | None) -> tuple[ComparedField, ...]:
    """The texts of what was found about a subject that either year fills."""
    found = (
        ComparedField(field, getattr(here, field) if here else "", getattr(there, field) if there else "")
        for field in FINDING_FIELDS
    )
    return tuple(one for one in found if one.here or one.there)


def copy_finding_field(
    fiscal_year: int, about: str, field: str, source: Finding, from_year: int, new_id: IdSource
) -> Edit:
    """Put a text that another year found about a subject into this year's."""
    edit = set_finding_text(fiscal_year, about, field, getattr(source, field), new_id)
    return _copying(edit, f"finding.{field}", from_year)


# --- scores --------------------------------------------------------------------------------------------------


def codes_about(office: Office, fiscal_year: int, about: str, framework_of: FrameworkOf) -> tuple[str, ...]:
    """The codes of the questions of a subject (`issue:1`) in the list that a year's plan rests on."""
    report = office.year(fiscal_year)
    if report is None:
        return ()
    return tuple(q.code for q in listed_questions(report, framework_of(report.basis_year), about))


def compare_scores(
    office: Office, fiscal_year: int, other_year: int, codes: Sequence[str], framework_of: FrameworkOf
) -> tuple[ComparedScore, ...]:
    """The scores that two years' plans rest on, of the codes that have one; not known where a code meant something else."""
    bases = [report.basis_year if (report := office.year(y)) else y - 1 for y in (fiscal_year, other_year)]
    here, there = (report.assessment.scores if (report := office.year(basis)) else {} for basis in bases)
    found = [
        ComparedScore(
            code,
            here.get(code),
            there.get(code) if same_meaning(code, bases[0], bases[1], framework_of) else None,
        )
        for code in codes
    ]
    return tuple(one for one in found if one.here is not None or one.there is not None)


# --- words ---------------------------------------------------------------------------------------------------


def differing_words(text: str, other: str, segmenter: Segmenter) -> tuple[tuple[str, bool], ...]:
    """The text in parts, each with whether the other text does not have it there; joined they are the text."""
    words, others = (_words(one, segmenter) for one in (text, other))
    found: list[tuple[str, bool]] = []
    for tag, start, end, _, _ in SequenceMatcher(None, words, others).get_opcodes():
        if start < end:
            part = "".join(words[start:end])
            found.append((part, tag != "equal" and not part.isspace()))
    return tuple(found)


def _words(text: str, segmenter: Segmenter) -> list[str]:
    found: list[str] = []
    for token in _TOKEN.findall(text):
        found += segmenter.words(token) if _THAI.match(token) else [token]
    return found
