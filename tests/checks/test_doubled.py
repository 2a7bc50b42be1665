"""Words that stand twice."""

import pytest

from checks.looks import SETTING, mended, placed, said_of
from ita_desk.checks import doubled
from ita_desk.checks.check import TextCheck
from ita_desk.thai.words import Segmenter


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("บริการบริการประชาชน", "บริการประชาชน"),
        ("จัดทำคู่มือจัดทำคู่มือ", "จัดทำคู่มือ"),
        ("เพื่อเพื่อประโยชน์", "เพื่อประโยชน์"),
    ],
)
def test_a_word_twice_without_a_blank(text: str, right: str) -> None:
    assert mended(text, "text.doubled-word") == right
    assert said_of(text, "text.repeated-word") == ()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("แผนประจำปี ประจำปี ๒๕๖๘", "แผนประจำปี ๒๕๖๘"),
        ("เพื่ออำนวยความสะดวก สะดวกแก่ผู้รับบริการ", "เพื่ออำนวยความสะดวกแก่ผู้รับบริการ"),
    ],
)
def test_a_word_twice_with_a_blank(text: str, right: str) -> None:
    assert mended(text, "text.repeated-word") == right
    assert said_of(text, "text.doubled-word") == ()


@pytest.mark.parametrize(
    "text",
    [
        "สถานที่ที่จัดอบรม ของของผู้อื่น",
        "เผยแพร่ภายในหน่วยงาน หน่วยงานจึงได้รายงาน",
        "ทุกกอง กองละ ๑ คน",
        "รายการการจัดซื้อจัดจ้าง",
        "ต่าง ๆ เรื่อย ๆ",
        "อบรม\nอบรม",
        "อบรม, อบรม",
        "ผู้มีส่วนได้ส่วนเสีย",
        "ตำบลตำบล",
        "ให้ถูกต้อง ต้องตรวจสอบ",
        "หน่วยงานของท่าน ท่านมีความเห็น",
    ],
)
def test_words_that_may_stand_twice(text: str) -> None:
    assert said_of(text, "text.doubled-word") == said_of(text, "text.repeated-word") == ()


def test_a_text_is_cut_into_words_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []
    cut = doubled._Doubled._cut

    def count(self: doubled._Doubled, text: str) -> list[doubled._Word]:
        texts.append(text)
        return cut(self, text)

    monkeypatch.setattr(doubled._Doubled, "_cut", count)
    checks = [check for check in doubled.build_checks(Segmenter()) if isinstance(check, TextCheck)]
    text = placed("อบรมอบรม ประจำปี ประจำปี")
    assert [len(list(check.find(text, SETTING))) for check in checks] == [1, 1]
    assert texts == [text.text]
