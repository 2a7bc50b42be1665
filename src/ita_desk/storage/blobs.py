"""Pictures and other whole files inside the office file, each once, by the SHA-256 of its bytes."""

import hashlib
import sqlite3
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from ita_desk.errors import UserError

if TYPE_CHECKING:
    from PIL.Image import Image

LONG_SIDE = 1600
QUALITY = 85
_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")
# The kinds of file that phones write and we cannot read, as they name themselves behind their first eight bytes.
_PHONE_KINDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
# Every place that names a blob.
_REFERENCES = """
    SELECT seal_sha256 FROM agency UNION SELECT sha256 FROM evidence UNION SELECT sha256 FROM signed_report
    UNION SELECT sha256 FROM chart_picture
"""


class NotPicture(UserError):
    """The bytes are no picture we can read."""


class PictureTooLarge(UserError):
    """The picture has so many points that it cannot be meant."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG ready to be kept: its key, its bytes, and its size in pixels."""

    sha256: str
    data: bytes
    width: int
    height: int


def scale_photo(data: bytes) -> Photo:
    """The picture upright, at most 1600 pixels long, as JPEG, on white where transparent.

    A JPEG that is so already and tells nothing about where and when it was taken is kept byte for byte, else
    metadata go: these pictures are published. The same bytes always give the same photo. Raises NotPicture and
    PictureTooLarge.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about broken metadata, which we drop
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            data, size = _fitting(data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureTooLarge("photo.too_large") from error
    except Exception as error:  # the readers of picture formats raise all sorts on broken bytes
        raise NotPicture("photo.phone_kind" if _is_phone_kind(data) else "photo.not_picture") from error
    return Photo(blob_key(data), data, *size)


def _fitting(data: bytes) -> tuple[bytes, tuple[int, int]]:
    from PIL import Image

    image: Image.Image = Image.open(BytesIO(data), formats=_FORMATS)
    if not _fits(image):
        data = _as_jpeg(image)
        image = Image.open(BytesIO(data))
    image.load()
    return data, image.size


def _is_phone_kind(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in _PHONE_KINDS


def _fits(image: "Image") -> bool:
    plain = image.format == "JPEG" and image.mode in ("RGB", "L") and not image.getexif()
    return plain and max(image.size) <= LONG_SIDE


def _as_jpeg(image: "Image") -> bytes:
    from PIL import Image, ImageOps

    image.draft(None, (2 * LONG_SIDE, 2 * LONG_SIDE))  # lets a large JPEG be read at a fraction of its size
    ImageOps.exif_transpose(image, in_place=True)
    transparent = image.has_transparency_data
    picture = image.convert("RGBA" if transparent else "RGB")
    picture.thumbnail((LONG_SIDE, LONG_SIDE))
    if transparent:
        white = Image.new("RGB", picture.size, "white")
        white.paste(picture, mask=picture.getchannel("A"))
        picture = white
    jpeg = BytesIO()
    picture.save(jpeg, "JPEG", quality=QUALITY)
    return jpeg.getvalue()


def blob_key(content: bytes) -> str:
    """The key of a blob: the SHA-256 of its bytes in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def save_blob(connection: sqlite3.Connection, content: bytes) -> str:
    """Keeps the bytes, unless they are there already, and returns their key."""
    key = blob_key(content)
    connection.execute("INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING", (key, content))
    return key


def load_blob(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """The bytes with this key, or None."""
    found: tuple[bytes] | None = connection.execute(
        "SELECT content FROM blob WHERE sha256 = ?", (sha256,)
    ).fetchone()
    return found[0] if found else None


def remove_unreferenced(connection: sqlite3.Connection) -> int:
    """Removes the blobs that nothing in the office names; returns how many."""
    return connection.execute(f"DELETE FROM blob WHERE sha256 NOT IN ({_REFERENCES})").rowcount
