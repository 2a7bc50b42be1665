"""Blanks inside words and doubled blanks."""

import pytest

from ita_desk.thai.repair_blanks import find_blanks, find_spread
from ita_desk.thai.repair_change import Change
from ita_desk.thai.repair_words import LONGEST, Lexicon
from ita_desk.thai.words import Segmenter

LEXICON = Lexicon(Segmenter())


def mended(text: str) -> str:
    """The text with all changes made, last first."""
    for change in sorted(find_spread(text, LEXICON), reverse=True):
        text = text[: change.start] + change.after + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("ก า ร ป ฏิ บั ติ", "การปฏิบัติ"),
        ("การป ฏิบัติ", "การปฏิบัติ"),
        ("ปฏิ บัติ", "ปฏิบัติ"),
        ("ป ร ะ จำ ปี งบประมาณ", "ประจำปี งบประมาณ"),
        ("ค ว า ม โป ร่ ง ใส", "ความโปร่งใส"),
        ("ม า ต ร ก า ร ป้ อ ง กั น", "มาตรการป้องกัน"),
        ("ธรรมาภิ บาล", "ธรรมาภิบาล"),
        ("เ ทศบาล", "เทศบาล"),
        ("แ ละ", "และ"),
        ("ก าร", "การ"),
        ("ค ณ ะ กรรมการ", "คณะกรรมการ"),
        ("ประกา ศ ประจำปี", "ประกาศ ประจำปี"),
        ("เ ดื อ น ทราบ", "เดือน ทราบ"),
        ("ม า", "มา"),
    ],
)
def test_spread_words_become_whole(damaged: str, right: str) -> None:
    assert mended(damaged) == right


@pytest.mark.parametrize(
    "right",
    [
        "คุณ ธรรม",
        "มา ที่ นี่ ได้",
        "ก ข ค ง",
        "ข้อ ก รบกวน",
        "นาย ก และ นาย ข",
        "ณ วันที่",
        "รีล มาดริด",
        "ในปีงบประมาณ พ.ศ. ๒๕๖๘",
        "ก.ท.จ. การ",
        "ท า การ",  # ทา or ทำ
        "ฟฟฟ ซซซ",
        "บัขงบ ประมาณ",  # two words beside what is none
        "ฟฟฟ การ",
        "น ม",
        "ปฏิ\nบัติ",
        "ปฏิ   บัติ",
        "ปฏิ, บัติ",
        "ฟ" * (LONGEST + 1) + " ฏิบัติ",
        "",
    ],
)
def test_words_that_stand_apart_stay_apart(right: str) -> None:
    assert mended(right) == right


def test_a_paragraph_of_spread_letters_is_read_in_parts() -> None:
    assert mended(" ".join("การปฏิบัติ" * 12)).count(" ") < 20


@pytest.mark.parametrize("text", ["การ  ประชุม", "ที่  ๕", "Policy   ของ", "๕ \u00a0คน"])
def test_doubled_blanks_become_one(text: str) -> None:
    (change,) = find_blanks(text)
    assert change.after == " "
    assert not text[change.start : change.end].strip()
    assert change.end - change.start >= len("  ")


@pytest.mark.parametrize("text", ["ลงชื่อ  ........  ผู้รายงาน", "  การ  ", "การ\n\nงาน", "การ\t\tงาน", "ก ข"])
def test_other_blanks_stay(text: str) -> None:
    assert list(find_blanks(text)) == []


def test_a_change_holds_whole_words() -> None:
    text = "ตามหลักธรรมาภิ บาลที่ดี"
    start, end = text.index("ธ"), text.index("ที่")
    assert list(find_spread(text, LEXICON)) == [Change(start, end, "ธรรมาภิบาล")]
