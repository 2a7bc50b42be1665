"""Photos are kept small, upright and as JPEG; other bytes are refused kindly."""

import hashlib
import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ita_desk.errors import UserError
from ita_desk.storage.blobs import NotPicture, Photo, PictureTooLarge, scale_photo

RED, BLUE, WHITE = (220, 20, 20), (20, 20, 220), (255, 255, 255)
ORIENTATION = 0x0112


def picture(size: tuple[int, int] = (40, 20), mode: str = "RGB", form: str = "JPEG", **how: Any) -> bytes:
    """A picture, red on its left half and blue on its right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    out = BytesIO()
    image.convert(mode).save(out, form, **how)
    return out.getvalue()


def turned(orientation: int, size: tuple[int, int] = (40, 20), form: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return picture(size, form=form, exif=exif)


def opened(photo: Photo) -> Image.Image:
    image = Image.open(BytesIO(photo.data))
    assert image.format == "JPEG"
    assert image.mode == "RGB"
    assert image.size == (photo.width, photo.height)
    assert ORIENTATION not in image.getexif()
    return image


def near(image: Image.Image, place: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    found = image.getpixel(place)
    assert isinstance(found, tuple)
    return all(abs(a - b) < 40 for a, b in zip(found, colour, strict=True))


@pytest.mark.parametrize(
    "jpeg",
    [picture(), picture((1600, 10)), picture(mode="L"), picture(quality=20)],
    ids=["small", "just fits", "grey", "poor"],
)
def test_fitting_jpeg_is_kept(jpeg: bytes) -> None:
    photo = scale_photo(jpeg)
    assert photo.data == jpeg
    assert photo.sha256 == hashlib.sha256(jpeg).hexdigest()
    assert (photo.width, photo.height) == Image.open(BytesIO(jpeg)).size


def test_metadata_go_even_from_a_jpeg_that_fits() -> None:
    exif = Image.Exif()
    exif[0x0110] = "camera"
    exif.get_ifd(0x8825)[1] = "N"  # a place on earth
    photo = scale_photo(picture(exif=exif))
    assert not opened(photo).getexif()
    assert b"camera" not in photo.data


@pytest.mark.parametrize(
    ("size", "scaled"),
    [
        ((3200, 1000), (1600, 500)),
        ((1000, 3200), (500, 1600)),
        ((1601, 40), (1600, 40)),
        ((9000, 4), (1600, 1)),
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_large_picture_is_scaled(size: tuple[int, int], scaled: tuple[int, int], form: str) -> None:
    image = opened(scale_photo(picture(size, form=form)))
    assert image.size == scaled
    assert near(image, (10, 0), RED)
    assert near(image, (image.width - 10, 0), BLUE)


@pytest.mark.parametrize(
    ("orientation", "size", "red", "blue"),
    [
        (2, (40, 20), (35, 10), (5, 10)),
        (3, (40, 20), (35, 10), (5, 10)),
        (6, (20, 40), (10, 5), (10, 35)),
        (8, (20, 40), (10, 35), (10, 5)),
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_turned_by_exif(
    orientation: int, size: tuple[int, int], red: tuple[int, int], blue: tuple[int, int], form: str
) -> None:
    image = opened(scale_photo(turned(orientation, form=form)))
    assert image.size == size
    assert near(image, red, RED)
    assert near(image, blue, BLUE)


def test_turned_and_large() -> None:
    image = opened(scale_photo(turned(6, (4000, 2000))))
    assert image.size == (800, 1600)
    assert near(image, (400, 100), RED)


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        *(("RGB", "PNG"), ("P", "PNG"), ("P", "GIF"), ("RGB", "BMP"), ("RGB", "TIFF"), ("CMYK", "TIFF")),
        *(("CMYK", "JPEG"), ("RGB", "WEBP"), ("RGB", "MPO")),
    ],
)
def test_other_formats(mode: str, form: str) -> None:
    image = opened(scale_photo(picture(mode=mode, form=form)))
    assert near(image, (5, 10), RED)
    assert near(image, (35, 10), BLUE)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
@pytest.mark.parametrize("size", [(40, 20), (2000, 1000)])
def test_transparent_is_white(mode: str, size: tuple[int, int]) -> None:
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, size[0] // 2, size[1]))
    out = BytesIO()
    image.convert(mode).save(out, "PNG")
    flat = opened(scale_photo(out.getvalue()))
    assert near(flat, (2, 2), (0, 0, 0))
    assert near(flat, (flat.width - 2, 2), WHITE)


@pytest.mark.parametrize("data", [picture((3000, 500)), picture(form="PNG"), turned(6)])
def test_same_bytes_every_time(data: bytes) -> None:
    photo = scale_photo(data)
    assert scale_photo(data) == photo
    assert scale_photo(photo.data) == photo


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"x", "รูปภาพ".encode(), b"%PDF-1.4\n", b"<svg/>"),
        *(picture()[:300], picture((1500, 900))[:-500], picture((3000, 9))[:900], picture(form="PNG")[:60]),
    ],
)
def test_no_picture(data: bytes) -> None:
    with pytest.raises(NotPicture) as raised:
        scale_photo(data)
    assert raised.value.key == "photo.not_picture"


def png_of(width: int, height: int) -> bytes:
    """The start of a PNG that says it is so large."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(10_000, 9_500), (50_000, 50_000)])
def test_absurdly_large(size: tuple[int, int]) -> None:
    with pytest.raises(PictureTooLarge) as raised:
        scale_photo(png_of(*size))
    assert raised.value.key == "photo.too_large"


SOURCES = [picture(), turned(6), picture((1700, 9)), picture(form="PNG"), picture(mode="P", form="GIF")]
SOURCES += [picture(form=form) for form in ("BMP", "TIFF", "WEBP")]


@given(st.sampled_from(SOURCES), st.data())
def test_damaged_pictures_raise_nothing_else(source: bytes, drawn: st.DataObject) -> None:
    broken = bytearray(source[: drawn.draw(st.integers(1, len(source)))])
    for place, value in drawn.draw(
        st.lists(st.tuples(st.integers(0, len(broken) - 1), st.integers(0, 255)), max_size=8)
    ):
        broken[place] = value
    try:
        photo = scale_photo(bytes(broken))
    except UserError:
        return
    assert max(photo.width, photo.height) <= 1600


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "photo.phone_kind"),
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", "photo.phone_kind"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp41isom", "photo.not_picture"),
    ],
)
def test_pictures_of_phones_are_known(data: bytes, key: str) -> None:
    with pytest.raises(NotPicture) as caught:
        scale_photo(data)
    assert caught.value.key == key
