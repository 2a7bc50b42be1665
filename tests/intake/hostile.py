"""Files made to do harm, or broken, for the tests of reading them."""

import random
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from intake.made_docx import PICTURE, cell, made_docx, packed, paragraph, table

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY a9 SYSTEM 'file:///etc/hostname'>]>"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TABLE = table(cell("มาตรการ") + cell("ผลลัพธ์"), cell("๑. อบรม") + cell("ดี"))
PICTURED = table(
    cell("มาตรการ") + cell("ผลลัพธ์"), cell("๑. อบรม") + cell(f"<w:p>{PICTURE.format('p1')}</w:p>")
)
LINKS = (
    f'<Relationship Id="x1" Type="{_OFFICE}/image" Target="http://192.0.2.1/a.png" TargetMode="External"/>'
    f'<Relationship Id="x2" Type="{_OFFICE}/attachedTemplate" Target="http://192.0.2.1/a.dotm" TargetMode="External"/>'
    f'<Relationship Id="x3" Type="{_OFFICE}/hyperlink" Target="file://192.0.2.1/a" TargetMode="External"/>'
)


def deflated(size: int) -> bytes:
    """A deflated stream that unpacks to so many million blanks, made of the same piece again and again."""
    pack = zlib.compressobj(wbits=-15)
    piece = pack.compress(b" " * 1_000_000) + pack.flush(zlib.Z_FULL_FLUSH)
    return piece * size + zlib.compressobj(wbits=-15).flush()


def zip_bomb(name: str, size: int, declared: int | None = None) -> bytes:
    """A package with a part that unpacks to so many million blanks, and may say that it is smaller."""
    types, part = b"<Types/>", deflated(size)
    entries = (
        (b"[Content_Types].xml", 0, types, len(types), zlib.crc32(types)),
        (name.encode(), 8, part, size * 1_000_000 if declared is None else declared, 0),
    )
    local, central = b"", b""
    for title, method, content, whole, check in entries:
        head = struct.pack("<HHHHHLLLHH", 20, 0, method, 0, 33, check, len(content), whole, len(title), 0)
        central += b"PK\x01\x02\x14\0" + head + struct.pack("<HHHLL", 0, 0, 0, 0, len(local)) + title
        local += b"PK\x03\x04" + head + title + content
    end = struct.pack("<HHHHLLH", 0, 0, len(entries), len(entries), len(central), len(local), 0)
    return local + central + b"PK\x05\x06" + end


def many_parts(count: int) -> bytes:
    """A package of so many empty parts."""
    return packed({"[Content_Types].xml": "<Types/>", **{f"p{n}": b"" for n in range(count)}})


def made_xlsx(
    rows: str, head: str = "", strings: str = "<sst/>", after: str = "", width: str = "A1:B2"
) -> bytes:
    """A workbook of this XML; `head` stands before the sheet's root, `strings` is the part of shared texts."""
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_EXCEL}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_EXCEL}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_EXCEL}.worksheet+xml"/></Types>'
    )
    book = (
        f'<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>"
    )
    sheet = (
        f'{head}<worksheet xmlns="{_SHEETS}"><dimension ref="{width}"/><sheetData>{rows}</sheetData>{after}'
        "</worksheet>"
    )
    return packed(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": _relations(
                f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
            ),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": _relations(
                f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
                f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
            ),
            "xl/sharedStrings.xml": strings,
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def _relations(relations: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def row(*texts: str) -> str:
    """A row of a sheet."""
    cells = (f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f"<row>{''.join(cells)}</row>"


ROWS = row("มาตรการ", "ผลลัพธ์") + row("๑. อบรม", "ดี")


def made_pdf(
    drawing: bytes,
    head: bytes = b"",
    pages: int = 1,
    page: bytes = b"/MediaBox[0 0 595 842]",
    more: bytes = b"",
) -> bytes:
    """A PDF whose pages all show this drawing; `head` is of its stream, `more` are objects from number 5 on."""
    kids = b" ".join(b"%d 0 R" % (100 + n) for n in range(pages))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count %d/Kids[%s]/Resources<</Font<</F 4 0 R>>/XObject<</X 5 0 R>>>>>>"
        % (pages, kids),
        3: b"<</Length %d%s>>stream\n%s\nendstream" % (len(drawing), head, drawing),
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }
    objects |= {100 + n: b"<</Type/Page/Parent 2 0 R/Contents 3 0 R%s>>" % page for n in range(pages)}
    content = b"%PDF-1.7\n" + b"".join(b"%d 0 obj%s endobj\n" % pair for pair in objects.items()) + more
    return content + b"trailer<</Root 1 0 R>>\n%%EOF"


def figures_of_figures(depth: int, times: int) -> bytes:
    """Objects for a PDF: figures that each draw the next one many times."""
    form = b"%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length %d>>stream\n%s\nendstream endobj\n"
    drawing = b"/X Do " * times
    return b"".join(form % (5 + n, 6 + n, len(drawing), drawing) for n in range(depth))


HostileFile = tuple[str, bytes, tuple[str, ...]]
"""Name, content, and the keys of the errors that may be raised; an empty key stands for an import."""

_LARGE, _BROKEN, _READ = ("intake.too_large",), ("intake.unreadable",), ("",)
_BROKEN_OR_EMPTY = ("intake.unreadable", "intake.empty")


def hostile_files() -> Iterator[HostileFile]:
    """All of them."""
    yield from _packages()
    yield from _documents()
    yield from _workbooks()
    yield from _pdf_files()
    yield from _texts()


def _packages() -> Iterator[HostileFile]:
    yield "bomb.docx", zip_bomb("word/document.xml", 1000), _LARGE
    yield "bomb-picture.docx", zip_bomb("word/media/a.png", 1000), _LARGE
    yield "lying.docx", zip_bomb("word/document.xml", 1000, 1000), _BROKEN
    yield "bomb.xlsx", zip_bomb("xl/worksheets/sheet1.xml", 11), _LARGE
    yield "many.docx", many_parts(20_001), _LARGE
    yield "locked.docx", COMPOUND + bytes(999) + "EncryptedPackage".encode("utf-16-le"), ("intake.encrypted",)
    yield "old.docx", COMPOUND + bytes(5000), ("intake.old_office",)
    yield "old.xlsx", COMPOUND + bytes(5000), ("intake.old_office",)


def _documents() -> Iterator[HostileFile]:
    frames = "<w:sdt><w:sdtContent>" * 50_000 + paragraph("ก") + "</w:sdtContent></w:sdt>" * 50_000
    linked = "<w:p><w:r><w:drawing><a:blip r:link='x1' r:embed='x1'/></w:drawing></w:r></w:p>"
    yield "laughs.docx", made_docx(paragraph("&a9;"), head=LAUGHS), _BROKEN_OR_EMPTY
    yield "outside.docx", made_docx(paragraph("&a9;"), head=OUTSIDE), _BROKEN_OR_EMPTY
    yield "nested.docx", made_docx(frames), _BROKEN
    yield "nested-tables.docx", made_docx(TABLE + _nested_tables(60)), (*_READ, *_BROKEN)
    yield "long.docx", made_docx("<w:p/>" * 3_400_000), _LARGE
    yield "paragraphs.docx", made_docx("<w:p/>" * 100_000 + TABLE), _READ
    yield "macros.docx", made_docx(TABLE, kind=MACROS), ("intake.macros",)
    yield "macros.docm", made_docx(TABLE), ("intake.macros",)
    yield "linked.docx", made_docx(TABLE + linked, links=LINKS), _READ
    yield "picture.docx", made_docx(PICTURED, pictures={"p1": huge_picture()}), _READ


def _workbooks() -> Iterator[HostileFile]:
    shared = f'{LAUGHS}<sst xmlns="{_SHEETS}"><si><t>&a9;</t></si></sst>'
    outside = f'{OUTSIDE}<sst xmlns="{_SHEETS}"><si><t>&a9;</t></si></sst>'
    pointing = '<row><c t="s"><v>0</v></c></row>'
    formula = "<c><f>cmd|'/c calc'!A0</f></c>"
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    yield "laughs.xlsx", made_xlsx(row("&a9;"), LAUGHS), _BROKEN_OR_EMPTY
    yield "laughs-text.xlsx", made_xlsx(pointing, strings=shared), _BROKEN_OR_EMPTY
    yield "outside.xlsx", made_xlsx(pointing, strings=outside), _BROKEN_OR_EMPTY
    yield "nested.xlsx", made_xlsx("<row>" * 50_000 + "</row>" * 50_000), _BROKEN_OR_EMPTY
    yield "formula.xlsx", made_xlsx(ROWS.replace("</row>", f"{formula}</row>")), _READ
    yield "dimension.xlsx", made_xlsx(ROWS, width="A1:XFD1048576"), _READ
    yield "merged.xlsx", made_xlsx(ROWS, after=merged), _READ
    yield "far.xlsx", made_xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), ("intake.empty",)


def _pdf_files() -> Iterator[HostileFile]:
    packed_head = b"/Filter/FlateDecode"
    letters = zlib.compress(b"BT/F 9 Tf(" + b"a" * 5_000_000 + b")Tj ET")
    words = b"BT/F 9 Tf(This report has letters enough)Tj ET"
    circle = figures_of_figures(1, 1).replace(b"6 0 R", b"5 0 R")
    yield "bomb.pdf", made_pdf(b"x\x9c" + deflated(1000), packed_head), _LARGE
    yield "letters.pdf", made_pdf(letters, packed_head), _LARGE
    yield "huge-page.pdf", made_pdf(words, page=b"/MediaBox[0 0 1000000000 1000000000]"), _READ
    yield "pages.pdf", made_pdf(words, pages=5000), _LARGE
    yield "figures.pdf", made_pdf(b"/X Do", more=figures_of_figures(12, 20)), _LARGE
    yield "circle.pdf", made_pdf(b"/X Do", more=circle), (*_BROKEN, *_LARGE, "intake.scanned")


def _texts() -> Iterator[HostileFile]:
    page = "<table><tr><td>มาตรการ<td>ผลลัพธ์<tr><td>๑. อบรม<td>ดี</table>"
    yield "large.html", (page + "<p>ก ข ค ง จ ฉ</p>" * 400_000).encode(), _LARGE
    yield "nested.html", ("<div>" * 100_000 + page).encode(), (*_READ, *_BROKEN_OR_EMPTY)
    yield "cells.html", (page + "<table>" + "<tr><td>ก" * 100_000).encode(), _LARGE
    yield "quote.csv", ('มาตรการ,ผลลัพธ์\n๑. อบรม,"ดี' + ",ก\n" * 2_000_000).encode(), _LARGE
    for ending in (".docx", ".xlsx", ".pdf", ".html", ".csv", ".txt", ".json"):
        yield f"empty{ending}", b"", ("intake.empty",)


def huge_picture() -> bytes:
    """The beginning of a picture of 100 megapixels."""
    head = struct.pack(">LLBBBBB", 10_000, 10_000, 8, 2, 0, 0, 0)
    pixels = b"x\x9c" + deflated(300)
    chunks = ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    made = (struct.pack(">L", len(c)) + n + c + struct.pack(">L", zlib.crc32(n + c)) for n, c in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def _nested_tables(depth: int) -> str:
    inside = paragraph("ก")
    for _ in range(depth):
        inside = table(cell(inside))
    return inside


def mutated(content: bytes, times: int) -> Iterator[bytes]:
    """The content with a few bytes changed, differently each time, always the same for the same content."""
    chance = random.Random(len(content))
    for _ in range(times):
        changed = bytearray(content)
        for _ in range(chance.randint(1, 8)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        if chance.random() < 0.2:
            del changed[chance.randrange(len(changed)) :]
        yield bytes(changed)


def mutated_parts(content: bytes, times: int) -> Iterator[bytes]:
    """The package with bytes of its unpacked parts changed, so that its checksums are right."""
    with ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = [name for name, part in parts.items() if part]
    chance = random.Random(len(content))
    for _ in range(times):
        name = chance.choice(names)
        yield packed(
            {
                **parts,
                name: next(mutated(parts[name] + bytes([chance.randrange(256)]) * chance.randrange(9), 1)),
            }
        )


def junk(times: int) -> Iterator[bytes]:
    """Random bytes, some after the mark a kind of file begins with."""
    chance = random.Random(1)
    marks = (b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html>", COMPOUND, b"\xff\xfe", b"\xef\xbb\xbf", b'"')
    for _ in range(times):
        yield chance.choice(marks) + chance.randbytes(chance.randrange(200))


def write(folder: Path, name: str, content: bytes) -> Path:
    """The path of a file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path
