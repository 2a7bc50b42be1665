"""Names of sheets: allowed, short, unique, cut between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.render.xlsx.sheet_names import MOST_LETTERS, SheetNames
from ita_desk.thai.linebreak import Breaker
from ita_desk.thai.words import Segmenter
from typeset import HOSTILE_TEXTS

BREAKER = Breaker(Segmenter())
FORBIDDEN = set("[]:*?/\\\n\t\r")


def name_of(*words: str) -> list[str]:
    names = SheetNames(BREAKER, "thai")
    return [names.add_name(one) for one in words]


def check_name(name: str) -> None:
    assert 1 <= len(name.encode("utf-16-le")) // 2 <= MOST_LETTERS
    assert not set(name) & FORBIDDEN
    assert name == name.strip("' ")
    assert name.casefold() != "history"


def test_a_name_is_cut_between_words() -> None:
    assert name_of("ประเด็นที่ ๑ กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ") == ["ประเด็นที่ ๑ กระบวนการ"]
    assert name_of("มาตรการ/โครงการ/กิจกรรม") == ["มาตรการ โครงการ กิจกรรม"]


def test_equal_names_are_numbered() -> None:
    assert name_of("ตาราง", "ตาราง", "ตาราง") == ["ตาราง", "ตาราง (๒)", "ตาราง (๓)"]
    long = name_of(*["รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรม"] * 11)
    assert len(set(long)) == 11
    assert all(len(name) <= MOST_LETTERS for name in long)
    assert name_of("A", "a") == ["A", "a (๒)"]


@pytest.mark.parametrize("words", [*HOSTILE_TEXTS.values(), "History", "'", "[]", "ก" * 50, "📷" * 40])
def test_anything_makes_a_name(words: str) -> None:
    for name in name_of(words, words):
        check_name(name)


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_names_differ_and_are_allowed(words: list[str]) -> None:
    names = name_of(*words, *words)
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        check_name(name)
