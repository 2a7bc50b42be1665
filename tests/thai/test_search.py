"""Finding words in a text: what counts as the same, and where a match may begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.thai.letters import FOLLOWING_VOWELS, LEADING_VOWELS, MARKS
from ita_desk.thai.search import Search, SearchOptions
from ita_desk.thai.words import Segmenter

NAM = (
    "น\u0e49\u0e33",
    "น\u0e33\u0e49",
    "น\u0e49\u0e4d\u0e32",
    "น\u0e4d\u0e49\u0e32",
)  # what all looks like น้ำ
LETTERS = st.text("กนสเแาำ่้ี\u0e4dะๆ 1๑aA\u00a0", max_size=10)


def found(wanted: str, text: str, **options: bool) -> list[str]:
    return [text[start:end] for start, end in Search(wanted, SearchOptions(**options)).spans(text)]


@pytest.mark.parametrize(
    ("wanted", "text", "expected"),
    [
        ("กา", "การงาน กา", ["กา", "กา"]),
        ("ก", "การ เก ก่อน กก", ["ก", "ก"]),
        ("กก", "เกกก", ["กก"]),
        ("กี่", "ก\u0e48\u0e35", ["ก\u0e48\u0e35"]),
        ("แก", "เเก แก", ["เเก", "แก"]),
        ("เเก", "แก", ["แก"]),
        ("ข้อ 1", "ข้อ\u00a0๑", ["ข้อ\u00a0๑"]),
        ("O12", "o๑๒", ["o๑๒"]),
        (".*", "ก.*ข.ค", [".*"]),
        ("ทำ", "ทำ ท\u0e4d\u0e32 ทา", ["ทำ", "ท\u0e4d\u0e32"]),
        ("มั่า", "มั่า", ["มั่า"]),  # damaged text is found as it stands
        ("ก่่่่่", "ก่่่่่", ["ก่่่่่"]),
        ("กำ\u0e4dา", "กำ\u0e4dา", ["กำ\u0e4dา"]),
        ("é", "e\u0301 é", ["é"]),
        ("", "ก", []),
        ("เ", "เก เ", []),
        ("่", "ก่", []),
        ("ะก", "กะกะก", []),
        ("ๆ", "ต่าง ๆ", ["ๆ"]),
    ],
)
def test_what_is_found(wanted: str, text: str, expected: list[str]) -> None:
    assert found(wanted, text) == expected


@pytest.mark.parametrize("wanted", NAM)
def test_spellings_that_look_the_same_are_the_same(wanted: str) -> None:
    assert [found(wanted, text) for text in NAM] == [[text] for text in NAM]
    assert found(wanted, "นำ นา น้า") == []


def test_latin_case_and_digits_on_request() -> None:
    assert found("ita", "ITA ita", match_case=True) == ["ita"]
    assert found("ita", "ITA ita") == ["ITA", "ita"]
    assert found("1", "1๑", same_digits=False) == ["1"]
    assert found("1", "1๑") == ["1", "๑"]


def test_whole_words() -> None:
    assert Search("นา", SearchOptions(whole_words=True)).spans("ชาวนา นาย นา") == ((10, 12),)
    assert found("O4", "o4 o42 ข้อo4ของ", whole_words=True) == ["o4", "o4"]
    own = Search("วังโพ", SearchOptions(whole_words=True), Segmenter(("วังโพ",)))
    assert own.spans("อบต.วังโพ") == ((4, 9),)


@given(LETTERS, LETTERS, st.booleans())
def test_a_match_is_what_was_wanted_and_cuts_no_letter_in_half(wanted: str, text: str, digits: bool) -> None:
    spans = Search(wanted, SearchOptions(same_digits=digits)).spans(text)
    end = 0
    for start, stop in spans:
        assert end <= start < stop
        for place in (start, stop):
            assert text[place : place + 1] not in MARKS | FOLLOWING_VOWELS
            assert text[:place][-1:] not in LEADING_VOWELS
        end = stop


@given(LETTERS, LETTERS, LETTERS)
def test_what_stands_there_is_found(before: str, wanted: str, after: str) -> None:
    text = f"{before} {wanted} {after}"
    halved = {*wanted[:1]} & (MARKS | FOLLOWING_VOWELS) or {*wanted[-1:]} & LEADING_VOWELS
    assert bool(Search(wanted).spans(text)) == bool(wanted and not halved)
