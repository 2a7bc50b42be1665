"""Pictures and other whole files inside the office file, each once, by the SHA-256 of its bytes."""

import hashlib
import sqlite3
import warnings
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from ita_desk.domain.picture_kinds import KINDS, MOST_POINTS, is_plain_jpeg
from ita_desk.errors import UserError
from ita_desk.records import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image

LONG_SIDE = 1600
QUALITY = 85
MOST_POINTS_WEBP = 40_000_000  # each takes twice the memory of others
MOST_BYTES = 200 * 1024 * 1024
_MOST_PROFILE = (
    8 * 1024 * 1024
)  # bytes of the description of colours; those of printing presses have up to 3 MB
# The kinds of file that phones write and we cannot read, as they name themselves behind their first eight bytes.
_PHONE_KINDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
# Every place that names a blob.
_REFERENCES = """
    SELECT seal_sha256 FROM agency UNION SELECT sha256 FROM evidence UNION SELECT sha256 FROM chart_picture
    UNION SELECT sha256 FROM signed_report UNION SELECT snapshot FROM signed_report UNION SELECT scan FROM signed_report
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


def scale_photo(data: bytes, long_side: int = LONG_SIDE) -> Photo:
    """The picture upright, at most `long_side` pixels long, as JPEG with the usual colours, on white where transparent.

    These pictures are published: of several in a file the first is taken, and nothing goes along that is not the
    picture. Only a JPEG that has no more than that already is kept byte for byte, so that no photo of ours is coded
    twice. The same bytes always give the same photo. Raises NotPicture and PictureTooLarge.
    """
    from PIL import Image

    if len(data) > MOST_BYTES:
        raise PictureTooLarge("photo.too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about broken metadata, which we drop
            data, size = _fitting(data, long_side)
    except (Image.DecompressionBombError, PictureTooLarge) as error:
        raise PictureTooLarge("photo.too_large") from error
    except Exception as error:  # the readers of picture formats raise all sorts on broken bytes
        raise NotPicture("photo.phone_kind" if _is_phone_kind(data) else "photo.not_picture") from error
    return Photo(blob_key(data), data, *size)


def _fitting(data: bytes, long_side: int) -> tuple[bytes, tuple[int, int]]:
    from PIL import Image

    image: Image.Image = Image.open(BytesIO(data), formats=KINDS)
    if image.width * image.height > (MOST_POINTS_WEBP if image.format == "WEBP" else MOST_POINTS):
        raise PictureTooLarge("photo.too_large")
    if max(image.size) > long_side or not is_plain_jpeg(data):
        data = _as_jpeg(image, long_side)
        image = Image.open(BytesIO(data))
    image.load()
    return data, image.size


def _is_phone_kind(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in _PHONE_KINDS


def _as_jpeg(image: "Image", long_side: int) -> bytes:
    from PIL import ImageOps

    profile = image.info.get("icc_profile", b"")
    image.draft(None, (2 * long_side, 2 * long_side))  # lets a large JPEG be read at a fraction of its size
    image.load()  # a TIFF is turned upright by this, which changes its size
    if image.mode in ("1", "P"):  # colours in a table cannot be mixed
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.thumbnail((long_side, long_side))
    ImageOps.exif_transpose(image, in_place=True)
    picture = _with_usual_colours(_on_white(image), profile)
    picture.info.clear()  # else a comment would be written again
    jpeg = BytesIO()
    picture.save(jpeg, "JPEG", quality=QUALITY)
    return jpeg.getvalue()


def _on_white(image: "Image") -> "Image":
    """The picture on white where it is transparent; another as it is."""
    from PIL import Image

    if not image.has_transparency_data:
        return image
    picture = image.convert("RGBA")
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def _with_usual_colours(image: "Image", profile: bytes) -> "Image":
    """The picture as it looks by its description of colours, which does not go along, with those all programs take."""
    from PIL import ImageCms

    if 0 < len(profile) <= _MOST_PROFILE:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):  # broken, or that of another sort of picture
            described = ImageCms.ImageCmsProfile(BytesIO(profile))
            usual = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, described, usual, outputMode="RGB") or image
    return image.convert("RGB")


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
