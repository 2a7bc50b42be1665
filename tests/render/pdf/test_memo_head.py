"""The head of a memo stands at the top of a page, its values on the lines of their labels."""

from dataclasses import replace

import pypdfium2
import pytest

from ita_desk.document.blocks import Labelled, MemoHead, PageSetup, Paragraph, Source
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.glyphs import missing_characters
from ita_desk.render.pdf.page import Geometry
from ita_desk.render.pdf.trace import TracedBox
from ita_desk.render.rendered import Rendered
from typeset import (
    HOSTILE_TEXTS,
    PlacedText,
    document,
    page_bytes,
    photo,
    picture,
    printed,
    renderer,
    squeezed,
    text_of,
)

SETUP = PageSetup("A4", "portrait", (20, 20, 20, 30))
PAGE = Geometry.of(SETUP)
PARTS = ("from", "number", "date", "subject", "to")
DOTS = b"[0.7 1.9] 0 d"
EMBLEM = 15 * styles.MILLIMETRE
NEAR = 0.02


def part(name: str, value: str) -> Labelled:
    return Labelled(text_of(f"ป้าย{name}", Source("label", name)), text_of(value, Source("value", name)))


def memo(title: str = "บันทึกข้อความ", **values: str) -> MemoHead:
    parts = [part(name, values.get(name, f"ค่า {name}")) for name in PARTS]
    return MemoHead(None, text_of(title, Source("title")), *parts)


def pdf_of(head: MemoHead) -> Rendered:
    return printed(head, Paragraph(text_of("ข้อความ", Source("p"))), page=SETUP)


def box_of(pdf: Rendered, record: str, name: str) -> TracedBox:
    return pdf.trace.of(record, name)[0]


def check(pdf: Rendered) -> None:
    """Everything stands in the type area and nothing over something else."""
    placed = PlacedText(pdf.content)
    for box in pdf.trace.boxes:
        assert PAGE.left - NEAR <= box.x
        assert box.x + box.width <= PAGE.right + NEAR
        assert PAGE.top - NEAR <= box.y
        assert box.y + box.height <= PAGE.bottom + NEAR
        assert box.what == "photo" or placed.inside(box) == squeezed(box.text)


def test_values_stand_on_the_lines_of_their_labels() -> None:
    pdf = pdf_of(memo())
    check(pdf)
    origins = {letter: y for _, y, letter in PlacedText(pdf.content).pages[0]}
    assert origins  # the letters are there
    for name in PARTS:
        label, value = box_of(pdf, "label", name), box_of(pdf, "value", name)
        assert label.x + label.width < value.x
        assert label.y <= value.y
        assert value.y + value.height <= label.y + label.height + NEAR
    number, date = box_of(pdf, "label", "number"), box_of(pdf, "label", "date")
    assert number.y == date.y
    assert date.x == pytest.approx(PAGE.left + PAGE.column / 2)
    assert page_bytes(pdf.content)[0].count(DOTS) == 4  # not below the addressee


def test_values_and_labels_share_their_baseline() -> None:
    head = replace(
        memo(), sender=Labelled(text_of("X", Source("label", "from")), text_of("Y", Source("value", "from")))
    )
    letters = {letter: y for _, y, letter in PlacedText(pdf_of(head).content).pages[0]}
    assert letters["X"] == pytest.approx(letters["Y"], abs=NEAR)


def test_the_title_is_centred_on_the_foot_of_the_emblem() -> None:
    pdf = pdf_of(memo())
    [title] = pdf.trace.of("title")
    assert title.x + title.width / 2 == pytest.approx(PAGE.left + PAGE.column / 2)
    assert title.y + title.height == pytest.approx(PAGE.top + EMBLEM)
    assert title.x >= PAGE.left + EMBLEM
    assert box_of(pdf, "label", "from").y == pytest.approx(PAGE.top + EMBLEM)


@pytest.mark.parametrize("size", [(300, 300), (400, 200), (200, 400)])
def test_the_seal_stands_at_the_upper_left(size: tuple[int, int]) -> None:
    head = replace(memo(), seal=photo("seal"))
    pdf = printed(head, page=SETUP, read_photo=lambda _: picture(size))
    check(pdf)
    [seal] = [box for box in pdf.trace.boxes if box.what == "photo"]
    assert seal.x == PAGE.left
    assert max(seal.width, seal.height) == pytest.approx(EMBLEM)
    assert seal.y + seal.height == pytest.approx(PAGE.top + EMBLEM)
    assert seal.width / seal.height == pytest.approx(size[0] / size[1])


def test_a_long_value_goes_on_below_itself() -> None:
    pdf = pdf_of(memo(subject="เรื่องยาว " * 30, number="เลขที่ " * 20))
    check(pdf)
    for name in ("subject", "number"):
        boxes = pdf.trace.of("value", name)
        assert len(boxes) > 2
        assert len({(box.x, box.width) for box in boxes}) == 1
    assert box_of(pdf, "value", "date").y < pdf.trace.of("value", "number")[1].y
    lines = 1 + 1 + len(pdf.trace.of("value", "number")) + len(pdf.trace.of("value", "subject"))
    assert page_bytes(pdf.content)[0].count(DOTS) == lines


def test_an_empty_value_is_a_dotted_line() -> None:
    pdf = pdf_of(memo(number="", subject=" "))
    assert page_bytes(pdf.content)[0].count(DOTS) == 4
    for name in ("number", "subject"):
        [box] = pdf.trace.of("value", name)
        assert box.text == ""
        assert box.width > 100


def test_a_memo_begins_a_page() -> None:
    pdf = printed(Paragraph(text_of("ก่อน", Source("before"))), memo(), page=SETUP)
    assert (pdf.trace.pages_of("before"), pdf.trace.pages_of("title")) == ((1,), (2,))


@pytest.mark.parametrize("hostile", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_any_text_fits(hostile: str) -> None:
    pdf = pdf_of(memo(hostile, **dict.fromkeys(PARTS, hostile)))
    for box in pdf.trace.boxes:
        assert PAGE.left - NEAR <= box.x
        assert box.x + box.width <= PAGE.right + NEAR
        assert box.y + box.height <= PAGE.bottom + NEAR


@pytest.mark.parametrize(("subject", "entry"), [("เรื่องเดียว", "เรื่องเดียว"), ("", "บันทึกข้อความ")])
def test_the_outline_names_the_subject(subject: str, entry: str) -> None:
    with pypdfium2.PdfDocument(pdf_of(memo(subject=subject)).content) as opened:
        assert [(found.level, found.get_title()) for found in opened.get_toc()] == [(0, entry)]


def test_what_the_faces_lack_is_told() -> None:
    lacking = missing_characters(document(memo("\u6f22", to="\u5b57")), renderer().family)
    assert [(missing.character, missing.source) for missing in lacking] == [
        ("\u6f22", Source("title")),
        ("\u5b57", Source("value", "to")),
    ]
