"""Everything a document says and shows, block by block."""

from collections.abc import Iterator

from ita_desk.document.blocks import (
    Chart,
    Cover,
    Document,
    Heading,
    MemoHead,
    PageTurn,
    Paragraph,
    Photo,
    PhotoGrid,
    Row,
    Signatures,
    Source,
    Table,
    Text,
)


def texts_of(document: Document) -> Iterator[Text]:
    """All texts of a document but the headings of tables."""
    for block in document.blocks:
        if isinstance(block, Cover):
            yield from (*block.titles, *block.foot)
        elif isinstance(block, Heading):
            yield from block.lines
        elif isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Signatures):
            yield from (line for signer in block.signers for line in signer)
        elif isinstance(block, Chart):
            yield from (*block.categories, block.caption)
        elif isinstance(block, PageTurn):
            continue
        elif isinstance(block, (MemoHead, PhotoGrid)):
            yield from block.texts
        else:
            for content in (content for row in block.rows for cell in row.cells for content in cell):
                if isinstance(content, Text):
                    yield content
                elif content.caption:
                    yield content.caption


def sources_of(document: Document) -> Iterator[tuple[Source | None, Text | Photo | Row | Table]]:
    """Everything in a document that must say where it comes from."""
    for text in texts_of(document):
        yield text.source, text
    for block in document.blocks:
        if isinstance(block, Cover) and block.seal:
            yield block.seal.source, block.seal
        if isinstance(block, PhotoGrid):
            yield from ((photo.source, photo) for photo in block.photos)
        if isinstance(block, Table):
            yield block.source, block
            yield from ((row.source, row) for row in block.rows)
            photos = (c for row in block.rows for cell in row.cells for c in cell if isinstance(c, Photo))
            yield from ((photo.source, photo) for photo in photos)
