"""The foot of the pages: the code of a signed version at the left, "page x of y" at the right, in fields that Word counts."""

from docx.oxml.xmlchemy import BaseOxmlElement

from ita_desk.document.blocks import PageLabel
from ita_desk.render.docx.elements import element, paragraph, twips
from ita_desk.render.docx.texts import run, tab_run
from ita_desk.thai.digits import printed_digits

# Hidden from the lists of Word by its first sign.
LAST_PAGE = "_LastPage"


def page_foot(
    label: PageLabel | None, code: str, total: str, column: float, counted: int = 1
) -> BaseOxmlElement:
    """The foot of pages whose type area is so many points wide; those without a label bear no number.

    `total` is the field that counts the pages; programs that cannot count by it show what was `counted` before.
    """
    tabs = element("w:tabs", element("w:tab", val="right", pos=twips(column)))
    content = [run(code)] if code else []
    if label:
        # Word counts the pages of a section in its digits; for other fields it is told. LibreOffice, which takes this
        # for letters of the alphabet, does not hear what stands behind another switch, and shows Arabic digits.
        switch = " \\* MERGEFORMAT \\* ThaiArabic" if label.digits == "thai" else " \\* Arabic"
        first, last = (printed_digits(str(number), label.digits) for number in (1, counted))
        content += [tab_run(), run(label.before), *_field("PAGE", first), run(label.between)]
        content += _field(f"{total}{switch}", last)
    return paragraph("Footer", content, [tabs])


def total_field(covers: int, numbered_sections: int) -> str:
    """The field that counts the numbered pages: covers bear no number."""
    if not covers:
        return "NUMPAGES"
    return "SECTIONPAGES" if numbered_sections == 1 else f"PAGEREF {LAST_PAGE}"


def mark_last_page(last: BaseOxmlElement) -> None:
    """Name the place of a paragraph, the last on pages with a number."""
    last.append(element("w:bookmarkStart", id=1, name=LAST_PAGE))
    last.append(element("w:bookmarkEnd", id=1))


def _field(instruction: str, shown: str) -> list[BaseOxmlElement]:
    """A field, with what is shown until Word has counted."""
    begun = [_mark("begin"), _instruction(f" {instruction} "), _mark("separate")]
    return [*begun, run(shown), _mark("end")]


def _mark(kind: str) -> BaseOxmlElement:
    return element("w:r", element("w:fldChar", fldCharType=kind))


def _instruction(words: str) -> BaseOxmlElement:
    instruction = element("w:instrText")
    instruction.text = words
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("w:r", instruction)
