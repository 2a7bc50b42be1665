"""How each shipped form lays out the sample: everything in its cell, nothing alone, each glyph there."""

from itertools import pairwise

import pytest

from ita_desk.document.fields import PrintOptions
from ita_desk.forms.paper_sections import LinkTableSection
from ita_desk.forms.report_form import MeasureTableSection, SignaturesSection
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Geometry
from ita_desk.render.pdf.trace import TracedBox
from ita_desk.services.printing.export import Exported
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.thai.digits import DigitStyle
from pdf_links import links_of
from printing import (
    SAMPLE_YEAR,
    exporter,
    form_of,
    forms,
    page_texts,
    read_sample_photo,
    sample_office,
    squeezed,
)
from typeset import PlacedText

pytestmark = pytest.mark.slow

NEAR = 0.02
FORMS = [form.id for form in forms().forms]
PRINTS = [(form, digits, months) for form in FORMS for digits, months in (("thai", 12), ("arabic", 6))]


def exported(form: str, digits: DigitStyle, months: int) -> Exported:
    request = ExportRequest(form_of(form), SAMPLE_YEAR, PrintOptions(months, digits), "none")
    return exporter().render_report(sample_office(), request, ".pdf", read_sample_photo)


def geometry_of(form: str) -> Geometry:
    return Geometry.of(form_of(form).page)  # type: ignore[arg-type]  # the same names


def inside(inner: TracedBox, outer: TracedBox) -> bool:
    return (
        inner.page == outer.page
        and outer.x - NEAR <= inner.x
        and inner.x + inner.width <= outer.x + outer.width + NEAR
        and outer.y - NEAR <= inner.y
        and inner.y + inner.height <= outer.y + outer.height + NEAR
    )


@pytest.mark.parametrize(("form", "digits", "months"), PRINTS)
def test_the_sample_is_well_laid_out(form: str, digits: DigitStyle, months: int) -> None:
    done = exported(form, digits, months)
    assert done.missing_characters == ()
    assert done.missing_photos == frozenset()
    assert len({box.page for box in done.trace.boxes}) == done.pages  # no page is empty
    check_type_area(done, geometry_of(form))
    check_cells(done, form)
    check_letters(done)
    check_groups(done)
    check_signatures(done, form)


def check_type_area(done: Exported, page: Geometry) -> None:
    """Nothing stands in the margins."""
    for box in done.trace.boxes:
        assert page.left - NEAR <= box.x
        assert box.x + box.width <= page.right + NEAR
        assert page.top - NEAR <= box.y
        assert box.y + box.height <= page.bottom + NEAR


def check_cells(done: Exported, form: str) -> None:
    """Every text and photo of a measure or a group stands in its row, and in one column of it."""
    tables = [s for s in form_of(form).sections if isinstance(s, MeasureTableSection)]
    if not tables:
        return
    (section,) = tables
    own = section.number.width if section.number and section.number.heading else 0
    widths = [own] * bool(own) + [leaf.width for leaf in section.leaves]
    page = geometry_of(form)
    share = page.column / sum(widths)
    edges = [page.left + share * sum(widths[:n]) for n in range(len(widths) + 1)]
    year = sample_office().year(SAMPLE_YEAR)
    assert year
    records = {m.id for m in year.measures} | {g.id for g in year.groups}
    rows = [box for box in done.trace.boxes if box.what in ("row", "group")]
    going_on = {field for leaf in section.leaves if leaf.span for field in leaf.fields}
    assert rows
    for box in done.trace.boxes:
        if box.what in ("text", "photo") and box.source and box.source.record in records:
            if box.source.field == "headings":
                continue
            homes = [r for r in rows if r.source and inside(box, r)]
            if box.source.field not in going_on:  # which is said again at the head of a page
                homes = [r for r in homes if r.source and r.source.record == box.source.record]
            assert len(homes) == 1, box
            if homes[0].what == "row":
                columns = [
                    e for e in pairwise(edges) if e[0] - NEAR <= box.x and box.x + box.width <= e[1] + NEAR
                ]
                assert len(columns) == 1, box


def check_letters(done: Exported) -> None:
    """What a reader finds in a box is what the trace says of it: no letter reaches into another cell."""
    placed = PlacedText(done.content)
    texts = [box for box in done.trace.boxes if box.what == "text"]
    wrong = [box for box in texts if placed.inside(box) != squeezed(box.text)]
    assert wrong == []


def check_groups(done: Exported) -> None:
    """No group row stands without the beginning of a row below it."""
    rows = [box for box in done.trace.boxes if box.what in ("row", "group")]
    for box, following in pairwise(rows):
        if box.what == "group":
            assert (following.what, following.page) == ("row", box.page)
            assert following.y >= box.y + box.height - NEAR
            assert following.height >= styles.CELL.leading
    assert not rows or rows[-1].what == "row"


def check_signatures(done: Exported, form: str) -> None:
    """Those who sign do so on the page where the table ends."""
    signed = [s for s in form_of(form).sections if isinstance(s, SignaturesSection)]
    boxes = [box for box in done.trace.boxes if box.source and box.source.field.startswith("signatories")]
    assert bool(boxes) == bool(signed)
    rows = [box.page for box in done.trace.boxes if box.what == "row"]
    assert not rows or {box.page for box in boxes} <= {max(rows)}
    assert len({(box.page, box.source) for box in boxes}) == len({box.source for box in boxes})


@pytest.mark.parametrize("digits", ["thai", "arabic"])
def test_addresses_stay_as_they_are_and_lead_there(digits: DigitStyle) -> None:
    done = exported("oit-links", digits, 12)
    year, (section,) = sample_office().year(SAMPLE_YEAR), tables_of_links()
    assert year
    page, share = geometry_of("oit-links"), [width / sum(section.widths) for width in section.widths]
    left = page.left + page.column * sum(share[:2])
    links = links_of(done.content)
    for number, item in enumerate(year.oit_links):
        [box] = done.trace.of(f"year:{SAMPLE_YEAR}", f"oit_links[{number}].url")
        assert "".join(box.text.split()) == item.url
        assert left - NEAR <= box.x
        assert box.x + box.width <= left + page.column * share[2] + NEAR
        own = [link for link in links if link.url == item.url]
        assert len(own) == len(box.text.split("\n"))
        assert all(inside(link.box, box) for link in own)
        [row] = [r for r in done.trace.of(f"year:{SAMPLE_YEAR}", f"oit_links[{number}]") if r.what == "row"]
        assert inside(box, row)
    assert {link.url for link in links} == {item.url for item in year.oit_links}


def tables_of_links() -> list[LinkTableSection]:
    return [s for s in form_of("oit-links").sections if isinstance(s, LinkTableSection)]


@pytest.mark.parametrize("digits", ["thai", "arabic"])
def test_photos_stand_with_their_titles_and_captions(digits: DigitStyle) -> None:
    done = exported("photo-appendix", digits, 12)
    year = sample_office().year(SAMPLE_YEAR)
    assert year
    for measure in year.measures:
        shown = [n for n, e in enumerate(measure.outcome.evidence) if e.kind == "photo"]
        if not shown:
            assert done.trace.of(measure.id) == ()
            continue
        pages = set()
        for number in shown:
            photo, caption = done.trace.of(measure.id, f"outcome.evidence[{number}]")
            assert (photo.what, caption.what, photo.page) == ("photo", "text", caption.page)
            assert photo.y + photo.height <= caption.y + NEAR
            assert caption.x - NEAR <= photo.x
            assert photo.x + photo.width <= caption.x + caption.width + NEAR
            pages.add(photo.page)
        assert done.trace.of(measure.id, "title")[0].page == min(pages)


def test_groups_bring_their_headings() -> None:
    done = exported("result-groups", "thai", 12)
    pages = page_texts(done.content)
    [heading] = {box.page for box in done.trace.of("g3", "headings")[:1]}
    assert heading == done.trace.of("g3")[0].page
    assert squeezed("การติดตามผล") in pages[heading - 1]
    assert all(squeezed("การติดตามผล") not in page for page in pages[: heading - 1])
    assert all(squeezed("การติดตามผล") in page for page in pages[heading:])


@pytest.mark.parametrize(("months", "text"), [(6, "รอบ ๖ เดือน"), (12, "รอบ ๑๒ เดือน")])
def test_the_cover_names_the_round_and_the_office(months: int, text: str) -> None:
    done = exported("result-completion", "thai", months)
    cover = page_texts(done.content)[0]
    agency = sample_office().agency
    for said in (text, agency.full_name, agency.email, agency.website, "โทรศัพท์", "โทรสาร", "ตำบลทุ่งหิ่งห้อย"):
        assert squeezed(said) in cover
    assert [box.page for box in done.trace.of("agency", "seal")] == [1]
