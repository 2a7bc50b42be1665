"""Words of Thai text: the dictionary's, the office's names, and the words inside compounds."""

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.corpus import thai_words
from pythainlp.tokenize.newmm import segment
from pythainlp.util import Trie

from ita_desk.thai.letters import may_break
from ita_desk.thai.words import SHORTEST_NAME, Segmenter, vocabulary

SEGMENTER = Segmenter()
THAI_RUNS = st.text(st.sampled_from("กงจชดตนบปมยรลวสหออเแโใไะาำิีุู่้็ั์ๆฯ๑"), max_size=40)


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("การดำเนินงานของเทศบาล", ["การ", "ดำเนินงาน", "ของ", "เทศบาล"]),
        ("ผู้บริหารประกาศนโยบาย", ["ผู้บริหาร", "ประกาศ", "นโยบาย"]),
        ("", []),
    ],
)
def test_a_run_is_cut_into_words_of_the_dictionary(run: str, words: list[str]) -> None:
    assert list(SEGMENTER.words(run)) == words


def test_names_of_the_office_are_words() -> None:
    run = "ชาวภูผาจำบมาประชุม"
    assert "ภูผาจำบ" not in SEGMENTER.words(run)
    assert "ภูผาจำบ" in Segmenter(["องค์การ 5 ภูผาจำบ"]).words(run)


def test_names_among_words_are_found_as_if_the_dictionary_had_them() -> None:
    names = ["ภูผาจำบ", "บ้านใหม่เจริญสุข", "กงกฤษ", "ฌฌฌ"]
    both = Trie({*thai_words(), *names})
    for run in ("ชาวภูผาจำบกับบ้านใหม่เจริญสุขและกงกฤษ", "ฌฌฌฌาปน", "ภูผา", "กงกฤษณ์"):
        assert list(Segmenter(names).words(run)) == segment(run, custom_dict=both)


def test_names_are_taken_apart_and_short_ones_left_out() -> None:
    assert Segmenter(["บ้านใหม่ (ตา)", "Ban Mai", "กข", ""]).names == {"บ้านใหม่"}
    assert len("ตา") < SHORTEST_NAME


@given(THAI_RUNS)
def test_words_joined_are_the_run(run: str) -> None:
    assert "".join(SEGMENTER.words(run)) == run


@given(THAI_RUNS)
def test_words_are_those_of_pythainlps_own_segmenter(run: str) -> None:
    assert list(SEGMENTER.words(run)) == segment(run)


def test_a_very_long_run_is_segmented_in_parts_at_a_place_where_a_line_may_end() -> None:
    run = "ก" + "กา" * 3000 + "่" * 9  # every even offset is before a following vowel
    words = SEGMENTER.words(run)
    assert "".join(words) == run
    assert all(may_break(a, b) for a, b in pairwise(words))


def test_warming_changes_no_word() -> None:
    segmenter = Segmenter(["ภูผาจำบ"])
    segmenter.warm()
    assert segmenter.words("ภูผาจำบ") == ("ภูผาจำบ",)


def test_warming_opens_the_dictionary() -> None:
    code = (
        "from ita_desk.thai.dictionary import load_dictionary as load\n"
        "from ita_desk.thai.words import Segmenter, vocabulary\n"
        "Segmenter(['ภูผาจำบ']).warm()\n"
        "print(load.cache_info().currsize, vocabulary.cache_info().currsize, len(load()._words) < 100)"
    )
    assert said_by(code) == "1 0 True"


def test_the_vocabulary_is_pythainlps() -> None:
    assert vocabulary() == frozenset(thai_words())
    assert vocabulary() is vocabulary()


def said_by(code: str) -> str:
    """What a program of its own prints."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    return done.stdout.decode().strip()


# --- inside words --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("องค์การบริหารส่วนตำบล", ("องค์การ", "บริหาร", "ส่วน", "ตำบล")),
        ("การปกครองส่วนท้องถิ่น", ("การปกครอง", "ส่วนท้องถิ่น")),
        ("เทศบาลเมือง", ("เทศบาล", "เมือง")),
        ("ตำบล", ("ตำบล",)),
        ("กกก", ("กกก",)),
        ("การฯลฯ", ("การฯลฯ",)),
        ("ฒกา", ("ฒกา",)),
        ("", ("",)),
    ],
)
def test_a_compound_is_made_of_the_fewest_shorter_words(word: str, parts: tuple[str, ...]) -> None:
    assert SEGMENTER.inner_words(word) == parts


@given(THAI_RUNS)
def test_inner_words_give_the_word_and_end_where_a_line_may(word: str) -> None:
    parts = SEGMENTER.inner_words(word)
    assert "".join(parts) == word
    assert all(may_break(a, b) for a, b in pairwise(parts))


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("น้ำดื่ม", ("น้ำ", "ดื่ม")),
        ("เกาะ", ("เกาะ",)),
        ("ab", ("a", "b")),
        ("(ก)", ("(ก)",)),
        ("่ก", ("่", "ก")),
        ("", ()),
    ],
)
def test_clusters(text: str, clusters: tuple[str, ...]) -> None:
    assert SEGMENTER.clusters(text) == clusters


@given(st.text(st.sampled_from("กนเแาำะ่้ิูั์ๆฯ().,a1 \u200b") | st.characters(), max_size=30))
def test_clusters_give_the_text_and_end_where_a_line_may(text: str) -> None:
    clusters = SEGMENTER.clusters(text)
    assert "".join(clusters) == text
    assert all(may_break(a, b) for a, b in pairwise(clusters))


def test_words_need_no_library() -> None:
    code = (
        "import sys; from ita_desk.thai.words import Segmenter as S; s = S(); s.inner_words('เทศบาลเมือง'); s.clusters('น้ำ')\n"
        "print(*s.words('เทศบาลเมือง'), {'pythainlp', 'babel'} & set(sys.modules))"
    )
    assert said_by(code) == "เทศบาลเมือง set()"
