"""The signed copy: scanned pages and photos of pages joined into one PDF."""

from collections.abc import Sequence

from ita_desk.errors import UserError
from ita_desk.render.pdf.joining import JoinedPdf, PagesUnreadable, Part, PdfPart, PicturePart, join_pages
from ita_desk.storage.blobs import PictureTooLarge, scale_photo

MOST_BYTES = 50_000_000  # of all files together, and of what is made of them
LONG_SIDE = 2480  # pixels of a page: over 200 an inch, at which a stamp can be read
_PDF, _JPEG, _PNG = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_HEAD = 1024  # bytes within which a PDF says that it is one


def join_scan(
    parts: Sequence[tuple[str, bytes]], printed: bytes | None = None, places: Sequence[int] = ()
) -> JoinedPdf:
    """The pages of PDF, JPEG and PNG files, each a name with its bytes, as one PDF in this order.

    With the PDF that was `printed`, the n-th scanned page stands for its page `places[n]`, counted from 1: where only
    the signed page was scanned. Pictures are coded anew, so that nothing but the picture comes along. Raises UserError
    `scan.too_large`, `scan.unknown_kind`, and the errors of `join_pages`.
    """
    if sum(len(content) for _, content in parts) > MOST_BYTES:
        raise PagesUnreadable("scan.too_large", most=MOST_BYTES // 1_000_000)
    joined = join_pages(
        [_part(name, content) for name, content in parts],
        None if printed is None else PdfPart("", printed),
        places,
    )
    if len(joined.content) > MOST_BYTES:
        raise PagesUnreadable("scan.too_large", most=MOST_BYTES // 1_000_000)
    return joined


def _part(name: str, content: bytes) -> Part:
    if _PDF in content[:_HEAD]:
        return PdfPart(name, content)
    if not content.startswith((_JPEG, _PNG)):
        raise PagesUnreadable("scan.unknown_kind", file=name)
    try:
        picture = scale_photo(content, LONG_SIDE)
    except PictureTooLarge as error:
        raise PagesUnreadable("scan.too_large_picture", file=name) from error
    except UserError as error:
        raise PagesUnreadable("scan.broken", file=name) from error
    return PicturePart(name, picture.data)
