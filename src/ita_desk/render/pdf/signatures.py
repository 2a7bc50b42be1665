"""Sets the places to sign: side by side where they fit, else one below the other; kept together on a page."""

from ita_desk.document.blocks import Signatures, Text
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Pages
from ita_desk.render.pdf.thai_text import SetText

# Signers in a row stand at least this share of the column apart; one alone has the right half.
_GUTTER = 0.03
_Signer = list[tuple[SetText, Text]]


class _Plan:
    """The signers set in `across` columns, and how high they stand."""

    def __init__(self, block: Signatures, pages: Pages, across: int) -> None:
        g = pages.geometry
        share = g.column / max(across, 2)
        self.width = share - g.column * _GUTTER
        self.signers: list[_Signer] = [
            [(pages.typesetter.set_text(line, styles.SIGNER, self.width), line) for line in signer]
            for signer in block.signers
        ]
        self.lefts = [g.right - share * (across - place) + g.column * _GUTTER / 2 for place in range(across)]
        self.across = across

    @property
    def fits(self) -> bool:
        """Whether no line of any signer is broken."""
        return all(len(text.lines) == 1 for signer in self.signers for text, _ in signer)

    @property
    def height(self) -> float:
        """The height with the gap above, in points."""
        heights = [sum(text.height for text, _ in signer) for signer in self.signers]
        if self.across > 1:
            return styles.SIGN_GAP + max(heights)
        return styles.SIGN_GAP + sum(heights) + styles.SIGNERS_GAP * (len(heights) - 1)


def _plan(block: Signatures, pages: Pages) -> _Plan:
    beside = _Plan(block, pages, len(block.signers))
    return beside if beside.fits else _Plan(block, pages, 1)


def signatures_height(block: Signatures, pages: Pages) -> float:
    """The height of the places to sign with the gap above them, in points."""
    return _plan(block, pages).height


def draw_signatures(block: Signatures, pages: Pages) -> None:
    """Put the places to sign on one page."""
    plan = _plan(block, pages)
    if pages.room < plan.height and not pages.fresh:
        pages.next_page()
    pages.skip(styles.SIGN_GAP)
    top = lowest = pages.y
    for number, signer in enumerate(plan.signers):
        if plan.across > 1:
            pages.y = top
        elif number:
            pages.skip(styles.SIGNERS_GAP)
        _draw_signer(signer, plan.lefts[number % plan.across], plan.width, pages)
        lowest = max(lowest, pages.y)
    pages.y = lowest


def _draw_signer(signer: _Signer, left: float, width: float, pages: Pages) -> None:
    for text, line in signer:
        for number in range(len(text.lines)):
            if pages.room < text.leading and not pages.fresh:  # only lines without end reach the foot
                pages.next_page()
            pages.put_lines(text, (left, pages.y, width), (number, number + 1), line.source)
            pages.y += text.leading
