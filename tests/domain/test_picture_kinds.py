"""JPEGs that hold a picture and nothing else are known from others."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ita_desk.domain.picture_kinds import is_plain_jpeg


def jpeg(mode: str = "RGB", **how: Any) -> bytes:
    file = BytesIO()
    Image.effect_noise((30, 20), 90).convert(mode).save(file, "JPEG", **how)
    return file.getvalue()


JPEG = jpeg()


@pytest.mark.parametrize(
    "content",
    [JPEG, jpeg("L"), jpeg(quality=5), jpeg(optimize=True), jpeg(subsampling=0), jpeg(dpi=(300, 300))],
    ids=["usual", "grey", "poor", "with codes of its own", "fine", "with points an inch"],
)
def test_plain(content: bytes) -> None:
    assert is_plain_jpeg(content)


@pytest.mark.parametrize(
    "how", [{"comment": b"x"}, {"icc_profile": b"x"}, {"xmp": b"x"}, {"progressive": True}]
)
def test_not_plain(how: dict[str, Any]) -> None:
    assert not is_plain_jpeg(jpeg(**how))


@given(st.integers(0, len(JPEG) - 1))
def test_no_part_is_plain(end: int) -> None:
    assert not is_plain_jpeg(JPEG[:end])


@given(st.binary(min_size=1, max_size=9))
def test_nothing_stands_behind_the_end(more: bytes) -> None:
    assert not is_plain_jpeg(JPEG + more)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8", b"\xff\xd8\xff\xd9", b"\x89PNG", JPEG[2:], b"\xff" * 2000]
)
def test_other_bytes(content: bytes) -> None:
    assert not is_plain_jpeg(content)


def test_a_head_is_short() -> None:
    own = JPEG
    table = own[20:89]
    assert table[:4] == b"\xff\xdb\x00\x43"
    assert is_plain_jpeg(own[:20] + table + own[20:])
    assert not is_plain_jpeg(own[:20] + table * 20 + own[20:])
    assert not is_plain_jpeg(own[:20] + b"\xff\xc4\xff\xff" + own[20:])
