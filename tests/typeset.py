"""Small documents built from blocks, printed, and what two readers find in their PDFs."""

import ctypes
import io
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium

from ita_desk.document.blocks import (
    Block,
    Cell,
    Column,
    Document,
    HeaderCell,
    PageLabel,
    PageSetup,
    Photo,
    Row,
    Source,
    Table,
    Text,
    plain_text,
)
from ita_desk.render.pdf.attach import Attachment
from ita_desk.render.pdf.fonts import load_family
from ita_desk.render.pdf.renderer import PdfRenderer
from ita_desk.render.pdf.trace import TracedBox
from ita_desk.render.rendered import Rendered
from ita_desk.thai.digits import DigitStyle

# Stacked marks, tall consonants, ำ in all its forms, ligatures, and what would be markup elsewhere.
HARD_WORDS = (
    "ป่ ฝ้ ฟั้ ปี้ ปั๊ม ญุ ฐู ฎุ ฏู กฎุ น้ำ ก่ำ ค้ำ ฝ้ำ ปำ ป้ำ ฟ้ำ ทำ ๑๒๓ ที่ เป็น ผู้ ใหญ่ ศูนย์ ฟื้นฟู ฯลฯ ต่าง ๆ "
    'fi ffi <b>x & <img src="/etc/passwd">'
)
HOSTILE_TEXTS = {
    "markup": '<b>x & <img src="/etc/passwd"> </para> &amp; <font size=99>',
    "template": "{agency.name} {0} %s %(x)s $x \\n ${x}",
    "controls": "ก\x00ข\x07ค\x1b[31mง\x7fจ\x0bฉ\x0cช\rซ",
    "letters": "a" * 10_000,
    "consonants": "ก" * 10_000,
    "digits": "๑" * 10_000,
    "dots": "." * 10_000,
    "address": "https://a.b/" + "c" * 5_000,
    "marks": "่" * 300,
    "mark first": "่ก้ำ ำ ะ ๆ ฯ",
    "leading vowels": "เ" * 300 + "เเแแไก",
    "ring and tone": "น้ํา นํ้า กํ ฺ ๎",
    "emoji": "📷 👨‍👩‍👧 ❤️ 🇹🇭",
    "right to left": "שלום مرحبا \u202eabc\u202c",
    "other scripts": "漢字 かな 한글 é e\u0301 ế 𝒳",
    "no characters": "\uffff \ufffe \ud7ff \U0010ffff",
    "lone surrogate": "ก\ud800ข",
    "private use": "\ue000 \uf8ff \U000f0000",
    "separators": "ก\u2028ข\u2029ค\u0085ง",
    "invisible": "\u200b\ufeff\u200d\u2060\u00ad",
    "only a byte-order mark": "\ufeff",
    "blanks": " \t \u00a0 \u200b ",
    "nothing": "",
}
PLACE = Source("m1", "title")
ReadPhoto = Callable[[str], bytes | None]


def no_photo(_: str) -> bytes | None:
    """The answer of an office file without photos."""
    return None


@cache
def renderer() -> PdfRenderer:
    """A renderer that all tests may use: what it prints does not depend on what it has printed before."""
    return PdfRenderer(load_family())


# --- building documents --------------------------------------------------------------------------------------


def text_of(words: str, source: Source | None = PLACE, *, bold: bool = False, marker: str = "") -> Text:
    """A text with a source."""
    return plain_text(words, source, bold=bold, marker=marker)


def row(record: str, *cells: str | Cell, group: bool = False) -> Row:
    """A row of a record; the cell `n` given as words is its field `fn`."""
    made = [(text_of(c, Source(record, f"f{n}")),) if isinstance(c, str) else c for n, c in enumerate(cells)]
    return Row(tuple(made), Source(record), group)


def group(record: str, words: str) -> Row:
    """A group row."""
    return row(record, words, group=True)


def table(*rows: Row, columns: int = 2, heading: Iterable[HeaderCell] | None = None) -> Table:
    """A table of equal columns; without a heading of its own each column has its number, `หัว 1` ..."""
    cells = [HeaderCell(text_of(f"หัว {n + 1}", Source("table", "head")), n, 0) for n in range(columns)]
    head = tuple(cells if heading is None else heading)
    return Table((Column(1),) * columns, head, rows, Source("table"))


def document(
    *blocks: Block, page: PageSetup | None = None, digits: DigitStyle = "thai", names: tuple[str, ...] = ()
) -> Document:
    """A document of these blocks with the page number `หน้า 1 จาก 2`."""
    label = PageLabel("หน้า ", " จาก ", digits)
    return Document("form", "รายงาน", "ผู้จัดทำ", "เรื่อง", page or PageSetup(), label, blocks, names)


def printed(
    *blocks: Block,
    page: PageSetup | None = None,
    digits: DigitStyle = "thai",
    read_photo: ReadPhoto = no_photo,
    attachments: Iterable[Attachment] = (),
) -> Rendered:
    """These blocks as a PDF."""
    return renderer().render_pdf(document(*blocks, page=page, digits=digits), read_photo, attachments)


def picture(size: tuple[int, int] = (40, 20), colour: str = "red", kind: str = "JPEG") -> bytes:
    """The bytes of a picture in one colour."""
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def photo(key: str = "p", caption: str = "", turn: int = 0, crop: tuple[float, ...] | None = None) -> Photo:
    """A photo by its key."""
    words = text_of(caption, Source("m1", "caption")) if caption else None
    return Photo(key, Source("m1", "photo"), words, turn, crop)


# --- reading PDFs --------------------------------------------------------------------------------------------


def squeezed(text: str) -> str:
    """The text without white space and what is never drawn."""
    return "".join(c for c in "".join(text.split()) if c not in "\u200b\ufeff\u00ad")


def words_of(text: str) -> list[str]:
    """The words between blanks."""
    return text.split()


def pdfium_pages(content: bytes) -> list[str]:
    """What PDFium reads on each page."""
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def pypdf_pages(content: bytes) -> list[str]:
    """What pypdf reads on each page."""
    return [page.extract_text() for page in pdf_reader(content).pages]


READERS = {"pdfium": pdfium_pages, "pypdf": pypdf_pages}


def pdf_reader(content: bytes) -> pypdf.PdfReader:
    """A PDF opened with pypdf."""
    return pypdf.PdfReader(io.BytesIO(content))


def page_bytes(content: bytes) -> list[bytes]:
    """The operators of each page."""
    return [page.get_contents().get_data() for page in pdf_reader(content).pages]  # type: ignore[union-attr]


_PAINTED = re.compile(rb"^q 1 0 0 1 0 (\S+) cm$(.*?)^Q$", re.DOTALL | re.MULTILINE)
_RULE = re.compile(rb"(\S+) (\S+) m (\S+) (\S+) l")
_WORDS = re.compile(rb"(\S+) Tm /(T\d)")


def _stretches(operators: bytes) -> Iterator[tuple[float, bytes]]:
    """The operators of a page by where they are put down: how far up their origin is, and they themselves."""
    place = 0
    for part in _PAINTED.finditer(operators):
        yield 0.0, operators[place : part.start()]
        yield float(part[1]), part[2]
        place = part.end()
    yield 0.0, operators[place:]


def drawn_rules(operators: bytes) -> list[tuple[float, float, float, float]]:
    """The straight lines of a page, each from (x1, y1) to (x2, y2) from the bottom left."""
    found = []
    for up, part in _stretches(operators):
        for rule in _RULE.findall(part):
            x1, y1, x2, y2 = map(float, rule)
            found.append((x1, y1 + up, x2, y2 + up))
    return found


def drawn_faces(operators: bytes) -> dict[float, bytes]:
    """The face in which the words at each height, from the bottom of the page, begin."""
    return {float(y) + up: face for up, part in _stretches(operators) for y, face in _WORDS.findall(part)}


class PlacedText:
    """The letters of a PDF with the places where they are set, as PDFium sees them."""

    def __init__(self, content: bytes) -> None:
        with pypdfium2.PdfDocument(content) as pdf:
            self.pages = [self._letters(page) for page in pdf]

    @staticmethod
    def _letters(page: Any) -> list[tuple[float, float, str]]:
        height, textpage = page.get_height(), page.get_textpage()
        x, y = ctypes.c_double(), ctypes.c_double()
        found: list[tuple[float, float, str]] = []
        for n in range(textpage.count_chars()):
            if pdfium.FPDFText_IsGenerated(textpage, n) != 1:
                pdfium.FPDFText_GetCharOrigin(textpage, n, ctypes.byref(x), ctypes.byref(y))
                letter = chr(pdfium.FPDFText_GetUnicode(textpage, n))
                found.append((x.value, height - y.value, letter))
        return found

    def inside(self, box: TracedBox) -> str:
        """What is set inside a box, in the order of drawing, without white space."""
        letters = (
            letter
            for x, y, letter in self.pages[box.page - 1]
            if box.x - 0.1 <= x <= box.x + box.width + 0.1 and box.y <= y <= box.y + box.height
        )
        return squeezed("".join(letters))
