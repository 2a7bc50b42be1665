"""Finds what the faces cannot draw, before anything is printed."""

from collections.abc import Iterator
from functools import partial

from ita_desk.document.blocks import (
    Block,
    Cell,
    Cover,
    Document,
    Heading,
    PageTurn,
    Paragraph,
    Photo,
    Row,
    Signatures,
    Source,
    Table,
    Text,
)
from ita_desk.document.kept import KeptParts
from ita_desk.records import dataclass
from ita_desk.render.pdf.fonts import Face, Family


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character that no face of the family has, and the first place that prints it."""

    character: str
    source: Source | None


def missing_characters(
    document: Document, family: Family, kept: KeptParts | None = None
) -> tuple[MissingCharacter, ...]:
    """The characters of a document that would come out as empty boxes, each once, in order of appearance.

    With what was `kept` of the document before, only blocks and rows that are new are looked through.
    """
    kept = kept or KeptParts()
    found: dict[str, MissingCharacter] = {}
    for part in _parts(document):
        for missing in kept.part(id(part), (part,), None, partial(_missing_in, part, family)):
            found.setdefault(missing.character, missing)
    kept.turn()
    return tuple(found.values())


def _parts(document: Document) -> Iterator[Block | Row]:
    """The blocks, tables followed by their rows."""
    for block in document.blocks:
        yield block
        if isinstance(block, Table):
            yield from block.rows


def _missing_in(part: Block | Row, family: Family) -> tuple[MissingCharacter, ...]:
    return tuple(
        MissingCharacter(character, text.source)
        for text in _texts(part)
        for face, said in _said(text, family)
        for character in face.lacks(said)
    )


def _said(text: Text, family: Family) -> Iterator[tuple[Face, str]]:
    """What a text says in each face, its marker first."""
    yield family.regular, text.marker
    for span in text.spans:
        yield family.face(bold=span.bold, italic=span.italic), span.text


def _texts(part: Block | Row) -> Iterator[Text]:
    """What a block says, a table in its heading only."""
    if isinstance(part, Cover):
        yield from (*part.titles, *part.foot)
    elif isinstance(part, Heading):
        yield from part.lines
    elif isinstance(part, Paragraph):
        yield part.text
    elif isinstance(part, Table):
        yield from (cell.text for cell in part.header)
    elif isinstance(part, Row):
        yield from (cell.text for cell in part.header)
        for cell in part.cells:
            yield from _cell_texts(cell)
    elif isinstance(part, Signatures):
        yield from (line for signer in part.signers for line in signer)
    elif not isinstance(part, PageTurn):
        yield from part.texts


def _cell_texts(cell: Cell) -> Iterator[Text]:
    for content in cell:
        if isinstance(content, Photo):
            if content.caption:
                yield content.caption
        else:
            yield content
