"""How the cells of a sheet look: as in the other formats, in TH SarabunPSK."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

FONT = "TH SarabunPSK"
CELL_SIZE = 14

TITLE, HEADING_1, HEADING_2, HEADING_3, BODY, CENTERED, SMALL = (
    "title",
    "heading 1",
    "heading 2",
    "heading 3",
    "body",
    "centered",
    "small",
)
# Of each kind of line: size, whether bold, how it is set.
LINES = {
    TITLE: (22, True, "center"),
    HEADING_1: (18, True, "center"),
    HEADING_2: (16, True, "center"),
    HEADING_3: (16, True, "left"),
    BODY: (16, False, "left"),
    CENTERED: (16, False, "center"),
    SMALL: (14, False, "left"),
}

_HEAD_GREY, _GROUP_GREY = "E6E6E6", "F2F2F2"
_LINK_BLUE = "0563C1"


def font(size: float, *, bold: bool = False, link: bool = False) -> Font:
    """The face of a cell."""
    if link:
        return Font(name=FONT, size=size, bold=bold, color=_LINK_BLUE, underline="single")
    return Font(name=FONT, size=size, bold=bold)


def alignment(across: str, down: str = "top") -> Alignment:
    """How the text of a cell stands in it; lines are broken where the cell ends."""
    return Alignment(horizontal=across, vertical=down, wrap_text=True)


def frame(*, open_top: bool = False, open_foot: bool = False) -> Border:
    """The rules around a cell; an open side has none."""
    rule, none = Side(style="thin"), Side()
    return Border(left=rule, right=rule, top=none if open_top else rule, bottom=none if open_foot else rule)


def fill(*, group: bool = False) -> PatternFill:
    """The grey of a heading, or the lighter one of a group's row."""
    return PatternFill("solid", fgColor=_GROUP_GREY if group else _HEAD_GREY)
