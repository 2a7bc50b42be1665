"""Draws charts as pictures for files that cannot hold their shapes, with the same strokes as in a PDF."""

from io import BytesIO

import pypdfium2
from PIL import Image

from ita_desk.document.blocks import Chart
from ita_desk.records import dataclass
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.charts import HEIGHT, draw_chart
from ita_desk.render.pdf.fonts import Family
from ita_desk.render.pdf.renderer import PdfRenderer

DOTS_PER_INCH = 220
_EDGE = 2.0  # points above and below, for strokes and letters on the chart's very edge
_GREYS = 16  # as many as smooth edges need; each dot then takes half a byte


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A PNG on white paper, and the size at which it is printed."""

    content: bytes
    width_mm: float
    height_mm: float


class ChartPictures:
    """Draws charts with the faces of one family."""

    def __init__(self, family: Family) -> None:
        self._pdf = PdfRenderer(family)

    def png_of(self, chart: Chart, width_mm: float) -> ChartPicture:
        """The picture of a chart in whose place no picture of the office's own stands; equal charts give equal bytes."""
        width, height = width_mm * styles.MILLIMETRE, HEIGHT + 2 * _EDGE
        typesetter = self._pdf.typesetter(())
        page = BytesIO()
        canvas = self._pdf.canvas((), (width, height))
        draw_chart(chart, canvas, typesetter, 0.0, _EDGE, width)
        canvas.end_page()
        canvas.finish()
        canvas.write(page)
        return ChartPicture(_png_of_page(page.getvalue()), width_mm, height / styles.MILLIMETRE)


def _png_of_page(pdf: bytes) -> bytes:
    """The only page of a PDF as a PNG of few greys."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        bitmap = page.render(scale=DOTS_PER_INCH / 72, grayscale=True)
        greys = bitmap.to_pil().convert("L")
        bitmap.close()
        page.close()
    return _small_png(greys)


def _small_png(greys: Image.Image) -> bytes:
    """A grey picture with as many shades as its palette holds, from black to white."""
    step = 255 // (_GREYS - 1)
    shades = greys.point([round(level / step) for level in range(256)], "L")
    picture = Image.frombytes("P", shades.size, shades.tobytes())
    picture.putpalette([shade * step for shade in range(_GREYS) for _ in range(3)])
    png = BytesIO()
    picture.save(png, "PNG", optimize=True, bits=4, dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return png.getvalue()
