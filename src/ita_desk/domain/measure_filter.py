"""Which measures of a year a user wants to see in the list."""

from collections.abc import Sequence
from typing import Literal

from ita_desk.domain.measure import Measure
from ita_desk.domain.measure_state import has_evidence, has_result
from ita_desk.records import dataclass
from ita_desk.thai.digits import to_arabic

Kind = Literal["", "no_result", "no_evidence", "problems", "unit"]
KINDS: tuple[Kind, ...] = ("", "no_result", "no_evidence", "problems")


@dataclass(frozen=True, slots=True)
class MeasureFilter:
    """What is asked of a measure: words in its number, title, steps and units, and one condition.

    `unit` is asked for with the kind "unit". Thai and Arabic digits are the same, as are small and large letters.
    """

    words: str = ""
    kind: Kind = ""
    unit: str = ""

    def __bool__(self) -> bool:
        return bool(self.words.strip() or self.kind)

    def fits(self, measure: Measure, months: int, *, has_problem: bool) -> bool:
        """Whether a measure is wanted, with its outcome in the round of so many months."""
        return self._meets(measure, months, has_problem=has_problem) and self._has_words(measure)

    def _meets(self, measure: Measure, months: int, *, has_problem: bool) -> bool:
        if self.kind == "no_result":
            return not has_result(measure, months)
        if self.kind == "no_evidence":
            return not has_evidence(measure, months)
        if self.kind == "problems":
            return has_problem
        return self.kind != "unit" or self.unit in measure.responsible

    def _has_words(self, measure: Measure) -> bool:
        """Whether each word typed stands somewhere in the measure."""
        words = _folded(self.words).split()
        if not words:
            return True
        steps = (step.text for step in measure.steps)
        text = _folded("\n".join((measure.number, measure.title, *measure.responsible, *steps)))
        return all(word in text for word in words)


def units_of(measures: Sequence[Measure]) -> tuple[str, ...]:
    """The responsible units of some measures, each once, in the order of the measures."""
    return tuple(dict.fromkeys(unit for measure in measures for unit in measure.responsible))


def _folded(text: str) -> str:
    return to_arabic(text).casefold()
