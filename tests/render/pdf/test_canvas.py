"""What is drawn can be read back letter by letter, in every face and at every width, whatever the text."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageFilter

from ita_desk.document.blocks import Block, Cover, Heading, PageSetup, Paragraph, Source, Span, Text
from ita_desk.render.pdf.fonts import INVISIBLE, load_family
from ita_desk.render.pdf.glyphs import missing_characters
from ita_desk.render.pdf.renderer import PdfRenderer
from ita_desk.render.rendered import Rendered
from typeset import (
    HARD_WORDS,
    HOSTILE_TEXTS,
    PLACE,
    READERS,
    document,
    group,
    no_photo,
    page_bytes,
    pdf_reader,
    pdfium_pages,
    photo,
    printed,
    row,
    squeezed,
    table,
    text_of,
)

NARROW = PageSetup(margins_mm=(20, 120, 20, 120))
FACES = {"regular": (False, False), "bold": (True, False), "italic": (False, True), "both": (True, True)}
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
HARD = Paragraph(text_of(HARD_WORDS))


def foot(pdf: Rendered, page: int) -> str:
    """What stands at the foot of a page."""
    return f"หน้า {page} จาก {pdf.pages}".translate(THAI_DIGITS)


# --- reading back --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("kind", ["justified", "left", "center"])
def test_hard_words_are_read_back_letter_by_letter(reader: str, face: str, kind: str) -> None:
    words = Text((Span(" ".join([HARD_WORDS] * 3), *FACES[face]),), PLACE)
    block: Block = Paragraph(words) if kind == "justified" else table(row("m1", (words,), ""))
    block = Heading((words,)) if kind == "center" else block
    pdf = printed(block, page=NARROW)
    for number, page in enumerate(READERS[reader](pdf.content), 1):
        lines = [box.text for box in pdf.trace.boxes if box.page == number]
        assert page.split() == " ".join([*lines, foot(pdf, number)]).split()
        assert not [c for c in page if "\ue000" <= c <= "\uf8ff" or c >= "\U000f0000"]
    said = "".join(box.text for box in pdf.trace.boxes if box.source == PLACE)
    assert squeezed(said) == squeezed(words.plain)


def test_words_of_several_faces_are_read_back() -> None:
    spans = [
        Span(word + " " * (n % 2), *list(FACES.values())[n % 4]) for n, word in enumerate(HARD_WORDS.split())
    ]
    pdf = printed(Paragraph(Text(tuple(spans), PLACE)), page=NARROW)
    text = "".join(span.text for span in spans)
    for read in READERS.values():
        (page,) = read(pdf.content)
        assert squeezed(page) == squeezed(text + foot(pdf, 1))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("face", FACES)
def test_raised_marks_are_read_before_the_letters_after_them(face: str, reader: str) -> None:
    """Every stack of a consonant, an upper vowel and a mark, with a leading vowel after it."""
    stacks = [c + v + m for c in "กขคจชญฐฑดตถทธนปผฝพฟภมยรลวศษสหฬอฮ" for v in "ัิีึื" for m in "่้๊๋์"]
    stacks += ["ผลสัมฤทธิ์", "ศักดิ์", "ครั้ง"]
    for start in range(0, len(stacks), 150):  # as many as fit on one page
        some = stacks[start : start + 150]
        words = Text((Span(" ".join(f"{stack}ใน" for stack in some), *FACES[face]),), PLACE)
        [said] = READERS[reader](printed(Paragraph(words)).content)
        assert [stack for stack in some if f"{stack}ใน" not in squeezed(said)] == []


@settings(max_examples=40)
@given(st.lists(st.sampled_from(HARD_WORDS.split()), min_size=1, max_size=12), st.integers(100, 125))
def test_any_of_the_words_in_a_row_are_read_back(words: list[str], margin: int) -> None:
    pdf = printed(Paragraph(text_of("".join(words))), page=PageSetup(margins_mm=(20, 120, 20, margin)))
    for read in READERS.values():
        assert squeezed("".join(read(pdf.content))) == squeezed("".join(words) + foot(pdf, 1))


# --- hostile text --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_any_text_is_printed_literally_or_reported_as_missing(text: str) -> None:
    paragraph = Paragraph(text_of(text))
    pdf = printed(paragraph)
    missing = {m.character for m in missing_characters(document(paragraph), load_family())}
    pages = [
        squeezed(p).removesuffix(squeezed(foot(pdf, n))) for n, p in enumerate(pdfium_pages(pdf.content), 1)
    ]
    text = text.encode("utf-16", "replace").decode("utf-16")  # a lone surrogate is read back as ?
    wanted = [c for c in squeezed(text) if c not in missing and ord(c) not in INVISIBLE]
    assert [c for c in "".join(pages) if c not in missing] == wanted
    assert squeezed("".join(box.text for box in pdf.trace.boxes)) == squeezed(paragraph.text.plain)
    for box in pdf.trace.boxes:
        assert box.y + box.height <= (210 - 20) * 72 / 25.4 + 0.01


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_no_text_stops_the_printing_anywhere(text: str) -> None:
    words = text_of(text)
    cell = (words, photo("missing", caption=text), text_of("", marker=text[:40]))
    blocks = (
        Cover(photo("missing", text), (words,), (words,)),
        Heading((words, text_of("ก"))),
        Paragraph(
            Text((Span(text[:99]), Span(text[:99], bold=True), Span("ก", italic=True)), None, text[:9])
        ),
        table(group("g", text), row("m", cell, text, ""), columns=3),
    )
    pdf = printed(*blocks)
    assert len(pdf_reader(pdf.content).pages) == pdf.pages
    assert pdf.missing_photos == {"missing"}


@given(st.text(max_size=20), st.text(st.sampled_from("กนปำ่้ัีุ์ๆเ \n\t\x00\u200bfi"), max_size=30))
def test_printing_never_stops_and_leaves_nothing_out(one: str, other: str) -> None:
    text = one + other
    pdf = printed(Paragraph(text_of(text)))
    assert squeezed("".join(box.text for box in pdf.trace.boxes)) == squeezed(text)
    assert len(pdfium_pages(pdf.content)) == pdf.pages


def test_what_a_file_says_of_itself_is_text_like_any_other() -> None:
    text = HARD_WORDS + HOSTILE_TEXTS["template"]
    wild = replace(document(HARD), title=text, author=text)
    metadata = pdf_reader(PdfRenderer(load_family()).render_pdf(wild, no_photo).content).metadata
    assert metadata is not None
    assert (metadata.title, metadata.author, metadata.subject) == (text, text, "เรื่อง")


# --- the same bytes ------------------------------------------------------------------------------------------


def pages_with(*words: str) -> Rendered:
    """Paragraphs of the records p0, p1 ..., each on a page of its own with the hard words."""
    blocks: list[Block] = []
    for number, word in enumerate(words):
        blocks += [Paragraph(text_of(word, Source(f"p{number}"))), HARD]
        blocks += [Paragraph(text_of("ก"))] * 20
    return printed(*blocks)


@pytest.mark.slow
def test_equal_documents_give_equal_bytes_whatever_was_printed_before() -> None:
    used = PdfRenderer(load_family())
    others = " ".join(reversed(HARD_WORDS.split()))
    for text in (others, *HOSTILE_TEXTS.values()):
        used.render_pdf(document(Paragraph(text_of(text[:200]))), no_photo)
    blocks = (HARD, *(Paragraph(text_of(text[:99])) for text in HOSTILE_TEXTS.values()))
    fresh = PdfRenderer(load_family()).render_pdf(document(*blocks), no_photo)
    assert used.render_pdf(document(*blocks), no_photo).content == fresh.content


@pytest.mark.parametrize("word", ["ฟื้นฟู", "ป้ำ", "ญุ่", "fi", "▪", "é"])
def test_a_change_on_one_page_leaves_the_bytes_of_the_others(word: str) -> None:
    before, after = pages_with("หนึ่ง", "สอง", "สาม"), pages_with("หนึ่ง", word, "สาม")
    pages = zip(page_bytes(before.content), page_bytes(after.content), strict=True)
    assert tuple(n for n, (one, two) in enumerate(pages, 1) if one != two) == after.trace.pages_of("p1")


def test_more_pages_leave_the_bytes_of_those_before() -> None:
    before, after = pages_with("หนึ่ง", "สอง"), pages_with("หนึ่ง", "สอง", "สาม")
    assert page_bytes(after.content)[: before.pages - 1] == page_bytes(before.content)[:-1]
    assert after.pages > before.pages > 2
    for pdf in (before, after):
        assert squeezed(foot(pdf, 1)) in squeezed(pdfium_pages(pdf.content)[0])


# --- the look ------------------------------------------------------------------------------------------------

LOOK = Path(__file__).with_name("hard_words.png")
WORDS_A_LINE = 9


def test_hard_words_look_as_they_did(tmp_path: Path) -> None:
    words = HARD_WORDS.split()
    lines = [" ".join(words[n : n + WORDS_A_LINE]) for n in range(0, len(words), WORDS_A_LINE)]
    pdf = printed(*(Paragraph(Text((Span(line, bold=n == 1),), PLACE)) for n, line in enumerate(lines)))
    with pypdfium2.PdfDocument(pdf.content) as opened:
        seen = opened[0].render(scale=2, grayscale=True).to_pil().crop((300, 110, 690, 320))
    seen.save(tmp_path / "seen.png")
    with Image.open(LOOK) as pinned:
        # Readers smooth letters in different ways: small differences of single pixels are blurred away.
        apart = ImageChops.difference(seen, pinned).filter(ImageFilter.BoxBlur(1.5))
    assert max(apart.tobytes()) < 40, f"compare {LOOK.name} with {tmp_path / 'seen.png'}"
