"""What was kept from the last print gives the very bytes and places that a fresh print gives, and saves its work."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.document.blocks import Block, HeaderCell, Heading, Paragraph, Row, Source, Table
from ita_desk.render.pdf.fonts import load_family
from ita_desk.render.pdf.kept import Kept
from ita_desk.render.pdf.renderer import PdfRenderer
from ita_desk.render.pdf.set_cells import SetRow
from ita_desk.render.pdf.stream_table import StreamTable
from ita_desk.render.pdf.trace import TracedBox
from ita_desk.render.rendered import Rendered
from typeset import document, group, no_photo, photo, picture, row, table, text_of

LONG = "ประชุมชี้แจงแนวทางการปฏิบัติงานแก่เจ้าหน้าที่ ผู้ใหญ่บ้าน และประชาชนในพื้นที่ ๑๒ หมู่บ้าน ที่ศูนย์ปฏิบัติการน้ำท่วม "
OTHER_HEAD = (HeaderCell(text_of("หัวข้อใหม่"), 0, 0, columns=2),)
WORDS = st.sampled_from(["ก", "ป้ำ ฟื้นฟู", LONG, LONG * 6, "", "https://www.example.go.th/ita"])
Rows = tuple[Row, ...]


@st.composite
def any_row(draw: st.DrawFn) -> Row:
    """A row, a group row, one with another heading, one that goes on from that above, or one with a picture."""
    kind = draw(st.sampled_from(["row", "row", "row", "group", "headed", "joined", "pictured"]))
    record = draw(st.sampled_from("abcdef"))
    if kind in ("group", "headed"):
        made = group(record, draw(WORDS))
        return replace(made, header=OTHER_HEAD) if kind == "headed" else made
    if kind == "pictured":
        return row(record, draw(WORDS), (photo(),))
    made = row(record, draw(WORDS), draw(WORDS))
    return replace(made, joined=(0,)) if kind == "joined" else made


def edited(draw: Callable[..., int], rows: Rows, new: Row) -> Rows:
    """The rows after one was changed, put in or taken out; all others are the same objects."""
    place = draw(0, len(rows))
    kind = draw(0, 2)
    return (*rows[:place], *((new,) if kind < 2 else ()), *rows[place + (kind > 0) :])


def report(rows: Rows) -> tuple[Block, ...]:
    """A report with these rows between other things."""
    return Heading((text_of("หัวเรื่อง"),)), table(*rows), Paragraph(text_of(LONG * 3))


def same(one: Rendered, other: Rendered) -> bool:
    """Whether two prints are the same to the last byte and place."""
    return (one.content, one.trace, one.sizes) == (other.content, other.trace, other.sizes)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_after_any_edits_it_is_what_a_fresh_print_makes(data: st.DataObject) -> None:
    kept = PdfRenderer(load_family())
    rows = tuple(data.draw(st.lists(any_row(), min_size=1, max_size=12)))
    for _ in range(3):
        made = document(*report(rows))
        fresh = PdfRenderer(load_family()).render_pdf(made, lambda _: picture())
        assert same(kept.render_pdf(made, lambda _: picture()), fresh)
        rows = edited(lambda a, b: data.draw(st.integers(a, b)), rows, data.draw(any_row()))


def long_table(count: int, changed: int = -1, former: Table | None = None) -> Table:
    """A table of so many rows; the others of a former one are the same objects."""
    rows = former.rows if former else tuple(row(f"r{n}", LONG, f"แถว {n}") for n in range(count))
    new = row(f"r{changed}", LONG, "คำใหม่")
    return replace(table(), rows=tuple(new if n == changed else old for n, old in enumerate(rows)))


def test_after_an_edit_one_row_is_set_and_one_page_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    press, first = PdfRenderer(load_family()), long_table(80)
    before = press.render_pdf(document(first), no_photo)
    built: list[str] = []
    build = StreamTable._build_row

    def counted(itself: StreamTable, made: Row) -> SetRow:
        built.append(made.source.record)
        return build(itself, made)

    monkeypatch.setattr(StreamTable, "_build_row", counted)
    after = press.render_pdf(document(long_table(80, changed=40, former=first)), no_photo)
    (changed,) = after.trace.pages_of("r40")
    assert built == ["r40"]
    pages = zip(before.trace.pages, after.trace.pages, strict=True)
    assert [n for n, (old, new) in enumerate(pages, 1) if old is not new] == [changed]


def test_of_long_reports_only_the_beginning_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ita_desk.render.pdf.kept._MOST_ROWS", 10)
    monkeypatch.setattr("ita_desk.render.pdf.kept._MOST_PAGES", 2)
    press, made = PdfRenderer(load_family()), document(long_table(60))
    once, again = (press.render_pdf(made, no_photo) for _ in range(2))
    assert same(once, again)
    same_pages = [one is other for one, other in zip(once.trace.pages, again.trace.pages, strict=True)]
    assert same_pages == [True] * 2 + [False] * (len(same_pages) - 2)


def test_a_photo_that_came_later_is_shown() -> None:
    press, made = PdfRenderer(load_family()), document(table(row("r", (photo(),), "ข")))
    assert press.render_pdf(made, no_photo).missing_photos == {photo().sha256}
    assert press.render_pdf(made, lambda _: picture()).missing_photos == frozenset()
    assert press.render_pdf(made, no_photo).missing_photos == {photo().sha256}


def test_a_page_that_says_the_same_elsewhere_has_places_of_its_own() -> None:
    box = TracedBox(0, 1, 2, 3, 4, "text", Source("a"))
    kept = Kept()
    kept.begin()
    pages = [kept.page(number, "0 g", (((box,), 5.0),)) for number in (1, 2)]
    assert [page.traced.boxes[0].page for page in pages] == [1, 2]
    kept.begin()
    moved = kept.page(1, "0 g", (((box,), 6.0),))
    assert moved.traced.boxes[0].y == 8
