"""Comparing what two sources say."""

from datetime import date
from decimal import Decimal

import pytest

from ita_desk.domain.agency import FormerName, Signatory
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.finding import FindingQuestion
from ita_desk.domain.measure import Measure, MeasureGroup, Period, Step
from ita_desk.services.intake.merge_values import (
    contradicts,
    key_of_group,
    key_of_measure,
    meaning_of,
    same_place,
    shown,
)

SILENT = [
    "",
    " \n\t\u00a0\u200b\ufeff",
    None,
    (),
    ("", " "),
    (Step("s1"), Step("s2", " ")),
    Period(),
    Signatory(),
]


@pytest.mark.parametrize("value", SILENT)
def test_what_says_nothing(value: object) -> None:
    assert meaning_of(value) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ก ข", "กข"),
        ("ก\r\nข", " ก\u200bข\n"),
        (("ก", "", "ข"), (" ก", "ข")),
        ((Step("s1", "ก"),), (Step("s2", " ก "), Step("s3"))),
        (Evidence("e1", caption="ก"), Evidence("e2", caption=" ก")),
        (Decimal("95.30"), Decimal("95.3")),
        (Period(text="ต.ค. 67"), Period(text="ต.ค.67")),
    ],
)
def test_the_same_in_other_words(one: object, other: object) -> None:
    assert meaning_of(one) == meaning_of(other)
    assert meaning_of(one) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ก", "ข"),
        ("๑", "1"),
        (("ก", "ข"), ("ข", "ก")),
        (("กข",), ("ก", "ข")),
        (Decimal(0), None),
        (Signatory(name="ก"), Signatory(position="ก")),
        (FormerName(2560), FormerName(2561)),
        (Period(date(2025, 1, 1)), Period(None, date(2025, 1, 1))),
    ],
)
def test_not_the_same(one: object, other: object) -> None:
    assert meaning_of(one) != meaning_of(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Measure(number="๑", title="อบรม 5 ครั้ง"), Measure("x", "1 ", title="อบรม ๕ครั้ง"), True),
        (Measure(number="1", title="ก"), Measure(number="2", title="ก"), False),
        (Measure(number="1", title="ก"), Measure(number="1", title="ข"), False),
        (Measure(number="1", steps=(Step("", "ก"),)), Measure(number="1"), True),
        (Measure(steps=(Step("", "ก"), Step("", "ข"))), Measure(steps=(Step("", "กข"),)), True),
        (Measure(steps=(Step("", "ก"),)), Measure(steps=(Step("", "ข"),)), False),
        (Measure(number="12", title="3"), Measure(number="1", title="23"), False),
    ],
)
def test_keys_of_measures(one: Measure, other: Measure, same: bool) -> None:
    assert (key_of_measure(one) == key_of_measure(other)) == same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (MeasureGroup("a", "กลุ่ม ๑"), MeasureGroup("b", "กลุ่ม1", ("ก",)), True),
        (MeasureGroup(lead="ก"), MeasureGroup(lead="ข"), False),
        (MeasureGroup(items=("ก", "ข")), MeasureGroup(items=("กข",)), True),
        (MeasureGroup(items=("ก",)), MeasureGroup(items=("ข",)), False),
    ],
)
def test_keys_of_groups(one: MeasureGroup, other: MeasureGroup, same: bool) -> None:
    assert (key_of_group(one) == key_of_group(other)) == same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Measure(), Measure(group="g1", issue=1), True),
        (Measure(group="g1"), Measure(issue=1), True),
        (Measure(group="g1", issue=1), Measure(group="g1", issue=1), True),
        (Measure(group="g1"), Measure(group="g2"), False),
        (Measure(group="g1", issue=1), Measure(group="g1", issue=2), False),
    ],
)
def test_places(one: Measure, other: Measure, same: bool) -> None:
    assert same_place(one, other) == same
    assert same_place(other, one) == same


def test_contradiction_needs_two_voices() -> None:
    assert contradicts(("ก", None), ("ข", 1))
    assert not contradicts(("ก", None, 5), (" ก", 1, None))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("ก\nข", "ก\nข"),
        (Decimal("95.30"), "95.30"),
        (date(2025, 1, 2), "2025-01-02"),
        (("ก", "ข"), "ก\nข"),
        ((Step("s1", "ก"), Step("s2", "ข")), "ก\nข"),
        (Period(date(2025, 1, 2), None, "ม.ค."), "2025-01-02 · ม.ค."),
        ((FindingQuestion("o1", "ก", Decimal(5)), FindingQuestion("o2")), "o1 · ก · 5\no2"),
    ],
)
def test_values_as_text(value: object, text: str) -> None:
    assert shown(value) == text
