"""Charts of scores: the total by year, instruments and indicators year beside year, and the radar of indicators."""

from collections.abc import Sequence
from decimal import Decimal

from ita_desk.document.blocks import Chart, Series, Source, Text
from ita_desk.document.fields import PrintContext, printed_score
from ita_desk.document.texts import TextPrinter
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.score_sections import ChartsSection, ChartWish

_TICKS = (0, 20, 40, 60, 80, 100)
_RADAR_YEARS = 2  # more outlines cannot be told apart in print


def build_charts(section: ChartsSection, context: PrintContext) -> list[Chart]:
    """The charts for which there are scores, numbered as they come."""
    made: list[Chart] = []
    for wish in section.charts:
        chart = _Builder(section, wish, context).chart(len(made) + 1)
        if chart:
            made.append(chart)
    return made


class _Builder:
    def __init__(self, section: ChartsSection, wish: ChartWish, context: PrintContext) -> None:
        self.section, self.wish, self.context = section, wish, context
        self.texts = TextPrinter(context.options.digits)

    def chart(self, number: int) -> Chart | None:
        """The chart, None where no year has a score it would show."""
        codes, names = self._codes()
        years = [report for report in self._years() if any(c in report.assessment.scores for c in codes)]
        if not years:
            return None
        if self.wish.show == "total":
            categories = [str(int(report.fiscal_year)) for report in years]
            series = [self._series("", [report.assessment.scores.get("total") for report in years])]
        else:
            categories = names
            series = [
                self._series(str(int(r.fiscal_year)), [r.assessment.scores.get(c) for c in codes])
                for r in years
            ]
        source = Source(f"year:{int(years[-1].fiscal_year)}", "assessment")
        caption = f"{self.section.caption_word} {number} {self.wish.caption}".strip()
        return Chart(
            "radar" if self.wish.show == "radar" else "bars",
            tuple(self.texts.line(name, source) for name in categories),
            tuple(series),
            tuple((float(tick), self.texts.line(str(tick))) for tick in _TICKS),
            self.texts.line(caption, source),
            source,
        )

    def _years(self) -> list[YearReport]:
        """The years to show, up to the one whose scores are meant, oldest first."""
        last = self.context.year_of(self.section.year)
        most = min(self.wish.years, _RADAR_YEARS) if self.wish.show == "radar" else self.wish.years
        return [r for r in self.context.office.years if last - most < r.fiscal_year <= last]

    def _codes(self) -> tuple[list[str], list[str]]:
        """The codes of what is shown, and what they are called."""
        if self.wish.show == "total":
            return ["total"], [""]
        framework = self.context.framework_of(self.section.year)
        if self.wish.show == "instruments":
            codes = [i.code for i in framework.instruments] if framework else ["IIT", "EIT", "OIT"]
            return codes, codes
        indicators = framework.indicators if framework else ()
        return [i.code for i in indicators], [i.name or i.code for i in indicators]

    def _series(self, name: str, scores: Sequence[Decimal | None]) -> Series:
        printed: tuple[Text, ...] = tuple(
            self.texts.line("" if score is None else printed_score(score)) for score in scores
        )
        values = tuple(None if score is None else float(score) for score in scores)
        return Series(self.texts.line(name), values, printed)
