"""The pictures of a Word file: each stands in it once, cut and turned as the PDF shows it, and nothing else of it."""

from functools import lru_cache
from hashlib import sha256
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.shape import CT_Inline
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from PIL import Image

from ita_desk.document.blocks import Photo
from ita_desk.render.docx.elements import element, paragraph, twips
from ita_desk.render.docx.texts import printable_text
from ita_desk.render.pdf.photos import Photos, ReadPhoto

_TURNS = {
    90: Image.Transpose.ROTATE_270,  # ours are clockwise
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
_QUALITY = 92
_KINDS = {".jpg": CONTENT_TYPE.JPEG, ".png": CONTENT_TYPE.PNG}
_NO_PHOTO = "E6E6E6"


class Pictures:
    """Puts pictures into one part of a file."""

    def __init__(self, part: Part, read_photo: ReadPhoto) -> None:
        self._part = part
        self.photos = Photos(read_photo)
        self._known: dict[bytes, str] = {}
        self._placed = 0

    def photo(
        self, photo: Photo, size: tuple[float, float], style: str, *, keep_next: bool = False
    ) -> BaseOxmlElement:
        """A paragraph with a photo of a width and height in points; a missing one leaves a grey stripe as high."""
        shown = self.shown(photo, size)
        if shown is None:
            return _missing(style, size[1], keep_next=keep_next)
        return paragraph(style, [shown], keep_next=keep_next)

    def shown(self, photo: Photo, size: tuple[float, float]) -> BaseOxmlElement | None:
        """A run with a photo of a width and height in points; None where it is missing."""
        content = self.photos.bytes_of(photo)
        if content is None:
            return None
        said = photo.caption.plain if photo.caption else ""
        return self.picture(_turned(content, photo.turn % 360), ".jpg", size, said)

    def picture(self, content: bytes, ending: str, size: tuple[float, float], said: str) -> BaseOxmlElement:
        """A run with a picture of a width and height in points; `said` is read to those who do not see it."""
        self._placed += 1
        name = f"Picture {self._placed}"
        width, height = (Pt(max(side, 1.0)) for side in size)
        inline = CT_Inline.new_pic_inline(self._placed, self._id_of(content, ending), name, width, height)
        inline.docPr.set("descr", printable_text(said))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        return element("w:r", element("w:drawing", inline))

    def _id_of(self, content: bytes, ending: str) -> str:
        key = sha256(content).digest()
        if key not in self._known:
            name = PackURI(f"/word/media/image{len(self._known) + 1}{ending}")
            image = Part(name, _KINDS[ending], content, self._part.package)
            self._known[key] = self._part.relate_to(image, RELATIONSHIP_TYPE.IMAGE)
        return self._known[key]


def _missing(style: str, height: float, *, keep_next: bool) -> BaseOxmlElement:
    grey = element("w:shd", val="clear", color="auto", fill=_NO_PHOTO)
    spacing = element("w:spacing", line=max(twips(height), 20), lineRule="exact")
    return paragraph(style, (), [grey, spacing], keep_next=keep_next)


@lru_cache(maxsize=32)
def _turned(content: bytes, turn: int) -> bytes:
    """A picture turned by so many degrees clockwise."""
    if turn not in _TURNS:
        return content
    with Image.open(BytesIO(content), formats=["JPEG"]) as picture:
        turned = picture.transpose(_TURNS[turn])
    turned.info.clear()
    file = BytesIO()
    turned.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()
