"""Photos stand in whole rows below their title, fitted into their cells, with their captions below them."""

from dataclasses import replace
from itertools import groupby, pairwise

import pypdfium2
import pytest

from ita_desk.document.blocks import (
    Block,
    Heading,
    PageSetup,
    Paragraph,
    Photo,
    PhotoGrid,
    Signatures,
    Source,
)
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.glyphs import missing_characters
from ita_desk.render.pdf.page import Geometry
from ita_desk.render.pdf.trace import TracedBox
from ita_desk.render.rendered import Rendered
from typeset import (
    HOSTILE_TEXTS,
    PlacedText,
    document,
    page_bytes,
    picture,
    printed,
    renderer,
    squeezed,
    text_of,
)

SETUP = PageSetup("A4", "portrait", (25, 20, 20, 30))
PAGE = Geometry.of(SETUP)
SIZES = {"wide": (400, 300), "high": (300, 400), "thin": (20, 400), "flat": (400, 10)}
NEAR = 0.02


def read_photo(key: str) -> bytes | None:
    size = SIZES.get(key)
    return picture(size) if size else None


def grid(*keys: str, columns: int = 2, title: str = "หัวเรื่อง", caption: str = "คำบรรยาย") -> PhotoGrid:
    photos = []
    for number, key in enumerate(keys):
        source = Source("photo", str(number))
        words = text_of(caption, Source("caption", str(number))) if caption else None
        photos.append(Photo(key, source, words))
    return PhotoGrid(text_of(title, Source("title"), bold=True), columns, tuple(photos))


def pdf_of(*blocks: Block) -> Rendered:
    return printed(*blocks, page=SETUP, read_photo=read_photo)


def filler(lines: int) -> list[Block]:
    return [Paragraph(text_of(f"บรรทัด {n}", Source("filler"))) for n in range(lines)]


def rows_of(pdf: Rendered, columns: int) -> list[list[TracedBox]]:
    """The photos, row by row."""
    photos = [box for box in pdf.trace.boxes if box.what == "photo"]
    return [photos[n : n + columns] for n in range(0, len(photos), columns)]


def check(pdf: Rendered) -> None:
    placed = PlacedText(pdf.content)
    for box in pdf.trace.boxes:
        assert PAGE.left - NEAR <= box.x
        assert box.x + box.width <= PAGE.right + NEAR
        assert box.y + box.height <= PAGE.bottom + NEAR
        assert box.what == "photo" or placed.inside(box) == squeezed(box.text)


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_photos_fill_rows_of_equal_cells(columns: int, count: int) -> None:
    pdf = pdf_of(grid(*["wide"] * count, columns=columns))
    check(pdf)
    rows = rows_of(pdf, columns)
    for row in rows:
        assert len({(box.page, box.y, box.width, box.height) for box in row}) == 1
        left, right = row[0].x - PAGE.left, PAGE.right - row[-1].x - row[-1].width
        assert left == pytest.approx(right)  # an unfinished row is centred
    for row, below in pairwise(rows):
        assert (below[0].page, below[0].y) > (row[0].page, row[0].y + row[0].height)


@pytest.mark.parametrize("key", SIZES)
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_photo_is_fitted_and_not_cropped(key: str, columns: int) -> None:
    pdf = pdf_of(grid(key, "wide", columns=columns))
    check(pdf)
    first = rows_of(pdf, columns)[0][0]
    wide, high = SIZES[key]
    assert first.width / first.height == pytest.approx(wide / high)
    cell = (PAGE.column + 14) / columns - 14
    assert first.width <= cell + NEAR
    caption = pdf.trace.of("caption", "0")[0]
    assert caption.width == pytest.approx(cell)
    assert caption.x + caption.width / 2 == pytest.approx(first.x + first.width / 2)
    assert caption.y >= first.y + first.height


def test_captions_of_a_row_begin_at_one_height() -> None:
    pdf = pdf_of(grid("wide", "high", caption="คำบรรยายภาพที่ยาวกว่าหนึ่งบรรทัดของช่องตารางนี้อย่างแน่นอน"))
    check(pdf)
    [first], [second] = (pdf.trace.of("caption", n)[:1] for n in ("0", "1"))
    assert (first.page, first.y) == (second.page, second.y)
    wide, high = rows_of(pdf, 2)[0]
    assert wide.y + wide.height / 2 == pytest.approx(high.y + high.height / 2)


def test_a_missing_photo_is_a_grey_box() -> None:
    pdf = pdf_of(grid("none", "wide", caption=""))
    assert pdf.missing_photos == {"none"}
    grey = f"{styles.NO_PHOTO_GREY:g} g".encode()
    assert page_bytes(pdf.content)[0].count(grey) == 1
    assert all(box.width > 100 for box in rows_of(pdf, 2)[0])


@pytest.mark.parametrize("lines", range(12, 26))
def test_a_row_is_whole_and_a_title_is_not_alone(lines: int) -> None:
    first, second = (
        grid("wide", "wide", "high", "wide"),
        replace(grid("high"), title=text_of("สอง", Source("b"))),
    )
    pdf = pdf_of(*filler(lines), first, second, *filler(2))
    check(pdf)
    photos = [box for box in pdf.trace.boxes if box.what == "photo"]
    assert pdf.trace.of("title")[0].page == photos[0].page == photos[1].page
    assert photos[2].page == photos[3].page
    assert pdf.trace.of("b")[0].page == photos[4].page
    for number in range(4):
        pages = {box.page for box in pdf.trace.of("caption", str(number)) if box in pdf.trace.boxes}
        assert photos[number].page in pages


@pytest.mark.parametrize("lines", range(10, 26, 3))
def test_a_heading_and_a_signature_stay_with_the_photos(lines: int) -> None:
    signed = Signatures(((text_of("ลงชื่อ", Source("signed")),) * 4,))
    heading = Heading((text_of("ภาคผนวก", Source("heading")),))
    pdf = pdf_of(*filler(lines), heading, grid("wide", "wide", "high"), signed)
    check(pdf)
    photos = [box for box in pdf.trace.boxes if box.what == "photo"]
    assert pdf.trace.pages_of("heading") == (photos[0].page,)
    assert pdf.trace.pages_of("signed") == (photos[-1].page,)


def test_a_grid_may_say_nothing() -> None:
    pdf = pdf_of(grid("wide", title="", caption=""), grid(title=""), grid(title="ว่าง"))
    assert [(box.what, box.text) for box in pdf.trace.boxes] == [("photo", ""), ("text", "ว่าง")]


@pytest.mark.parametrize("part", ["title", "caption"])
def test_texts_without_end_go_on_over_pages(part: str) -> None:
    words = "คำที่ไม่มีที่สิ้นสุด " * 1200
    pdf = pdf_of(grid("wide", "high", "wide", **{part: words}))  # type: ignore[arg-type]
    check(pdf)
    assert pdf.pages > 3
    for field in ("", "0", "1", "2"):
        boxes = pdf.trace.of(part, field)
        assert squeezed("".join(box.text for box in boxes)) == squeezed(words) * bool(boxes)
    assert pdf.trace.of(part)
    assert all(box.height >= 5 for box in pdf.trace.boxes)


@pytest.mark.parametrize("hostile", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_any_text_fits(hostile: str) -> None:
    pdf = pdf_of(grid("wide", "high", "none", title=hostile, caption=hostile))
    assert len([box for box in pdf.trace.boxes if box.what == "photo"]) == 3
    for box in pdf.trace.boxes:
        assert box.x + box.width <= PAGE.right + NEAR
        assert box.y + box.height <= PAGE.bottom + NEAR


def test_every_title_is_in_the_trace_in_order() -> None:
    pdf = pdf_of(*(replace(grid("wide"), title=text_of(f"หัว {n}", Source(f"t{n}"))) for n in range(5)))
    records = [box.source.record for box in pdf.trace.boxes if box.source]
    assert [key for key, _ in groupby(r for r in records if r.startswith("t"))] == [f"t{n}" for n in range(5)]


def test_the_outline_names_what_is_shown() -> None:
    heading = Heading((text_of("ภาคผนวก", Source("heading")),))
    numbered = replace(grid("wide"), title=text_of("เรื่อง", Source("title"), marker="๒."))
    pdf = pdf_of(heading, grid("wide"), numbered, grid("wide", title=""))
    with pypdfium2.PdfDocument(pdf.content) as opened:
        found = [(entry.level, entry.get_title()) for entry in opened.get_toc()]
    assert found == [(0, "ภาคผนวก"), (1, "หัวเรื่อง"), (1, "๒. เรื่อง")]


def test_what_the_faces_lack_is_told() -> None:
    made = document(grid("wide", title="ก\u6f22", caption="ข\u5b57"))
    lacking = missing_characters(made, renderer().family)
    assert [(missing.character, missing.source) for missing in lacking] == [
        ("\u6f22", Source("title")),
        ("\u5b57", Source("caption", "0")),
    ]
