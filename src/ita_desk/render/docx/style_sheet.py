"""The styles of a Word file: the sizes of the PDF, each for Latin and for Thai letters, under names that Word knows."""

from docx.oxml.xmlchemy import BaseOxmlElement

from ita_desk.records import dataclass
from ita_desk.render.docx.elements import element, twips
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.charts import CHART_CAPTION
from ita_desk.render.pdf.thai_text import Style

FONT = "TH SarabunPSK"
_ALIGNMENTS = {"left": "left", "center": "center", "right": "right", "thai": "thaiDistribute"}
GRID, PLAIN_GRID = "TableGrid", "PlainGrid"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A style of paragraphs: its id, its name (Word shows those it knows in Thai), and the gaps around it in points."""

    id: str
    name: str
    style: Style
    before: float = 0.0
    after: float = 0.0
    heading: int = 0


_KINDS = (
    _Kind("BodyText", "Body Text", styles.BODY_FLUSH, after=6),
    _Kind("FirstIndent", "Body Text First Indent", styles.BODY, after=6),
    _Kind("Heading1", "heading 1", styles.HEADING_1, 10, 5, heading=1),
    _Kind("Heading2", "heading 2", styles.HEADING_2, 10, 5, heading=2),
    _Kind("Heading3", "heading 3", styles.HEADING_3, 10, 5, heading=3),
    _Kind("Title", "Title", styles.COVER_TITLE),
    _Kind("Subtitle", "Subtitle", styles.COVER_FOOT),
    _Kind("CoverAddress", "Cover Address", styles.COVER_ADDRESS),
    _Kind("Cell", "Table Text", styles.CELL),
    _Kind("CellCentre", "Table Text Centred", styles.CELL_CENTER),
    _Kind("CellHead", "Table Heading", styles.CELL_HEAD),
    _Kind("CellGroup", "Table Group", styles.CELL_GROUP),
    _Kind("CellPhoto", "Table Photo", styles.CAPTION, before=styles.PHOTO_GAP),
    _Kind("Photo", "Photo", styles.PHOTO_CAPTION, after=styles.PHOTO_GAP),
    _Kind("PhotoCaption", "Photo Caption", styles.PHOTO_CAPTION),
    _Kind("Chart", "Chart", CHART_CAPTION, before=8),
    _Kind("Caption", "caption", CHART_CAPTION, after=8),
    _Kind("Signature", "Signature", styles.SIGNER),
    _Kind("MemoTitle", "Memo Title", styles.MEMO_TITLE),
    _Kind("MemoLine", "Memo Line", styles.MEMO_VALUE),
    _Kind("WritingLine", "Writing Line", styles.BODY_FLUSH),
    _Kind("Header", "header", styles.FOOT),
    _Kind("Footer", "footer", styles.FOOT),
)


def write_styles(sheet: BaseOxmlElement) -> None:
    """Put the styles of reports in place of all that stand in a style sheet."""
    for old in list(sheet):
        sheet.remove(old)
    sheet.extend([_defaults(), _normal(), *(_paragraph_style(kind) for kind in _KINDS)])
    sheet.extend([_default_table(), _table_grid(), _plain_grid()])


def _letters(style: Style) -> BaseOxmlElement:
    """Size and weight, for Latin and for Thai letters."""
    half_points = round(style.size * 2)
    weight = [element("w:b"), element("w:bCs")] if style.bold else []
    return element("w:rPr", *weight, element("w:sz", val=half_points), element("w:szCs", val=half_points))


def _defaults() -> BaseOxmlElement:
    letters = element(
        "w:rPr",
        element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
        element("w:sz", val=32),
        element("w:szCs", val=32),
        element("w:lang", val="en-US", eastAsia="en-US", bidi="th-TH"),
    )
    lines = element(
        "w:pPr",
        element("w:autoSpaceDE", val=0),  # no gap between a Latin letter and a Thai one
        element("w:autoSpaceDN", val=0),
        element("w:spacing", before=0, after=0, line=240, lineRule="auto"),
    )
    return element("w:docDefaults", element("w:rPrDefault", letters), element("w:pPrDefault", lines))


def _normal() -> BaseOxmlElement:
    name = element("w:name", val="Normal")
    return element("w:style", name, element("w:qFormat"), type="paragraph", default=1, styleId="Normal")


def _paragraph_style(kind: _Kind) -> BaseOxmlElement:
    rules = [element("w:keepNext"), element("w:keepLines")] if kind.heading else []
    rules.append(element("w:widowControl"))
    rules.append(element("w:spacing", before=twips(kind.before), after=twips(kind.after)))
    if kind.style.first_indent:
        rules.append(element("w:ind", firstLine=twips(kind.style.first_indent)))
    rules.append(element("w:jc", val=_ALIGNMENTS[kind.style.align]))
    if kind.heading:
        rules.append(element("w:outlineLvl", val=kind.heading - 1))
    following = [element("w:next", val="BodyText")] if kind.heading else []
    return element(
        "w:style",
        element("w:name", val=kind.name),
        element("w:basedOn", val="Normal"),
        *following,
        element("w:qFormat"),
        element("w:pPr", *rules),
        _letters(kind.style),
        type="paragraph",
        styleId=kind.id,
    )


def _margins(x: float, y: float) -> BaseOxmlElement:
    return element(
        "w:tblCellMar",
        element("w:top", w=twips(y), type="dxa"),
        element("w:left", w=twips(x), type="dxa"),
        element("w:bottom", w=twips(y), type="dxa"),
        element("w:right", w=twips(x), type="dxa"),
    )


def _table_style(style_id: str, name: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    return element(
        "w:style",
        element("w:name", val=name),
        element("w:basedOn", val="TableNormal"),
        element("w:tblPr", *properties),
        type="table",
        styleId=style_id,
    )


def _default_table() -> BaseOxmlElement:
    none = element("w:tblPr", element("w:tblInd", w=0, type="dxa"), _margins(5.4, 0))
    name = element("w:name", val="Normal Table")
    return element("w:style", name, none, type="table", default=1, styleId="TableNormal")


def _table_grid() -> BaseOxmlElement:
    """Rules around every cell, half a point thick."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    eighths = round(styles.RULE * 8)
    rules = [element(f"w:{side}", val="single", sz=eighths, space=0, color="auto") for side in sides]
    padding = _margins(styles.PAD_X, styles.PAD_Y)
    return _table_style(GRID, "Table Grid", element("w:tblBorders", *rules), padding)


def _plain_grid() -> BaseOxmlElement:
    return _table_style(PLAIN_GRID, "Table Without Rules", _margins(0, 0))
