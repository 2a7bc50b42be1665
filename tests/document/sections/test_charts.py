"""Charts of scores: what they show, of which years, and when they are left out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_desk.document.blocks import Chart, Photo, Source, plain_text
from ita_desk.document.fields import BLANK, PrintContext, PrintOptions, fill_fields
from ita_desk.document.sections.charts import build_charts, number_charts
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
    context = PrintContext(
        office, report, office.agency, framework, PrintOptions(), framework, form_id="form"
    )
    wishes = tuple(ChartWish(show, years, f"แสดง {show}") for show in shown)
    section = ChartsSection("charts", year, "ภาพที่", wishes)
    return build_charts(section, replace(context, figures=number_charts([section], context)))


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


# --- pictures of the office's own, and numbers ---------------------------------------------------------------


def with_pictures(office: Office, **pictures: str) -> Office:
    """The office with pictures in the place of charts in its last year."""
    kept = FrozenMap({f"form/charts/{chart}": key for chart, key in pictures.items()})
    return office.with_year(replace(office.years[-1], pictures=kept))


def test_a_picture_stands_in_the_place_of_a_chart() -> None:
    made = charts(with_pictures(SIX, instruments="photo", radar=""), "total", "instruments", "radar")
    assert [chart.kind for chart in made] == ["bars", "picture", "radar"]
    source = Source("year:2568", "pictures.form/charts/instruments")
    caption = plain_text("ภาพที่ ๒ แสดง instruments", source)
    assert made[1] == Chart("picture", (), (), (), caption, source, Photo("photo", source))
    assert made[1].texts == (caption,)


def test_a_picture_is_printed_without_a_score() -> None:
    (chart,) = charts(with_pictures(office_of(y2568={}), radar="photo"), *ALL)
    assert (chart.kind, chart.caption.plain) == ("picture", "ภาพที่ ๑ แสดง radar")


def test_pictures_of_other_forms_and_sections_are_left_out() -> None:
    year = replace(SIX.years[-1], pictures=FrozenMap({"other/charts/total": "a", "form/more/total": "b"}))
    (chart,) = charts(SIX.with_year(year), "total")
    assert chart.kind == "bars"


def test_sections_with_the_same_word_count_on() -> None:
    context = PrintContext(SIX, SIX.years[-1], SIX.agency, FRAMEWORK, PrintOptions(), FRAMEWORK)
    first = ChartsSection(
        "a", "basis", "ภาพที่", (ChartWish("total", 5, ""), ChartWish("total", 1, "", "last"))
    )
    other = ChartsSection("b", "basis", "แผนภูมิที่", (ChartWish("total", 5, ""),))
    more = ChartsSection("c", "basis", "ภาพที่", (ChartWish("total", 5, ""), ChartWish("radar", 5, "", "web")))
    numbers = number_charts([first, other, more], context)
    assert dict(numbers) == {"a/total": 1, "a/last": 2, "b/total": 1, "c/total": 3, "c/web": 4}


def test_fields_print_the_number_of_a_chart() -> None:
    numbers = FrozenMap({"a/total": 2, "b/total": 3, "b/web": 14})
    context = PrintContext(SIX, SIX.years[-1], SIX.agency, None, PrintOptions(), figures=numbers)
    wording = "{figure.total} {figure.web} {figure.eb} {figure.radar} {figure.Web}"
    assert fill_fields(wording, context) == f"2 14 {BLANK} {BLANK} {{figure.Web}}"
