"""Marks, invisible characters and glyphs of old fonts."""

import pytest

from ita_desk.thai.repair_change import Change
from ita_desk.thai.repair_marks import find_marks

MAI_EK, MAI_THO, THANTHAKHAT = "\u0e48", "\u0e49", "\u0e4c"


def mended(text: str) -> str:
    """The text with all changes made, last first."""
    for change in sorted(find_marks(text), reverse=True):
        text = text[: change.start] + change.after + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("ท ี่", "ที่"),
        ("ที ่ประชุม", "ที่ประชุม"),
        ("ท\u00a0ี่", "ที่"),
        ("ท่ี", "ที่"),
        ("ที่ี", "ที่"),
        ("ที่่", "ที่"),
        ("ปฏิิบัติ", "ปฏิบัติ"),
        ("สิทธ์ิ", "สิทธิ์"),
        ("เเละ", "และ"),
        ("เเเละ", "และ"),
        ("แและ", "และ"),
        ("ใในการ", "ในการ"),
        ("ประจำำ", "ประจำ"),
        ("หนา้ที่", "หน้าที่"),
        ("นำ้", "น้ำ"),
        ("่ที่", "ที่"),
        (" ่ที่", "ที่"),
        ("\ufeffการ", "การ"),
        ("การ\u200bงาน", "การงาน"),
        ("การ\u00adงาน", "การงาน"),
        ("การ\u200cงาน", "การงาน"),
        ("Policy\u200bของ", "Policyของ"),
        ("e\u0301", "é"),
    ],
)
def test_letters_are_mended(damaged: str, right: str) -> None:
    assert mended(damaged) == right


@pytest.mark.parametrize(
    ("glyph", "letter"),
    [
        *zip("\uf701\uf702\uf703\uf704", "\u0e34\u0e35\u0e36\u0e37", strict=True),
        *zip("\uf705\uf706\uf707\uf708\uf709", "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True),
        *zip("\uf70a\uf70b\uf70c\uf70d\uf70e", "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True),
        *zip("\uf710\uf711\uf712", "\u0e31\u0e4d\u0e47", strict=True),
        *zip("\uf713\uf714\uf715\uf716\uf717", "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True),
        *zip("\uf718\uf719\uf71a", "\u0e38\u0e39\u0e3a", strict=True),
        *zip("\uf700\uf70f", "ฐญ", strict=True),
        *zip("\uf884\uf885\uf888\uf889", "\u0e31\u0e34\u0e37\u0e47", strict=True),
        *zip("\uf88a\uf88b\uf88c\uf88d\uf896\uf898", 3 * MAI_EK + MAI_THO + 2 * THANTHAKHAT, strict=True),
        *zip("\uf899\uf89a\uf89b\uf89c\uf89d\uf89e", "\u0e4dญ\u0e38\u0e39\u0e3aฐ", strict=True),
        *zip("\uf0b7\uf0a7\uf0d8\uf0fc", "••••", strict=True),
    ],
)
def test_glyphs_of_old_fonts_become_letters(glyph: str, letter: str) -> None:
    assert list(find_marks(f"ก{glyph}ก")) == [Change(1, 2, letter)]


@pytest.mark.parametrize(
    "right",
    [
        "ที่",
        "สิทธิ์",
        "พุทฺธํ",
        "น้ำ",
        "น\u0e49\u0e4dา",  # of another kind
        "ก่้",  # two tones: nobody knows which is right
        "ที่ ้",  # a mark that has lost its letter
        "เหมืิอน",  # no syllable: either vowel may be right
        "https:\u200b//",  # no Thai on either side
        "👩\u200d🌾",
        "é",
        "",
    ],
)
def test_what_is_right_or_not_sure_stays(right: str) -> None:
    assert not list(find_marks(right))
