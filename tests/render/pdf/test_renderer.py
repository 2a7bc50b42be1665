from dataclasses import replace
from typing import Any

import pytest

from ita_desk.document.blocks import Block, Cover, Heading, Paragraph
from ita_desk.render.pdf.attach import Attachment
from ita_desk.render.pdf.fonts import load_family
from ita_desk.render.pdf.renderer import PdfRenderer
from typeset import (
    HARD_WORDS,
    document,
    group,
    no_photo,
    page_bytes,
    pdf_reader,
    photo,
    picture,
    printed,
    renderer,
    row,
    table,
    text_of,
)

ALL_KINDS: tuple[Block, ...] = (
    Cover(photo(), (text_of("รายงาน"),), (text_of("องค์การบริหารส่วนตำบล"),)),
    Heading((text_of("หัวข้อ"),)),
    Paragraph(text_of(f"{HARD_WORDS} " * 8)),
    table(group("g", "กลุ่ม"), *(row(f"r{n}", f"แถว {n}", (photo(caption="ภาพ"),)) for n in range(9))),
)


def read_picture(_: str) -> bytes | None:
    return picture((300, 200))


def test_equal_documents_give_equal_bytes() -> None:
    files = [Attachment("ก.json", "application/json", b"{}")]
    once, again = (printed(*ALL_KINDS, read_photo=read_picture, attachments=files).content for _ in range(2))
    assert once == again
    assert printed(*ALL_KINDS).content != once


@pytest.mark.parametrize("names", [(), ("น้ำ",)])
def test_what_was_printed_before_does_not_show(names: tuple[str, ...]) -> None:
    """Also where it used the same rare glyphs in another order, or other names."""
    used, fresh = PdfRenderer(load_family()), PdfRenderer(load_family())
    used.render_pdf(document(Paragraph(text_of("ฤๅ ฎุ ญุ ffi ป้ำ ฐู " * 30)), names=names), no_photo)
    made = document(*ALL_KINDS)
    one, other = used.render_pdf(made, read_picture), fresh.render_pdf(made, read_picture)
    assert (one.content, one.trace, one.sizes) == (other.content, other.trace, other.sizes)


def test_a_word_in_a_table_changes_its_own_page_only() -> None:
    def pages(changed: str) -> list[bytes]:
        rows = (row(f"r{n}", changed if n == 24 else f"แถวที่ {n}", "ข") for n in range(50))
        pdf = printed(table(*rows))
        assert pdf.trace.pages_of("r24") == (2,)
        return page_bytes(pdf.content)

    before, after = pages("ผู้ใหญ่บ้าน"), pages("ป้ำ ฟื้นฟู <b>")
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True]


@pytest.mark.parametrize("title", ["รายงานผลการดำเนินการ (ปี ๒๕๖๘) \\ ( ไม่ปิด", "plain"])
def test_file_says_what_it_is(title: str) -> None:
    made = replace(document(), title=title, author="เทศบาลตำบล", subject="ITA ๒๕๖๘")
    reader = pdf_reader(renderer().render_pdf(made, no_photo).content)
    said = reader.metadata
    assert said
    assert (said.title, said.author, said.subject, said.creator) == (
        title,
        "เทศบาลตำบล",
        "ITA ๒๕๖๘",
        "ITA Desk",
    )
    root: Any = reader.root_object
    assert root["/Lang"] == "th-TH"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_names_of_the_document_are_not_broken() -> None:
    """A name that means nothing to the dictionary moves to the next line whole."""
    name = "ปงยางคกหัวเสือ"
    words = text_of(f"{'กา ' * 4}ที่{name}")
    for names, whole in (((name,), True), ((), False)):
        made = document(table(row("r", *[(words,)] * 9), columns=9), names=names)
        trace = renderer().render_pdf(made, no_photo).trace
        lines = [line for box in trace.of("m1", "title") for line in box.text.split("\n")]
        assert any(name in line for line in lines) is whole


def test_pages_and_missing_photos_are_counted() -> None:
    pdf = printed(*ALL_KINDS)
    assert pdf.pages == len(pdf_reader(pdf.content).pages) > 2
    assert pdf.missing_photos == {"p"}
    assert printed(*ALL_KINDS, read_photo=read_picture).missing_photos == frozenset()
