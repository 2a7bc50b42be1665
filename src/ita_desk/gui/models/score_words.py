"""Scores in words: values, changes, what computed ones rest on and how they compare with announced ones."""

from collections.abc import Iterable
from decimal import Decimal

from ita_desk.domain.assessment import PrintedScore
from ita_desk.domain.framework import Framework
from ita_desk.domain.score_sources import (
    ScoreSource,
    difference,
    perhaps_of_one_part,
    rounded,
    score_sources,
)
from ita_desk.gui.models.computed_years import ComputedYear
from ita_desk.i18n import Messages

LEVEL = "level"  # the code of the row that is no score
DIFFERS = "≠"
_DECIMALS = 6  # of a value in full; what comes after does not tell anything


def short_score(score: Decimal | None) -> str:
    """A score as the table shows it, with two decimals."""
    return "" if score is None else str(rounded(score))


def full_score(score: Decimal) -> str:
    """A score with all its decimals, two at least and six at most."""
    text = f"{round(score, _DECIMALS):f}"
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.rstrip('0'):0<2}"


class ScoreWords:
    """Sentences about cells of the table of scores."""

    def __init__(self, messages: Messages) -> None:
        self.say = messages.say

    def change(self, score: Decimal, before: Decimal, year: int) -> str:
        """How a score differs from that of an earlier year, both as shown."""
        change = difference(before, score)
        sign = "▲" if change > 0 else "▼" if change else "="
        return self.say(
            "window.scores.change" if change else "window.scores.no_change",
            sign=sign,
            by=abs(change),
            year=year,
        )

    def short_change(self, change: Decimal) -> str:
        """How a score differs, as a cell tells it: ▲ 7.27, ▼ 1.20, or that it is the same."""
        if not change:
            return self.say("window.scores.same_as_before")
        return f"{'▲' if change > 0 else '▼'} {abs(change)}"

    def compared(self, code: str, announced: Decimal | None, computed: Decimal, framework: Framework) -> str:
        """Whether a computed score is the announced one, and by how much it is not."""
        if announced is None:
            return self.say("window.scores.not_announced")
        by = difference(announced, computed)
        if not by:
            return self.say("window.scores.same")
        key = "window.scores.more" if by > 0 else "window.scores.less"
        told = self.say(key, sign=DIFFERS, by=abs(by), value=short_score(announced))
        return (
            f"{told} {self.say('window.scores.one_part')}" if perhaps_of_one_part(code, framework) else told
        )

    def computed(self, code: str, announced: Decimal | None, year: ComputedYear) -> str:
        """A computed score in full, what it rests on, and how it compares with the announced one."""
        score = year.scores.get(code)
        if score is None:
            possible = self._can_be_computed(code, year.framework)
            return self.say("window.scores.not_computed" if possible else "window.scores.never_computed")
        sources = score_sources(code, year.assessment.scores, year.framework)
        told = self.say(
            "window.scores.computed_from", value=full_score(score), sources=self._sources(sources)
        )
        return f"{told} {self.compared(code, announced, score, year.framework)}"

    def computed_level(self, year: ComputedYear) -> str:
        """The computed level, and whether it is the announced one."""
        if not year.level:
            return self.say("window.scores.level_not_computed")
        told = self.say("window.scores.level_computed", value=year.level)
        announced = year.assessment.level.strip()
        if not announced:
            return f"{told} {self.say('window.scores.not_announced')}"
        if announced == year.level:
            return f"{told} {self.say('window.scores.same')}"
        return f"{told} {self.say('window.scores.other_level', sign=DIFFERS, value=announced)}"

    def beside(self, code: str, announced: Decimal | None, year: ComputedYear) -> str:
        """What is computed for an announced score; empty if nothing is."""
        score = year.scores.get(code)
        if score is None:
            return ""
        told = self.say("window.scores.computed_beside", value=full_score(score))
        return (
            told if announced is None else f"{told} {self.compared(code, announced, score, year.framework)}"
        )

    def printed(self, entries: Iterable[PrintedScore]) -> str:
        """What a former report printed for a code; empty for no entries."""
        texts = [f"“{f'{entry.label} {entry.text}'.strip()}”" for entry in entries]
        return self.say("window.scores.printed", text=" ".join(texts)) if texts else ""

    def _sources(self, sources: Iterable[ScoreSource]) -> str:
        return ", ".join(self._source(source) for source in sources)

    def _source(self, source: ScoreSource) -> str:
        if source.first == source.last:
            return self.say(f"window.scores.from.{source.kind}.one", first=source.first)
        return self.say(f"window.scores.from.{source.kind}.many", first=source.first, last=source.last)

    def _can_be_computed(self, code: str, framework: Framework) -> bool:
        return framework.question(code) is None and "/" not in code
