"""Addresses lead where they say, line by line; nothing else that was typed can be clicked."""

from dataclasses import replace

import pytest

from ita_desk.document.blocks import Paragraph, Source, Text
from ita_desk.render.pdf.links import web_address
from pdf_links import links_of
from typeset import HOSTILE_TEXTS, PLACE, printed, row, table, text_of

NEAR = 0.02


def linked(address: str, source: Source = PLACE) -> Text:
    return replace(text_of(address, source), link=address)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://a.example/๑?q=(x)&b=%20#c", "https://a.example/%E0%B9%91?q=(x)&b=%20#c"),
        ("HTTP://ตัวอย่าง.example", "HTTP://%E0%B8%95%E0%B8%B1%E0%B8%A7%E0%B8%AD%E0%B8%A2%E0%B9%88%E0%B8%B2%E0%B8%87.example"),
        ("https://[::1]/<b>\\\"", "https://[::1]/%3Cb%3E%5C%22"),
        ("https://a\ud800b", "https://a?b"),
        ("", ""),
        ("a.example", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("https://a b", ""),
        (" https://a", ""),
        ("xhttps://a", ""),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_are_led_to(link: str, address: str) -> None:
    assert web_address(link) == address


def test_a_link_covers_the_letters_of_each_line() -> None:
    address = "https://www.example.com/" + "/".join(f"part-{n:03}" for n in range(40))
    pdf = printed(table(row("m1", (linked(address),), "อื่น"), row("m2", "https://b.example", "c")))
    [box] = [box for box in pdf.trace.boxes if box.text.startswith("https://www")]
    found = links_of(pdf.content)
    assert len(found) == len(box.text.split("\n")) > 3
    assert {(link.box.page, link.url) for link in found} == {(1, address)}
    height = box.height / len(found)
    for number, (_, link) in enumerate(found):
        assert box.x - NEAR <= link.x
        assert link.x + link.width <= box.x + box.width + NEAR
        assert link.width > height
        assert (link.y, link.height) == pytest.approx((box.y + number * height, height), abs=NEAR)


def test_a_link_that_is_cut_leads_from_both_pages() -> None:
    address = "https://www.example.com/" + "x" * 12_000
    pdf = printed(Paragraph(linked(address)))
    assert pdf.pages > 1
    assert {link.box.page for link in links_of(pdf.content)} == set(range(1, pdf.pages + 1))


@pytest.mark.parametrize("hostile", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_any_text_may_be_linked(hostile: str) -> None:
    hostile = hostile[:4_000]  # of any length, but each is set in many lines
    texts = (linked(hostile), linked(f"https://a.example/({hostile})\\"))
    pdf, again = (printed(table(row("m1", texts, ""))) for _ in range(2))
    assert pdf.content == again.content
    for link in links_of(pdf.content):
        assert link.url.startswith("https://a")
        assert link.url.isascii()
