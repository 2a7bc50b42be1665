"""What a part of a page looks like, measured from its own top: it can be put down at any height, on any page, again."""

from collections.abc import Iterable

from ita_desk.document.blocks import Photo, Source
from ita_desk.records import dataclass
from ita_desk.render.pdf.ink import Ink, Used
from ita_desk.render.pdf.operators import fill_operators, rule_operators
from ita_desk.render.pdf.thai_text import SetText
from ita_desk.render.pdf.trace import TracedBox

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Painted:
    """The operators, with what goes beside them; all heights are points down from the top of the part.

    `boxes` are those of the trace, on no page yet. `links` are addresses and `photos` pictures with their boxes (left,
    top, width, height). `used` are the words.
    """

    operators: str
    height: float
    boxes: tuple[TracedBox, ...]
    links: tuple[tuple[str, Rectangle], ...]
    photos: tuple[tuple[Photo, Rectangle], ...]
    used: Used


class Painting:
    """Something being painted from its top down."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._operators: list[str] = []
        self._boxes: list[TracedBox] = []
        self._links: list[tuple[str, Rectangle]] = []
        self._photos: list[tuple[Photo, Rectangle]] = []
        self._used: Used = {}

    def note(self, box: Rectangle, what: str, source: Source | None, text: str = "") -> None:
        """Enter a box (left, top, width, height) in the trace."""
        self._boxes.append(TracedBox(0, *box, what, source, text))

    def fill(self, box: Rectangle, grey: float) -> None:
        """A grey box (left, top, width, height) without a border; 1 is white."""
        left, top, width, height = box
        self._operators.append(fill_operators((left, -top - height, width, height), grey))

    def rules(self, lines: Iterable[Rectangle], width: float) -> None:
        """Straight lines, each from (x1, y1) to (x2, y2)."""
        self._operators.append(rule_operators(lines, width))

    def draw_lines(self, text: SetText, x: float, y: float, lines: tuple[int, int]) -> None:
        """Lines of a set text, the first with its top at `y`."""
        self._operators += self._ink.lines(text, x, -y, lines, self._used)
        self._links += text.linked_boxes(x, y, *lines)

    def put_lines(self, text: SetText, box: Rectangle, lines: tuple[int, int], source: Source | None) -> None:
        """Lines of a set text in a box (left, top, width, height) of the trace."""
        self.draw_lines(text, box[0], box[1], lines)
        self.note(box, "text", source, text.said(*lines))

    def put_photo(self, photo: Photo, box: Rectangle) -> None:
        """A picture in a box (left, top, width, height)."""
        self._photos.append((photo, box))
        self.note(box, "photo", photo.source)

    def painted(self, height: float) -> Painted:
        """All of it."""
        boxes, links, photos = tuple(self._boxes), tuple(self._links), tuple(self._photos)
        return Painted("\n".join(self._operators), height, boxes, links, photos, self._used)
