"""Pictures that become evidence: taken in one by one, those that cannot be told by name."""

import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.photo_part import part_shown, size_shown
from ita_desk.errors import AppError, SystemFault, UserError
from ita_desk.i18n import Message
from ita_desk.records import dataclass
from ita_desk.services.photo_room import PhotoRoom

ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp")
# What people take for pictures though we cannot read it: told kindly, not brought in as a report.
UNREADABLE_ENDINGS = (".heic", ".heif", ".avif")
MOST_BYTES = 200 * 1024 * 1024
LEAST_DPI = 120  # points an inch below which a print looks blurred
_POINTS_PER_INCH = 72.0
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PictureSource:
    """A picture to be taken in: the name it is told by, and how its bytes are read."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Refused:
    """A picture that was not taken in, and the message that says why and what to do."""

    name: str
    reason: Message


@dataclass(frozen=True, slots=True)
class TakenPhotos:
    """What came of taking pictures in: the keys of new ones, those that were there already, those refused."""

    keys: tuple[str, ...] = ()
    again: tuple[tuple[str, str], ...] = ()  # name and key
    refused: tuple[Refused, ...] = ()


def is_picture(path: Path) -> bool:
    """Whether a file is a picture by its name, also of a kind we cannot read."""
    return path.suffix.lower() in (*ENDINGS, *UNREADABLE_ENDINGS)


def picture_file(path: Path) -> PictureSource:
    """A picture in a file."""
    return PictureSource(path.name, lambda: _read(path))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError("photo.too_large")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError("photo.gone") from error
    except OSError as error:
        raise UserError("photo.unread") from error


def take_photos(
    sources: Sequence[PictureSource],
    keep: Callable[[bytes], str],
    present: Collection[str],
    reached: Callable[[int], bool],
) -> TakenPhotos:
    """Read pictures and give each to `keep`, which answers with its key; one that cannot be does not stop the others.

    `present` are the keys that are there already. `reached` is told how many are done, and stops the work by answering
    False: then nothing counts as taken.
    """
    keys: list[str] = []
    again: list[tuple[str, str]] = []
    refused: list[Refused] = []
    for number, source in enumerate(sources):
        if not reached(number):
            return TakenPhotos()
        try:
            key = keep(source.read())
        except AppError as error:
            refused.append(Refused(source.name, Message(f"error.{error.key}", error.values)))
            if isinstance(error, SystemFault):  # a full disk: the next would fare no better
                break
            continue
        if key in present or key in keys:
            again.append((source.name, key))
        else:
            keys.append(key)
    return TakenPhotos(tuple(keys), tuple(again), tuple(refused))


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What is told of a picture: width and height in points of the screen, and how many bytes it takes."""

    width: int
    height: int
    size: int


def is_coarse(facts: PhotoFacts, evidence: Evidence, room: PhotoRoom) -> bool:
    """Whether the part shown has too few points for a good print in the room it gets."""
    wide, high = size_shown((facts.width, facts.height), evidence.turn)
    left, top, right, bottom = part_shown(evidence.crop, evidence.turn)
    wide_part, high_part = wide * (right - left), high * (bottom - top)
    scale = min(room.width / wide_part, room.height / high_part)  # points of paper for a point of the picture
    return scale * LEAST_DPI > _POINTS_PER_INCH


def web_link(address: str) -> str:
    """The address, if a browser may be asked to open it: one of http or https; else empty."""
    found = address.strip()
    return found if _WEB.fullmatch(found) else ""
