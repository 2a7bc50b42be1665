"""What is known of one fiscal year's assessment: instruments, indicators and the items that ask for the report."""

from dataclasses import dataclass

from ita_desk.domain.fiscal_year import FiscalYear


@dataclass(frozen=True, slots=True)
class Instrument:
    """IIT, EIT or OIT; `weight` is its share of the total in percent where known."""

    code: str
    name: str
    weight: int | None = None
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the ten indicators, by its number as text and its official name of that year."""

    code: str
    name: str
    instrument: str
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class SubIndicator:
    """A part of an OIT indicator (9.1 to 10.2)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class ReportItems:
    """The OIT items that ask for the measures (`o27`) and for the results report (`o28`); empty if unknown."""

    measures: str = ""
    results: str = ""


@dataclass(frozen=True, slots=True)
class Framework:
    """The known facts of one fiscal year's assessment; what is not known is absent."""

    fiscal_year: FiscalYear
    instruments: tuple[Instrument, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    sub_indicators: tuple[SubIndicator, ...] = ()
    report_items: ReportItems = ReportItems()

    def indicator(self, code: str) -> Indicator | None:
        """The indicator with this number."""
        return next((i for i in self.indicators if i.code == code), None)
