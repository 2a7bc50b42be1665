"""Charts of scores: what they show, of which years, and when they are left out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_desk.document.blocks import Chart, Source
from ita_desk.document.fields import PrintContext, PrintOptions
from ita_desk.document.sections.charts import build_charts
from ita_desk.domain.agency import Agency
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator, Instrument
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.score_sections import ChartsSection, ChartWish

FRAMEWORK = Framework(
    FiscalYear(2567),
    instruments=(Instrument("IIT", "ภายใน"), Instrument("OIT", "เปิดเผย")),
    indicators=(Indicator("1", "ปฏิบัติ 1", "IIT"), Indicator("2", "", "IIT")),
)
ALL = ("total", "instruments", "indicators", "radar")


def office_of(**scores: dict[str, float]) -> Office:
    """An office with the scores of these years: y2567 = ..."""
    years = []
    for name, given in scores.items():
        announced = Assessment(FrozenMap({code: Decimal(str(score)) for code, score in given.items()}))
        years.append(replace(YearReport.empty(int(name[1:])), assessment=announced))
    return Office(Agency(), tuple(years))


def charts(
    office: Office, *shown: str, years: int = 5, year: str = "basis", framework: Framework | None = FRAMEWORK
) -> list[Chart]:
    """The charts of the last year of an office."""
    report = office.years[-1]
    context = PrintContext(office, report, office.agency, framework, PrintOptions(), framework)
    wishes = tuple(ChartWish(show, years, f"แสดง {show}") for show in shown)
    return build_charts(ChartsSection("charts", year, "ภาพที่", wishes), context)


def series_of(chart: Chart) -> list[tuple[str, tuple[float | None, ...], list[str]]]:
    return [(row.name.plain, row.values, [text.plain for text in row.printed]) for row in chart.series]


SIX = office_of(
    y2561={"total": 1},
    y2562={"total": 61.5},
    y2563={"total": 63},
    y2564={},
    y2566={"total": 88.125, "IIT": 70, "1": 90, "2": 95},
    y2567={"total": 90, "OIT": 80, "IIT": 75, "1": 91},
    y2568={"total": 99, "1": 100},
)


def test_totals_of_five_years_stand_side_by_side() -> None:
    (chart,) = charts(SIX, "total")
    assert (chart.kind, chart.caption.plain) == ("bars", "ภาพที่ ๑ แสดง total")
    assert [category.plain for category in chart.categories] == ["๒๕๖๓", "๒๕๖๖", "๒๕๖๗"]
    assert series_of(chart) == [("", (63, 88.125, 90), ["๖๓.๐๐", "๘๘.๑๓", "๙๐.๐๐"])]
    ticks = [(value, text.plain) for value, text in chart.ticks]
    assert ticks == [(0, "๐"), (20, "๒๐"), (40, "๔๐"), (60, "๖๐"), (80, "๘๐"), (100, "๑๐๐")]
    assert chart.source == Source("year:2567", "assessment")


def test_the_years_may_go_up_to_the_fiscal_year() -> None:
    (chart,) = charts(SIX, "total", years=2, year="fiscal")
    assert [category.plain for category in chart.categories] == ["๒๕๖๗", "๒๕๖๘"]


def test_instruments_stand_year_beside_year() -> None:
    (chart,) = charts(SIX, "instruments")
    assert [category.plain for category in chart.categories] == ["IIT", "OIT"]
    assert series_of(chart) == [
        ("๒๕๖๖", (70, None), ["๗๐.๐๐", ""]),
        ("๒๕๖๗", (75, 80), ["๗๕.๐๐", "๘๐.๐๐"]),
    ]


def test_indicators_bear_their_names_where_known() -> None:
    (chart,) = charts(SIX, "indicators")
    assert [category.plain for category in chart.categories] == ["ปฏิบัติ ๑", "๒"]
    assert [row.values for row in chart.series] == [(90, 95), (91, None)]


def test_a_radar_shows_two_years_only() -> None:
    scores = {"1": 80.0, "2": 81.0}
    office = office_of(y2565=scores, y2566=scores, y2567=scores, y2568={})
    radar, bars = charts(office, "radar", "indicators")
    assert (radar.kind, bars.kind) == ("radar", "bars")
    assert [row.name.plain for row in radar.series] == ["๒๕๖๖", "๒๕๖๗"]
    assert [row.name.plain for row in bars.series] == ["๒๕๖๕", "๒๕๖๖", "๒๕๖๗"]
    (alone,) = charts(office, "radar", years=1)
    assert [row.name.plain for row in alone.series] == ["๒๕๖๗"]


@pytest.mark.parametrize("framework", [FRAMEWORK, None])
def test_without_scores_there_are_no_charts(framework: Framework | None) -> None:
    assert charts(office_of(y2568={"total": 90}), *ALL, framework=framework) == []
    assert charts(office_of(y2566={}, y2567={"i1": 90}, y2568={}), *ALL, framework=framework) == []


def test_without_a_framework_the_instruments_are_the_three() -> None:
    instruments, total = charts(SIX, "indicators", "instruments", "radar", "total", framework=None)
    assert [category.plain for category in instruments.categories] == ["IIT", "EIT", "OIT"]
    captions = [chart.caption.plain for chart in (instruments, total)]
    assert captions == ["ภาพที่ ๑ แสดง instruments", "ภาพที่ ๒ แสดง total"]  # counted as they come


def test_a_chart_tells_all_its_texts() -> None:
    (chart,) = charts(SIX, "instruments")
    said = [text.plain for text in chart.texts]
    assert said[:2] == ["IIT", "OIT"]
    assert {"ภาพที่ ๑ แสดง instruments", "๑๐๐", "๒๕๖๗", "๗๕.๐๐"} <= {*said}
