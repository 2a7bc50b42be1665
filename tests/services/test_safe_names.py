"""Names for files that go by mail or onto a website."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.services.safe_names import free_name, report_name, safe_name, safe_stem

SAFE = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:\.[a-z0-9]{1,8})?")


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("result-outcomes", "result-outcomes"),
        ("รายงาน ปี ๒๕๖๘", "2568"),
        ("Café  au/lait", "Cafe-au-lait"),
        ("รายงาน", "file"),
        ("", "file"),
        ("con", "file-con"),
        ("LPT1", "file-LPT1"),
        ("-x-", "x"),
        ("a" * 79 + " bc", "a" * 79),
    ],
)
def test_a_stem(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("รายงานผล ๒๕๖๘.PDF", "2568.pdf"),
        ("แผน.ฉบับ 2.docx", "2.docx"),
        ("ไฟล์.ไทย", "file"),
        (r"C:\x\a b.png", "a-b.png"),
        ("/etc/passwd", "passwd"),
        ("nul.pdf", "file-nul.pdf"),
        ("ภาพ.mp๓", "file.mp3"),
    ],
)
def test_a_name(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_whatever_it_was_called_the_name_is_safe(text: str) -> None:
    assert SAFE.fullmatch(safe_name(text))
    assert SAFE.fullmatch(safe_stem(text))


def test_the_name_of_a_report() -> None:
    assert report_name(2568, "result-outcomes") == "ITA2568-result-outcomes.pdf"
    assert report_name(2568, "แบบของเรา", ".docx", months=6) == "ITA2568-6m-report.docx"


def test_a_taken_name_gets_a_number() -> None:
    assert free_name("a.pdf", []) == "a.pdf"
    assert free_name("a.pdf", ["A.PDF", "a-2.pdf"]) == "a-3.pdf"
