"""The sentence about scores, made where none was typed."""

from decimal import Decimal

import pytest

from ita_desk.document.fields import BLANK, PrintContext, PrintOptions
from ita_desk.document.sections.score_sentence import score_sentence
from ita_desk.domain.agency import Agency
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.report_form import ScoreBand, ScoreSentence

BANDS = (ScoreBand(85, "ดี "), ScoreBand(70.5, "พอใช้ "), ScoreBand(20, "ด่วน "))
FRAMEWORK = Framework(
    FiscalYear(2568), indicators=tuple(Indicator(str(n), f"ชื่อ{n}", "IIT") for n in range(1, 6))
)
FISCAL = {"1": "85", "2": "84.99", "3": "70.50", "4": "70.49", "9": "1", "i1": "50", "total": "90"}
BASIS = {"1": "10", "2": "99"}


def sentence(*codes: str, year: str = "fiscal", framework: Framework | None = FRAMEWORK) -> str:
    reports = [
        YearReport(
            FiscalYear(number),
            FiscalYear(number - 1),
            Assessment(FrozenMap({c: Decimal(s) for c, s in scores.items()})),
        )
        for number, scores in ((2567, BASIS), (2568, FISCAL))
    ]
    office = Office(Agency(), tuple(reports))
    context = PrintContext(office, reports[-1], office.agency, framework, PrintOptions())
    return score_sentence(ScoreSentence(year, "ตาม{name}ได้ {score}", " และ", BANDS), codes, context)


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        (["1"], "ดี ตามชื่อ1ได้ 85.00"),
        (["2"], "พอใช้ ตามชื่อ2ได้ 84.99"),
        (["3"], "พอใช้ ตามชื่อ3ได้ 70.50"),
        (["4"], "ด่วน ตามชื่อ4ได้ 70.49"),
        (["1", "3"], "พอใช้ ตามชื่อ1ได้ 85.00 และตามชื่อ3ได้ 70.50"),
        (["4", "1", "2"], "ด่วน ตามชื่อ4ได้ 70.49 และตามชื่อ1ได้ 85.00 และตามชื่อ2ได้ 84.99"),
    ],
)
def test_the_lowest_score_chooses_the_wording(codes: list[str], text: str) -> None:
    assert sentence(*codes) == text


def test_a_score_under_all_bands_takes_the_lowest() -> None:
    assert sentence("1", year="basis") == "ด่วน ตามชื่อ1ได้ 10.00"


def test_the_scores_of_the_chosen_year_are_meant() -> None:
    assert sentence("2", year="fiscal") == "พอใช้ ตามชื่อ2ได้ 84.99"
    assert sentence("2", year="basis") == "ดี ตามชื่อ2ได้ 99.00"


def test_codes_that_are_no_indicators_are_passed_over() -> None:
    assert sentence("i1", "2", "9", "total", "๑") == "พอใช้ ตามชื่อ2ได้ 84.99"
    assert sentence("i1", "total") == sentence() == ""


def test_without_a_framework_there_is_no_sentence() -> None:
    assert sentence("1", framework=None) == ""


def test_a_missing_score_leaves_a_blank() -> None:
    assert sentence("5", "2") == f"พอใช้ ตามชื่อ5ได้ {BLANK} และตามชื่อ2ได้ 84.99"
    assert sentence("5").endswith(f"ตามชื่อ5ได้ {BLANK}")
