"""Deflated bytes come out piece by piece, and no more than is allowed."""

import zlib

import pytest

from ita_desk.intake.sources.unpacking import BARE, PIECE, TooMuch, pieces, unpacked

LONG = bytes(range(256)) * 1000


def bare(content: bytes) -> bytes:
    pack = zlib.compressobj(wbits=BARE)
    return pack.compress(content) + pack.flush()


@pytest.mark.parametrize("content", [b"", b"a", LONG])
def test_everything_comes_out(content: bytes) -> None:
    for packed, form in ((zlib.compress(content), 15), (bare(content), BARE)):
        assert b"".join(unpacked(iter([packed + b"more", b"and more"]), len(content), form)) == content
        assert b"".join(unpacked((bytes([b]) for b in packed), len(content), form)) == content


def test_no_piece_is_large() -> None:
    assert max(map(len, unpacked(iter([zlib.compress(bytes(10 * PIECE))]), 10 * PIECE))) <= PIECE


def test_one_byte_too_many_is_too_much() -> None:
    with pytest.raises(TooMuch):
        list(unpacked(iter([zlib.compress(LONG)]), len(LONG) - 1))


@pytest.mark.parametrize("packed", [[], [b""], [b"x\x9cno"], [zlib.compress(LONG)[:-9], b""]])
def test_broken_bytes_end_early(packed: list[bytes]) -> None:
    assert LONG.startswith(b"".join(unpacked(iter(packed), len(LONG))))


@pytest.mark.parametrize(("begin", "end"), [(0, 0), (5, PIECE + 9), (3, len(LONG))])
def test_pieces_are_the_bytes_between_places(begin: int, end: int) -> None:
    assert b"".join(pieces(LONG, begin, end)) == LONG[begin:end]
