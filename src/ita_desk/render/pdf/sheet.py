"""Sets the blocks that are not tables: cover, headings, paragraphs."""

from ita_desk.document.blocks import Cover, Heading, Paragraph, Source
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Pages
from ita_desk.render.pdf.thai_text import SetText, Style

# Where the cover's titles end and its foot begins, as shares of the page's height.
_TITLES_MIDDLE, _FOOT_MIDDLE = 0.40, 0.74
_HEADING_GAP = 10.0
_PARAGRAPH_GAP = 6.0
_DOTS_RISE = 6.0  # of the dots above the foot of the line they are
_UNDIVIDED = 3  # lines that stay together: cut, they would leave one alone


def draw_cover(cover: Cover, pages: Pages) -> None:
    """A page of its own without a number: seal and titles above, the agency below."""
    g = pages.geometry
    if not pages.fresh:
        pages.next_page()
    titles = [pages.typesetter.set_text(t, styles.COVER_TITLE, g.column) for t in cover.titles]
    y = max(g.top, g.height * _TITLES_MIDDLE - sum(t.height for t in titles) / 2)
    if cover.seal:
        wide, high = pages.photos.print_size(cover.seal, styles.SEAL_HEIGHT * 2, styles.SEAL_HEIGHT)
        top = max(g.top, y - high - 24)
        pages.put_photo(cover.seal, g.left + (g.column - wide) / 2, top, wide, high)
        y = max(y, top + high + 24)
    pages.y = y
    for text, source in zip(titles, cover.titles, strict=True):
        flow(text, source.source, pages, numbered=False)
    _draw_foot(cover, pages)
    pages.y = g.bottom
    pages.numbered = False
    pages.next_page()


def _draw_foot(cover: Cover, pages: Pages) -> None:
    g = pages.geometry
    styles_of = [styles.COVER_FOOT if n < 2 else styles.COVER_ADDRESS for n in range(len(cover.foot))]
    foot = [pages.typesetter.set_text(t, s, g.column) for t, s in zip(cover.foot, styles_of, strict=True)]
    height = sum(text.height for text in foot)
    pages.y = max(pages.y + 24, min(g.height * _FOOT_MIDDLE - height / 2, g.bottom - height))
    for text, source in zip(foot, cover.foot, strict=True):
        flow(text, source.source, pages, numbered=False)


def heading_height(heading: Heading, pages: Pages) -> float:
    """The height of a heading with the gaps around it, in points."""
    return sum(text.height for text in _heading_lines(heading, pages)) + 1.5 * _HEADING_GAP


def _heading_lines(heading: Heading, pages: Pages) -> list[SetText]:
    style = {1: styles.HEADING_1, 2: styles.HEADING_2}.get(heading.level, styles.HEADING_3)
    return [pages.typesetter.set_text(line, style, pages.geometry.column) for line in heading.lines]


def draw_heading(heading: Heading, pages: Pages, following: float) -> None:
    """Centred bold lines, on one page with the `following` points of what comes after."""
    texts = _heading_lines(heading, pages)
    if pages.room < heading_height(heading, pages) + following and not pages.fresh:
        pages.next_page()
    pages.skip(_HEADING_GAP)
    for text, line in zip(texts, heading.lines, strict=True):
        flow(text, line.source, pages)
    pages.y += _HEADING_GAP / 2


def is_short(paragraph: Paragraph, pages: Pages) -> bool:
    """Whether the end of a page never cuts the paragraph."""
    text = pages.typesetter.set_text(paragraph.text, _paragraph_style(paragraph), pages.geometry.column)
    return len(text.lines) <= _UNDIVIDED


def opening_height(paragraph: Paragraph, pages: Pages, trailing: float) -> float:
    """The height in which a paragraph is begun on a page, given the points that must stand below its end."""
    text = pages.typesetter.set_text(paragraph.text, _paragraph_style(paragraph), pages.geometry.column)
    lines = len(text.lines)
    below = paragraph.lines * styles.WRITING + trailing
    if lines > _UNDIVIDED:
        return 2 * text.leading
    return lines * text.leading + (below + _PARAGRAPH_GAP if below else 0.0)


def _paragraph_style(paragraph: Paragraph) -> Style:
    return styles.BODY if paragraph.indented and not paragraph.text.marker else styles.BODY_FLUSH


def draw_paragraph(paragraph: Paragraph, pages: Pages, trailing: float = 0.0) -> None:
    """Running text over as many pages as it needs, never a single line apart; its end with the points that follow."""
    text = pages.typesetter.set_text(paragraph.text, _paragraph_style(paragraph), pages.geometry.column)
    below = paragraph.lines * styles.WRITING + trailing
    if paragraph.text.plain or paragraph.text.marker:
        flow(text, paragraph.text.source, pages, trailing=below + _PARAGRAPH_GAP if below else 0.0)
    _draw_writing_lines(paragraph, pages)
    pages.y += _PARAGRAPH_GAP


def _draw_writing_lines(paragraph: Paragraph, pages: Pages) -> None:
    g = pages.geometry
    for _ in range(paragraph.lines):
        if pages.room < styles.WRITING and not pages.fresh:
            pages.next_page()
        pages.note(g.left, pages.y, g.column, styles.WRITING, "text", paragraph.text.source)
        pages.y += styles.WRITING
        pages.canvas.dots(g.left, g.right, pages.y - _DOTS_RISE)


def flow(
    text: SetText, source: Source | None, pages: Pages, *, numbered: bool = True, trailing: float = 0.0
) -> None:
    """Put a text down, on as many pages as it needs; `numbered` is whether those it fills bear a number.

    Its last lines stand on one page with the `trailing` points of what follows, where that is possible.
    """
    first, lines = 0, len(text.lines)
    while first < lines:
        fits = _lines_that_fit(text, lines - first, pages)
        if fits == lines - first and pages.room < fits * text.leading + trailing:
            fewer = fits - 2 if fits > _UNDIVIDED else 0
            fits = fits if pages.fresh and not fewer else fewer
        if fits == 0:
            pages.numbered = numbered
            pages.next_page()
            continue
        place = (pages.geometry.left, pages.y, pages.geometry.column)
        pages.put_lines(text, place, (first, first + fits), source)
        pages.y += fits * text.leading
        first += fits


def _lines_that_fit(text: SetText, left: int, pages: Pages) -> int:
    fits = min(left, int((pages.room + 1e-6) / text.leading))
    if fits == left:
        return fits
    if left - fits == 1:
        fits -= 1
    if fits < 2 and not pages.fresh:
        return 0
    return max(fits, 1)
