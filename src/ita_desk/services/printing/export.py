"""Prints a report form of one year into a file."""

import json
from dataclasses import field, replace
from pathlib import Path

from ita_desk.document.blocks import Document
from ita_desk.document.build import build_document
from ita_desk.document.kept import KeptParts
from ita_desk.domain.carried import DATA_NAME, photos_of
from ita_desk.domain.exchange import office_to_json
from ita_desk.domain.office import Office
from ita_desk.frameworks.catalog import FrameworkCatalog, NamedFramework
from ita_desk.records import dataclass
from ita_desk.render.pdf.attach import Attachment
from ita_desk.render.pdf.glyphs import MissingCharacter
from ita_desk.render.pdf.photos import ReadPhoto
from ita_desk.render.pdf.trace import LayoutTrace
from ita_desk.render.rendered import Rendered
from ita_desk.render.renderer import Renderer
from ita_desk.services.files import replace_file
from ita_desk.services.printing.export_request import ExportRequest


class Exported:
    """What was printed, and what could not be drawn of it: characters that no font has, photos that are not there."""

    def __init__(self, rendered: Rendered, missing_characters: tuple[MissingCharacter, ...]) -> None:
        self.rendered, self.missing_characters = rendered, missing_characters
        self.missing_photos = rendered.missing_photos

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self.rendered.content

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """The size of each page in points; none where the format has no pages of its own."""
        return self.rendered.sizes

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self.rendered.pages

    @property
    def trace(self) -> LayoutTrace:
        """Where everything stands; nothing where the format has no pages of its own."""
        return self.rendered.trace


@dataclass(frozen=True, slots=True)
class KeptReport:
    """What is kept of a report, so that after an edit only what changed is made anew: of its document, and what fonts lack."""

    document: KeptParts = field(default_factory=KeptParts)
    missing: KeptParts = field(default_factory=KeptParts)


class Exporter:
    """Prints reports with the frameworks and fonts at hand."""

    def __init__(self, frameworks: FrameworkCatalog, renderer: Renderer) -> None:
        self.frameworks, self.renderer = frameworks, renderer

    def document_of(self, office: Office, request: ExportRequest, kept: KeptParts | None = None) -> Document:
        """What is to be printed, before it takes any format. Raises UserError if the office has no such year."""
        framework = self.frameworks.with_names(request.fiscal_year)
        year = office.year(request.fiscal_year)
        basis = NamedFramework(self.frameworks, int(year.basis_year)) if year else None  # few forms need it
        filing = self.frameworks.of_year(request.options.filing_year or request.fiscal_year)
        return build_document(
            request.form, office, request.fiscal_year, request.options, framework, basis, filing, kept
        )

    def render_report(
        self,
        office: Office,
        request: ExportRequest,
        suffix: str,
        read_photo: ReadPhoto,
        kept: KeptReport | None = None,
    ) -> Exported:
        """The bytes of a report in the format of a file ending; data goes along in PDFs only.

        With what was `kept` of the report before, the bytes are the same and come sooner.
        """
        kept = kept or KeptReport()
        document = self.document_of(office, request, kept.document)
        missing = self.renderer.missing_characters(document, kept.missing)
        attachments = _attachments(office, request, read_photo) if suffix.lower() == ".pdf" else []
        rendered = self.renderer.render(document, suffix, read_photo, attachments)
        return Exported(rendered, missing)

    def export_report(
        self, office: Office, request: ExportRequest, path: Path, read_photo: ReadPhoto
    ) -> Exported:
        """A report written to a file, which is replaced whole or not at all."""
        exported = self.render_report(office, request, path.suffix, read_photo)
        replace_file(path, exported.rendered.write)
        return exported


def _attachments(office: Office, request: ExportRequest, read_photo: ReadPhoto) -> list[Attachment]:
    """The data that goes along, and its photos, but for those the pages show byte for byte."""
    if request.data == "none":
        return []
    carried = office
    if request.data == "year":
        carried = replace(
            office, years=tuple(y for y in office.years if y.fiscal_year == request.fiscal_year)
        )
    text = json.dumps(office_to_json(carried), ensure_ascii=False, separators=(",", ":"))
    photos = ((key, read_photo(key)) for key in photos_of(carried))
    return [
        Attachment(DATA_NAME, "application/json", text.encode("utf-8")),
        *(_photo(key, content, read_photo) for key, content in photos if content is not None),
    ]


def _photo(key: str, content: bytes, read_photo: ReadPhoto) -> Attachment:
    """A photo that is read again when it is written: all at once would fill the memory."""

    def read() -> bytes:
        return read_photo(key) or b""

    if content.startswith(b"\xff\xd8\xff"):
        return Attachment(f"photos/{key}.jpg", "image/jpeg", read, shown_as=key)
    return Attachment(f"photos/{key}", "application/octet-stream", read)
