"""The cells of the table of scores: what they hold, how they are marked, and what they say in words."""

from decimal import Decimal
from typing import NamedTuple

from ita_desk.domain.score_sources import difference
from ita_desk.domain.suggestions import same_meaning
from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.models.computed_years import ComputedYears
from ita_desk.gui.models.score_words import DIFFERS, LEVEL, ScoreWords, full_score, short_score
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.i18n import Messages
from ita_desk.services.edits.scores import in_doubt, printed_entries

IN_DOUBT = "*"  # stands before a score of which a former report printed something else


class Column(NamedTuple):
    """A column: what was announced for a year, what is computed for it, or how it changed since the year before."""

    year: int
    computed: bool = False
    change: bool = False

    @property
    def announced(self) -> bool:
        """Whether it holds announced scores, which can be changed."""
        return not self.computed and not self.change


class ScoreCells:
    """Reads cells, by code and column, from the office as it stands; a level is a cell without a score."""

    def __init__(self, bridge: SessionBridge, frameworks: FrameworkCatalog, messages: Messages) -> None:
        self._bridge, self._frameworks, self._messages = bridge, frameworks, messages
        self._computed, self._words = ComputedYears(frameworks), ScoreWords(messages)

    def has_rule(self, year: int) -> bool:
        """Whether anything can be computed for a year."""
        return self._computed.has_rule(year)

    def level(self, column: Column) -> str:
        """The announced or computed level of a year."""
        if column.computed:
            found = self._computed.of_year(self._bridge.office, column.year)
            return found.level if found else ""
        report = self._bridge.office.year(column.year)
        return report.assessment.level if report else ""

    def score(self, code: str, column: Column) -> Decimal | None:
        """The announced or computed score."""
        if column.computed:
            found = self._computed.of_year(self._bridge.office, column.year)
            return found.scores.get(code) if found else None
        report = self._bridge.office.year(column.year)
        return report.assessment.scores.get(code) if report else None

    def changed_since(self, code: str, year: int, before: int | None) -> Decimal | None:
        """By how much an announced score differs from that of an earlier year; None where that cannot be said."""
        if code == LEVEL or before is None:
            return None
        score, former = self.score(code, Column(year)), self.score(code, Column(before))
        alike = same_meaning(code, year, before, self._frameworks.of_year)
        return difference(former, score) if alike and score is not None and former is not None else None

    def change(self, code: str, year: int, before: int | None) -> str:
        """The text of a cell that tells a change."""
        change = self.changed_since(code, year, before)
        return "" if change is None else self._words.short_change(change)

    def stored(self, code: str, column: Column) -> str:
        """The text of a cell with all decimals, as it is edited and copied."""
        if code == LEVEL:
            return self.level(column)
        score = self.score(code, column)
        if score is None:
            return ""
        return full_score(score) if column.computed else f"{score:f}"

    def marked(self, code: str, column: Column) -> str:
        """The text of a cell as it is shown, after its mark."""
        shown = self.level(column) if code == LEVEL else short_score(self.score(code, column))
        return " ".join(part for part in (self._mark(code, column), shown) if part)

    def _mark(self, code: str, column: Column) -> str:
        if column.computed:
            return DIFFERS if self.differs(code, column.year) else ""
        return IN_DOUBT if in_doubt(self._bridge.office.year(column.year), code) else ""

    def differs(self, code: str, year: int) -> bool:
        """Whether something else was announced than is computed."""
        announced, computed = Column(year), Column(year, computed=True)
        if code == LEVEL:
            levels = {self.level(announced).strip(), self.level(computed)}
            return "" not in levels and len(levels) == 2
        one, other = self.score(code, announced), self.score(code, computed)
        return one is not None and other is not None and bool(difference(one, other))

    # --- in words --------------------------------------------------------------------------------------------

    def in_words(self, code: str, column: Column, *, before: int | None, beside: bool) -> str:
        """The full value of a cell and what it is to be compared with.

        An announced score is compared with that of an earlier year, and with the computed one if that stands `beside`.
        """
        if column.computed:
            return self._computed_in_words(code, column)
        if column.change and self.changed_since(code, column.year, before) is None:
            return self._messages.say("window.scores.no_former")
        if code == LEVEL:
            return self.level(column) or self._messages.say("window.scores.none")
        score = self.score(code, column)
        told = [self._messages.say("window.scores.none") if score is None else full_score(score)]
        alike = before is not None and same_meaning(code, column.year, before, self._frameworks.of_year)
        former = self.score(code, Column(before)) if before is not None and alike else None
        if score is not None and former is not None and before is not None:
            told.append(self._words.change(score, former, before))
        found = self._computed.of_year(self._bridge.office, column.year) if beside else None
        told.append(self._words.beside(code, score, found) if found else "")
        return " ".join(part for part in told if part)

    def _computed_in_words(self, code: str, column: Column) -> str:
        found = self._computed.of_year(self._bridge.office, column.year)
        if found is None:
            return self._messages.say("window.scores.not_computed")
        if code == LEVEL:
            return self._words.computed_level(found)
        return self._words.computed(code, self.score(code, Column(column.year)), found)

    def printed_in_words(self, code: str, column: Column) -> str:
        """What a former report printed oddly for an announced cell; empty if nothing."""
        if not column.announced:
            return ""
        return self._words.printed(printed_entries(self._bridge.office.year(column.year), code))
