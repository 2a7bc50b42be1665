"""The exchange form with computed scores beside the announced ones."""

import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from ita_desk.domain.assessment import Assessment
from ita_desk.domain.exchange import office_from_json, office_to_json, office_with_computed
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator, Instrument, Question
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from strategies import offices

RULES = Framework(
    FiscalYear(2568),
    (Instrument("IIT", "", 100, indicator_from="questions"),),
    (Indicator("1", "", "IIT"), Indicator("2", "", "IIT")),
    questions=(Question("i1", "1"), Question("i2", "2"), Question("i3", "2"), Question("i4", "2")),
)


def test_computed_scores_stand_beside_the_announced_ones() -> None:
    scores = FrozenMap(
        {"i1": Decimal("80"), "i2": Decimal(100), "i3": Decimal(100), "i4": Decimal(0), "1": Decimal(5)}
    )
    known, other = (
        replace(YearReport.empty(year), assessment=Assessment(scores, "ดี")) for year in (2568, 2569)
    )
    office = Office(years=(known, other))
    form = office_with_computed(office, {2568: RULES}.get)
    shown = form["years"][0]["assessment"]
    assert list(shown) == ["scores", "computed", "level", "as_printed"]
    expected = {"total": 73.333333, "IIT": 73.333333, "1": 80, "2": 66.666667}
    assert (shown["computed"], list(shown["computed"])) == (expected, list(expected))
    assert isinstance(shown["computed"]["1"], int)
    assert shown["scores"] == {code: float(score) for code, score in scores.items()}
    assert "computed" not in form["years"][1]["assessment"]
    del shown["computed"]
    assert form == office_to_json(office)


@given(offices())
@settings(max_examples=20)
def test_with_computed_scores_the_office_is_read_all_the_same(office: Office) -> None:
    form = json.loads(json.dumps(office_with_computed(office, lambda _: RULES)), parse_float=Decimal)
    plain = json.loads(json.dumps(office_to_json(office)), parse_float=Decimal)
    assert office_from_json(form, counted_ids()) == office_from_json(plain, counted_ids())
