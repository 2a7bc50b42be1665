"""The pictures of a report: reading them once and finding the size they are printed at."""

from functools import lru_cache
from io import BytesIO

from PIL import Image

from ita_desk.document.blocks import Photo
from ita_desk.domain.picture_kinds import KINDS, MOST_POINTS, is_plain_jpeg
from ita_desk.render.pdf.canvas import ReadPhoto

_WHOLE = (0.0, 0.0, 1.0, 1.0)
_LEAST_PART = 0.01
_QUALITY = 92  # of a picture that is coded a second time


def part_of(photo: Photo) -> tuple[float, ...]:
    """The part of a picture that is printed, as shares of its sides: left, top, right, bottom; never empty."""
    left, top, right, bottom = (min(max(share, 0.0), 1.0) for share in photo.crop or _WHOLE)
    if right - left < _LEAST_PART or bottom - top < _LEAST_PART:
        return _WHOLE
    return left, top, right, bottom


class Photos:
    """Pictures by their key; `missing` lists the keys asked for in vain."""

    def __init__(self, read_photo: ReadPhoto) -> None:
        self._read = read_photo
        self._sizes: dict[str, tuple[int, int] | None] = {}

    @property
    def missing(self) -> frozenset[str]:
        """The keys of pictures that were wanted and are not there or are no pictures."""
        return frozenset(key for key, size in self._sizes.items() if size is None)

    def bytes_of(self, photo: Photo) -> bytes | None:
        """The bytes of what is printed of a picture, or None where it is missing or no picture.

        What is cropped away is not in them, nor anything that is not the picture: reports are published, and it may
        have been cropped away for that. An office file of another's making may hold any bytes.
        """
        data = self._read(photo.sha256) if self._size(photo.sha256) else None
        part = part_of(photo)
        if data is None or (part == _WHOLE and is_plain_jpeg(data)):
            return data
        try:
            return _cut(data, part)
        except Exception:  # damaged, of which readers of pictures say all sorts: better none than one uncut
            self._sizes[photo.sha256] = None
            return None

    def _size(self, sha256: str) -> tuple[int, int] | None:
        if sha256 not in self._sizes:
            self._sizes[sha256] = _pixels(self._read(sha256) if sha256 else None)
        return self._sizes[sha256]

    def print_size(self, photo: Photo, width: float, height: float) -> tuple[float, float]:
        """Width and height at which a photo, turned and cropped, fills a box without going over it.

        A missing one takes a third of the box's height, to be seen.
        """
        size = self._size(photo.sha256)
        if size is None:
            return width, height / 3
        left, top, right, bottom = part_of(photo)
        wide, high = size[0] * (right - left), size[1] * (bottom - top)
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


def _pixels(data: bytes | None) -> tuple[int, int] | None:
    """Width and height of a picture in pixels; None where it is none, or too large to be meant."""
    if data is None:
        return None
    try:
        with Image.open(BytesIO(data), formats=KINDS) as picture:
            if picture.width * picture.height > MOST_POINTS:
                return None
            if picture.format != "JPEG":  # others are read to be coded anew, which fails for damaged ones
                picture.load()
            return picture.size
    except Exception:  # the readers of pictures raise all sorts on broken bytes
        return None
