"""Builds elements of WordprocessingML; lengths are in twentieths of a point ("twips")."""

from collections.abc import Iterable
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

# The order in which Word wants the properties of a paragraph; those that are not used here are left out.
_PARAGRAPH_ORDER = (
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:widowControl",
    "w:shd",
    "w:tabs",
    "w:spacing",
    "w:ind",
    "w:jc",
    "w:outlineLvl",
    "w:rPr",
    "w:sectPr",
)


def element(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """An element with these children; its attributes are of the namespace w."""
    made = cast(
        "BaseOxmlElement",
        OxmlElement(tag, {qn(f"w:{name}"): str(value) for name, value in attributes.items()}),
    )
    made.extend(children)
    return made


def twips(points: float) -> int:
    """A length in points as twentieths."""
    return round(points * 20)


def paragraph(
    style: str,
    content: Iterable[BaseOxmlElement] = (),
    properties: Iterable[BaseOxmlElement] = (),
    *,
    keep_next: bool = False,
) -> BaseOxmlElement:
    """A paragraph of a style; `keep_next` holds it on one page with what follows."""
    made = element("w:p", element("w:pPr", element("w:pStyle", val=style)), *content)
    for given in properties:
        put_property(made, given)
    if keep_next:
        put_property(made, element("w:keepNext"))
    return made


def put_property(of: BaseOxmlElement, given: BaseOxmlElement) -> None:
    """Give a paragraph a property, in place of one of its kind, where the order wants it."""
    properties = next(child for child in of if child.tag == qn("w:pPr"))
    ranks = {qn(tag): rank for rank, tag in enumerate(_PARAGRAPH_ORDER)}
    for old in [child for child in properties if child.tag == given.tag]:
        properties.remove(old)
    before = sum(ranks[str(child.tag)] < ranks[str(given.tag)] for child in properties)
    properties.insert(before, given)


def seam(height: float = 1.0, *, hidden: bool = False, keep_next: bool = False) -> BaseOxmlElement:
    """A blank line of so many points, which parts two tables; Word would make one of them without it.

    A `hidden` one takes no room, neither on the screen nor in print.
    """
    spacing = element("w:spacing", before=0, after=0, line=max(twips(height), 1), lineRule="exact")
    hiding = [element("w:vanish")] if hidden else []
    small = element("w:rPr", *hiding, element("w:sz", val=2), element("w:szCs", val=2))
    return paragraph("Normal", (), [spacing, small], keep_next=keep_next)


def is_table(made: BaseOxmlElement) -> bool:
    """Whether an element is a table."""
    return bool(made.tag == qn("w:tbl"))
