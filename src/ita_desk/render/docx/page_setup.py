"""The sections of a Word file: which blocks stand on pages of which setup, and what Word is told of these pages."""

from typing import cast

from docx.oxml.section import CT_SectPr

from ita_desk.document.blocks import Block, Cover, Document, PageSetup, PageTurn
from ita_desk.records import dataclass
from ita_desk.render.docx.elements import element, twips
from ita_desk.render.pdf.page import Geometry
from ita_desk.render.pdf.styles import MILLIMETRE

_EDGE = 10 * MILLIMETRE  # of the page number from the paper's foot


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on pages of one setup; a cover has one of its own, without page numbers."""

    setup: PageSetup
    blocks: tuple[Block, ...]

    @property
    def is_cover(self) -> bool:
        """Whether it is a cover."""
        return any(isinstance(block, Cover) for block in self.blocks)

    @property
    def geometry(self) -> Geometry:
        """The paper and its type area, in points."""
        return Geometry.of(self.setup)


def sections_of(document: Document) -> tuple[Section, ...]:
    """The sections of a document, at least one."""
    sections: list[Section] = []
    setup, blocks = document.page, list[Block]()

    def end_section() -> None:
        if blocks:
            sections.append(Section(setup, tuple(blocks)))
            blocks.clear()

    for block in document.blocks:
        if isinstance(block, PageTurn):
            if block.setup != setup:
                end_section()
                setup = block.setup
            continue
        if isinstance(block, Cover):
            end_section()
        blocks.append(block)
        if isinstance(block, Cover):
            end_section()
    end_section()
    return tuple(sections) or (Section(setup, ()),)


def section_properties(section: Section, digits: str, start: int | None) -> CT_SectPr:
    """What Word is told of a section's pages; they are numbered from `start`, or on from those before."""
    g = section.geometry
    turned = {"orient": "landscape"} if g.width > g.height else {}
    margins = element(
        "w:pgMar",
        top=twips(g.top),
        right=twips(g.width - g.right),
        bottom=twips(g.height - g.bottom),
        left=twips(g.left),
        header=twips(_EDGE),
        footer=twips(_EDGE),
        gutter=0,
    )
    first = {} if start is None else {"start": start}
    numbers = element("w:pgNumType", fmt="thaiNumbers" if digits == "thai" else "decimal", **first)
    made = element(
        "w:sectPr",
        element("w:type", val="nextPage"),
        element("w:pgSz", w=twips(g.width), h=twips(g.height), **turned),
        margins,
        numbers,
    )
    return cast("CT_SectPr", made)
