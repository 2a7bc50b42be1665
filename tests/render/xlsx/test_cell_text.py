"""What cells may hold: everything that was typed, in parts that fit, and safe addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.document.blocks import Cell, Text, plain_text
from ita_desk.render.xlsx.cell_text import (
    MOST_LETTERS,
    address_of,
    cell_text,
    clean_text,
    length_of,
    looks_like_formula,
    parts_of,
    written_text,
)
from ita_desk.thai.letters import NO_START
from typeset import HOSTILE_TEXTS, photo, text_of

LONG = ["ก" * 70_000, "ก่ำ" * 30_000, "คำ " * 30_000, "แถว\n" * 20_000, "_x0041_" * 10_000, "📷" * 40_000]


@pytest.mark.parametrize("text", [*LONG, "", "สั้น"])
def test_long_texts_are_cut_and_lose_nothing(text: str) -> None:
    parts = parts_of(text)
    assert "".join(parts) == text
    assert all(length_of(part) <= MOST_LETTERS for part in parts)
    assert len(parts) <= 1 + len(text.encode("utf-16-le")) // 2 // (MOST_LETTERS // 3)
    assert all(part[0] not in NO_START for part in parts[1:])


@given(st.text())
def test_a_clean_text_holds_what_xml_holds(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert not any(ord(c) < 32 and c not in "\t\n" for c in clean)
    assert [c for c in clean if c.isalnum()] == [c for c in text if c.isalnum()]
    assert "".join(parts_of(clean)) == clean


def test_line_ends_are_plain_and_what_cannot_stand_is_dropped() -> None:
    assert clean_text("ก\r\nข\rค\nง") == "ก\nข\nค\nง"
    assert clean_text(HOSTILE_TEXTS["controls"]).startswith("กขค[31mง")
    assert clean_text("ก\ud800\ufffe\x00ข") == "กข"


def test_letters_written_by_number_stay_as_they_were_typed() -> None:
    assert written_text("a_x0041_b") == "a_x005F_x0041_b"
    assert written_text("a_x00_b _x") == "a_x00_b _x"


@pytest.mark.parametrize("text", ["=1+1", "+66", "-", "@SUM(1)", "'", " =1", "- รายการ"])
def test_what_might_become_a_formula_is_known(text: str) -> None:
    assert looks_like_formula(text)
    assert not looks_like_formula(f"ก{text}")


def test_a_cell_says_its_paragraphs_with_markers_and_the_captions_of_its_photos() -> None:
    cell: Cell = (text_of("หนึ่ง", marker="๑."), text_of("สอง"), photo(caption="ภาพ"), photo())
    assert cell_text(cell) == "๑. หนึ่ง\nสอง\nภาพ"


@pytest.mark.parametrize(
    ("links", "address"),
    [
        (["https://a.example/ก?x=1#y"], "https://a.example/%E0%B8%81?x=1#y"),
        (["http://a.example", "http://a.example"], "http://a.example"),
        (["mailto:a@b.example"], "mailto:a@b.example"),
        (["http://a.example", "http://b.example"], ""),
        (["javascript:alert(1)"], ""),
        (["file:///etc/passwd"], ""),
        (["mailto:a b@c"], ""),
        (["https://a.example/" + "x" * 2_100], ""),
        ([], ""),
    ],
)
def test_cells_lead_to_the_web_and_to_mail_only(links: list[str], address: str) -> None:
    cell = (plain_text("ก"), *(Text(plain_text("ข").spans, link=link) for link in links))
    assert address_of(cell) == address
