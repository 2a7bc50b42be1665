import hashlib
import io
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ita_desk.document.blocks import Paragraph
from ita_desk.render.pdf.attach import Attachment
from typeset import pdf_reader, photo, picture, printed, row, table, text_of

FILES = (
    Attachment("รายงาน ๒๕๖๘.json", "application/json", '{"ก": "ญู"}'.encode()),
    Attachment("a(b)\\c.txt", "text/plain", bytes(range(256)) * 40),
    Attachment("blanks.txt", "text/plain", b" \r\n\t text \x00 \n"),
    Attachment("empty.bin", "application/octet-stream", b""),
)


def attached(*files: Attachment) -> dict[str, list[bytes]]:
    """What a reader finds attached, by name."""
    reader = pdf_reader(printed(Paragraph(text_of("ก")), attachments=files).content)
    return dict(reader.attachments)


def test_attachments_come_back_byte_for_byte() -> None:
    assert attached(*FILES) == {file.name: [file.content] for file in FILES}


def test_order_of_attachments_does_not_matter() -> None:
    made = {printed(attachments=files).content for files in permutations(FILES)}
    assert len(made) == 1


def test_a_report_without_attachments_has_no_list_of_them() -> None:
    reader = pdf_reader(printed(Paragraph(text_of("ก"))).content)
    assert dict(reader.attachments) == {}
    assert "/Names" not in reader.root_object


@pytest.mark.parametrize("file", FILES)
def test_an_attachment_says_its_type_and_that_it_is_the_source(file: Attachment) -> None:
    reader = pdf_reader(printed(attachments=[file]).content)
    [one] = reader.attachment_list
    assert one.name == file.name
    assert one.subtype == f"/{file.media_type}"
    assert one.associated_file_relationship == "/Source"
    assert one.size == len(one.content)


# --- pictures that the pages show ----------------------------------------------------------------------------


def jpeg(mode: str, **choices: Any) -> bytes:
    """A JPEG of many colours."""
    file = io.BytesIO()
    Image.effect_mandelbrot((60, 40), (-2, -1, 1, 1), 30).convert(mode).save(file, "JPEG", **choices)
    return file.getvalue()


JPEGS = {"colour": jpeg("RGB"), "grey": jpeg("L")}
CODED_ANEW = {  # by what is printed: they hold, or may hold, more than a picture
    "four inks": jpeg("CMYK"),
    "progressive": jpeg("RGB", progressive=True, quality=95),
    "bytes after its end": jpeg("RGB") + b"\r\nendstream\r\n",
    "turned by its camera": jpeg("RGB", exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00"),
}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def shown_and_attached(content: bytes, media_type: str = "image/jpeg") -> bytes:
    """A PDF that shows a picture, with the picture attached unless it stands there already."""
    file = Attachment("p", media_type, content, shown_as=digest(content))
    cell = table(row("r", (photo(),), "ข"))
    return printed(cell, read_photo=lambda _: content, attachments=[file]).content


@pytest.mark.parametrize("kind", JPEGS)
def test_a_jpeg_that_is_shown_stands_in_the_file_once(kind: str) -> None:
    content = shown_and_attached(JPEGS[kind])
    assert content.count(JPEGS[kind]) == 1
    assert dict(pdf_reader(content).attachments) == {}


@pytest.mark.parametrize("kind", CODED_ANEW)
def test_a_jpeg_that_is_shown_coded_anew_is_attached_as_it_is(kind: str) -> None:
    content = shown_and_attached(CODED_ANEW[kind])
    assert dict(pdf_reader(content).attachments) == {"p": [CODED_ANEW[kind]]}


def test_a_picture_that_was_unpacked_to_be_shown_is_attached() -> None:
    png = picture(kind="PNG")
    assert dict(pdf_reader(shown_and_attached(png, "image/png")).attachments) == {"p": [png]}


def test_a_jpeg_that_is_not_shown_is_attached_as_it_is() -> None:
    file = Attachment("p", "image/jpeg", JPEGS["colour"], digest(JPEGS["colour"]))
    content = printed(Paragraph(text_of("ก")), attachments=[file]).content
    assert dict(pdf_reader(content).attachments) == {"p": [file.content]}
    assert content.count(JPEGS["colour"]) == 1


def test_a_file_that_must_travel_does_so_though_it_is_shown() -> None:
    file = Attachment("p", "image/jpeg", JPEGS["colour"])
    cell = table(row("r", (photo(),), "ข"))
    content = printed(cell, read_photo=lambda _: JPEGS["colour"], attachments=[file]).content
    assert dict(pdf_reader(content).attachments) == {"p": [file.content]}


# --- any file ------------------------------------------------------------------------------------------------


@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=3000))
def test_any_bytes_come_back(content: bytes) -> None:
    assert attached(Attachment("x", "application/octet-stream", content)) == {"x": [content]}
