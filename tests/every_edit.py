"""Every edit there is, with random values that suit the office: a method for each, of the name of what makes it."""

from edit_values import YEARS
from ita_desk.checks.problem import Problem, Remedy
from ita_desk.domain.finding import Finding
from ita_desk.domain.measure import Measure
from ita_desk.domain.suggestions import Suggestion
from ita_desk.domain.texts import Place
from ita_desk.services import compare_years, find_texts, remedies, rollover
from ita_desk.services.edits import evidence as edits_evidence
from ita_desk.services.edits import findings as edits_findings
from ita_desk.services.edits import measures as edits_measures
from ita_desk.services.edits import order as edits_order
from ita_desk.services.edits import outcome as edits_outcome
from ita_desk.services.edits.bulk import BulkFill
from ita_desk.services.edits.edit import Edit
from year_edits import YearEdits

MEASURE_TEXTS = ("number", "title", "target", "outcome.output", "outcome.result", "half_year.summary")


class EveryEdit(YearEdits):
    """Makes edits for an office as it stands; `keys` are blobs that its file holds.

    Now and then an edit names what is not there, which has to be refused.
    """

    # --- the analysis ----------------------------------------------------------------------------------------

    def add_finding(self) -> Edit:
        return edits_findings.add_finding(self._year, self._finding_made(), self._new_id)

    def _finding(self) -> Finding:
        return self._of(self._report.findings) or Finding("gone", "issue:2")

    def remove_finding(self) -> Edit:
        return edits_findings.remove_finding(self._year, self._finding().id)

    def set_finding_field(self) -> Edit:
        field = self._turns.choice(("about", "shortcomings", "to_maintain", "id"))
        return edits_findings.set_finding_field(self._year, self._finding().id, field, self._text())

    def set_finding_text(self) -> Edit:
        about = self._finding().about
        return edits_findings.set_finding_text(self._year, about, "to_develop", self._text(), self._new_id)

    def set_finding_questions(self) -> Edit:
        about = self._finding().about
        questions = self._many(self._question)
        return edits_findings.set_finding_questions(self._year, about, questions, self._new_id)

    def add_measure_for(self) -> Edit:
        issue = self._turns.choice((None, 1, 3))
        suggestion = Suggestion(self._code(), self._text(), self._score(), issue, ("low",))
        return edits_findings.add_measure_for(self._year, suggestion, self._new_id)

    # --- measures --------------------------------------------------------------------------------------------

    def set_measure_field(self) -> Edit:
        value: object = self._text()
        field = self._turns.choice((*MEASURE_TEXTS, "outcome.done_on.date", "issue", "group", "steps"))
        if field == "outcome.done_on.date":
            value = self._day()
        elif field == "issue":
            value = self._turns.choice((None, 2))
        return edits_measures.set_measure_field(self._year, self._m.id, field, value)

    def add_measure(self) -> Edit:
        at = self._turns.choice((None, self._place(self._report.measures)))
        return edits_measures.add_measure(self._year, self._measure_made(), self._new_id, at)

    def duplicate_measure(self) -> Edit:
        return edits_measures.duplicate_measure(self._year, self._m.id, self._new_id)

    def remove_measure(self) -> Edit:
        return edits_measures.remove_measure(self._year, self._m.id)

    def set_measure_steps(self) -> Edit:
        texts = self._many(self._text)
        return edits_measures.set_measure_steps(self._year, self._m.id, texts, self._new_id)

    def _step(self) -> str:
        step = self._of(self._m.steps)
        return step.id if step else "gone"

    def add_step(self) -> Edit:
        place = self._place(self._m.steps)
        return edits_measures.add_step(self._year, self._m.id, self._text(), self._new_id, place)

    def set_step(self) -> Edit:
        return edits_measures.set_step(self._year, self._m.id, self._step(), self._text())

    def remove_step(self) -> Edit:
        return edits_measures.remove_step(self._year, self._m.id, self._step())

    def move_step(self) -> Edit:
        return edits_measures.move_step(self._year, self._m.id, self._step(), self._place(self._m.steps))

    def remove_measures(self) -> Edit:
        return edits_order.remove_measures(self._year, self._ids())

    def duplicate_measures(self) -> Edit:
        return edits_order.duplicate_measures(self._year, self._ids(), self._new_id)

    def move_measures(self) -> Edit:
        return edits_order.move_measures(self._year, self._ids(), self._place(self._report.measures))

    def renumber_measures(self) -> Edit:
        return edits_order.renumber_measures(self._year)

    def bulk_fill(self) -> Edit:
        values = {"responsible": self._many(self._text), "outcome.status": "done", "group": ""}
        return BulkFill(self._year, frozenset(self._ids()), values, self._turns.random() < 0.5).edit()

    def copy_outcome(self) -> Edit:
        rounds = self._turns.choice(((6, 12), (12, 6)))
        return edits_outcome.copy_outcome(self._year, self._m.id, *rounds, self._new_id)

    # --- evidence --------------------------------------------------------------------------------------------

    def add_evidence(self) -> Edit:
        place = self._turns.choice((None, 0))
        made = self._evidence_made()
        return edits_evidence.add_evidence(self._year, self._m.id, self._months, made, self._new_id, place)

    def add_photos(self) -> Edit:
        keys = self._turns.sample(self._keys, min(2, len(self._keys)))
        return edits_evidence.add_photos(self._year, self._m.id, self._months, keys, self._new_id)

    def set_evidence_field(self) -> Edit:
        field, value = self._turns.choice(
            (("caption", self._text()), ("turn", 90), ("crop", (0.0, 0.0, 0.5, 1.0)))
        )
        where = (self._year, self._m.id, self._months, self._proof.id)
        return edits_evidence.set_evidence_field(*where, field, value)

    def reset_photo(self) -> Edit:
        return edits_evidence.reset_photo(self._year, self._m.id, self._months, self._proof.id)

    def remove_evidence(self) -> Edit:
        return edits_evidence.remove_evidence(self._year, self._m.id, self._months, self._proof.id)

    def move_evidence(self) -> Edit:
        place = self._place(self._m.outcome_of_round(self._months).evidence)
        return edits_evidence.move_evidence(self._year, self._m.id, self._months, self._proof.id, place)

    def move_evidence_to_measure(self) -> Edit:
        other = self._of(self._report.measures) or Measure("gone")
        where = (self._year, self._m.id, self._months, self._proof.id)
        return edits_evidence.move_evidence_to_measure(*where, other.id)

    # --- what goes through others ----------------------------------------------------------------------------

    def copy_measure_field(self) -> Edit:
        field = self._turns.choice(("title", "steps", "outcome.output"))
        return compare_years.copy_measure_field(
            self._year, self._m.id, field, self._measure_made(), 2566, self._new_id
        )

    def copy_finding_field(self) -> Edit:
        return compare_years.copy_finding_field(
            self._year, "issue:1", "to_develop", self._finding_made(), 2566, self._new_id
        )

    def replace_edit(self) -> Edit:
        wanted = find_texts.FindOptions(self._turns.choice((None, self._year)), agency=True)
        found = find_texts.find(self._office, self._turns.choice(("อบรม", "น้ำ", "ก")), wanted)
        return find_texts.replace_edit(found[:50], self._text(), self._office)

    def _problem(self) -> Problem:
        place = Place(self._year, self._m.id, "title")
        remedy = self._turns.choice((Remedy("set", self._text()), Remedy("remove")))
        return Problem("text.test", "should", place, remedy=remedy)

    def remedy_edit(self) -> Edit:
        return remedies.remedy_edit(self._problem(), self._office)

    def remedies_edit(self) -> Edit:
        return remedies.remedies_edit([self._problem(), self._problem()])

    def roll_over(self) -> Edit:
        to_year = self._turns.choice(YEARS)
        plan = rollover.plan_rollover(self._office, self._year, to_year, lambda _: None, self._new_id)
        return plan.edit()
