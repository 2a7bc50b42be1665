"""A framework finds its indicators by number and its questions by code."""

import pytest

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator, Question, SubIndicator

FRAMEWORK = Framework(
    FiscalYear(2568),
    indicators=(Indicator("1", "หนึ่ง", "IIT"), Indicator("10", "สิบ", "OIT")),
    questions=(Question("i1", "1", "ข้อหนึ่ง"), Question("i10", "1", "ข้อสิบ")),
)


@pytest.mark.parametrize(("code", "name"), [("1", "หนึ่ง"), ("10", "สิบ"), ("0", None), ("", None), ("๑", None)])
def test_an_indicator_by_its_number(code: str, name: str | None) -> None:
    found = FRAMEWORK.indicator(code)
    assert (found and found.name) == name


@pytest.mark.parametrize(("code", "title"), [("i1", "ข้อหนึ่ง"), ("i10", "ข้อสิบ"), ("i2", None), ("I1", None)])
def test_a_question_by_its_code(code: str, title: str | None) -> None:
    found = FRAMEWORK.question(code)
    assert (found and found.title) == title


@pytest.mark.parametrize(("code", "indicator"), [("9.1", "9"), ("10.2", "10")])
def test_the_indicator_of_a_sub_indicator(code: str, indicator: str) -> None:
    assert SubIndicator(code).indicator == indicator
