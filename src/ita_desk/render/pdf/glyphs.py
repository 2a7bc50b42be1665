"""Finds what the faces cannot draw, before anything is printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from ita_desk.document.blocks import (
    Cell,
    Cover,
    Document,
    Heading,
    PageTurn,
    Paragraph,
    Photo,
    Signatures,
    Source,
    Span,
    Table,
    Text,
)
from ita_desk.render.pdf.fonts import Family


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character that no face of the family has, and the first place that prints it."""

    character: str
    source: Source | None


def missing_characters(document: Document, family: Family) -> tuple[MissingCharacter, ...]:
    """The characters of a document that would come out as empty boxes, each once, in order of appearance."""
    found: dict[str, Source | None] = {}
    for text in _texts(document):
        for span in (Span(text.marker), *text.spans):
            for character in family.face(bold=span.bold, italic=span.italic).lacks(span.text):
                found.setdefault(character, text.source)
    return tuple(MissingCharacter(character, source) for character, source in found.items())


def _texts(document: Document) -> Iterator[Text]:
    for block in document.blocks:
        if isinstance(block, Cover):
            yield from (*block.titles, *block.foot)
        elif isinstance(block, Heading):
            yield from block.lines
        elif isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell.text for cell in block.header)
            for row in block.rows:
                yield from (cell.text for cell in row.header)
                for cell in row.cells:
                    yield from _cell_texts(cell)
        elif isinstance(block, Signatures):
            yield from (line for signer in block.signers for line in signer)
        elif not isinstance(block, PageTurn):
            yield from block.texts


def _cell_texts(cell: Cell) -> Iterator[Text]:
    for content in cell:
        if isinstance(content, Photo):
            if content.caption:
                yield content.caption
        else:
            yield content
