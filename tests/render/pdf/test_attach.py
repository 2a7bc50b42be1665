from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.document.blocks import Paragraph
from ita_desk.render.pdf.attach import Attachment
from typeset import pdf_reader, printed, text_of

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


@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=3000))
def test_any_bytes_come_back(content: bytes) -> None:
    assert attached(Attachment("x", "application/octet-stream", content)) == {"x": [content]}
