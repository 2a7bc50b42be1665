"""The look of a report: sizes in "TH Sarabun points", greys, paddings.

Body 16 and table 14 follow the typing rules of Thai offices (Prime Minister's Office rules on correspondence); single
spacing of TH Sarabun New is 1.331 of its size.
"""

from ita_desk.render.pdf.thai_text import Style

SPACING = 1.331
MILLIMETRE = 72 / 25.4
# First-line indent of an official paragraph, 2.5 cm.
INDENT = 25 * MILLIMETRE


def style(
    size: float, align: str = "left", *, bold: bool = False, indent: float = 0.0, spacing: float = SPACING
) -> Style:
    """A style at single spacing."""
    return Style(size, size * spacing, align, bold, indent)


BODY = style(16, "thai", indent=INDENT)
BODY_FLUSH = style(16, "thai")
COVER_TITLE = style(28, "center", bold=True)
COVER_FOOT = style(22, "center", bold=True)
COVER_ADDRESS = style(16, "center")
HEADING_1 = style(18, "center", bold=True)
HEADING_2 = style(16, "center", bold=True)
HEADING_3 = style(16, bold=True)
CELL = style(14)
CELL_CENTER = style(14, "center")
CELL_HEAD = style(14, "center", bold=True)
CELL_GROUP = style(14)
SIGNER = style(16, "center")
CAPTION = style(12, "center")
PHOTO_CAPTION = style(14, "center")
MEMO_TITLE = style(29, "center", bold=True)
MEMO_LABEL = style(20, bold=True)
MEMO_VALUE = style(16)
FOOT = style(12)
DRAFT = style(280, bold=True)

HEAD_GREY, GROUP_GREY, NO_PHOTO_GREY = 0.9, 0.95, 0.9
RULE = 0.5
# The height of a dotted line to write on by hand.
WRITING = 24.0
SIGN_GAP, SIGNERS_GAP = 24.0, 12.0
PAD_X, PAD_Y = 4.0, 2.5
SEAL_HEIGHT = 90.0
PHOTO_HEIGHT = 150.0
PHOTO_GAP = 4.0
