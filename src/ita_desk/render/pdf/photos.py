"""The pictures of a report: reading them once and finding the size they are printed at."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from ita_desk.document.blocks import Photo
from ita_desk.render.pdf.canvas import ReadPhoto

WHOLE = (0.0, 0.0, 1.0, 1.0)


class Photos:
    """Pictures by their key; `missing` lists the keys asked for in vain."""

    def __init__(self, read_photo: ReadPhoto) -> None:
        self._read = read_photo
        self._sizes: dict[str, tuple[int, int]] = {}
        self.missing: set[str] = set()

    def bytes_of(self, sha256: str) -> bytes | None:
        """The picture's bytes, or None where it is missing or no picture."""
        data = self._read(sha256) if sha256 else None
        if data is None or not self._size(sha256, data):
            self.missing.add(sha256)
            return None
        return data

    def _size(self, sha256: str, data: bytes) -> bool:
        if sha256 not in self._sizes:
            try:
                with Image.open(BytesIO(data)) as picture:
                    self._sizes[sha256] = picture.size
            except (UnidentifiedImageError, OSError):
                return False
        return True

    def print_size(self, photo: Photo, width: float, height: float) -> tuple[float, float]:
        """Width and height at which a photo, turned and cropped, fills a box without going over it.

        A missing one takes a third of the box's height, to be seen.
        """
        if self.bytes_of(photo.sha256) is None:
            return width, height / 3
        wide, high = self._sizes[photo.sha256]
        left, top, right, bottom = photo.crop or WHOLE
        wide_used, high_used = wide * max(right - left, 0.01), high * max(bottom - top, 0.01)
        if photo.turn % 180:
            wide_used, high_used = high_used, wide_used
        scale = min(width / wide_used, height / high_used)
        return wide_used * scale, high_used * scale
