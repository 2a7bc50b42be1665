"""Known slips and words that are not in the dictionary."""

from collections.abc import Iterator, Sequence

import pytest

from checks.looks import mended, said_of
from ita_desk.checks import spelling
from ita_desk.thai.slips import Slip, SlipFound, find_slips


def test_known_slips_are_mended() -> None:
    assert mended("ขออนุญาติตามกฏหมายที่เวปไซต์", "text.spelling") == "ขออนุญาตตามกฎหมายที่เว็บไซต์"
    assert mended("ระบบ e-plannacc", "text.wording") == "ระบบ e-PlanNACC"


def test_right_words_beside_the_slips_are_silent() -> None:
    text = "งบประมาณประจำปี มนุษย์ ปรากฏ สร้างสรรค์ เปอร์เซ็นต์ ผลสัมฤทธิ์ ประโยชน์ อนุรักษนิยม"
    assert said_of(text, "text.spelling") == ()


def test_a_stranger_is_said_with_the_word_meant() -> None:
    (problem,) = said_of("แผนยุทธศาสตตร์", "text.unknown-word")
    assert problem.remedy is not None
    assert str(problem.remedy.value).endswith("ยุทธศาสตร์")


def test_names_and_known_slips_are_no_strangers() -> None:
    assert said_of("นายจริยธรมม", "text.unknown-word") == ()
    assert said_of("บ้านหงส์ธรมม ตำบลทุ่งหิ่งห้อย", "text.unknown-word") == ()
    assert said_of("ตีตประกาศ", "text.unknown-word") == ()


def test_words_of_the_agency_are_no_strangers() -> None:
    assert said_of("โครงการผาสายรุ้ง แสงตะวัน", "text.unknown-word") == ()


def test_slips_whose_letters_are_not_there_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[list[str]] = []

    def find(text: str, slips: Sequence[Slip]) -> Iterator[SlipFound]:
        looked.append([slip.wrong for slip in slips])
        return find_slips(text, slips)

    monkeypatch.setattr(spelling, "find_slips", find)
    assert said_of("แผนงานที่ดี", "text.spelling") == ()
    assert looked == []
    assert len(said_of("ขอ อนุ ญาติ แล้ว", "text.spelling")) == 1
    assert looked == [["อนุญาติ"], ["อนุญาติ"]]
