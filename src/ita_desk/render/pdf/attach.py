"""Puts files into a PDF as embedded files (PDF 32000-1, 7.11.4), byte for byte the same for the same content."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to travel inside a PDF."""

    name: str
    media_type: str
    content: bytes


def attach_files(canvas: Any, attachments: Iterable[Attachment]) -> None:
    """Embed files in the document of a ReportLab canvas."""
    document = canvas._doc  # noqa: SLF001  # the catalogue has no public door
    names: list[Any] = []
    for attachment in sorted(attachments, key=lambda a: a.name):
        stream = pdfdoc.PDFStream(content=attachment.content, filters=[pdfdoc.PDFZCompress])
        stream.dictionary["Type"] = pdfdoc.PDFName("EmbeddedFile")
        stream.dictionary["Subtype"] = pdfdoc.PDFName(
            attachment.media_type, lo="0"
        )  # its slash is not a new name
        file = pdfdoc.PDFDictionary({"F": document.Reference(stream), "UF": document.Reference(stream)})
        name = pdfdoc.PDFString(attachment.name)
        specification = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Filespec"),
                "F": name,
                "UF": name,
                "AFRelationship": pdfdoc.PDFName("Source"),
                "EF": file,
            }
        )
        names += [name, document.Reference(specification)]
    if names:
        files = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(names)})
        document.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": files})
