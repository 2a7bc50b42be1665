"""Words for what an import shows."""

from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from ita_desk.domain.agency import Agency
from ita_desk.domain.measure import Measure
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import YearReport
from ita_desk.gui.models.import_words import beginning, parted, place_words, repair_words, time_words
from ita_desk.i18n import Messages
from ita_desk.intake.repair import TextRepair
from ita_desk.thai.repair import apply_repairs, find_repairs
from ita_desk.thai.words import Segmenter
from small_office import OFFICE

MESSAGES = Messages("th")
OTHER = MESSAGES.say("window.import.place.other")


def places(record: Any, path: str) -> list[str]:
    """The paths of all fields of a record that an office can have."""
    found = []
    for field in fields(record):
        value = getattr(record, field.name)
        inner = Outcome() if field.name == "half_year" else value
        if field.name == "id":
            continue
        if is_dataclass(inner) and not isinstance(inner, type):
            found += places(inner, f"{path}.{field.name}")
        found.append(f"{path}.{field.name}")
    return found


@pytest.mark.parametrize(
    "path",
    [
        *places(Agency(), "agency"),
        *places(Measure(), "years[2568].measures[0]"),
        *(
            p
            for p in places(YearReport.empty(2568), "years[2568]")
            if not p.endswith((".fiscal_year", ".scores"))
        ),
        *("years[2568].measures[0].outcome.evidence[2]", "years[2568].assessment.as_printed[0]"),
        *("years[2568].texts.a/opening", "years[2568].unplaced[0]", "years[2568].oit_links[0].url"),
        *("years[2568].groups[0].items", "years[2568].groups[0].headings.outcome.output"),
    ],
)
def test_every_place_has_a_name(path: str) -> None:
    if not path.endswith((".unplaced", ".unplaced[0]", ".findings", ".measures", ".computed")):
        assert place_words(MESSAGES, path, OFFICE) != OTHER


def test_scores_are_named_by_their_codes_and_findings_by_their_issues() -> None:
    assert place_words(MESSAGES, "years[2568].assessment.scores.9.1", OFFICE) == "9.1"
    words = MESSAGES.say("field.finding.shortcomings")
    expected = MESSAGES.say("window.import.issue", issue="2", field=words)
    assert place_words(MESSAGES, "years[2568].findings[1].shortcomings", OFFICE) == expected


def repaired(text: str) -> tuple[str, str]:
    repairs = find_repairs(text, Segmenter())
    return repair_words(TextRepair("", text, apply_repairs(text, repairs), repairs))


def test_repaired_places_stand_in_brackets() -> None:
    before, after = repaired("ด าเนินการ\nที่ดี")
    assert before.replace("[", "").replace("]", "") == "ด าเนินการ ที่ดี"
    assert after.replace("[", "").replace("]", "") == "ดำเนินการ ที่ดี"
    assert "[" in before
    assert "[" in after


def test_long_texts_around_them_are_shortened() -> None:
    long = "ปลูกต้นไม้ในสวน " * 8
    before, _ = repaired(f"{long}ด าเนินการ{long}ด าเนินการ{long}")
    assert before.startswith("…")
    assert before.endswith("…")
    assert before.count("…") == 3
    assert before.count("[") >= 2


def test_a_beginning_ends_with_the_marks_of_its_last_letter() -> None:
    assert beginning("กี่ปี", 1) == "กี่…"
    assert beginning("กี่", 3) == "กี่"


SAME = "ที่ประชุมเห็นชอบให้ดำเนินการตามแผน " * 4


@pytest.mark.parametrize(
    ("current", "incoming"),
    [
        ("เดิม", "ใหม่"),
        ("", "ใหม่"),
        (f"{SAME}เดิม{SAME}", f"{SAME}ใหม่กว่า{SAME}"),
        (SAME, SAME + SAME),
        (f"{SAME}ก่", f"{SAME}ก้"),
        (f"{'กี่' * 60}ก", f"{'กี่' * 60}ข"),
    ],
)
def test_what_two_long_texts_share_is_shortened(current: str, incoming: str) -> None:
    for whole, shown in zip((current, incoming), parted(current, incoming), strict=True):
        assert shown.strip("…") in whole
        assert not shown.startswith(("…ี", "…่"))
        if len(whole) < 60:
            assert shown == whole
    if current.startswith(SAME) and current != SAME:
        assert parted(current, incoming)[0].startswith("…")
        assert current[len(SAME) : len(SAME) + 2] in parted(current, incoming)[0]


def test_times_are_told_as_they_are_printed() -> None:
    before, after = "2024-10-01 · 2025-09-30 · ตลอดปี", "2024-11-01 · 2025-09-30 · ทั้งปี"
    assert time_words(before, after) == ("ตลอดปี", "ทั้งปี")
    assert time_words("", "2024-10-01") == ("", "2024-10-01")
    assert time_words("2024-10-01 · ก", "2024-11-01 · ก") == ("2024-10-01 · ก", "2024-11-01 · ก")
