"""Files inside a PDF are found, wherever they hang."""

from io import BytesIO

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from ita_desk.intake.attached_files import NotReadable, holds_files


def pdf(note: str = "", *, attached: bool = False) -> bytes:
    """A PDF of two pages, with a note on the second."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    page = writer.add_blank_page(100, 100)
    if note:
        added = writer._add_object(DictionaryObject({NameObject("/Subtype"): NameObject(note)}))
        page[NameObject("/Annots")] = ArrayObject([added])
    if attached:
        writer.add_attachment("a.json", b"{}")
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def test_files_of_the_document_and_of_a_page_are_found() -> None:
    assert holds_files(pdf(attached=True))
    assert holds_files(pdf("/FileAttachment"))


def test_a_pdf_without_files() -> None:
    assert not holds_files(pdf())
    assert not holds_files(pdf("/Link"))


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_what_cannot_be_read(content: bytes) -> None:
    with pytest.raises(NotReadable) as caught:
        holds_files(content)
    assert caught.value.key == "publish.signed_unreadable"
