"""Puts files into a PDF as embedded files (PDF 32000-1, 7.11.4), byte for byte the same for the same content."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to travel inside a PDF; one `unless_shown` stays out where its very bytes stand there as a picture."""

    name: str
    media_type: str
    content: bytes
    unless_shown: bool = False


def attach_files(canvas: Any, attachments: Iterable[Attachment]) -> None:
    """Embed files in the document of a ReportLab canvas on which everything has been drawn."""
    document = canvas._doc  # noqa: SLF001  # the catalogue has no public door
    shown = _shown_jpegs(document)
    names: list[Any] = []
    for attachment in sorted(attachments, key=lambda a: a.name):
        if attachment.unless_shown and _digest(attachment.content) in shown:
            continue
        # A JPEG is packed already.
        filters = [] if attachment.media_type == "image/jpeg" else [pdfdoc.PDFZCompress]
        stream = pdfdoc.PDFStream(content=attachment.content, filters=filters)
        stream.dictionary["Type"] = pdfdoc.PDFName("EmbeddedFile")
        stream.dictionary["Subtype"] = pdfdoc.PDFName(
            attachment.media_type, lo="0"
        )  # its slash is not a new name
        stream.dictionary["Params"] = pdfdoc.PDFDictionary({"Size": len(attachment.content)})
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


def _shown_jpegs(document: Any) -> frozenset[bytes]:
    """The digests of the JPEGs that stand in a document byte for byte as pictures of its pages."""
    pictures = (o for o in document.idToObject.values() if isinstance(o, pdfdoc.PDFImageXObject))
    return frozenset(_digest(p.streamContent) for p in pictures if p._filters == ("DCTDecode",))  # noqa: SLF001


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
