import pytest

from ita_desk.document.blocks import Paragraph
from ita_desk.errors import UserError
from ita_desk.render.pdf.attach import Attachment
from ita_desk.render.renderer import FORMATS, Renderer
from typeset import document, no_photo, pdf_reader, pdfium_pages, squeezed, text_of

REPORT = document(Paragraph(text_of("สวัสดี 漢")))


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


@pytest.mark.parametrize("suffix", [".pdf", ".PDF"])
def test_a_pdf_is_made_by_its_ending(renderer: Renderer, suffix: str) -> None:
    pdf = renderer.render(REPORT, suffix, no_photo, [Attachment("a.txt", "text/plain", b"a")])
    assert squeezed(pdfium_pages(pdf.content)[0]).startswith("สวัสดี")
    assert list(pdf_reader(pdf.content).attachments) == ["a.txt"]


@pytest.mark.parametrize("suffix", [".doc", "pdf", "", ".pdf ", ".exe"])
def test_an_unknown_ending_is_refused(renderer: Renderer, suffix: str) -> None:
    with pytest.raises(UserError) as refused:
        renderer.render(REPORT, suffix, no_photo)
    assert refused.value.key == "export.unknown_format"
    assert refused.value.values == {"suffix": suffix, "known": " ".join(FORMATS)}


def test_characters_without_a_glyph_are_found(renderer: Renderer) -> None:
    assert [missing.character for missing in renderer.missing_characters(REPORT)] == ["漢"]
