"""The order in which Word expects the parts of an element; it calls a file damaged where they stand otherwise.

From the schema of WordprocessingML (ISO/IEC 29500-1, annex A), for the elements that the program writes.
"""

from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIDES = "top start left bottom end right insideH insideV tl2br tr2bl"
_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign "
    "noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
    "tblBorders": _SIDES,
    "tcBorders": _SIDES,
    "tcMar": _SIDES,
    "tblCellMar": _SIDES,
    "pBdr": "top left bottom right between bar",
}
_SEVERAL = {"tbl", "tr", "style"}  # where the same part may stand more than once
_AT_THE_BEGINNING = {"headerReference", "footerReference"}  # of a section, in any order


def order_faults(xml: bytes) -> Iterator[str]:
    """What Word would not read in a part of a file, each as the name of the element and what is in it."""
    for found in etree.fromstring(xml).iter():
        if not isinstance(found.tag, str) or not found.tag.startswith(_W):
            continue
        name = found.tag.removeprefix(_W)
        inside = [str(part.tag).removeprefix(_W) for part in found]
        if name == "tc" and inside[-1:] != ["p"]:
            yield f"tc: {inside}"
        if name in _ORDERS and not _is_ordered(name, inside):
            yield f"{name}: {inside}"


def _is_ordered(name: str, inside: list[str]) -> bool:
    if name == "sectPr":
        while inside and inside[0] in _AT_THE_BEGINNING:
            inside = inside[1:]
    order = _ORDERS[name].split()
    if not set(inside) <= set(order) or (name not in _SEVERAL and len(set(inside)) < len(inside)):
        return False
    places = [order.index(part) for part in inside]
    return places == sorted(places)
