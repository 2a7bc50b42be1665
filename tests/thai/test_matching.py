"""Maximal matching, by PyThaiNLP's newmm as judge."""

import random
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pythainlp.corpus import thai_words
from pythainlp.tokenize.newmm import segment
from pythainlp.util import Trie

from ita_desk.thai import matching
from ita_desk.thai.dictionary import Dictionary, load_dictionary
from ita_desk.thai.matching import Matcher
from thai.words_file import as_file

WORDS = sorted(thai_words())
LETTERS = "กขวยรอหเแโใไะัาำิีึืุู็่้๊๋์ๆฯฤ๑ณธ1a.,-฿| \n\r\t\0字"
GARBAGE = st.text(st.sampled_from(LETTERS), max_size=20)
SPOILED = st.sampled_from(WORDS).flatmap(lambda word: st.sampled_from([word, word[:-1], word[1:], word[:2]]))
TEXTS = GARBAGE | st.lists(st.sampled_from(WORDS) | SPOILED | GARBAGE, max_size=8).map("".join)
OFFICE = """
องค์การบริหารส่วนตำบลได้จัดทำมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานประจำปีงบประมาณ
ผู้บริหารและเจ้าหน้าที่ปฏิบัติหน้าที่อย่างซื่อสัตย์สุจริตรับฟังความคิดเห็นของประชาชนผู้รับบริการ
ศูนย์พัฒนาเด็กเล็กบ้านหนองเสือมอบของขวัญวันผู้สูงอายุที่ศาลาการเปรียญวัดโคกสะอาด
ตากลมรถไฟขนของมากองรวมกันนายจำปูนบุญมากราบเรียนเชิญประธาน
"""


@cache
def trie() -> Trie:
    return Trie(WORDS)


@cache
def matcher() -> Matcher:
    return Matcher(load_dictionary().words)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_words_of_any_text(text: str) -> None:
    assert matcher().cut(text) == segment(text, custom_dict=trie())


@settings(max_examples=300, deadline=None)
@given(st.frozensets(st.text("กขาะเ่ร์", min_size=1, max_size=6), max_size=14), st.text("กขาะเ่ร์๑", max_size=60))
def test_words_of_any_dictionary(words: frozenset[str], text: str) -> None:
    words |= {"ขกขก"}  # newmm takes its own dictionary for an empty one
    assert Matcher(Dictionary(as_file(words)).words).cut(text) == segment(text, custom_dict=Trie(words))


@pytest.mark.parametrize("text", OFFICE.split())
def test_words_of_an_office(text: str) -> None:
    assert matcher().cut(text) == segment(text, custom_dict=trie())


def test_words_glued_at_random() -> None:
    chance = random.Random(2568)
    for _ in range(300):
        text = "".join(chance.choices(WORDS, k=chance.randint(1, 12)))
        assert matcher().cut(text) == segment(text, custom_dict=trie())


def test_words_of_real_reports() -> None:
    folder = Path(__file__).resolve().parents[3] / "shared" / "source-reports"
    if not folder.is_dir():
        pytest.skip("the source reports are not beside this checkout")
    for path in sorted(folder.glob("*.txt")):
        for run in set(re.findall("[\u0e00-\u0e7f]+", path.read_text("utf-8"))):
            assert matcher().cut(run) == segment(run, custom_dict=trie()), run


def test_the_judge_sees_a_difference() -> None:
    """The same texts, judged with one word missing from ours, as the dictionary and the rules could go wrong."""
    ours = Matcher(Dictionary(as_file(frozenset(WORDS) - {"ประชาชน"})).words)
    wrong = [text for text in OFFICE.split() if ours.cut(text) != segment(text, custom_dict=trie())]
    assert len(wrong) == 1


# --- the refinements, each by example ------------------------------------------------------------------------


def cut(text: str, *words: str) -> list[str]:
    found = Matcher(Dictionary(as_file(frozenset(words))).words).cut(text)
    assert found == segment(text, custom_dict=Trie(words))
    return found


def test_the_fewest_words_are_taken_and_of_equally_few_the_sooner_ended() -> None:
    assert cut("ตากลม", "ตา", "กลม", "ตาก", "ลม") == ["ตา", "กลม"]
    assert cut("ตากลมมา", "ตาก", "ลม", "มา", "ตา", "กลมมา") == ["ตา", "กลมมา"]


def test_an_unknown_word_goes_on_to_a_word_of_more_than_two_consonants() -> None:
    assert cut("ขอบกนา", "บก", "นา") == ["ขอบก", "นา"]


def test_a_word_ends_between_clusters_only() -> None:
    assert cut("เกาะ", "เกา") == ["เกาะ"]


def test_other_letters_stand_alone() -> None:
    assert cut("นาab-1,5.2,\r\n\rนา  字字นา", "นา") == [
        *("นา", "ab-", "1,5.2", ",", "\r\n", "\r", "นา", "  ", "字字", "นา")
    ]


def test_a_graph_that_grows_too_large_is_followed_to_the_nearest_words_only() -> None:
    words = ["ก" * n for n in range(1, 12)]
    found = cut("ก" * 40 + "า", *words)
    assert len(found) > 4


def test_a_word_of_one_letter() -> None:
    assert cut("ฒกา", "ฒ", "กา") == ["ฒ", "กา"]


# --- remembered steps ----------------------------------------------------------------------------------------


def test_steps_are_remembered_by_what_they_looked_at() -> None:
    ours = Matcher(load_dictionary().words)
    ours.cut("การประชุมสภา")
    kept = ours._kept
    assert kept > 0
    assert ours.cut("การประชุมสภาการประชุมสภา") == ["การประชุม", "สภา"] * 2
    assert ours._kept > kept  # สภา was known only before the end
    kept = ours._kept
    ours.cut("การประชุมสภา")
    assert ours._kept == kept


def test_a_step_among_the_older_ones_is_not_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Matcher(load_dictionary().words)
    words = ours.cut("การประชุมสภา")
    kept = ours._kept
    monkeypatch.setattr(matching, "_MOST_STEPS", kept)
    ours.cut("ประชาชน")
    assert ours._kept == 1
    monkeypatch.setattr(Matcher, "_new_step", None)
    assert ours.cut("การประชุมสภา") == words


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "_MOST_STEPS", 3)
    monkeypatch.setattr(matching, "_MOST_NODES", 20)
    ours = Matcher(load_dictionary().words)
    for text in OFFICE.split() * 2:
        assert ours.cut(text) == segment(text, custom_dict=trie())
        assert ours._kept <= 3
        assert ours._grown <= 20
    long = "ฬ" * 200
    steps = repr(ours._steps)
    assert ours.cut(long) == [long]
    assert repr(ours._steps) == steps


def test_words_joined_are_the_text() -> None:
    for one, two in pairwise(OFFICE.split()):
        assert "".join(matcher().cut(one + two)) == one + two
