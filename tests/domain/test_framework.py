"""A framework finds its indicators by number."""

import pytest

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator

FRAMEWORK = Framework(
    FiscalYear(2568), indicators=(Indicator("1", "หนึ่ง", "IIT"), Indicator("10", "สิบ", "OIT"))
)


@pytest.mark.parametrize(("code", "name"), [("1", "หนึ่ง"), ("10", "สิบ"), ("0", None), ("", None), ("๑", None)])
def test_an_indicator_by_its_number(code: str, name: str | None) -> None:
    found = FRAMEWORK.indicator(code)
    assert (found and found.name) == name
