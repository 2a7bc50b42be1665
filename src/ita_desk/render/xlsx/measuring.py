"""How high text stands in a sheet. Programs find that out for single cells but not for those merged of several."""

from collections.abc import Iterable

from ita_desk.document.blocks import PageSetup, plain_text
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Geometry
from ita_desk.render.pdf.thai_text import Typesetter
from ita_desk.render.xlsx import looks
from ita_desk.render.xlsx.cell_text import clean_text, said_of
from ita_desk.render.xlsx.contents import TextLine

MOST_HEIGHT = 400.0  # points; a sheet's rows are at most 409
_PADDING = 4.0  # at either side of a cell
_SLACK = 1.04  # others break lines a little differently
_DIGIT = 7 / 96 * 72  # points: the width of a digit of the face (Arial 10) that columns are measured in
_MOST_FROZEN = 170.0  # points of text above a table that leave room for the table itself on a small screen


class Measure:
    """Measures in the face that is as wide as TH SarabunPSK."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter

    def text_height(
        self, text: str, width: float, size: float = looks.CELL_SIZE, *, bold: bool = False
    ) -> float:
        """The height of a text of one or more lines in a cell so many points wide."""
        look = styles.style(size, bold=bold)
        room = max(width - 2 * _PADDING, size)
        lines = (self._typesetter.set_text(plain_text(line or " "), look, room) for line in text.split("\n"))
        return sum(max(line.height, look.leading) for line in lines) * _SLACK

    def line_height(self, line: TextLine, width: float) -> float:
        """The height of a line of text over all columns."""
        size, bold, _ = looks.LINES[line.kind]
        return self.text_height(clean_text(said_of(line.text)), width, size, bold=bold)

    def stays(self, lines: Iterable[TextLine], page: PageSetup) -> bool:
        """Whether lines are so low that they may stay in sight above a table."""
        width = Geometry.of(page).column
        return sum(self.line_height(line, width) for line in lines) <= _MOST_FROZEN


def column_widths(shares: Iterable[float], page: PageSetup) -> list[float]:
    """The widths in points of columns that fill the page's type area."""
    given = list(shares)
    column = Geometry.of(page).column
    return [column * share / sum(given) for share in given]


def sheet_width(points: float) -> float:
    """A width as a sheet counts it: in digits."""
    return points / _DIGIT
