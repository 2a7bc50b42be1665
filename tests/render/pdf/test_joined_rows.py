"""Cells that go on from the row above: no rule parts them, and at the top of a page they say again what they are."""

from dataclasses import replace

from ita_desk.document.blocks import PageSetup, Row
from ita_desk.render.pdf.page import Geometry
from ita_desk.render.rendered import Rendered
from typeset import drawn_rules, page_bytes, printed, row, table

PAGE = Geometry.of(PageSetup())


def joined(record: str, words: str) -> Row:
    """A row whose first cell goes on from the row above."""
    return replace(row(record, "", words), joined=(0,))


def level_rules(pdf: Rendered, page: int) -> set[tuple[int, int, int]]:
    """The horizontal rules of a page: left, right, and distance from the top, in whole points."""
    lines = drawn_rules(page_bytes(pdf.content)[page - 1])
    return {(round(x1), round(x2), round(PAGE.height - y1)) for x1, y1, x2, y2 in lines if y1 == y2}


def test_no_rule_parts_a_cell_from_the_one_that_goes_on_from_it() -> None:
    pdf = printed(table(row("a", "IIT", "หนึ่ง"), joined("b", "สอง"), row("c", "EIT", "สาม")))
    left, middle, right = PAGE.left, PAGE.left + PAGE.column / 2, PAGE.right
    feet = {
        box.source.record: box.y + box.height for box in pdf.trace.boxes if box.what == "row" and box.source
    }
    rules = level_rules(pdf, 1)
    assert (round(middle), round(right), round(feet["a"])) in rules
    assert not any(x1 < middle - 1 and y == round(feet["a"]) for x1, _, y in rules)
    assert (round(left), round(right), round(feet["b"])) in rules
    assert (round(left), round(right), round(feet["c"])) in rules


def test_at_the_top_of_a_page_it_is_said_again_and_the_page_before_is_closed() -> None:
    rows = [joined(f"r{n}", "คำ") for n in range(60)]
    pdf = printed(table(row("a", "IIT", "หนึ่ง"), *rows))
    said = [box for box in pdf.trace.boxes if box.what == "text" and box.text == "IIT"]
    pages = max(box.page for box in pdf.trace.boxes)
    assert [box.page for box in said] == list(range(1, pages + 1))
    assert pages > 1
    for page in range(1, pages):
        last = max(b.y + b.height for b in pdf.trace.boxes if b.what == "row" and b.page == page)
        assert (round(PAGE.left), round(PAGE.right), round(last)) in level_rules(pdf, page)
