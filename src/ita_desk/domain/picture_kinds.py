"""The pictures that are read at all, and those of them that hold a picture and nothing else."""

import re

# Others have readers that are little tried, or start other programs as that of PostScript does.
KINDS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")
# A page of A3 scanned with 600 points an inch has 70 million. What is allowed takes some 750 MB while it is read.
MOST_POINTS = 89_000_000

_START = b"\xff\xd8"
_TABLES, _CODES, _FRAME, _SCAN = 0xDB, 0xC4, 0xC0, 0xDA
# Marker, length, name, version, unit, two densities, and a thumbnail of no size.
_PLAIN_JFIF = re.compile(rb"\xff\xe0\x00\x10JFIF\x00.{7}\x00\x00", re.DOTALL)
_LONGEST_HEAD = 1024  # bytes; the one that encoders write by default has 623
# The coded points: a byte 255 in them is always followed by 0, so no marker but that of the end can stand there.
_POINTS = re.compile(rb"(?:[^\xff]+|\xff\x00)*+\xff\xd9")


def is_plain_jpeg(content: bytes) -> bool:
    """Whether a file consists of the segments that our own encoder writes: no metadata, nothing behind its end."""
    points = _points_begin(content)
    return points is not None and _POINTS.fullmatch(content, points) is not None


def jpeg_frame(content: bytes) -> tuple[int, int, int]:
    """Width, height and number of colours of a JPEG as our own encoder writes it (ITU-T T.81, B.2.2)."""
    place = len(_START)
    while content[place + 1] != _FRAME:
        place += 2 + int.from_bytes(content[place + 2 : place + 4])
    height, width = (int.from_bytes(content[place + at : place + at + 2]) for at in (5, 7))
    return width, height, content[place + 9]


def _points_begin(content: bytes) -> int | None:
    """Where the coded points begin, behind a head of nothing but what is needed to read them; else None."""
    if not content.startswith(_START) or not _PLAIN_JFIF.match(content, len(_START)):
        return None
    place, wanted = len(_START) + 18, [_FRAME, _SCAN]
    while place + 1 < min(len(content), _LONGEST_HEAD) and content[place] == 0xFF:
        marker = content[place + 1]
        place += 2 + int.from_bytes(content[place + 2 : place + 4])
        if marker == wanted[0]:
            wanted.pop(0)
            if not wanted:
                return place if place <= _LONGEST_HEAD else None
        elif marker not in (_TABLES, _CODES):
            return None
    return None
