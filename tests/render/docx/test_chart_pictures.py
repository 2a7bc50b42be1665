"""Charts as pictures: small, sharp, on white, and the same each time."""

import io

import pytest
from PIL import Image

from ita_desk.document.blocks import Chart, Series, Source, Text, plain_text
from ita_desk.render.docx.chart_pictures import DOTS_PER_INCH, ChartPicture, ChartPictures
from ita_desk.render.pdf.fonts import load_family

WIDTH = 165.0
SOURCE = Source("year:2568", "assessment")


def texts(*words: str) -> tuple[Text, ...]:
    return tuple(plain_text(word, SOURCE) for word in words)


def chart(kind: str = "bars", *values: float | None) -> Chart:
    """A chart of these values up to a hundred."""
    given = values or (20.0, 60.0, 100.0, None)
    names = texts(*(f"ตัวชี้วัดที่ {n}" for n in range(len(given))))
    row = Series(plain_text("๒๕๖๘"), given, texts(*("" if v is None else f"{v:.2f}" for v in given)))
    ticks = tuple((float(t), plain_text(str(t))) for t in (0, 50, 100))
    return Chart(kind, names, (row,), ticks, plain_text("ภาพที่ ๑"), SOURCE)


def drawn(made: Chart) -> ChartPicture:
    return ChartPictures(load_family()).png_of(made, WIDTH)


def opened(picture: ChartPicture) -> Image.Image:
    with Image.open(io.BytesIO(picture.content)) as image:
        image.load()
        return image


@pytest.mark.parametrize("kind", ["bars", "radar"])
def test_a_chart_is_a_small_png_of_the_size_it_is_printed_in(kind: str) -> None:
    picture = drawn(chart(kind))
    image = opened(picture)
    assert image.format == "PNG"
    assert picture.width_mm == WIDTH
    assert image.width / DOTS_PER_INCH * 25.4 == pytest.approx(WIDTH, abs=0.3)
    assert image.height / DOTS_PER_INCH * 25.4 == pytest.approx(picture.height_mm, abs=0.3)
    assert image.info["dpi"] == pytest.approx((DOTS_PER_INCH, DOTS_PER_INCH), abs=0.1)
    assert len(picture.content) < 40_000


@pytest.mark.parametrize("kind", ["bars", "radar"])
def test_equal_charts_give_equal_bytes(kind: str) -> None:
    one = ChartPictures(load_family())
    one.png_of(chart("bars", 1.0), 100.0)
    assert one.png_of(chart(kind), WIDTH) == drawn(chart(kind))


def test_the_paper_is_white_and_the_ink_goes_from_black_to_grey() -> None:
    greys = opened(drawn(chart())).convert("RGB")
    assert {greys.getpixel(corner) for corner in ((0, 0), (greys.width - 1, greys.height - 1))} == {
        (255,) * 3
    }
    low, high = greys.convert("L").getextrema()
    assert low < 30  # type: ignore[operator]  # one band gives numbers
    assert high == 255
    assert len(greys.getcolors(99) or ()) > 4  # smooth edges


def test_bars_stand_as_high_as_their_values() -> None:
    image = opened(drawn(chart("bars", 50.0, 100.0))).convert("L")
    dark = [sum(image.getpixel((x, y)) == 68 for y in range(image.height)) for x in range(image.width)]
    low, high = max(dark[: image.width // 2]), max(dark[image.width // 2 :])
    assert high > image.height / 3
    assert low / high == pytest.approx(0.5, abs=0.02)


def test_nothing_reaches_over_the_edge() -> None:
    for kind in ("bars", "radar"):
        image = opened(drawn(chart(kind, 100.0, 100.0, 100.0))).convert("L")
        for row in (0, image.height - 1):
            assert all(image.getpixel((x, row)) == 255 for x in range(image.width))
