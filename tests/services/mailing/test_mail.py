"""Mails: what was typed made fit for mail programs."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.services.mailing.mail import (
    Enclosure,
    build_mail,
    clean_text,
    one_line,
    read_addresses,
    shown_name,
)


@pytest.mark.parametrize(
    ("text", "good", "wrong"),
    [
        ("", (), ()),
        ("a@b.co", ("a@b.co",), ()),
        ("a@b.co; c.d+e@f-g.go.th,\n a@b.co", ("a@b.co", "c.d+e@f-g.go.th"), ()),
        ("นายก <a@b.co>, x <c@d.co>", ("a@b.co", "c@d.co"), ()),
        (
            "ก@b.co a@b -x@b.co a..b@c.co a.@c.co @b.co",
            (),
            ("ก@b.co", "a@b", "-x@b.co", "a..b@c.co", "a.@c.co", "@b.co"),
        ),
        ("a'b@c.co a@b.co'", (), ("a'b@c.co", "a@b.co'")),
    ],
)
def test_addresses(text: str, good: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    assert read_addresses(text) == (good, wrong)


def test_a_long_word_that_is_no_address_takes_no_time() -> None:
    assert read_addresses("a." * 50_000 + "@")[0] == ()
    assert read_addresses("a@" + "a-" * 50_000)[0] == ()


@settings(max_examples=60)
@given(st.text(), st.text(), st.text())
def test_nothing_typed_can_be_more_than_a_subject(to: str, subject: str, body: str) -> None:
    mail = build_mail(to, subject, body, [], Path())
    assert len(mail.subject.splitlines()) <= 1
    assert "\r" not in mail.body
    for text in (mail.subject, mail.body):
        assert "\0" not in text
        text.encode("utf-8")
    assert all(address.isascii() and not set(address) & set(" ,;'\"<>") for address in mail.to)


def test_texts() -> None:
    assert one_line("ก\r\nข\u2028 ค\t\x0b") == "ก ข ค"
    assert clean_text("ก\r\nข\rค\u2029ง\x07\ud800\tจ") == "ก\nข\nค\nง\tจ"


def test_the_name_of_a_title() -> None:
    assert shown_name('ผล 1/2: "ดี"?\n') == "ผล 1 2 ดี.pdf"


def test_a_safe_name_beside_a_thai_one() -> None:
    assert Enclosure(Path("x/ITA2568-a.pdf"), "รายงาน.pdf").safe_name == "ITA2568-a.pdf"
    assert Enclosure(Path("x/คำสั่ง ๒.docx"), "คำสั่ง ๒.docx").safe_name == "2.docx"
