from typing import Any

import pypdfium2
import pytest

from ita_desk.document.blocks import Block, Cover, Heading, Paragraph, Row, Source
from ita_desk.render.pdf.trace import LayoutTrace
from ita_desk.thai.letters import NO_START
from typeset import HOSTILE_TEXTS, group, pdf_reader, photo, picture, printed, row, table, text_of

HIGH = 595.28  # points of a landscape page


def heading(*lines: str, level: int = 1) -> Heading:
    return Heading(tuple(text_of(line, Source("form", "title")) for line in lines), level)


def measure(record: str, title: str, *, number: str = "", marker: str = "", rest: str = "ผล") -> Row:
    """A row with a title, numbered in a column of its own, before the title, or not at all."""
    cells = [(text_of(number, Source(record, "number")),)] if number else []
    cells += [
        (text_of(title, Source(record, "title"), marker=marker),),
        (text_of(rest, Source(record, "result")),),
    ]
    return Row(tuple(cells), Source(record))


def outline(*blocks: Block) -> list[tuple[int, str]]:
    """Depth and title of each entry, as PDFium finds them."""
    with pypdfium2.PdfDocument(printed(*blocks, read_photo=lambda _: picture()).content) as pdf:
        return [(entry.level, entry.get_title()) for entry in pdf.get_toc()]


def counts(content: bytes) -> list[int]:
    """The number that each entry gives of those below it, from the top."""
    root: Any = pdf_reader(content).root_object["/Outlines"]

    def below(node: Any) -> list[int]:
        found, child = [node.get("/Count", 0)], node.get("/First")
        while child is not None:
            entry = child.get_object()
            assert entry["/Parent"].get_object() == node
            found += below(entry)
            child = entry.get("/Next")
        return found

    return below(root)


# --- what stands in it ---------------------------------------------------------------------------------------


def test_headings_groups_and_measures_stand_in_it() -> None:
    rows = (
        measure("m1", "หนึ่ง"),
        group("g1", "กลุ่ม ๑"),
        measure("m2", "สอง"),
        measure("m3", "สาม"),
        group("g2", "กลุ่ม ๒"),
    )
    blocks = (
        Cover(None, (text_of("ปก"),), ()),
        heading("รายงาน", "ปี ๒๕๖๘"),
        Paragraph(text_of("ข้อความ")),
        heading("ส่วนที่ ๑", level=2),
        table(*rows),
        heading("ภาคผนวก"),
        table(measure("m9", "เก้า")),
    )
    assert outline(*blocks) == [
        (0, "รายงาน ปี ๒๕๖๘"),
        (1, "ส่วนที่ ๑"),
        (2, "หนึ่ง"),
        (2, "กลุ่ม ๑"),
        (3, "สอง"),
        (3, "สาม"),
        (2, "กลุ่ม ๒"),
        (0, "ภาคผนวก"),
        (1, "เก้า"),
    ]
    assert counts(printed(*blocks).content) == [7, 4, 3, 0, -2, 0, 0, 0, 1, 0]


def test_no_depth_is_left_out() -> None:
    blocks = (table(measure("m1", "ก")), heading("ข", level=2), heading("ค", level=2), heading("ง", level=2))
    assert outline(*blocks) == [(0, "ก"), (0, "ข"), (1, "ค"), (1, "ง")]


@pytest.mark.parametrize(
    ("made", "title"),
    [
        (measure("m", "ชื่อ", number="๑"), "๑ ชื่อ"),
        (measure("m", "ชื่อ", marker="๑."), "๑. ชื่อ"),
        (measure("m", "", marker="๑."), "๑. ผล"),
        (measure("m", "", rest="ผล"), "ผล"),
        (measure("m", " ชื่อ \u00a0 ยาว "), "ชื่อ ยาว"),
        (row("m", "", "ผลแรก"), "ผลแรก"),
        (Row(((text_of("ไร้ที่มา", None),), ()), Source("m")), "ไร้ที่มา"),
        (Row(((photo(caption="ภาพ"), text_of("คำ")), ()), Source("m")), "คำ"),
    ],
)
def test_a_row_is_called_by_its_number_and_title_or_first_words(made: Row, title: str) -> None:
    assert outline(table(made, columns=len(made.cells))) == [(0, title)]


@pytest.mark.parametrize(
    "blocks", [(), (heading(" "),), (table(row("m", "", "")),), (Paragraph(text_of("ก")),)]
)
def test_where_nothing_has_a_title_there_is_none(blocks: tuple[Block, ...]) -> None:
    assert "/Outlines" not in pdf_reader(printed(*blocks).content).root_object


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_any_title_can_be_read(text: str) -> None:
    for _, title in outline(heading(text), table(measure("m", text))):
        assert 0 < len(title) <= 161


def test_a_long_title_is_cut_where_thai_may_be() -> None:
    """Not before a mark, and not after a vowel that leads."""
    for length in range(8):
        [(_, title)] = outline(heading("ก" * length + "น้ำใจเด็กที่โรงเรียน" * 20))
        whole = "ก" * length + "น้ำใจเด็กที่โรงเรียน" * 20
        kept = title.removesuffix("…")
        assert whole.startswith(kept)
        assert title == f"{kept}…"
        assert 140 < len(kept) <= 160
        assert whole[len(kept)] not in NO_START
        assert kept[-1] not in "เแโใไ"


# --- where it leads ------------------------------------------------------------------------------------------


def places(content: bytes) -> list[tuple[int, float]]:
    """The page (from 1) and the distance from its top that each entry leads to."""
    with pypdfium2.PdfDocument(content) as pdf:
        found = []
        for entry in pdf.get_toc():
            goal = entry.get_dest()
            assert goal
            _, (left, top, zoom) = goal.get_view()
            assert (left, zoom) == (0, 0)
            found.append((goal.get_index() + 1, HIGH - top))
        return found


def first_box(trace: LayoutTrace, record: str, what: str) -> tuple[int, float]:
    box = next(box for box in trace.of(record) if box.what == what)
    return box.page, box.y


def test_entries_lead_to_the_place_on_the_page() -> None:
    rows = [measure(f"m{n}", f"มาตรการ {n}", rest="ผล " * 150 * (n % 3 + 1)) for n in range(12)]
    pdf = printed(heading("หัวข้อ"), table(*rows))
    expected = [
        first_box(pdf.trace, "form", "text"),
        *(first_box(pdf.trace, f"m{n}", "row") for n in range(12)),
    ]
    assert pdf.pages > 3
    for (page, top), (expected_page, y) in zip(places(pdf.content), expected, strict=True):
        assert page == expected_page
        assert top == pytest.approx(y, abs=0.02)


def test_a_group_that_comes_again_leads_to_its_second_place() -> None:
    rows = (group("g", "ก"), measure("m1", "หนึ่ง"), group("h", "ข"), measure("m2", "สอง"), group("g", "ก"))
    pdf = printed(table(*rows, measure("m3", "สาม")))
    tops = [top for _, top in places(pdf.content)]
    assert tops == sorted(set(tops))


def test_a_title_changes_no_page_but_its_own() -> None:
    """The outline stands apart from the pages."""
    from typeset import page_bytes

    def pages(title: str) -> list[bytes]:
        rows = [measure(f"m{n}", title if n == 30 else f"มาตรการ {n}") for n in range(40)]
        return page_bytes(printed(heading("หัวข้อ"), table(*rows)).content)

    same = [old == new for old, new in zip(pages("เดิม"), pages("ใหม่"), strict=True)]
    assert same.count(False) == 1
