"""Draws charts: bars by category, and radars. Greys only, told apart by lightness and by the values written on them.

The shapes are ReportLab's; words and numbers are set like all other text, for ReportLab knows no Thai.
"""

import math
from typing import Any

from reportlab.graphics.renderPDF import _PDFRenderer
from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect, Shape
from reportlab.lib.colors import Color, black

from ita_desk.document.blocks import Chart, Series, Text
from ita_desk.records import dataclass
from ita_desk.render.pdf.canvas import PdfCanvas
from ita_desk.render.pdf.page import Pages
from ita_desk.render.pdf.styles import style
from ita_desk.render.pdf.thai_text import SetText, Style, Typesetter

HEIGHT = 210.0  # points, without the caption
CHART_CAPTION = style(14, "center")
_GAP = 8.0
_LABEL, _VALUE = style(12, "center", spacing=1.1), style(10, "center", spacing=1.0)
_SIDE, _SIDE_VALUE = style(12, spacing=1.1), style(10, spacing=1.0)
_AXIS = 30.0  # room for the scale's numbers
_LEGEND = 20.0
_GREYS = (0.25, 0.6, 0.85, 0.45, 0.72)  # the newest darkest, neighbours far apart
_GRID = Color(0.8, 0.8, 0.8)
_DASHES: tuple[list[int] | None, ...] = (None, [4, 2], [1, 2], [6, 2, 1, 2], [2, 2])
_GROUP_SHARE = 0.8  # of a category's width that its bars take
_LYING = 24.0  # points: about as wide as a number with two decimals; on narrower bars it stands upright
_RADAR_LABEL = 120.0


@dataclass(frozen=True, slots=True)
class Label:
    """A text on a chart at a point (from the chart's top left); `turned` reads upwards from there.

    `across` and `down` say which part of the text's box stands at the point: 0 its left or top, 1 its right or bottom.
    """

    text: Text
    style: Style
    x: float
    y: float
    width: float
    across: float = 0.5
    down: float = 0.5
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a chart is made of: shapes, with y from the bottom as ReportLab counts, and labels."""

    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]


class _ShapesRenderer(_PDFRenderer):  # type: ignore[misc]  # ReportLab has no types
    def applyStateChanges(self, delta: dict[str, Any], new_state: dict[str, Any]) -> None:  # noqa: N802
        # Its first state names a stock font, which would stand in the file although nothing is written with it.
        shape_only = {key: value for key, value in delta.items() if not key.startswith("font")}
        super().applyStateChanges(shape_only, new_state)


def chart_height(chart: Chart, pages: Pages) -> float:
    """The height of a chart with its caption and the gaps around it, in points."""
    caption = pages.typesetter.set_text(chart.caption, CHART_CAPTION, pages.geometry.column)
    return _print_size(chart, pages)[1] + caption.height + 2 * _GAP


def _print_size(chart: Chart, pages: Pages) -> tuple[float, float]:
    """Width and height of a chart, or of the picture in its place: as wide as the column, at most a chart's height."""
    if chart.picture is None:
        return pages.geometry.column, HEIGHT
    return pages.photos.print_size(chart.picture, pages.geometry.column, HEIGHT)


def put_chart(chart: Chart, pages: Pages) -> None:
    """Put a chart with its caption down, both on one page."""
    if pages.room < chart_height(chart, pages) and not pages.fresh:
        pages.next_page()
    pages.skip(_GAP)
    left, column = pages.geometry.left, pages.geometry.column
    width, height = _print_size(chart, pages)
    if chart.picture:
        pages.put_photo(chart.picture, left + (column - width) / 2, pages.y, width, height)
    else:
        draw_chart(chart, pages.canvas, pages.typesetter, left, pages.y, column)
        said = "\n".join(text.plain for text in chart.texts if text is not chart.caption)
        pages.note(left, pages.y, column, HEIGHT, "chart", chart.source, said)
    pages.y += height
    caption = pages.typesetter.set_text(chart.caption, CHART_CAPTION, column)
    pages.put_lines(caption, (left, pages.y, column), (0, len(caption.lines)), chart.caption.source)
    pages.y += caption.height + _GAP


def draw_chart(
    chart: Chart, canvas: PdfCanvas, typesetter: Typesetter, x: float, y: float, width: float
) -> None:
    """Draw a chart `HEIGHT` high with its top left at (x, y)."""
    plan = plan_radar(chart, width) if chart.kind == "radar" else plan_bars(chart, width, typesetter)
    drawing = Drawing(width, HEIGHT)
    for shape in plan.shapes:
        drawing.add(shape)
    _ShapesRenderer().draw(drawing, canvas.canvas, x, canvas.height - y - HEIGHT)
    for label in plan.labels:
        _draw_label(label, canvas, typesetter, x, y)


def _draw_label(label: Label, canvas: PdfCanvas, typesetter: Typesetter, x: float, y: float) -> None:
    text = typesetter.set_text(label.text, label.style, label.width)
    width = label.width if label.style.align == "center" else _width_of(text)
    if not label.turned:
        canvas.draw_lines(text, x + label.x - label.across * width, y + label.y - label.down * text.height)
        return
    canvas.canvas.saveState()
    canvas.canvas.translate(x + label.x, canvas.height - (y + label.y))
    canvas.canvas.rotate(90)
    canvas.canvas.translate(0, -canvas.height)
    canvas.draw_lines(text, -label.across * width, -label.down * text.height)
    canvas.canvas.restoreState()


def _width_of(text: SetText) -> float:
    return max((strip.x + strip.width for line in text.lines for strip in line), default=0.0)


# --- bars ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Field:
    """Where bars stand: from `foot` (points from the bottom) so `high`, each category `share` wide, each bar `bar`."""

    foot: float
    high: float
    share: float
    bar: float
    most: float

    def middle(self, category: int) -> float:
        return _AXIS + (category + 0.5) * self.share

    def level(self, value: float) -> float:
        return self.foot + self.high * min(value, self.most) / self.most


def plan_bars(chart: Chart, width: float, typesetter: Typesetter) -> Plan:
    """Bars side by side for each category, the oldest series left, with a scale, values on the bars, and a legend."""
    share = (width - _AXIS) / max(len(chart.categories), 1)
    named = [typesetter.set_text(text, _LABEL, share - 4).height for text in chart.categories]
    foot = max(named, default=0.0) + 6
    bar = min(share * _GROUP_SHARE / max(len(chart.series), 1), 42.0)
    above = 14.0 if bar >= _LYING else 28.0  # the value of the highest bar stands over it
    above += _LEGEND if len(chart.series) > 1 else 8.0
    field = _Field(foot, HEIGHT - foot - above, share, bar, chart.ticks[-1][0])
    names = [
        Label(text, _LABEL, field.middle(number), HEIGHT - foot + 4, share - 4, down=0)
        for number, text in enumerate(chart.categories)
    ]
    parts = [_scale(chart, field, width), _bars(chart, field), _legend(chart.series, width)]
    shapes = tuple(shape for some, _ in parts for shape in some)
    return Plan(shapes, (*names, *(label for _, some in parts for label in some)))


def _scale(chart: Chart, field: _Field, width: float) -> tuple[list[Shape], list[Label]]:
    shapes: list[Shape] = []
    labels: list[Label] = []
    for value, text in chart.ticks:
        level = field.level(value)
        shapes.append(
            Line(_AXIS, level, width, level, strokeColor=_GRID if value else black, strokeWidth=0.5)
        )
        labels.append(Label(text, _SIDE_VALUE, _AXIS - 4, HEIGHT - level, _AXIS, across=1))
    return shapes, labels


def _bars(chart: Chart, field: _Field) -> tuple[list[Shape], list[Label]]:
    shapes: list[Shape] = []
    labels: list[Label] = []
    for turn, row in enumerate(chart.series):
        grey = _grey(len(chart.series) - 1 - turn)
        for number, value in enumerate(row.values):
            if value is None:
                continue
            left = field.middle(number) + (turn - len(chart.series) / 2) * field.bar
            tall = field.level(value) - field.foot
            shapes.append(
                Rect(left, field.foot, field.bar, tall, fillColor=grey, strokeColor=black, strokeWidth=0.4)
            )
            place = (left + field.bar / 2, HEIGHT - field.level(value) - 2)
            labels.append(_value_label(row.printed[number], place, field.bar))
    return shapes, labels


def _value_label(text: Text, place: tuple[float, float], bar: float) -> Label:
    x, y = place
    if bar < _LYING:
        return Label(text, _SIDE_VALUE, x, y, 40, across=0, turned=True)
    return Label(text, _VALUE, x, y, 40, down=1)


def _grey(number: int) -> Color:
    shade = _GREYS[number % len(_GREYS)]
    return Color(shade, shade, shade)


def _legend(series: tuple[Series, ...], width: float) -> tuple[list[Shape], list[Label]]:
    """The names of the series with their greys, at the top right; nothing for a single one."""
    if len(series) < 2:
        return [], []
    room = min(70.0, width / len(series))
    shapes: list[Shape] = []
    labels: list[Label] = []
    for turn, row in enumerate(series):
        left = width - (len(series) - turn) * room
        grey = _grey(len(series) - 1 - turn)
        shapes.append(Rect(left, HEIGHT - 14, 9, 9, fillColor=grey, strokeColor=black, strokeWidth=0.4))
        labels.append(Label(row.name, _SIDE, left + 13, 9.5, room - 14, across=0))
    return shapes, labels


# --- radar ---------------------------------------------------------------------------------------------------


def plan_radar(chart: Chart, width: float) -> Plan:
    """A spoke for each category from the top clockwise, rings at the ticks, an outline for each series."""
    middle, radius = (width / 2, HEIGHT / 2 - 4), HEIGHT / 2 - 30
    most, spokes = chart.ticks[-1][0], len(chart.categories)
    shapes: list[Shape] = []
    labels: list[Label] = []
    for value, text in chart.ticks[1:]:
        ring = [_spoke(middle, radius * value / most, n, spokes) for n in range(spokes)]
        shapes.append(_outline(ring, _GRID, 0.5, None))
        labels.append(Label(text, _SIDE_VALUE, ring[0][0] + 3, HEIGHT - ring[0][1], 40, across=0))
    for number, text in enumerate(chart.categories):
        end = _spoke(middle, radius, number, spokes)
        shapes.append(Line(*middle, *end, strokeColor=_GRID, strokeWidth=0.5))
        labels.append(_spoke_label(text, _spoke(middle, radius + 8, number, spokes), middle))
    for turn, row in enumerate(chart.series):
        age = len(chart.series) - 1 - turn
        known = [
            _spoke(middle, radius * min(value, most) / most, n, spokes)
            for n, value in enumerate(row.values)
            if value is not None
        ]
        if known:
            shapes.append(_outline(known, black, 1.6 if age == 0 else 0.9, _DASHES[age % len(_DASHES)]))
    shapes_of, labels_of = _line_legend(chart.series, width)
    return Plan((*shapes, *shapes_of), (*labels, *labels_of))


def _spoke(middle: tuple[float, float], distance: float, number: int, spokes: int) -> tuple[float, float]:
    """The point so far from the middle on a spoke; y from the bottom."""
    angle = math.pi / 2 - 2 * math.pi * number / max(spokes, 1)
    return middle[0] + distance * math.cos(angle), middle[1] + distance * math.sin(angle)


def _outline(points: list[tuple[float, float]], colour: Color, width: float, dash: list[int] | None) -> Shape:
    flat = [coordinate for point in points for coordinate in point]
    return Polygon(flat, fillColor=None, strokeColor=colour, strokeWidth=width, strokeDashArray=dash)


def _spoke_label(text: Text, end: tuple[float, float], middle: tuple[float, float]) -> Label:
    x, y = end
    aside = abs(x - middle[0]) > 4
    across = (0.0 if x > middle[0] else 1.0) if aside else 0.5
    return Label(
        text,
        _SIDE if aside else _LABEL,
        x,
        HEIGHT - y,
        _RADAR_LABEL,
        across=across,
        down=0.5 if aside else (1.0 if y > middle[1] else 0.0),
    )


def _line_legend(series: tuple[Series, ...], width: float) -> tuple[list[Shape], list[Label]]:
    if len(series) < 2:
        return [], []
    shapes: list[Shape] = []
    labels: list[Label] = []
    for turn, row in enumerate(series):
        age = len(series) - 1 - turn
        y = HEIGHT - 10 - 14 * turn
        line = Line(width - 80, y, width - 58, y, strokeColor=black, strokeWidth=1.6 if age == 0 else 0.9)
        line.strokeDashArray = _DASHES[age % len(_DASHES)]
        shapes.append(line)
        labels.append(Label(row.name, _SIDE, width - 54, HEIGHT - y, 54, across=0))
    return shapes, labels
