"""Days and periods are understood as a clerk writes them, and what is written is read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.thai.date_reading import begins_with_month, parse_day, parse_period
from ita_desk.thai.dates import format_day, format_period
from ita_desk.thai.digits import to_thai

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
YEAR_2568 = (date(2024, 10, 1), date(2025, 9, 30))
WORDS = [
    "๑",
    "๓๐",
    "๓๑",
    "๒๕๖๘",
    "๖๘",
    "0",
    "99",
    "2025",
    "/",
    "-",
    "–",
    "ถึง",
    " ",
    ".",
    "|",
    "วันที่",
    "วันจันทร์ที่",
]
WORDS += [
    "เดือน",
    "พ.ศ.",
    "ปี",
    "ปีงบประมาณ",
    "ก่อน",
    "ภายใน",
    "ตั้งแต่",
    "เป็นต้นไป",
    "มกราคม",
    "ก.พ.",
    "ต.ค.",
    "ธันวาคม",
]


@pytest.mark.parametrize(
    "text",
    [
        "ต.ค.๖๗ - ก.ย.๖๘",
        "ต.ค. 67–ก.ย. 68",
        "ตค67-กย68",
        "ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘",
        "ตุ ลาคม ๒๕๖๗ -กัน ยายน ๒๕๖๘",
        "ตั้งแต่เดือน ตุลาคม ๒๕๖๗ถึง เดือน กันยายน ๒๕๖๘",
        "วันที่ ๑ ตุลาคม ๒๕๖๗ — ๓๐ กันยายน ๒๕๖๘",
        "1/10/2567 - 30/9/68",
        "ตุลาคม 2024 - กันยายน ค.ศ. 2025",
        "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๘",
        "ปีงบประมาณ ๒๕๖๘",
        "ภายในปีงบประมาณ ๖๘",
        "ต่อเนื่องให้ เป็นปัจจุบัน ตลอดทั้งปี งบประมาณ พ.ศ.๒๕๖๘",
        "ตุลาคม - กันยายน ๒๕๖๘",
    ],
)
def test_the_fiscal_year_is_understood(text: str) -> None:
    assert parse_period(text) == YEAR_2568


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ตุลาคม ๒๕๖๗", date(2024, 10, 1), date(2024, 10, 31)),
        ("เดือน กุมภาพันธ์ ๒๕๖๗", date(2024, 2, 1), date(2024, 2, 29)),
        ("ตลอดเดือนเมษายน ๒๕๖๔", date(2021, 4, 1), date(2021, 4, 30)),
        ("ดำเนินการเมื่อ มีนาคม ๒๕๖๖", date(2023, 3, 1), date(2023, 3, 31)),
        ("ดำเนินการเมื่อวันที่ ๗ มีนาคม ๒๕๖๖", date(2023, 3, 7), date(2023, 3, 7)),
        ("ดำเนินการเมื่อวันที่ มีนาคม ๒๕๖๖", date(2023, 3, 1), date(2023, 3, 31)),
        ("วันที่ ๑ มกราคม - ๑ กรกฎาคม ๒๕๖๘", date(2025, 1, 1), date(2025, 7, 1)),
        ("เดือนตุลาคม-พฤศจิกายน ๒๕๖๓", date(2020, 10, 1), date(2020, 11, 30)),
        ("ระหว่างวันที่ ๑ - ๑๕ มีนาคม ๒๕๖๘", date(2025, 3, 1), date(2025, 3, 15)),
        ("ธันวาคม - มกราคม ๒๕๖๘", date(2024, 12, 1), date(2025, 1, 31)),
        ("ให้แล้วเสร็จ ก่อนวันที่๓๐ เมษายน ๒๕๖๔", None, date(2021, 4, 30)),
        ("ภายในเดือนเมษายน ๒๕๖๔", None, date(2021, 4, 30)),
        ("ตั้งแต่วันศุกร์ที่ ๑ ต.ค. ๖๔ เป็นต้นไป", date(2021, 10, 1), None),
    ],
)
def test_a_period_is_understood(text: str, start: date | None, end: date | None) -> None:
    assert parse_period(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "ตลอดปี",
        "ตุลาคม",
        "ตุลาคม ๒๕๖๗ -",
        "ตุลาคม ๒๕๖๗ เมษายน ๒๕๖๘",
        "รายงานผลการดำเนินการทุกรอบ ๖ เดือน",
        "วันที่ ๓๑ กุมภาพันธ์ ๒๕๖๘",
        "31/13/2568",
        "ตุลาคม ๓๐๐๐ - กันยายน ๒๕๖๘",
        "กันยายน ๒๕๖๘ - ตุลาคม ๒๕๖๗",
        "ก่อนเดือนเมษายน ๒๕๖๔",
        "ตุลาคม ๑๕",
        "วันที่ ๑ ๒ มกราคม ๒๕๖๘",
        "ปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๘",
        "ปีงบประมาณ ๙๙๙๙",
        "1 ต.ค. 2567 เป็นต้นไป - 5 ต.ค. 2567",
    ],
)
def test_what_is_no_certain_period_is_left_as_text(text: str) -> None:
    assert parse_period(text) == (None, None)


def test_a_day_is_understood() -> None:
    assert parse_day("เมื่อวันที่ ๗ มีนาคม ๒๕๖๖") == date(2023, 3, 7)
    assert parse_day("มีนาคม ๒๕๖๖") is None
    assert parse_day("ก่อนวันที่ ๗ มีนาคม ๒๕๖๖") is None


@given(DAYS)
def test_a_written_day_is_read_back(day: date) -> None:
    assert parse_day(format_day(day)) == parse_day(to_thai(format_day(day, "short"))) == day
    assert parse_period(format_day(day, "month"))[0] == day.replace(day=1)


@given(st.none() | DAYS, st.none() | DAYS)
def test_a_written_period_is_read_back(start: date | None, end: date | None) -> None:
    if start and end and start > end:
        start, end = end, start
    assert parse_period(format_period(start, end)) == (start, end)


@given(st.text() | st.lists(st.sampled_from(WORDS)).map("".join))
def test_any_text_gives_an_ordered_period_or_none(text: str) -> None:
    start, end = parse_period(text)
    assert start is None or end is None or start <= end
    assert parse_day(text) in (None, start)


@pytest.mark.parametrize(
    ("text", "begins"),
    [("มีนาคม 2566", True), ("เดือน ต.ค.", True), ("ต.ค.67", True), ("7 มีนาคม", False), ("", False)],
)
def test_what_begins_with_a_month(text: str, begins: bool) -> None:
    assert begins_with_month(text) is begins
