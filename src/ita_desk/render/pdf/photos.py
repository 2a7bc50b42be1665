"""The pictures of a report: reading them once and finding the size they are printed at."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO

from PIL import Image

from ita_desk.document.blocks import Photo
from ita_desk.domain.picture_kinds import KINDS, MOST_POINTS, is_plain_jpeg, jpeg_frame
from ita_desk.records import dataclass

ReadPhoto = Callable[[str], bytes | None]

_WHOLE = (0.0, 0.0, 1.0, 1.0)
_LEAST_PART = 0.01
_QUALITY = 92  # of a picture that is coded a second time


def part_of(photo: Photo) -> tuple[float, ...]:
    """The part of a picture that is printed, as shares of its sides: left, top, right, bottom; never empty."""
    left, top, right, bottom = (min(max(share, 0.0), 1.0) for share in photo.crop or _WHOLE)
    if right - left < _LEAST_PART or bottom - top < _LEAST_PART:
        return _WHOLE
    return left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG as it stands in a PDF: SHA-256 of its bytes, its size in pixels, its colours (1 or 3), and how to read it."""

    digest: str
    width: int
    height: int
    colours: int
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of a picture: its size in pixels, and whether its bytes can stand on a page as they are."""

    size: tuple[int, int]
    plain: bool
    digest: str


# By the SHA-256 of the bytes, which therefore never look otherwise.
Looks = dict[str, Look]


class Photos:
    """Pictures by their key; `missing` lists the keys asked for in vain.

    Pictures are read when they are needed and not kept, however many there are; `looks` is what is known of them already.
    """

    def __init__(self, read_photo: ReadPhoto, looks: Looks | None = None) -> None:
        self._read = read_photo
        self._known: Looks = {} if looks is None else looks
        self._looks: dict[str, Look | None] = {}

    @property
    def missing(self) -> frozenset[str]:
        """The keys of pictures that were wanted and are not there or are no pictures."""
        return frozenset(key for key, look in self._looks.items() if look is None)

    def bytes_of(self, photo: Photo) -> bytes | None:
        """The bytes of what is printed of a picture, or None where it is missing or no picture.

        What is cropped away is not in them, nor anything that is not the picture: reports are published, and it may
        have been cropped away for that. An office file of another's making may hold any bytes.
        """
        picture = self.picture_of(photo)
        return picture.read() if picture else None

    def picture_of(self, photo: Photo) -> Picture | None:
        """What is printed of a picture, or None where it is missing or no picture; see `bytes_of`."""
        look = self._look(photo.sha256)
        if look is None:
            return None
        part = part_of(photo)
        if part == _WHOLE and look.plain:
            colours = jpeg_frame(self._content(photo.sha256))[2]
            return Picture(look.digest, *look.size, colours, lambda: self._content(photo.sha256))
        try:
            cut = _cut(self._content(photo.sha256), part)
        except Exception:  # damaged, of which readers of pictures say all sorts: better none than one uncut
            self._looks[photo.sha256] = None
            return None
        return Picture(_digest(cut), *jpeg_frame(cut), lambda: cut)

    def _content(self, sha256: str) -> bytes:
        content = self._read(sha256)
        if content is None:
            raise LookupError(sha256)  # it was there when it was looked at
        return content

    def _look(self, sha256: str) -> Look | None:
        if sha256 not in self._looks:
            content = self._read(sha256) if sha256 else None
            self._looks[sha256] = None if content is None else self._seen(content)
        return self._looks[sha256]

    def _seen(self, content: bytes) -> Look | None:
        digest = _digest(content)  # not the key: a file of another's making may hold other bytes under it
        look = self._known.get(digest) or _look_at(content, digest)
        if look is not None:
            self._known[digest] = look
        return look

    def print_size(self, photo: Photo, width: float, height: float) -> tuple[float, float]:
        """Width and height at which a photo, turned and cropped, fills a box without going over it.

        A missing one takes a third of the box's height, to be seen.
        """
        look = self._look(photo.sha256)
        if look is None:
            return width, height / 3
        left, top, right, bottom = part_of(photo)
        wide, high = look.size[0] * (right - left), look.size[1] * (bottom - top)
        if photo.turn % 180:
            wide, high = high, wide
        scale = min(width / wide, height / high)
        return wide * scale, high * scale


@lru_cache(maxsize=32)  # pages are made again at each keystroke
def _cut(data: bytes, part: tuple[float, ...]) -> bytes:
    """The part of a picture as a JPEG of its own, at least a pixel large."""
    with Image.open(BytesIO(data), formats=KINDS) as picture:
        wide, high = picture.size
        left, top = (int(share * side) for share, side in zip(part[:2], picture.size, strict=True))
        right, bottom = max(round(part[2] * wide), left + 1), max(round(part[3] * high), top + 1)
        cropped = picture.convert("RGB").crop((left, top, right, bottom))
    cropped.info.clear()  # else a comment would be written again
    cut = BytesIO()
    cropped.save(cut, "JPEG", quality=_QUALITY)
    return cut.getvalue()


def _look_at(content: bytes, digest: str) -> Look | None:
    """What there is to see of a picture; None where it is none, or too large to be meant."""
    try:
        with Image.open(BytesIO(content), formats=KINDS) as picture:
            if picture.width * picture.height > MOST_POINTS:
                return None
            if picture.format != "JPEG":  # others are read to be coded anew, which fails for damaged ones
                picture.load()
            plain = is_plain_jpeg(content) and jpeg_frame(content)[2] in (1, 3)
            return Look(picture.size, plain, digest)
    except Exception:  # the readers of pictures raise all sorts on broken bytes
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
