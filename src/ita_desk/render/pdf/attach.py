"""Puts files into a PDF as embedded files (PDF 32000-1, 7.11.4), byte for byte the same for the same content."""

import zlib
from collections.abc import Callable, Iterable
from typing import Any

from reportlab.pdfbase import pdfdoc

from ita_desk.records import dataclass
from ita_desk.render.pdf.objects import PictureObject, stream


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to travel inside a PDF: its bytes, or what reads them when they are written.

    One that is `shown_as` a picture, by the SHA-256 of its bytes, stays out where that picture stands on a page as it is.
    """

    name: str
    media_type: str
    content: bytes | Callable[[], bytes]
    shown_as: str = ""


def attach_files(canvas: Any, attachments: Iterable[Attachment]) -> None:
    """Embed files in the document of a ReportLab canvas on which everything has been drawn."""
    document = canvas._doc  # noqa: SLF001  # the catalogue has no public door
    pictures = (o.picture.digest for o in document.idToObject.values() if isinstance(o, PictureObject))
    shown = frozenset(pictures)
    names: list[Any] = []
    for attachment in sorted(attachments, key=lambda a: a.name):
        if attachment.shown_as in shown:
            continue
        file = document.Reference(_AttachedFile(attachment))
        name = pdfdoc.PDFString(attachment.name)
        specification = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Filespec"),
                "F": name,
                "UF": name,
                "AFRelationship": pdfdoc.PDFName("Source"),
                "EF": pdfdoc.PDFDictionary({"F": file, "UF": file}),
            }
        )
        names += [name, document.Reference(specification)]
    if names:
        files = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(names)})
        document.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": files})


class _AttachedFile(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """The bytes of an attachment, read when the file is written."""

    __RefOnly__ = 1

    def __init__(self, attachment: Attachment) -> None:
        self.attachment = attachment

    def format(self, _document: Any) -> bytes:
        """Its object; packed, but for a JPEG, which is packed already."""
        content = self.attachment.content
        plain = content if isinstance(content, bytes) else content()
        kind = pdfdoc.PDFName(self.attachment.media_type, lo="0")  # its slash is not a new name
        packed = plain if self.attachment.media_type == "image/jpeg" else zlib.compress(plain)
        filters = "" if packed is plain else "/Filter /FlateDecode "
        head = f"<< /Type /EmbeddedFile /Subtype {kind} /Params << /Size {len(plain)} >> {filters}/Length {len(packed)} >>"
        return stream(head, packed)
