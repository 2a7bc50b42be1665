"""Objects of a PDF that are written as they are, without ReportLab's walk through each of their entries.

A report of a hundred pages has a thousand of them, and after an edit nearly nothing else is left to do.
"""

from collections.abc import Sequence
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc

from ita_desk.render.pdf.photos import Picture


class Ready(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object whose bytes are known."""

    __RefOnly__ = 1  # it stands by itself in the file; what it is part of refers to it

    def __init__(self, content: bytes = b"") -> None:
        self.content = content

    def format(self, _document: Any) -> bytes:
        """Its bytes."""
        return self.content


class ReadyPage(pdfdoc.PDFObject):  # type: ignore[misc]
    """A page (PDF 32000-1, 7.7.3.3) whose operators are packed."""

    __RefOnly__ = 1

    def __init__(
        self,
        size: tuple[float, float],
        contents: Any,
        forms: Sequence[str],
        states: Any,
        links: Sequence[Any],
    ) -> None:
        """`contents` is the reference of the packed operators, `forms` are the names of pictures and shared marks.

        `states` say how see-through things are, None if nothing is.
        """
        self.size, self.contents, self.forms, self.states, self.links = size, contents, forms, states, links

    def format(self, document: Any) -> bytes:
        """Its bytes; all that it refers to is registered by now."""
        resources = [f"/Font {reference(document, pdfdoc.BasicFonts)}"]
        if self.forms:
            named = " ".join(f"/{name} {reference(document, name)}" for name in dict.fromkeys(self.forms))
            resources.append(f"/XObject << {named} >>")
        if self.states:
            resources.append("/ExtGState " + pdfdoc.format(self.states, document).decode("latin-1"))
        parts = [
            f"/Type /Page /Parent {document.Reference(document.Pages).format(document).decode('ascii')}",
            f"/MediaBox [ 0 0 {self.size[0]:.4f} {self.size[1]:.4f} ]",
            f"/Contents {reference(document, self.contents.name)}",
            f"/Resources << {' '.join(resources)} /ProcSet [ /PDF /Text /ImageB /ImageC /ImageI ] >>",
        ]
        if self.links:
            parts.append("/Annots " + pdfdoc.PDFArray(self.links).format(document).decode("latin-1"))
        return "<<\n{}\n>>".format("\n".join(parts)).encode("latin-1")


class PictureObject(pdfdoc.PDFObject):  # type: ignore[misc]
    """A JPEG (PDF 32000-1, 8.9.5), read when the file is written and not before."""

    __RefOnly__ = 1

    def __init__(self, picture: Picture) -> None:
        self.picture = picture

    def format(self, _document: Any) -> bytes:
        """Its bytes."""
        picture, content = self.picture, self.picture.read()
        colours = "DeviceGray" if picture.colours == 1 else "DeviceRGB"
        head = (
            f"<< /Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /ColorSpace /{colours} "
            f"/BitsPerComponent 8 /Filter /DCTDecode /Length {len(content)} >>"
        )
        return stream(head, content)


def packed_stream(packed: bytes) -> Ready:
    """A stream of bytes that are packed with zlib's deflate."""
    return Ready(stream(f"<< /Filter /FlateDecode /Length {len(packed)} >>", packed))


def stream(head: str, content: bytes) -> bytes:
    """An object that is a stream of bytes (PDF 32000-1, 7.3.8)."""
    return b"%s\nstream\n%s\nendstream\n" % (head.encode("ascii"), content)


def reference(document: Any, name: str) -> str:
    """How an object refers to another, by the name under which that is registered."""
    return "{} {} R".format(*document.idToObjectNumberAndVersion[name])


def write_document(canvas: Any, out: BinaryIO) -> None:
    """Write the document of a ReportLab canvas, one object after the other: none is held longer than it takes to write it.

    ReportLab's own way holds the whole file three times. Raises OSError where `out` does, and what the readers of photos
    raise.
    """
    document = canvas._doc  # noqa: SLF001
    root, about = document.Reference(document.Catalog), document.Reference(document.info)
    document.info.invariant = document.invariant
    document.info.digest(document.signature)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    place = out.write(pdfdoc.PDFFile((1, 7)).strings[0])
    places: list[int] = []
    while (number := len(places) + 1) in document.numberToId:  # writing one may register others
        made = document.idToObject[document.numberToId[number]]
        places.append(place)
        content = pdfdoc.format(made, document, toplevel=1)
        for part in (
            b"%d 0 obj\n" % number,
            content,
            b"endobj\n" if content.endswith(b"\n") else b"\nendobj\n",
        ):
            place += out.write(part)
    rows = "".join(f"{at:010d} 00000 n \n" for at in places)
    out.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}".encode("ascii"))
    trailer = pdfdoc.PDFTrailer(place, Size=len(places) + 1, Root=root, Info=about, ID=document.ID())
    out.write(trailer.format(document))
