"""Digits and the letters taken for them."""

import pytest

from ita_desk.thai.repair_digits import find_digits


def mended(text: str) -> str:
    """The text with all changes made, last first."""
    for change in sorted(find_digits(text), reverse=True):
        text = text[: change.start] + change.after + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("พ.ศ. ๒๕๖o", "พ.ศ. ๒๕๖๐"),
        ("พ.ศ. ๒๕๖O", "พ.ศ. ๒๕๖๐"),
        ("๑o๕ คน", "๑๐๕ คน"),
        ("๑oo", "๑๐๐"),
        ("๑,ooo บาท", "๑,๐๐๐ บาท"),
        ("๘๐.oo", "๘๐.๐๐"),
        ("ข้อ ๐๕", "ข้อ O๕"),
        ("ตามข้อ๐๒๕", "ตามข้อO๒๕"),
        ("ข้อ ๐๑๑", "ข้อ O๑๑"),
        ("ข้อ 0๔๓", "ข้อ O๔๓"),
        ("ข้อ 043", "ข้อ O43"),
        ("OIT ข้อ ๐๑๔", "OIT ข้อ O๑๔"),
        ("OIT ๐๑๔", "OIT O๑๔"),
        ("ตัวชี้วัดย่อยที่ ๐๗", "ตัวชี้วัดย่อยที่ O๗"),
        ("ข้อ ๐๑, ๐๒ และ ๐๓", "ข้อ O๑, O๒ และ O๓"),
        ("ข้อ O๑-๐๘", "ข้อ O๑-O๘"),
        ("ปี ๒๕6๘", "ปี ๒๕๖๘"),
        ("ปี 25๖8", "ปี 2568"),
        ("๙๕.3๐", "๙๕.๓๐"),
    ],
)
def test_digits_are_mended(damaged: str, right: str) -> None:
    assert mended(damaged) == right


@pytest.mark.parametrize(
    "right",
    [
        "ข้อ O๑๔, O๑๕ และ O๔๓",
        "ข้อ i๑ และ e๑๐",
        "ข้อ ๐.๕",
        "ข้อ ๐๑/๒๕๖๘",
        "ข้อ ๐๙๙",  # no such item
        "ข้อ ๐๐",
        "ข้อ 02-123",
        "โทร. 0 0000 1199",
        "๐๙ ๙๙๙๙",
        "๒5",  # neither style has more digits
        "ปี ๒๕๖๘ (2025)",
        "๓ ones",
        "๓ones",
        "กลุ่ม A5๒๓",
        "",
    ],
)
def test_what_is_right_or_not_sure_stays(right: str) -> None:
    assert not list(find_digits(right))
