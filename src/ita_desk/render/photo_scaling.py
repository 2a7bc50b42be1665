"""Makes photos smaller, so that a report takes no more room than it may."""

from collections.abc import Callable, Collection
from functools import lru_cache
from io import BytesIO

from PIL import Image

from ita_desk.domain.picture_kinds import KINDS, MOST_POINTS, is_plain_jpeg
from ita_desk.records import dataclass

ReadPhoto = Callable[[str], bytes | None]
_SHARP = 1000  # points of the long side that pictures with writing in them keep
_KEPT = 100  # photos of a report, so that each is coded once for all the times it is asked for


@dataclass(frozen=True, slots=True)
class PhotoLevel:
    """How small photos are made: points of the long side, and the quality of the JPEG in parts of a hundred."""

    long_side: int
    quality: int


# From the least loss to the most. A photo over half a page needs 1000 points to be printed sharp.
LEVELS = (
    *(PhotoLevel(side, 80) for side in (1600, 1500, 1400, 1300, 1200, 1100, 1000)),
    *(PhotoLevel(side, 75) for side in (900, 800)),
    *(PhotoLevel(side, 70) for side in (700, 600)),
    PhotoLevel(500, 65),
    PhotoLevel(440, 60),
    PhotoLevel(380, 55),
    PhotoLevel(320, 50),
)


def smaller_photos(read_photo: ReadPhoto, level: PhotoLevel, sharp: Collection[str] = ()) -> ReadPhoto:
    """Reads photos by their keys as `read_photo` does, but made smaller; those of `sharp` less so."""
    gentle = PhotoLevel(max(level.long_side, _SHARP), level.quality)

    @lru_cache(maxsize=_KEPT)
    def read(sha256: str) -> bytes | None:
        content = read_photo(sha256)
        return content and shrink_photo(content, gentle if sha256 in sharp else level)

    return read


def shrink_photo(content: bytes, level: PhotoLevel) -> bytes:
    """The picture as JPEG no larger than the level says; as it is where that saves nothing or it cannot be read.

    Nothing goes along that is not the picture. The same bytes always give the same.
    """
    try:
        coded = _coded(content, level)
    except Exception:  # the readers of pictures raise all sorts on broken bytes: whoever prints it will tell
        return content
    return content if is_plain_jpeg(content) and len(content) <= len(coded) else coded


def _coded(content: bytes, level: PhotoLevel) -> bytes:
    with Image.open(BytesIO(content), formats=KINDS) as picture:
        if picture.width * picture.height > MOST_POINTS:
            return content
        picture.draft("RGB", (2 * level.long_side, 2 * level.long_side))  # reads a large JPEG in parts only
        small = picture.convert("RGB")
    small.thumbnail((level.long_side, level.long_side))
    small.info.clear()  # else a comment would be written again
    coded = BytesIO()
    small.save(coded, "JPEG", quality=level.quality, optimize=True)
    return coded.getvalue()
