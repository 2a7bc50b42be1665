"""What is known of one fiscal year's assessment: its instruments, indicators, questions, issues and levels."""

from dataclasses import field
from decimal import Decimal

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.records import dataclass

CONFIDENCES = ("high", "medium-high", "medium", "low")
INDICATOR_PARTS = ("questions", "sub_indicators")


@dataclass(frozen=True, slots=True)
class Instrument:
    """IIT, EIT or OIT; `weight` is its share of the total in percent where known.

    `indicator_from` is what its indicators are the mean of, one of INDICATOR_PARTS; empty if the rule is not known.
    """

    code: str
    name: str
    weight: int | None = None
    confidence: str = ""
    indicator_from: str = ""


@dataclass(frozen=True, slots=True)
class InstrumentPart:
    """A part of an instrument that is measured in two (`EIT/1`); `weight` is its share of the total in percent."""

    code: str
    instrument: str
    weight: int
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the ten indicators, by its number as text; its official name of that year is empty if not known."""

    code: str
    name: str = ""
    instrument: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class SubIndicator:
    """A part of an OIT indicator (9.1 to 10.2); its name is empty if not known."""

    code: str
    name: str = ""
    confidence: str = ""

    @property
    def indicator(self) -> str:
        """The code of the indicator it belongs to."""
        return self.code.split(".")[0]


@dataclass(frozen=True, slots=True)
class Question:
    """A question of IIT or EIT or an item of OIT (`i1`, `e1`, `o1`), with its official wording where known.

    `of` is the code of its sub-indicator, else of its indicator; empty if not known.
    """

    code: str
    of: str = ""
    title: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """One of the seven issues of the analysis, with the codes of its questions in the order of its table."""

    number: int
    name: str
    questions: tuple[str, ...] = ()
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A level and the least scores it asks for: of the total and, where given, of every single instrument."""

    name: str
    total: Decimal
    each_instrument: Decimal | None = None
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class ReportItems:
    """The OIT items that ask for the measures (`o27`) and for the results report (`o28`); empty if unknown."""

    measures: str = ""
    results: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Framework:
    """The known facts of one fiscal year's assessment; what is not known is absent.

    `levels` stand from the best down. `sources` says where each group of facts comes from, by the group's name in
    the file (`levels`, `questions.IIT`).
    """

    fiscal_year: FiscalYear
    instruments: tuple[Instrument, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    sub_indicators: tuple[SubIndicator, ...] = ()
    report_items: ReportItems = ReportItems()
    parts: tuple[InstrumentPart, ...] = ()
    questions: tuple[Question, ...] = ()
    issues: tuple[Issue, ...] = ()
    levels: tuple[Level, ...] = ()
    sources: FrozenMap[str, str] = field(default_factory=FrozenMap)

    def indicator(self, code: str) -> Indicator | None:
        """The indicator with this number."""
        return next((i for i in self.indicators if i.code == code), None)

    def question(self, code: str) -> Question | None:
        """The question with this code."""
        return next((q for q in self.questions if q.code == code), None)
