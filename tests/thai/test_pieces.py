"""What of Thai text holds together on a line: each rule by example, and what holds for any text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ita_desk.thai.pieces import BLANKS, Tokenizer
from ita_desk.thai.words import Segmenter

TOKENIZER = Tokenizer(Segmenter(["ห้วยใหญ่", "ภูผาจำบ"]))


def parted(text: str) -> str:
    """A text with | where a line may end, after the blanks there."""
    parts, done = [], 0
    for piece in TOKENIZER.pieces(text):
        blank = text[done : piece.start]
        assert piece.gap is bool(blank.strip("\u200b"))
        parts.append(blank + "|" * bool(done) + text[piece.start : piece.end])
        done = piece.end
    return "".join(parts)


HELD_TOGETHER = """
เทศบาล|จัด|ประชุม
อบรม |๓ ครั้ง

(ก) |บ้าน |[ข]
( ก )
“คำพูด” |ของ|เขา
"คำ" |ดี
("คำ") |ดี
และ/|หรือ
ดี ! |จริง
ไป , |มา
สิ่งของ,|เงิน

ต่าง ๆ
ต่างๆ|นานา
เด็ก ๆ |และ
กบ ฯลฯ
อื่น ๆ ฯลฯ |จบ

ใช้|เงิน |12,500.50 บาท |ต่อ|ปี
ไม่|เกิน |๕,๐๐๐ บาท
ประจำปี |พ.ศ. ๒๕๖๘ |นี้
ร้อยละ ๙๕.๓๐
ข้อ ๕ ข้อ
เลขที่ ๑๒ |หมู่ ๓
ครั้ง|ที่ ๑/๒๕๖๘
เวลา ๐๙.๓๐ น.
โทร. ๐๘๑-๒๓๔๕๖๗๘
฿ 500
ได้ |99.5% |แล้ว
คะแนน |-5

- ข้อ|แรก |และ |- ข้อ|สอง
– ข้อ
ต.ค. |๒๕๖๗ - |ก.ย. |๒๕๖๘
ตุลาคม - |กันยายน
ก.พ. - |มี.ค.
10 – |12
1-2 คน
วันที่ ๗ มีนาคม |๒๕๖๖
๑ ม.ค. |๒๕๖๘

๑.อบรม|ผู้บริหาร
(๒)ประชุม

ดู |https://www.example.go.th/a/b?x=1&y=2#z |แล้ว
เว็บ|www.a.go.th |ดี
อีเมล|a.b-c@example.go.th|ได้
Open |Data |Integrity
ระบบ|ITA|ดี
e-GP |AT&T |Mr. |John
ข้อ O๔๒ |และ |i๑ |กับ |E15
พ.ร.บ. |การ|จัดซื้อ
อบต.ห้วยใหญ่
เม.ย. |มิ.ย.
ดำเนินงาน. |ต่อ
ลงชื่อ..........

ตำบล|ภูผาจำบ
อบต. |ห้วยใหญ่

漢|字|かな
a|漢
🎉 |ดี
"""


@pytest.mark.parametrize("text", HELD_TOGETHER.split("\n"))
def test_what_holds_together(text: str) -> None:
    assert parted(text.replace("|", "")) == text


@pytest.mark.parametrize(
    "text",
    ["ก\u00a0ข |ค", "ก \u00a0ข", "กบ\u200b|ขนม", "กบ \u200b |ขนม", "กบ\t|ขนม", "ต่าง\u200b ๆ", " กบ  |ขนม"],
)
def test_blanks(text: str) -> None:
    assert parted(text.replace("|", "")) == text


@given(st.text() | st.text(alphabet="กขนมีเโะาำๆฯ๑๒19.-()\u200b\u00a0 \t"))
@example("x\u200b ๆ")
def test_pieces_and_the_blanks_between_them_are_the_text(text: str) -> None:
    assert parted(text).replace("|", "") == text.replace("|", "").rstrip(BLANKS)
