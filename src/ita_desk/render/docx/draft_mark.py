"""The word that stands across each page of a draft: letters drawn in the header, behind the text, as Word does itself."""

from math import atan2, degrees, hypot

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from ita_desk.render.docx.elements import element, paragraph
from ita_desk.render.docx.style_sheet import FONT
from ita_desk.render.docx.texts import estimated_width, printable_text
from ita_desk.render.pdf import styles

_HIGH = 0.72  # of the size of letters: from their foot to the top of the marks above them
_MOST = 0.7  # of the page's diagonal
_SHAPE_KIND = f"""
<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
 <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
  path="m@7,l@8,m@5,21600l@6,21600e">
  <v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
   <v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
   <v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>
   <v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
  <v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
   o:connectangles="270,180,90,0"/>
  <v:textpath on="t" fitshape="t"/>
 </v:shapetype>
 <v:shape type="#_x0000_t136" o:allowincell="f" fillcolor="silver" stroked="f">
  <v:fill opacity=".5"/><v:textpath trim="t"/>
 </v:shape>
</w:pict>
"""


def draft_mark(word: str, width: float, height: float, number: int) -> BaseOxmlElement:
    """The paragraph of a header that holds the word, for the n-th kind of pages, of a width and height in points."""
    shape_kind = parse_xml(_SHAPE_KIND)
    shape = shape_kind[1]
    size = styles.DRAFT.size
    long = max(estimated_width(word, size), 1.0)
    scale = min(1.0, hypot(width, height) * _MOST / long)
    shape.set("id", f"PowerPlusWaterMarkObject{number}")
    shape.set(
        "style",
        f"position:absolute;margin-left:0;margin-top:0;width:{long * scale:.0f}pt;height:{size * _HIGH * scale:.0f}pt;"
        f"rotation:{360 - degrees(atan2(height, width)):.0f};z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page",
    )
    shape[1].set("style", f"font-family:'{FONT}';font-size:1pt;font-weight:bold")
    shape[1].set("string", printable_text(word))
    return paragraph("Header", [element("w:r", shape_kind)])
