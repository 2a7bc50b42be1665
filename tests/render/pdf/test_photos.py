import io
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pypdf.generic import StreamObject

from ita_desk.render.pdf import styles
from ita_desk.render.pdf.photos import Photos, part_of
from ita_desk.render.pdf.trace import TracedBox
from ita_desk.render.rendered import Rendered
from typeset import pdf_reader, photo, picture, printed, row, table

NAMES = {(255, 0, 0): "red", (0, 128, 0): "green", (0, 0, 255): "blue", (255, 255, 0): "yellow"}
WHITE = (255, 255, 255)
SCALE = 2


def four_colours(kind: str = "JPEG") -> bytes:
    """Red and green above blue and yellow, 240 by 160 pixels."""
    made = Image.new("RGB", (240, 160))
    for colour, place in zip(NAMES, [(0, 0), (120, 0), (0, 80), (120, 80)], strict=True):
        made.paste(colour, (*place, place[0] + 120, place[1] + 80))
    file = io.BytesIO()
    made.save(file, kind, **({"quality": 95, "subsampling": 0} if kind == "JPEG" else {}))
    return file.getvalue()


def placed(pdf: Rendered) -> list[TracedBox]:
    return [box for box in pdf.trace.boxes if box.what == "photo"]


def bitmap(content: bytes) -> Image.Image:
    """The first page as PDFium draws it."""
    with pypdfium2.PdfDocument(content) as pdf:
        image: Image.Image = pdf[0].render(scale=SCALE).to_pil().convert("RGB")
        return image


def colour_at(page: Image.Image, x: float, y: float) -> str:
    found: Any = page.getpixel((round(x * SCALE), round(y * SCALE)))
    nearest = min([*NAMES, WHITE], key=lambda c: sum((a - b) ** 2 for a, b in zip(c, found, strict=True)))
    return NAMES.get(nearest, "white")


def quarters(pdf: Rendered, box: TracedBox) -> list[str]:
    """The colours near the corners of a box: top left, top right, bottom left, bottom right."""
    page = bitmap(pdf.content)
    return [
        colour_at(page, box.x + right * box.width, box.y + down * box.height)
        for right, down in [(0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)]
    ]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (0, "red green blue yellow"),
        (90, "blue red yellow green"),
        (180, "yellow blue green red"),
        (270, "green yellow red blue"),
    ],
)
def test_a_photo_is_turned_clockwise(kind: str, turn: int, expected: str) -> None:
    data = four_colours(kind)
    pdf = printed(table(row("r", (photo(turn=turn),), "ข")), read_photo=lambda _: data)
    [box] = placed(pdf)
    assert quarters(pdf, box) == expected.split()
    assert box.width / box.height == pytest.approx(1.5 if turn % 180 == 0 else 1 / 1.5)


@pytest.mark.parametrize(
    ("crop", "turn", "shape", "expected"),
    [
        ((0.0, 0.0, 0.5, 1.0), 0, 0.75, "red red blue blue"),
        ((0.5, 0.0, 1.0, 1.0), 0, 0.75, "green green yellow yellow"),
        ((0.0, 0.0, 1.0, 0.5), 0, 3.0, "red green red green"),
        ((0.0, 0.5, 1.0, 1.0), 0, 3.0, "blue yellow blue yellow"),
        ((0.5, 0.5, 1.0, 1.0), 0, 1.5, "yellow yellow yellow yellow"),
        ((0.25, 0.25, 1.0, 1.0), 0, 1.5, "red green blue yellow"),
        ((0.0, 0.0, 0.5, 1.0), 90, 1 / 0.75, "blue red blue red"),
        ((0.0, 0.0, 1.0, 0.5), 270, 1 / 3.0, "green green red red"),
    ],
)
def test_a_photo_is_cropped_before_it_is_turned(
    crop: tuple[float, ...], turn: int, shape: float, expected: str
) -> None:
    data = four_colours()
    pdf = printed(table(row("r", (photo(turn=turn, crop=crop),), "ข")), read_photo=lambda _: data)
    [box] = placed(pdf)
    assert quarters(pdf, box) == expected.split()
    assert box.width / box.height == pytest.approx(shape)


def test_what_is_cropped_away_does_not_show_beside_the_box() -> None:
    data = four_colours()
    pdf = printed(table(row("r", (photo(crop=(0.3, 0.3, 0.7, 0.7)),), "ข")), read_photo=lambda _: data)
    [box] = placed(pdf)
    page = bitmap(pdf.content)
    for x in (box.x - 6, box.x + box.width + 6):
        assert colour_at(page, x, box.y + box.height / 2) == "white"


@pytest.mark.parametrize(
    ("crop", "part"),
    [
        (None, (0, 0, 1, 1)),
        ((0.1, 0.2, 0.3, 0.4), (0.1, 0.2, 0.3, 0.4)),
        ((-1.0, -1.0, 2.0, 2.0), (0, 0, 1, 1)),
        ((0.5, 0.0, 0.5, 1.0), (0, 0, 1, 1)),
        ((0.9, 0.0, 0.1, 1.0), (0, 0, 1, 1)),
        ((0.0, 0.995, 1.0, 1.0), (0, 0, 1, 1)),
    ],
)
def test_part_of_a_photo_is_never_empty(crop: tuple[float, ...] | None, part: tuple[float, ...]) -> None:
    assert part_of(photo(crop=crop)) == part


def damaged_png() -> bytes:
    whole = four_colours("PNG")
    return whole[: len(whole) // 2]


@pytest.mark.parametrize("data", [None, b"", b"no picture", damaged_png(), damaged_png()[:40]])
def test_a_missing_or_damaged_photo_is_reported_and_leaves_a_grey_box(data: bytes | None) -> None:
    pdf = printed(table(row("r", (photo("gone"),), "ข")), read_photo=lambda _: data)
    [box] = placed(pdf)
    assert pdf.missing_photos == {"gone"}
    page = bitmap(pdf.content)
    grey = round(255 * styles.NO_PHOTO_GREY)
    assert 150 < grey < 240
    for share in (0.1, 0.5, 0.9):
        shown: Any = page.getpixel(
            (round((box.x + share * box.width) * SCALE), round((box.y + share * box.height) * SCALE))
        )
        assert shown == pytest.approx((grey, grey, grey), abs=1)


def test_a_photo_without_a_key_is_not_asked_for() -> None:
    asked: list[str] = []
    photos = Photos(asked.append)
    assert photos.bytes_of(photo("")) is None
    assert photos.missing == {""}
    assert asked == []


def embedded(content: bytes) -> list[bytes]:
    """The bytes of all pictures that stand in a PDF, as they are stored."""
    reader = pdf_reader(content)
    found = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]
    return [o._data for o in found if isinstance(o, StreamObject) and o.get("/Subtype") == "/Image"]


def test_a_photo_used_twice_stands_once_with_its_own_bytes() -> None:
    data, other = four_colours(), picture((50, 50), "blue")
    cell = (photo(), photo(turn=90), photo("other"), photo(crop=(0.0, 0.0, 0.5, 0.5)))
    rows = [row(f"r{n}", cell, "ข") for n in range(3)]
    pdf = printed(table(*rows), read_photo=lambda key: data if key == "p" else other)
    assert pdf.pages > 1
    assert len(placed(pdf)) == 12
    [cut] = set(embedded(pdf.content)) - {data, other}
    assert len(embedded(pdf.content)) == 3
    with Image.open(io.BytesIO(data)) as whole, Image.open(io.BytesIO(cut)) as part:
        assert part.size == (whole.width // 2, whole.height // 2)


def test_what_is_cropped_away_is_not_in_the_file() -> None:
    data = four_colours()
    pdf = printed(table(row("r", (photo(crop=(0.0, 0.0, 0.4, 0.4)),), "ข")), read_photo=lambda _: data)
    [only] = embedded(pdf.content)
    with Image.open(io.BytesIO(only)) as part:
        bands = part.convert("RGB").split()
    red, green, blue = (list(band.tobytes()) for band in bands)
    assert min(red) > 200  # and nothing else
    assert max(green) < 60
    assert max(blue) < 60


def test_a_damaged_photo_is_not_printed_whole_instead_of_cropped() -> None:
    data = four_colours()[:900]
    pdf = printed(table(row("r", (photo(crop=(0.0, 0.0, 0.4, 0.4)),), "ข")), read_photo=lambda _: data)
    assert pdf.missing_photos == {"p"}
    assert embedded(pdf.content) == []


SECRET = b"where it was taken"


@pytest.mark.parametrize("hidden", [{"comment": SECRET}, {"xmp": SECRET}, {"exif": b"Exif\0\0" + SECRET}])
@pytest.mark.parametrize("crop", [None, (0.1, 0.1, 0.9, 0.9)])
def test_nothing_but_the_picture_is_printed(hidden: dict[str, bytes], crop: tuple[float, ...] | None) -> None:
    """An office file of another's making may hold any bytes."""
    file = io.BytesIO()
    Image.new("RGB", (60, 40)).save(file, "JPEG", **hidden)
    assert SECRET in file.getvalue()
    pdf = printed(table(row("r", (photo(crop=crop),), "ข")), read_photo=lambda _: file.getvalue())
    assert pdf.missing_photos == set()
    assert SECRET not in pdf.content


def large(width: int, height: int) -> bytes:
    """A JPEG that says it is so large."""
    source = picture()
    size = source.index(b"\xff\xc0") + 5
    return source[:size] + height.to_bytes(2) + width.to_bytes(2) + source[size + 4 :]


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(
    "data",
    [
        *(
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n%%EOF\n",
            b"P6 1 1 255\n...",
        ),
        *(large(9_900, 9_000), large(60_000, 60_000), picture(kind="PNG")[:60], picture(kind="TIFF")[:40]),
    ],
)
@pytest.mark.parametrize("crop", [None, (0.1, 0.1, 0.9, 0.9)])
def test_other_sorts_of_file_are_no_pictures(data: bytes, crop: tuple[float, ...] | None) -> None:
    """PostScript above all: its reader would start another program."""
    assert printed(table(row("r", (photo(crop=crop),), "ข")), read_photo=lambda _: data).missing_photos == {
        "p"
    }
