"""The places to sign: side by side where they fit, else one below the other; kept together on a page."""

from docx.oxml.xmlchemy import BaseOxmlElement

from ita_desk.document.blocks import Signatures, Text
from ita_desk.render.docx.elements import element, seam, twips
from ita_desk.render.docx.sheet import Sheet, cell, grid, shares, table_row
from ita_desk.render.docx.style_sheet import PLAIN_GRID
from ita_desk.render.docx.texts import estimated_width
from ita_desk.render.pdf import styles

# Of the column, between two signers.
_GUTTER = 0.03


def put_signatures(block: Signatures, sheet: Sheet) -> None:
    """The signers, in the right half of the column where there is only one in a row."""
    if not block.signers:
        return
    column = sheet.geometry.column
    across = len(block.signers) if _fit_beside(block, column) else 1
    halves = [1.0] * max(across, 2)
    widths = shares(halves, twips(column))
    made = grid(PLAIN_GRID, widths)
    for start in range(0, len(block.signers), across):
        signers = block.signers[start : start + across]
        last = start + across >= len(block.signers)
        gap = styles.SIGNERS_GAP if start else 0.0
        cells = [_signer(signer, widths[-1], sheet, gap, kept=not last) for signer in signers]
        blank = [cell(widths[0], ())] if across == 1 else []
        made.append(table_row([*blank, *cells], element("w:cantSplit")))
    if not sheet.fresh:
        sheet.put(seam(styles.SIGN_GAP, keep_next=True))
    sheet.put(made)


def _fit_beside(block: Signatures, column: float) -> bool:
    room = column / max(len(block.signers), 2) - column * _GUTTER
    lines = (line.marker + line.plain for signer in block.signers for line in signer)
    return all(estimated_width(line, styles.SIGNER.size) <= room for line in lines)


def _signer(lines: tuple[Text, ...], width: int, sheet: Sheet, gap: float, *, kept: bool) -> BaseOxmlElement:
    content = []
    for number, line in enumerate(lines):
        before = [element("w:spacing", before=twips(gap))] if gap and not number else []
        content.append(
            sheet.writer.paragraph(line, "Signature", styles.SIGNER.size, width / 20, before, keep_next=kept)
        )
    return cell(width, content, empty="Signature")
