"""LibreOffice's input: the table as a flat OpenDocument text. Writing it is not part of what is measured."""

from pathlib import Path
from xml.sax.saxutils import escape

from peers.content import (
    BELOW,
    COLUMNS,
    LEADING,
    MARGIN,
    PAD_X,
    PAD_Y,
    PAPER,
    RULE,
    SIZE,
    TOP,
    WIDTH,
    WIDTHS,
    Line,
    is_group,
    load_content,
)

NAMES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        *((name, name) for name in ("office", "style", "text", "table")),
        ("fo", "xsl-fo-compatible"),
    )
)
TEXT = (
    f'style:font-name-complex="Sarabun" style:font-family-complex="Sarabun" fo:font-family="Sarabun" '
    f'fo:font-size="{SIZE}pt" style:font-size-complex="{SIZE}pt" style:language-complex="th" '
    'style:country-complex="TH"'
)
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document{NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph">
<style:paragraph-properties fo:line-height="{LEADING}pt"/><style:text-properties {TEXT}/>
</style:default-style></office:styles>
<office:automatic-styles>
<style:style style:name="T" style:family="table"><style:table-properties style:width="{
    WIDTH
}pt" table:align="left"/>
</style:style>{
    "".join(
        f'<style:style style:name="W{n}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{WIDTH * share / 100:.2f}pt"/></style:style>'
        for n, share in enumerate(WIDTHS)
    )
}<style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-weight="bold"
 style:font-weight-complex="bold"/></style:style>
<style:style style:name="F" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="Z" style:family="paragraph"><style:paragraph-properties fo:line-height="1pt"/>
<style:text-properties fo:font-size="1pt" style:font-size-complex="1pt"/></style:style>
<style:style style:name="C" style:family="table-cell"><style:table-cell-properties
 fo:border="{RULE}pt solid #000000" fo:padding-left="{PAD_X}pt" fo:padding-right="{PAD_X}pt"
 fo:padding-top="{PAD_Y}pt" fo:padding-bottom="{PAD_Y}pt"/></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="{PAPER[0]}pt" fo:page-height="{
    PAPER[1]
}pt"
 style:print-orientation="landscape" fo:margin-left="{MARGIN}pt" fo:margin-right="{MARGIN}pt"
 fo:margin-top="{MARGIN}pt" fo:margin-bottom="{MARGIN - LEADING}pt"/><style:footer-style>
<style:header-footer-properties fo:min-height="{
    LEADING
}pt" fo:margin-top="0pt"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"><style:footer>
<text:p text:style-name="F"><text:page-number text:select-page="current"/> / <text:page-count/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text><table:table table:style-name="T">"""
COVERED = "<table:covered-table-cell/>"


def cell(text: str, *, bold: bool, columns: int = 1, rows: int = 1) -> str:
    """A cell over so many columns and rows."""
    style = ' text:style-name="B"' if bold else ""
    over = f' table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'
    return f'<table:table-cell table:style-name="C"{over}><text:p{style}>{escape(text)}</text:p></table:table-cell>'


def row_of(line: Line) -> str:
    """The cells of a row."""
    if is_group(line):
        return cell(line[0], bold=True, columns=COLUMNS) + COVERED * (COLUMNS - 1)
    return "".join(cell(text, bold=False) for text in line)


def document_of(lines: list[Line]) -> str:
    """The table as flat OpenDocument."""
    first = cell(TOP[0], bold=True, rows=2) + cell(TOP[1], bold=True, rows=2)
    first += cell(TOP[2], bold=True, columns=3) + COVERED * 2 + cell(TOP[5], bold=True, rows=2)
    second = COVERED * 2 + "".join(cell(BELOW[n], bold=True) for n in (2, 3, 4)) + COVERED
    head, body = (
        "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        for rows in ((first, second), map(row_of, lines))
    )
    return (
        HEAD
        + "".join(f'<table:table-column table:style-name="W{n}"/>' for n in range(COLUMNS))
        + f"<table:table-header-rows>{head}</table:table-header-rows>{body}"
        + '</table:table><text:p text:style-name="Z"/>'  # must follow a table; too low to begin a page
        + "</office:text></office:body></office:document>"
    )


def write_document(content: Path, out: Path) -> None:
    """Write the document that LibreOffice is to convert."""
    out.write_text(document_of(load_content(content)), "utf-8")
