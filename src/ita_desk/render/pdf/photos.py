"""The pictures of a report: reading them once and finding the size they are printed at."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from ita_desk.document.blocks import Photo
from ita_desk.render.pdf.canvas import ReadPhoto

_WHOLE = (0.0, 0.0, 1.0, 1.0)
_LEAST_PART = 0.01


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

    def bytes_of(self, sha256: str) -> bytes | None:
        """The picture's bytes, or None where it is missing or no picture."""
        return self._read(sha256) if self._size(sha256) else None

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


def _pixels(data: bytes | None) -> tuple[int, int] | None:
    """Width and height of a picture in pixels."""
    if data is None:
        return None
    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.format != "JPEG":  # others are unpacked to be embedded, which fails for damaged ones
                picture.load()
            return picture.size
    except (UnidentifiedImageError, OSError, SyntaxError):
        return None
