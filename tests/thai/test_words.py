"""Words of Thai text: the dictionary's, the office's names, and the words inside compounds."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pythainlp.tokenize.newmm import segment
from pythainlp.util import Trie

from ita_desk.thai.letters import may_break
from ita_desk.thai.words import SHORTEST_NAME, Segmenter, _Dictionary

SEGMENTER = Segmenter()
THAI_RUNS = st.text(st.sampled_from("กงจชดตนบปมยรลวสหออเแโใไะาำิีุู่้็ั์ๆฯ๑"), max_size=40)
WORDS = st.frozensets(st.text("กขเ่", min_size=1, max_size=6), max_size=12)


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


def test_names_are_taken_apart_and_short_ones_left_out() -> None:
    assert Segmenter(["บ้านใหม่ (ตา)", "Ban Mai", "กข", ""]).names == {"บ้านใหม่"}
    assert len("ตา") < SHORTEST_NAME


@given(THAI_RUNS)
def test_words_joined_are_the_run(run: str) -> None:
    assert "".join(SEGMENTER.words(run)) == run


@pytest.mark.slow
@given(THAI_RUNS)
def test_words_are_those_of_pythainlps_own_segmenter(run: str) -> None:
    assert list(SEGMENTER.words(run)) == segment(run)


def test_a_very_long_run_is_segmented_in_parts_at_a_place_where_a_line_may_end() -> None:
    run = "ก" + "กา" * 3000 + "่" * 9  # every even offset is before a following vowel
    words = SEGMENTER.words(run)
    assert "".join(words) == run
    assert all(may_break(a, b) for a, b in pairwise(words))


def test_warming_loads_the_dictionary_that_words_are_then_found_with() -> None:
    segmenter = Segmenter(["ภูผาจำบ"])
    segmenter.warm()
    loaded = segmenter._segment
    assert loaded is not None
    assert segmenter.words("ภูผาจำบ") == ("ภูผาจำบ",)
    assert segmenter._segment is loaded


# --- the stand-in for PyThaiNLP's own dictionary -------------------------------------------------------------


@settings(max_examples=200)
@given(WORDS, st.text("กขเ่", max_size=12), st.data())
def test_the_dictionary_finds_the_same_words_as_pythainlps(
    words: frozenset[str], text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    found = _Dictionary(words).prefixes(text, start)
    assert found == sorted(found, key=len)
    assert sorted(found) == sorted(Trie(words).prefixes(text, start))


def test_the_dictionary_knows_its_size() -> None:
    assert len(_Dictionary(frozenset(["กข", "ก"]))) == 2


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


def test_nothing_is_written_into_the_users_home(tmp_path: Path) -> None:
    code = "from ita_desk.thai.words import Segmenter; print(*Segmenter().words('เทศบาลเมือง'))"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHAINLP")}
    environment |= {"HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert done.stdout.decode().split() == ["เทศบาลเมือง"]
    assert list(tmp_path.iterdir()) == []
