"""Sentences about computed scores."""

from decimal import Decimal

import pytest

from ita_desk.domain.assessment import Assessment, PrintedScore
from ita_desk.domain.computed_scores import computed_level, computed_scores
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.gui.models.computed_years import ComputedYear
from ita_desk.gui.models.score_words import ScoreWords, full_score, short_score
from ita_desk.i18n import Message, Messages


class KeyMessages(Messages):
    """Says keys and values instead of sentences."""

    def text(self, message: Message) -> str:
        return " ".join([message.key.removeprefix("window.scores."), *map(str, message.values.values())])


WORDS = ScoreWords(KeyMessages())


def year(scores: dict[str, str], level: str = "") -> ComputedYear:
    """What is computed for 2568 from scores."""
    framework = shipped_frameworks().of_year(2568)
    assert framework is not None
    kept = FrozenMap({code: Decimal(score) for code, score in scores.items()})
    computed = computed_scores(kept, framework)
    return ComputedYear(Assessment(kept, level), framework, computed, computed_level(kept, framework))


@pytest.mark.parametrize(
    ("score", "short", "full"),
    [
        ("85.376", "85.38", "85.376"),
        ("90", "90.00", "90.00"),
        ("85.5", "85.50", "85.50"),
        ("0.125", "0.13", "0.125"),
        ("0.00000012", "0.00", "0.00"),
        ("66.66666666666666667", "66.67", "66.666667"),
        ("1E+2", "100.00", "100.00"),
    ],
)
def test_numbers(score: str, short: str, full: str) -> None:
    assert (short_score(Decimal(score)), full_score(Decimal(score))) == (short, full)
    assert short_score(None) == ""


INSTRUMENTS = {"IIT": "85.376", "EIT": "99.777", "OIT": "99.375"}
QUESTIONS = {"e4": "100", "e5": "100", "e6": "100"}


@pytest.mark.parametrize(
    ("code", "scores", "said"),
    [
        ("total", INSTRUMENTS, "computed_from 95.2959 from.instrument.many IIT OIT not_announced"),
        (
            "total",
            {**INSTRUMENTS, "total": "95.31"},
            "computed_from 95.2959 from.instrument.many IIT OIT less ≠ 0.01 95.31",
        ),
        (
            "7",
            {**QUESTIONS, "7": "99.83"},
            "computed_from 100.00 from.question.many e4 e6 more ≠ 0.17 99.83 one_part",
        ),
        ("7", {"e4": "1"}, "not_computed"),
        ("e4", QUESTIONS, "never_computed"),
        ("EIT/1", QUESTIONS, "never_computed"),
        (
            "EIT",
            {"EIT/1": "80", "EIT/2": "90", "EIT": "85"},
            "computed_from 85.00 from.part.many EIT/1 EIT/2 same",
        ),
    ],
)
def test_a_computed_score(code: str, scores: dict[str, str], said: str) -> None:
    found = year(scores)
    assert WORDS.computed(code, found.assessment.scores.get(code), found) == said


def test_one_source_and_several() -> None:
    scores = {**INSTRUMENTS, "i1": "80", "i2": "80", "i3": "80", "2": "1", "3": "1", "4": "1", "5": "5"}
    said = WORDS.computed("IIT", None, year(scores))
    assert said.startswith("computed_from 17.60 from.indicator.many 2 5, from.question.many i1 i3 ")
    framework = year({}).framework
    assert framework.sub_indicators[-1].code == "10.2"
    said = WORDS.computed("10", None, year({"10.1": "5", "o27": "5", "o28": "5"}))
    assert said.startswith("computed_from 5.00 from.sub_indicator.one 10.1, from.question.many o27 o28 ")


def test_levels() -> None:
    assert WORDS.computed_level(year({})) == "level_not_computed"
    said = [WORDS.computed_level(year(INSTRUMENTS, level)) for level in ("", "ผ่านดี", " ผ่าน")]
    assert said == [
        "level_computed ผ่านดี not_announced",
        "level_computed ผ่านดี same",
        "level_computed ผ่านดี other_level ≠ ผ่าน",
    ]


def test_beside_an_announced_score() -> None:
    found = year(INSTRUMENTS)
    assert WORDS.beside("7", Decimal(1), found) == ""
    assert WORDS.beside("total", None, found) == "computed_beside 95.2959"
    assert WORDS.beside("total", Decimal("95.3"), found) == "computed_beside 95.2959 same"


def test_prints() -> None:
    entries = (PrintedScore("7", "๗", "๙๙.๘๓ 100"), PrintedScore("7", "", "5"))
    assert WORDS.printed(entries) == "printed “๗ ๙๙.๘๓ 100” “5”"
    assert WORDS.printed(()) == ""
