"""Days and periods are written as official Thai has them; `test_date_reading` reads them back."""

from datetime import date

import pytest

from ita_desk.thai.date_reading import PeriodDates
from ita_desk.thai.dates import format_day, format_period

YEAR_2568 = (date(2024, 10, 1), date(2025, 9, 30))


def test_a_day_is_written_in_three_styles() -> None:
    day = date(2023, 3, 7)
    assert format_day(day) == "7 มีนาคม 2566"
    assert format_day(day, "month") == "มีนาคม 2566"
    assert format_day(day, "short") == "7 มี.ค. 66"
    assert format_day(date(2060, 1, 1), "short") == "1 ม.ค. 2603"


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (YEAR_2568, "ตุลาคม 2567 - กันยายน 2568"),
        ((date(2024, 10, 1), date(2024, 10, 31)), "ตุลาคม 2567"),
        ((date(2023, 3, 7), date(2023, 3, 7)), "7 มีนาคม 2566"),
        ((date(2025, 1, 1), date(2025, 7, 1)), "1 มกราคม 2568 - 1 กรกฎาคม 2568"),
        ((None, date(2021, 4, 30)), "ภายในวันที่ 30 เมษายน 2564"),
        ((date(2021, 4, 30), None), "ตั้งแต่วันที่ 30 เมษายน 2564 เป็นต้นไป"),
        ((None, None), ""),
        ((date(9999, 12, 1), date.max), "ธันวาคม 10542"),  # after which there is no day
    ],
)
def test_a_period_is_written(period: PeriodDates, text: str) -> None:
    assert format_period(*period) == text
