"""How much of damaged text comes back right, and that next to nothing wrong is proposed."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desk.thai.repair import apply_repairs, find_repairs
from ita_desk.thai.words import Segmenter
from thai.repair_damage import DAMAGES, damaged

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "office.json"
SEGMENTER = Segmenter()
COUNT = 150
# The share of damaged texts that must come back letter for letter; all others are 1.
LEAST = {
    "ำ as า and blank": 0.5,  # where the blank may be right: ประจำ ปี
    "ำ as า": 0.75,
    "า as ำ": 0.8,
    "all letters of a word apart": 0.85,
    "a blank in a word": 0.7,  # where both parts are words: ราย การ
}
WRONG_AT_MOST = 0.01


def right_texts() -> list[str]:
    """The Thai texts of the sample office, and some with what it lacks."""

    def strings(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            for item in value.values() if isinstance(value, dict) else value:
                yield from strings(item)

    texts = [text for text in strings(json.loads(SAMPLE.read_text("utf-8"))) if re.search("[ก-ฮ]{2}", text)]
    return [*texts, *["ข้อ O๑๔ และ ข้อ O๕", "ปี ๒๕๖๐ ข้อ O๔๓"] * 20]


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_comes_back_right(name: str) -> None:
    kind = DAMAGES[name][0]
    tried = right = wrong = 0
    for text, whole in damaged(name, right_texts(), COUNT, SEGMENTER):
        repairs = find_repairs(text, SEGMENTER)
        after = apply_repairs(text, repairs)
        tried += 1
        right += after == whole
        wrong += bool(repairs) and "".join(after.split()) != "".join(whole.split())
        assert {repair.kind for repair in repairs} <= {kind, "sara_am", "spread"}
    assert tried >= 20
    assert right / tried >= LEAST.get(name, 1), right / tried
    assert wrong / tried <= WRONG_AT_MOST, wrong / tried
