"""Charts: where bars, outlines and words stand, and that nothing but our own faces is used."""

import io
import re
from typing import Any

import pypdf
import pytest

from ita_desk.document.blocks import (
    Block,
    Chart,
    Heading,
    PageSetup,
    Photo,
    Series,
    Source,
    Text,
    plain_text,
)
from ita_desk.render.pdf.charts import HEIGHT, Label, Plan, plan_bars, plan_radar
from ita_desk.render.pdf.fonts import load_family
from ita_desk.render.pdf.page import Geometry
from ita_desk.render.pdf.renderer import PdfRenderer
from ita_desk.render.pdf.trace import TracedBox
from ita_desk.render.rendered import Rendered
from typeset import pdfium_pages, picture, printed, squeezed

SOURCE = Source("year:2568", "assessment")
WIDTH = 460.0
NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การป้องกันการทุจริต")


def texts(*words: str) -> tuple[Text, ...]:
    return tuple(plain_text(word, SOURCE) for word in words)


def chart(
    kind: str = "bars", series: int = 2, names: tuple[str, ...] = NAMES, lacking: bool = False
) -> Chart:
    """A chart whose values grow by category; with `lacking` the last value of the first series is unknown."""
    rows = []
    for turn in range(series):
        values: list[float | None] = [20.0 * (n % 5 + 1) - turn for n in range(len(names))]
        if lacking and not turn:
            values[-1] = None
        printed_values = texts(*("" if v is None else f"{v:.2f}" for v in values))
        rows.append(Series(plain_text(str(2567 + turn)), tuple(values), printed_values))
    ticks = tuple((float(t), plain_text(str(t))) for t in (0, 50, 100))
    return Chart(kind, texts(*names), tuple(rows), ticks, plain_text("ภาพที่ 1 คะแนน", SOURCE), SOURCE)


def bars_of(plan: Plan) -> list[tuple[float, float, float, float]]:
    """Left, foot, width and height of each bar, without the legend's."""
    found = [(s.x, s.y, s.width, s.height) for s in plan.shapes if type(s).__name__ == "Rect"]
    return [bar for bar in found if bar[1] < HEIGHT - 20]


def label_of(plan: Plan, said: str) -> Label:
    [label] = [one for one in plan.labels if one.text.plain == said]
    return label


def setter() -> PdfRenderer:
    return PdfRenderer(load_family())


@pytest.mark.parametrize("series", [1, 2, 5])
def test_bars_stand_beside_each_other_and_as_high_as_their_values(series: int) -> None:
    made = chart(series=series)
    plan = plan_bars(made, WIDTH, setter().typesetter(()))
    bars = bars_of(plan)
    assert len(bars) == series * len(NAMES)
    for one, other in zip(sorted(bars), sorted(bars)[1:], strict=False):
        assert one[0] + one[2] <= other[0] + 1e-6
    per_point = {
        round(bar[3] / value, 6)
        for row_number, row in enumerate(made.series)
        for bar, value in zip(bars[row_number * len(NAMES) :], row.values, strict=False)
        if value
    }
    assert len(per_point) == 1
    assert max(bar[0] + bar[2] for bar in bars) <= WIDTH
    assert len([p for p in plan.labels if p.turned]) == (len(bars) if series == 5 else 0)


def test_a_value_that_is_not_known_has_no_bar() -> None:
    plan = plan_bars(chart(lacking=True), WIDTH, setter().typesetter(()))
    assert len(bars_of(plan)) == 2 * len(NAMES) - 1


def test_a_single_series_needs_no_legend() -> None:
    assert len(bars_of(plan_bars(chart(series=1), WIDTH, setter().typesetter(())))) == len(NAMES)
    for plan in (
        plan_bars(chart(series=1), WIDTH, setter().typesetter(())),
        plan_radar(chart("radar", 1), WIDTH),
    ):
        assert "2567" not in [label.text.plain for label in plan.labels]
    assert label_of(plan_radar(chart("radar"), WIDTH), "2568").x > WIDTH / 2


def test_spokes_go_round_clockwise_and_outlines_reach_their_values() -> None:
    plan = plan_radar(chart("radar", 1), WIDTH)
    outlines = [s.points for s in plan.shapes if type(s).__name__ == "Polygon"]
    half, whole, values = outlines
    middle = (WIDTH / 2, HEIGHT / 2 - 4)

    def distance(points: list[float], n: int) -> float:
        return float(((points[2 * n] - middle[0]) ** 2 + (points[2 * n + 1] - middle[1]) ** 2) ** 0.5)

    radius = distance(whole, 0)
    assert distance(half, 3) == pytest.approx(radius / 2)
    for n in range(len(NAMES)):
        assert distance(values, n) == pytest.approx(radius * (n + 1) / len(NAMES))
    first, second, last = (label_of(plan, NAMES[n]) for n in (0, 1, 4))
    assert first.x == pytest.approx(middle[0])
    assert first.down == 1
    assert second.x > middle[0] > last.x
    assert (second.across, last.across) == (0, 1)


def test_an_outline_goes_by_what_is_known_and_nothing_is_drawn_for_nothing() -> None:
    full = [
        s for s in plan_radar(chart("radar", lacking=True), WIDTH).shapes if type(s).__name__ == "Polygon"
    ]
    assert sorted(len(s.points) for s in full) == [8, 10, 10, 10]
    empty = Chart(
        "radar",
        texts("ก"),
        (Series(plain_text("ข"), (None,), texts("")),),
        ((0.0, plain_text("0")), (100.0, plain_text("100"))),
        plain_text("ค"),
        SOURCE,
    )
    assert len([s for s in plan_radar(empty, WIDTH).shapes if type(s).__name__ == "Polygon"]) == 1


@pytest.mark.parametrize("kind", ["bars", "radar"])
def test_words_are_text_in_our_own_face(kind: str) -> None:
    made = chart(kind, 5)
    pdf = printed(made)
    [page] = (squeezed(page) for page in pdfium_pages(pdf.content))
    values = [text for row in made.series for text in row.printed] if kind == "radar" else []
    for text in [text for text in made.texts if text not in values]:
        assert squeezed(text.plain) in page
    sheet: Any = pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0]
    fonts = {str(font.get_object()["/BaseFont"]) for font in sheet["/Resources"]["/Font"].values()}
    assert fonts
    assert all(re.fullmatch(r"/[A-Z]{6}\+Sarabun-\w+", font) for font in fonts)


def test_a_chart_and_its_caption_stay_together_with_the_heading_before() -> None:
    body = Geometry.of(PageSetup()).body
    blocks: list[Block] = [chart(), Heading((plain_text("หัวข้อ", Source("h")),), 2), chart("radar")]
    pdf = printed(*blocks)
    assert body * 2 > 2 * HEIGHT
    [first, second] = [box for box in pdf.trace.boxes if box.what == "chart"]
    captions = [box for box in pdf.trace.boxes if box.text == "ภาพที่ 1 คะแนน" and box.what == "text"]
    heading = pdf.trace.of("h")[0]
    assert [c.page for c in captions] == [first.page, second.page] == [1, 2]
    assert heading.page == second.page
    assert all(c.y >= b.y + b.height for c, b in zip(captions, (first, second), strict=True))


# --- pictures in the place of charts -------------------------------------------------------------------------


def pictured(key: str = "own") -> Chart:
    """A chart in whose place a picture stands."""
    return Chart("picture", (), (), (), plain_text("ภาพที่ 1 คะแนน", SOURCE), SOURCE, Photo(key, SOURCE))


def boxes_of(pdf: Rendered, what: str) -> list[TracedBox]:
    return [box for box in pdf.trace.boxes if box.what == what]


@pytest.mark.parametrize("size", [(400, 100), (100, 300), (40, 40)])
def test_a_picture_keeps_its_shape_in_the_place_of_a_chart(size: tuple[int, int]) -> None:
    pdf = printed(pictured(), chart(), page=PageSetup(), read_photo=lambda _: picture(size))
    column = Geometry.of(PageSetup()).column
    [box] = boxes_of(pdf, "photo")
    assert box.width / box.height == pytest.approx(size[0] / size[1])
    assert box.width == pytest.approx(column) or box.height == pytest.approx(HEIGHT)
    assert box.width <= column + 0.01
    assert box.height <= HEIGHT + 0.01
    assert box.x + box.width / 2 == pytest.approx((Geometry.of(PageSetup()).left * 2 + column) / 2)
    caption = boxes_of(pdf, "text")[0]
    assert caption.y == pytest.approx(box.y + box.height)
    [drawn] = boxes_of(pdf, "chart")
    assert (drawn.page, drawn.y) > (box.page, box.y)
    assert not pdf.missing_photos


def test_a_picture_that_is_missing_is_told() -> None:
    pdf = printed(pictured("gone"))
    assert pdf.missing_photos == {"gone"}
    assert boxes_of(pdf, "photo")
    assert squeezed(pdfium_pages(pdf.content)[0]).startswith(squeezed("ภาพที่ 1 คะแนน"))
