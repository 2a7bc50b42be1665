"""The output formats by the ending of the file's name."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from ita_desk.document.blocks import Cover, Document
from ita_desk.document.kept import KeptParts
from ita_desk.errors import UserError
from ita_desk.render.pdf.attach import Attachment
from ita_desk.render.pdf.fonts import load_family
from ita_desk.render.pdf.glyphs import MissingCharacter, missing_characters
from ita_desk.render.pdf.photos import ReadPhoto
from ita_desk.render.pdf.renderer import PdfRenderer
from ita_desk.render.rendered import Rendered
from ita_desk.render.written import writer_of

if TYPE_CHECKING:
    from ita_desk.render.docx.renderer import DocxRenderer

FORMATS = (".pdf", ".docx", ".xlsx")


class Renderer:
    """Renders documents; keeps its fonts and words between reports."""

    def __init__(self, *, keeps: bool = True) -> None:
        """One that `keeps` is for a report that is printed again and again as it is edited."""
        self.family = load_family()
        self._pdf = PdfRenderer(self.family, keeps=keeps)

    def render(
        self, document: Document, suffix: str, read_photo: ReadPhoto, attachments: Iterable[Attachment] = ()
    ) -> Rendered:
        """A document in the format of a file ending; only a PDF carries attachments.

        Raises UserError for an ending that is not known.
        """
        if suffix.lower() not in FORMATS:
            raise UserError("export.unknown_format", suffix=suffix, known=" ".join(FORMATS))
        if suffix.lower() == ".docx":
            return self._render_word(document, read_photo)
        if suffix.lower() == ".xlsx":
            from ita_desk.render.xlsx.renderer import render_xlsx

            return Rendered(writer_of(render_xlsx(document)))
        return self._pdf.render_pdf(document, read_photo, attachments)

    def _render_word(self, document: Document, read_photo: ReadPhoto) -> Rendered:
        """The document for Word; a cover is not counted, so what is shown where fields are not computed is counted in the PDF."""
        has_cover = any(isinstance(block, Cover) for block in document.blocks)
        pages = self._pdf.render_pdf(document, read_photo).pages if has_cover else None
        word = self._docx.render_docx(document, read_photo, pages)
        return Rendered(writer_of(word.content), word.missing_photos)

    @cached_property
    def _docx(self) -> "DocxRenderer":
        """Made when first wanted: pages for the screen need none of it."""
        from ita_desk.render.docx.chart_pictures import ChartPictures
        from ita_desk.render.docx.renderer import DocxRenderer

        return DocxRenderer(ChartPictures(self.family))

    def missing_characters(
        self, document: Document, kept: KeptParts | None = None
    ) -> tuple[MissingCharacter, ...]:
        """What the fonts cannot draw of a document; looks only through what is new with what was `kept` of the one before."""
        return missing_characters(document, self.family, kept)
