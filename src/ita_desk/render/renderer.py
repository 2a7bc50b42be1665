"""The output formats by the ending of the file's name."""

from collections.abc import Iterable

from ita_desk.document.blocks import Document
from ita_desk.errors import UserError
from ita_desk.render.pdf.attach import Attachment
from ita_desk.render.pdf.canvas import ReadPhoto
from ita_desk.render.pdf.fonts import load_family
from ita_desk.render.pdf.glyphs import MissingCharacter, missing_characters
from ita_desk.render.pdf.renderer import PdfRenderer, RenderedPdf

FORMATS = (".pdf",)


class Renderer:
    """Renders documents; keeps its fonts and words between reports."""

    def __init__(self) -> None:
        self.family = load_family()
        self._pdf = PdfRenderer(self.family)

    def render(
        self, document: Document, suffix: str, read_photo: ReadPhoto, attachments: Iterable[Attachment] = ()
    ) -> RenderedPdf:
        """A document in the format of a file ending. Raises UserError for an ending that is not known."""
        if suffix.lower() not in FORMATS:
            raise UserError("export.unknown_format", suffix=suffix, known=" ".join(FORMATS))
        return self._pdf.render_pdf(document, read_photo, attachments)

    def missing_characters(self, document: Document) -> tuple[MissingCharacter, ...]:
        """What the fonts cannot draw of a document."""
        return missing_characters(document, self.family)
