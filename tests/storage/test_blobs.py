"""Photos are kept small, upright and as JPEG; other bytes are refused kindly."""

import hashlib
import os
import struct
import subprocess
import sys
import zlib
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from ita_desk.errors import UserError
from ita_desk.storage import blobs
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


SECRET = b"a secret of 17 by"
JFIF_END = 20  # a JPEG of ours begins with two bytes and eighteen that say so


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def hiding(place: str) -> bytes:
    """A JPEG of ours that carries something more."""
    own = picture()
    head, rest = own[:JFIF_END], own[JFIF_END:]
    thumbnail = b"JFIF\0\1\1\0\0\1\0\1" + bytes((6, 1)) + SECRET + b"."  # six points of three bytes
    return {
        "comment": head + segment(0xFE, SECRET) + rest,
        "xmp": head + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET) + rest,
        "iptc": head + segment(0xED, b"Photoshop 3.0\0" + SECRET) + rest,
        "unknown": head + segment(0xEB, SECRET) + rest,
        "thumbnail": own[:2] + segment(0xE0, thumbnail) + rest,
        "second jfif": head + segment(0xE0, b"JFXX\0\x10" + SECRET) + rest,
        "behind the end": own + SECRET,
        "second end": own + SECRET + b"\xff\xd9",
        "second picture": own + picture((17, 17)) + SECRET,
        "between the points": own[:-2] + b"\xff\xfe\x00\x13" + SECRET + b"\xff\xd9",
        "spare table": head + segment(0xDB, b"\x02" + SECRET.ljust(64, b".")) * 20 + rest,
        "large table": head
        + segment(0xDB, b"".join(b"\x02" + SECRET.ljust(64, b".") for _ in range(20)))
        + rest,
    }[place]


@pytest.mark.parametrize(
    "place",
    [
        *("comment", "xmp", "iptc", "unknown", "thumbnail", "second jfif", "behind the end", "second end"),
        *("second picture", "between the points", "spare table", "large table"),
    ],
)
def test_nothing_but_the_picture_is_kept(place: str) -> None:
    source = hiding(place)
    assert SECRET in source
    photo = scale_photo(source)
    assert opened(photo).size == (40, 20)
    assert SECRET not in photo.data
    assert scale_photo(photo.data).data == photo.data


@pytest.mark.parametrize("how", [{"progressive": True}, {"mode": "CMYK"}, {"restart_marker_blocks": 1}])
def test_other_sorts_of_jpeg_are_coded_anew(how: dict[str, Any]) -> None:
    source = picture(**how)
    photo = scale_photo(source)
    assert photo.data != source
    assert scale_photo(photo.data) == photo


def sides_swapped() -> bytes:
    """A description of colours in which red and blue are exchanged."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")


@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "RGB"), ("PNG", "RGBA"), ("TIFF", "RGB"), ("WEBP", "RGB")]
)
def test_colours_look_as_they_did(form: str, mode: str) -> None:
    image = opened(scale_photo(picture(form=form, mode=mode, icc_profile=sides_swapped())))
    assert "icc_profile" not in image.info
    assert near(image, (5, 10), BLUE)
    assert near(image, (35, 10), RED)


@pytest.mark.parametrize(
    ("profile", "mode"), [(b"x" * 200, "RGB"), (sides_swapped(), "L"), (sides_swapped(), "CMYK")]
)
def test_a_description_of_colours_that_does_not_fit_is_passed_over(profile: bytes, mode: str) -> None:
    plain = opened(scale_photo(picture(form="TIFF", mode=mode)))
    described = opened(scale_photo(picture(form="TIFF", mode=mode, icc_profile=profile)))
    assert described.tobytes() == plain.tobytes()


def test_a_description_of_colours_may_not_be_huge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs, "_MOST_PROFILE", 100)
    assert near(opened(scale_photo(picture(icc_profile=sides_swapped()))), (5, 10), RED)


@pytest.mark.parametrize("mode", ["1", "I", "I;16", "F", "LAB", "YCbCr"])
def test_unusual_points(mode: str) -> None:
    made = (
        Image.new("RGB", (2000, 9), RED).convert(mode)
        if mode in ("1", "LAB", "YCbCr")
        else Image.new(mode, (2000, 9))
    )
    out = BytesIO()
    made.save(out, "TIFF")
    assert opened(scale_photo(out.getvalue())).size == (1600, 7)


@pytest.mark.parametrize("form", ["GIF", "TIFF", "WEBP", "PNG"])
def test_of_many_pictures_the_first_is_taken(form: str) -> None:
    frames = [Image.new("RGB", (40, 20), (n, 255 - n, 0)) for n in range(200)]
    out = BytesIO()
    Image.new("RGB", (40, 20), RED).save(out, form, save_all=True, append_images=frames)
    image = opened(scale_photo(out.getvalue()))
    assert near(image, (5, 10), RED)


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


def jpeg_of(width: int, height: int) -> bytes:
    """A JPEG that says it is so large."""
    source = picture()
    frame = source.index(b"\xff\xc0") + 5
    return source[:frame] + struct.pack(">HH", height, width) + source[frame + 4 :]


@pytest.mark.parametrize(
    "data",
    [
        *(png_of(10_000, 9_500), png_of(50_000, 50_000), jpeg_of(60_000, 60_000), jpeg_of(9_001, 10_000)),
    ],
    ids=["PNG", "PNG bomb", "JPEG bomb", "JPEG"],
)
def test_absurdly_large(data: bytes) -> None:
    with pytest.raises(PictureTooLarge) as raised:
        scale_photo(data)
    assert raised.value.key == "photo.too_large"


def test_webp_may_have_fewer_points(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs, "MOST_POINTS_WEBP", 799)
    scale_photo(picture(form="PNG"))
    with pytest.raises(PictureTooLarge):
        scale_photo(picture(form="WEBP"))


def test_absurdly_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs, "MOST_BYTES", len(picture()) - 1)
    with pytest.raises(PictureTooLarge):
        scale_photo(picture())


MEASURED = """
import sys
from pathlib import Path
from ita_desk.storage.blobs import scale_photo
content = sys.stdin.buffer.read()
scale_photo(content)
# Not of getrusage, which counts what the tests' own process had.
print(next(line.split()[1] for line in Path("/proc/self/status").open() if line.startswith("VmHWM:")))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="nothing to measure memory with")
@pytest.mark.parametrize(("form", "side"), [("PNG", 9433), ("WEBP", 6324)])
def test_the_largest_picture_fits_in_memory(form: str, side: int) -> None:
    """The dearest sort there is: with transparency, four bytes a point."""
    out = BytesIO()
    Image.new("RGBA", (side, side)).save(
        out, form, **({"lossless": True, "method": 0} if form == "WEBP" else {})
    )
    source = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    child = subprocess.run(
        [sys.executable, "-c", MEASURED], input=out.getvalue(), stdout=subprocess.PIPE, env=source, check=True
    )
    assert int(child.stdout) < 1_000_000  # kilobytes


@st.composite
def pictures(draw: st.DrawFn) -> bytes:
    """Pictures of all sorts, with noise, which JPEG changes most."""
    mode = draw(st.sampled_from(["RGB", "RGBA", "L", "LA", "P", "1", "CMYK"]))
    forms = {"CMYK": ["JPEG", "TIFF"], "RGB": ["JPEG", "PNG", "WEBP", "BMP"], "L": ["JPEG", "PNG"]}
    form = draw(st.sampled_from(forms.get(mode, ["PNG"])))
    size = draw(st.tuples(st.integers(1, 70), st.integers(1, 70)))
    noise = Image.effect_noise(size, draw(st.floats(0, 200))).convert("RGB").convert(mode)
    out = BytesIO()
    how = (
        {"quality": draw(st.integers(1, 100)), "subsampling": draw(st.integers(0, 2))}
        if form == "JPEG"
        else {}
    )
    noise.save(out, form, **how)
    return out.getvalue()


@settings(max_examples=60, deadline=None)
@given(pictures())
def test_a_photo_of_ours_stays_as_it_is(source: bytes) -> None:
    photo = scale_photo(source)
    assert scale_photo(photo.data) == photo


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
