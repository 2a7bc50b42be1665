"""Charts of scores: the total by year, instruments and indicators year beside year, and the radar of indicators."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ita_desk.document.blocks import Chart, Photo, Series, Source, Text
from ita_desk.document.fields import PrintContext, printed_score
from ita_desk.document.texts import TextPrinter
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.score_sections import ChartsSection, ChartWish

_TICKS = (0, 20, 40, 60, 80, 100)
_RADAR_YEARS = 2  # more outlines cannot be told apart in print


def build_charts(section: ChartsSection, context: PrintContext) -> list[Chart]:
    """The charts of a section that bear a number in `context.figures`."""
    builders = (_Builder(section, wish, context) for wish in section.charts)
    return [builder.chart(number) for builder in builders if (number := context.figures.get(builder.name))]


def number_charts(sections: Iterable[ChartsSection], context: PrintContext) -> FrozenMap[str, int]:
    """The numbers of the charts for which there are scores or a picture, by `section id/chart id`.

    Sections with the same word before their numbers count on.
    """
    numbers: dict[str, int] = {}
    counted: Counter[str] = Counter()
    for section in sections:
        for wish in section.charts:
            builder = _Builder(section, wish, context)
            if builder.is_printed:
                counted[section.caption_word] += 1
                numbers[builder.name] = counted[section.caption_word]
    return FrozenMap(numbers)


class _Builder:
    def __init__(self, section: ChartsSection, wish: ChartWish, context: PrintContext) -> None:
        self.section, self.wish, self.context = section, wish, context
        self.texts = TextPrinter(context.options.digits)

    @property
    def name(self) -> str:
        """What the chart is called in its form."""
        return f"{self.section.id}/{self.wish.name}"

    @property
    def is_printed(self) -> bool:
        """Whether a year has a score it would show, or the office has a picture for it."""
        return bool(self._picture() or self._scored_years())

    def chart(self, number: int) -> Chart:
        """The chart with its number."""
        picture = self._picture()
        if picture and picture.source:
            caption = self._caption(number, picture.source)
            return Chart("picture", (), (), (), caption, picture.source, picture)
        codes, names = self._codes()
        years = self._scored_years()
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
        return Chart(
            "radar" if self.wish.show == "radar" else "bars",
            tuple(self.texts.line(name, source) for name in categories),
            tuple(series),
            tuple((float(tick), self.texts.line(str(tick))) for tick in _TICKS),
            self._caption(number, source),
            source,
        )

    def _caption(self, number: int, source: Source) -> Text:
        return self.texts.line(f"{self.section.caption_word} {number} {self.wish.caption}".strip(), source)

    def _picture(self) -> Photo | None:
        """The office's own picture in the chart's place."""
        key = f"{self.context.form_id}/{self.name}"
        sha256 = self.context.year.pictures.get(key)
        year = int(self.context.year.fiscal_year)
        return Photo(sha256, Source(f"year:{year}", f"pictures.{key}")) if sha256 else None

    def _scored_years(self) -> list[YearReport]:
        """The years to show that have a score."""
        codes, _ = self._codes()
        return [report for report in self._years() if any(c in report.assessment.scores for c in codes)]

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
