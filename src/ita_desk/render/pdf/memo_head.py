"""Sets the head of a memo: large labels, and values on dotted lines that stand to be written on where they are empty."""

from ita_desk.document.blocks import Labelled, MemoHead
from ita_desk.records import dataclass
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Pages
from ita_desk.render.pdf.thai_text import SetText, Style

_EMBLEM = 15 * styles.MILLIMETRE  # the height of the emblem on memos
_LABEL_GAP = 6.0
_GAP = 6.0  # before the addressee, and after
_DOTS_FALL = 4.5  # from the baseline down to the dots


def draw_memo_head(head: MemoHead, pages: Pages) -> None:
    """The head at the top of a page: title, from whom, number and date on one line, subject, addressee."""
    if not pages.fresh:
        pages.next_page()
    _draw_title(head, pages)
    left, column = pages.geometry.left, pages.geometry.column
    middle = left + column / 2
    _draw_line([_Part(head.sender, left, column, styles.MEMO_LABEL, pages)], pages)
    number = _Part(head.number, left, column / 2 - _LABEL_GAP, styles.MEMO_LABEL, pages)
    _draw_line([number, _Part(head.date, middle, column / 2, styles.MEMO_LABEL, pages)], pages)
    _draw_line([_Part(head.subject, left, column, styles.MEMO_LABEL, pages)], pages)
    pages.skip(_GAP)
    _draw_line([_Part(head.to, left, column, styles.MEMO_VALUE, pages)], pages, dotted=False)
    pages.skip(_GAP)


def _draw_title(head: MemoHead, pages: Pages) -> None:
    """The title between the emblem's room at the left and as much at the right, on the emblem's foot."""
    g = pages.geometry
    x, width = g.left + _EMBLEM + _LABEL_GAP, g.column - 2 * (_EMBLEM + _LABEL_GAP)
    title = pages.typesetter.set_text(head.title, styles.MEMO_TITLE, width)
    lines = min(len(title.lines), int(g.body / 2 / title.leading))  # a title without end is cut
    height = max(_EMBLEM, lines * title.leading)
    if head.seal:
        wide, high = pages.photos.print_size(head.seal, _EMBLEM, _EMBLEM)
        pages.put_photo(head.seal, g.left, pages.y + _EMBLEM - high, wide, high)
    y = pages.y + height - lines * title.leading
    pages.put_lines(title, (x, y, width), (0, lines), head.title.source)
    pages.y += height


@dataclass(frozen=True, slots=True)
class _Set:
    """A label or a value with its place."""

    text: SetText
    x: float
    width: float


class _Part:
    """A label and its value in a stretch of the column."""

    def __init__(self, part: Labelled, x: float, width: float, style: Style, pages: Pages) -> None:
        self.part = part
        label = pages.typesetter.set_text(part.label, style, width)
        taken = max((strip.x + strip.width for strip in label.lines[0]), default=0.0)
        self.label = _Set(label, x, taken + _LABEL_GAP / 2)  # marks may reach over the last letter
        rest = width - taken - _LABEL_GAP
        value = pages.typesetter.set_text(part.value, styles.MEMO_VALUE, rest)
        self.value = _Set(value, x + taken + _LABEL_GAP, rest)
        self.lines = len(value.lines) if part.value.plain.strip() else 0


def _draw_line(parts: list[_Part], pages: Pages, *, dotted: bool = True) -> None:
    """Parts side by side, their values' first lines on the baseline of the labels."""
    for number in range(max(1, *(part.lines for part in parts))):
        leading = parts[0].label.text.leading if number == 0 else parts[0].value.text.leading
        if pages.room < leading and not pages.fresh:  # only a value without end reaches the foot
            pages.next_page()
        for part in parts:
            _draw_part(part, number, leading, pages, dotted=dotted)
        pages.y += leading


def _draw_part(part: _Part, number: int, leading: float, pages: Pages, *, dotted: bool) -> None:
    """The label, with the first line, and one line of the value."""
    label, value = part.label, part.value
    set_first = label.text if number == 0 else value.text
    baseline = pages.y + pages.canvas.baseline(set_first)
    if number == 0:
        pages.put_lines(label.text, (label.x, pages.y, label.width), (0, 1), part.part.label.source)
    if number < part.lines:
        y = baseline - pages.canvas.baseline(value.text)
        pages.put_lines(value.text, (value.x, y, value.width), (number, number + 1), part.part.value.source)
    elif number == 0:
        pages.note(value.x, pages.y, value.width, leading, "text", part.part.value.source)
    if dotted and number < max(1, part.lines):
        pages.canvas.dots(value.x, value.x + value.width, baseline + _DOTS_FALL)
