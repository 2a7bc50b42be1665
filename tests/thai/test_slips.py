"""The list of slips, and finding them."""

import pytest

from ita_desk.thai.slips import KINDS, Slip, find_slips, shipped_slips
from ita_desk.thai.words import Segmenter, vocabulary

# Slips and loan words that the dictionary has too; a compound of one is no right word either.
IN_DICTIONARY = frozenset(
    "กระทัดรัด กระทันหัน โดยกระทันหัน ความผูกพันธ์ คำณวน ดิจิตอล ระบบดิจิตอล ดุลยพินิจ ทะยอย ลายเซ็นต์ สัมนา อนุรักษ "
    "อัพเดต อัพเดท อัพโหลด อาทิเช่น อินเตอร์เน็ต อีเมล์ เวปไซต์ เว็บไซท์ แอปพลิเคชั่น แอพพลิเคชั่น โอกาศ".split()
)
SLIP = Slip("spelling", "งบประมาณประจำ", "งบประมาณประจำปี", ("ปี",), "")


def found(text: str, *slips: Slip) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.slip.right) for one in find_slips(text, slips or shipped_slips())]


def test_the_list_is_large_and_each_entry_is_there_once() -> None:
    slips = shipped_slips()
    assert len([slip for slip in slips if slip.kind == "spelling"]) >= 100
    assert len({slip.wrong for slip in slips}) == len(slips)
    assert {slip.kind for slip in slips} == set(KINDS)
    assert all(slip.source and slip.right for slip in slips)


def test_no_slip_is_part_of_a_right_word() -> None:
    right = sorted(vocabulary() - IN_DICTIONARY)
    text = "\n".join(right)
    assert found(text) == []


def test_what_is_right_is_no_slip_and_made_of_words() -> None:
    segmenter = Segmenter()
    for slip in shipped_slips():
        assert found(slip.right) == [], slip
        if slip.kind == "spelling" and slip.right.isalpha():
            assert set(segmenter.words(slip.right)) <= vocabulary(), slip


def test_blanks_do_not_hide_a_slip() -> None:
    assert found("ตามหลัก ธรรม มาภิบาล และ") == [("ธรรม มาภิบาล", "ธรรมาภิบาล")]
    assert found("งบประมาณ ประจำ ลงบน", SLIP) == [("งบประมาณ ประจำ", "งบประมาณประจำปี")]


@pytest.mark.parametrize("text", ["งบประมาณประจำ ปี", "งบประมาณประจำปี", "งบประมาณประจำ่", "เงบประมาณประจำ", ""])
def test_a_slip_that_goes_on_as_a_right_word_is_none(text: str) -> None:
    assert found(text, SLIP) == []


def test_of_two_that_overlap_the_longer_one_counts() -> None:
    short, long = Slip("spelling", "ประมาน", "ประมาณ", (), ""), Slip("spelling", "ประมานนั้น", "ก", (), "")
    assert found("ประมานนั้น ประมาน", short, long) == [("ประมานนั้น", "ก"), ("ประมาน", "ประมาณ")]
