"""The names of the months, by the locale library as judge."""

import pytest
from babel import Locale

from ita_desk.thai.months import MONTHS, SHORT_MONTHS


@pytest.mark.parametrize(("names", "width"), [(MONTHS, "wide"), (SHORT_MONTHS, "abbreviated")])
def test_the_names_are_those_of_the_thai_locale(names: tuple[str, ...], width: str) -> None:
    judge = Locale("th").months["format"][width]
    assert dict(enumerate(names, start=1)) == dict(judge)
