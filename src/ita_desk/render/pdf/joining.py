"""Joins pages of PDFs and pictures into one PDF, and reads the code that a signed PDF bears.

Of a page its drawing alone is taken: no notes, links, forms, actions, scripts or attached files come along.
"""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from ita_desk.domain.signed_report import CODE
from ita_desk.errors import UserError
from ita_desk.records import dataclass

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from pypdf.generic import PdfObject

MOST_PAGES = 500
_A4 = (595.276, 841.890)  # points
_MARGIN = 14.0  # points around a picture: printers leave out the edge
_MOST_OBJECTS = 500_000  # of one page; those of a scanner have ten
# What of a page is its drawing.
_DRAWN = ("/Type", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Group")
# What leads out of the file from a stream, and away from the drawing from any part of it.
_OUTWARD = (
    "/F",
    "/FFilter",
    "/FDecodeParms",
    "/OPI",
    "/Ref",
    "/AF",
    "/Metadata",
    "/PieceInfo",
    "/Alternates",
)
_ASIDE = ("/Properties", "/OC")
_NO_DRAWING = ("/Catalog", "/Pages", "/Page", "/Annot", "/Action", "/Filespec", "/EmbeddedFile", "/Sig")
R = TypeVar("R")


class PagesUnreadable(UserError):
    """A file's pages cannot be taken: it is broken, encrypted, too long, or has none."""


@dataclass(frozen=True, slots=True)
class JoinedPdf:
    """The bytes of a PDF and how many pages it has."""

    content: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class PdfPart:
    """All pages of a PDF; `name` is told where it cannot be read."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PicturePart:
    """A JPEG that becomes a page of A4, which lies on its side where the picture is wider than high."""

    name: str
    content: bytes


Part = PdfPart | PicturePart


def join_pages(
    parts: Sequence[Part], printed: PdfPart | None = None, places: Sequence[int] = ()
) -> JoinedPdf:
    """One PDF of the pages of all parts in order; equal parts give equal bytes.

    With `printed` its pages are taken, and the n-th page of the parts stands for its page `places[n]`, counted from 1.
    Raises PagesUnreadable `scan.broken`, `scan.encrypted`, `scan.too_many_pages`, `scan.no_pages`, or `scan.places`
    where the pages and their places do not go together.
    """
    _quiet()
    pages = [page for part in parts for page in _pages_of(part)]
    if not pages:
        raise PagesUnreadable("scan.no_pages")
    if printed is not None:
        pages = _in_place(_pages_of(printed), pages, places)
    if len(pages) > MOST_PAGES:
        raise PagesUnreadable("scan.too_many_pages", file=parts[-1].name, most=MOST_PAGES)
    return JoinedPdf(_guarded(parts[0].name, lambda: _written(pages)), len(pages))


def code_of_pdf(content: bytes) -> str:
    """The code of a signed version that a PDF of ours bears; "" where it has none or cannot be read."""
    from pypdf import PdfReader

    _quiet()
    with suppress(Exception):  # broken PDFs make the library raise all sorts
        described = PdfReader(BytesIO(content)).metadata
        found = CODE.findall(str(described.get("/Keywords", ""))) if described else []
        return found[-1] if found else ""  # behind the names of the office
    return ""


def _quiet() -> None:
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # what it thinks of a broken file is not for the user


def _guarded(name: str, read: Callable[[], R]) -> R:
    try:
        return read()
    except (UserError, ImportError):
        raise
    except Exception as error:  # broken PDFs make the library raise all sorts
        raise PagesUnreadable("scan.broken", file=name) from error


def _in_place(
    printed: "list[PageObject | PicturePart]",
    scanned: "list[PageObject | PicturePart]",
    places: Sequence[int],
) -> "list[PageObject | PicturePart]":
    fitting = len(places) == len(scanned) == len(set(places)) and all(1 <= n <= len(printed) for n in places)
    if not fitting:
        raise PagesUnreadable("scan.places", scanned=len(scanned), places=len(places), pages=len(printed))
    standing = dict(zip(places, scanned, strict=True))
    return [standing.get(number, page) for number, page in enumerate(printed, start=1)]


# --- pages ---------------------------------------------------------------------------------------------------


def _pages_of(part: Part) -> "list[PageObject | PicturePart]":
    if isinstance(part, PicturePart):
        return [part]
    return [*_guarded(part.name, lambda: _drawn_pages(part))]


def _drawn_pages(part: PdfPart) -> "list[PageObject]":
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(part.content))
    if reader.is_encrypted:
        raise PagesUnreadable("scan.encrypted", file=part.name)
    if len(reader.pages) > MOST_PAGES:
        raise PagesUnreadable("scan.too_many_pages", file=part.name, most=MOST_PAGES)
    return [_drawn(page) for page in reader.pages]


def _drawn(page: "PageObject") -> "PageObject":
    """A page with nothing but what the other one draws."""
    from pypdf import PageObject
    from pypdf.generic import NameObject

    drawn = PageObject(page.pdf)
    for key in _DRAWN:
        if key in page:
            drawn[NameObject(key)] = page.raw_get(key)
    _confine(drawn)
    return drawn


def _confine(page: "PageObject") -> None:
    """Cut off all that can be reached from a page and is no drawing."""
    from pypdf.generic import ArrayObject, DictionaryObject

    seen: dict[int, PdfObject] = {}
    found: list[PdfObject] = [page]
    while found:
        part = found.pop()
        if id(part) in seen or not isinstance(part, (ArrayObject, DictionaryObject)):
            continue
        seen[id(part)] = part  # kept, so that no other object gets its number
        if len(seen) > _MOST_OBJECTS:
            raise ValueError("a page without end")
        found += _cut_off(part)


def _cut_off(part: "PdfObject") -> "list[PdfObject]":
    """What is left below a part without what is no drawing."""
    from pypdf.generic import ArrayObject, DictionaryObject, NullObject, StreamObject

    if isinstance(part, ArrayObject):
        for place, item in enumerate(part):
            if _is_no_drawing(item.get_object()):
                part[place] = NullObject()
        return [item.get_object() for item in part]
    assert isinstance(part, DictionaryObject)
    outward = (*_ASIDE, *_OUTWARD) if isinstance(part, StreamObject) else _ASIDE
    for key in [*part]:
        if key in outward or _is_no_drawing(part[key]):
            del part[key]
    return [part[key] for key in part]


def _is_no_drawing(part: "PdfObject | None") -> bool:
    from pypdf.generic import DictionaryObject

    return isinstance(part, DictionaryObject) and part.get("/Type") in _NO_DRAWING


# --- writing -------------------------------------------------------------------------------------------------


def _written(pages: "Sequence[PageObject | PicturePart]") -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for page in pages:
        if isinstance(page, PicturePart):
            _add_picture(page, writer)
        else:
            writer.add_page(page)
    writer.metadata = {"/Producer": "ITA Desk"}
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def _add_picture(picture: PicturePart, writer: "PdfWriter") -> None:
    """Add a page of A4 with the picture in its middle, as large as it fits."""
    from PIL import Image
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject

    with Image.open(BytesIO(picture.content), formats=("JPEG",)) as opened:
        (across, down), mode = opened.size, opened.mode
    width, height = reversed(_A4) if across > down else _A4
    scale = min((width - 2 * _MARGIN) / across, (height - 2 * _MARGIN) / down)
    wide, high = across * scale, down * scale
    image = DecodedStreamObject()
    image.set_data(picture.content)
    names = {"Type": "XObject", "Subtype": "Image", "Filter": "DCTDecode"}
    names["ColorSpace"] = {"L": "DeviceGray", "CMYK": "DeviceCMYK"}.get(mode, "DeviceRGB")
    image.update({NameObject(f"/{key}"): NameObject(f"/{name}") for key, name in names.items()})
    sizes = {"Width": across, "Height": down, "BitsPerComponent": 8}
    image.update({NameObject(f"/{key}"): NumberObject(size) for key, size in sizes.items()})
    drawing = DecodedStreamObject()
    place = f"{(width - wide) / 2:.3f} {(height - high) / 2:.3f}"
    drawing.set_data(f"q {wide:.3f} 0 0 {high:.3f} {place} cm /Scan Do Q".encode())
    page = writer.add_blank_page(width, height)
    pictures = DictionaryObject({NameObject("/Scan"): writer._add_object(image)})  # noqa: SLF001  # no public door
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): pictures})
    page[NameObject("/Contents")] = writer._add_object(drawing)  # noqa: SLF001
