"""Unpacks deflated bytes piece by piece, so that what comes out can be limited whatever a file says of itself."""

import zlib
from collections.abc import Iterator

PIECE = 65_536  # bytes unpacked at a time
ZLIB, BARE = 15, -15  # with and without the head and foot of zlib


class TooMuch(Exception):
    """There is more in the file than a report can hold, or than it says."""


def pieces(content: bytes, begin: int, end: int) -> Iterator[bytes]:
    """The bytes between two places, piece by piece."""
    view = memoryview(content)
    return (bytes(view[place : min(place + PIECE, end)]) for place in range(begin, end, PIECE))


def unpacked(packed: Iterator[bytes], limit: int, form: int = ZLIB) -> Iterator[bytes]:
    """What comes out of packed pieces, in pieces; nothing more after an error. Raises TooMuch beyond the limit."""
    unpack, size = zlib.decompressobj(form), 0
    for piece in packed:
        rest = piece
        while rest and not unpack.eof:
            try:
                out = unpack.decompress(rest, PIECE)
            except zlib.error:
                return
            size += len(out)
            if size > limit:
                raise TooMuch
            if out:
                yield out
            rest = unpack.unconsumed_tail
        if unpack.eof:
            return
