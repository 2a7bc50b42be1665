"""The vowel ำ: taken apart, lost, or read for า."""

import pytest

from ita_desk.thai.repair_sara_am import find_sara_am
from ita_desk.thai.repair_words import LONGEST, Lexicon
from ita_desk.thai.words import Segmenter

LEXICON = Lexicon(Segmenter())


def mended(text: str) -> str:
    """The text with the changes of one search made, last first; of two that overlap the first."""
    last = len(text) + 1
    for change in sorted(find_sara_am(text, LEXICON), reverse=True):
        if change.end <= last:
            text = text[: change.start] + change.after + text[change.end :]
            last = change.start
    return text


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("ประจ\u0e4dา", "ประจำ"),
        ("ประจ\u0e4d า", "ประจำ"),
        ("ประจ \u0e4dา", "ประจำ"),
        ("น\u0e49\u0e4dา", "น้ำ"),
        ("น\u0e4d\u0e49า", "น้ำ"),
        ("น\u0e49\u0e4d า", "น้ำ"),
        ("ก ำหนด", "กำหนด"),
        ("น้ ำ", "น้ำ"),
        ("ก าหนด", "กำหนด"),
        ("ก\u00a0าหนด", "กำหนด"),
        ("ท างาน", "ทำงาน"),
        ("ส านักปลัด", "สำนักปลัด"),
        ("การด าเนินงาน", "การดำเนินงาน"),
        ("น าเสนอ", "นำเสนอ"),
        ("จ านวน", "จำนวน"),
        ("กา หนด", "กำหนด"),
        ("สา นัก", "สำนัก"),
        ("จา นวน", "จำนวน"),
        ("กาหนด", "กำหนด"),
        ("ทางาน", "ทำงาน"),
        ("จานวน", "จำนวน"),
        ("ประจาปี", "ประจำปี"),
        ("ดาเนินการ", "ดำเนินการ"),
        ("สานักปลัด", "สำนักปลัด"),
        ("กำร", "การ"),
        ("หน่วยงำน", "หน่วยงาน"),
        ("รำยงำน", "รายงาน"),
        ("มำตรกำร", "มาตรการ"),
        ("นโยบำย", "นโยบาย"),
        ("ตุลำคม", "ตุลาคม"),
    ],
)
def test_the_vowel_is_mended(damaged: str, right: str) -> None:
    assert mended(damaged) == right


@pytest.mark.parametrize(
    "right",
    [
        "กำหนด การทำงาน",
        "น\u0e49\u0e4d\u0e48า",  # two tones
        "ก า ร",  # spread letters, of another kind
        "ก าร",  # a spread letter, of another kind
        "ทา งาน",  # both are words
        "ยา สามัญ",
        "มา นวด",
        "พา ผู้สูงอายุ",
        "ปลา แห้ง",
        "ทาสีบ้าน",
        "ชาวนานำข้าวมา",
        "ภูผาจำบ",  # may be a name
        "ฟฟฟาฟฟฟ าฟฟฟ",
        "ฟ าฟ",
        "ฟฟฟฟฟฟฟฟฟ" * 5 + " าหนด",
        "ฟฟฟฟฟฟฟฟำ" * 5,
        "",
    ],
)
def test_what_is_right_or_not_sure_stays(right: str) -> None:
    assert mended(right) == right


def test_only_the_letters_near_the_damage_are_read() -> None:
    assert mended("ฟ" * (LONGEST + 1) + "ฏา" + "ฟ" * (LONGEST + 1)).count("ำ") == 0
    assert mended("ฟ" * (LONGEST + 1) + "กาหนด") == "ฟ" * (LONGEST + 1) + "กำหนด"
