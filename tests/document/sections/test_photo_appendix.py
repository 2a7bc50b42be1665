"""The photos of the measures: which are printed, under which title, and what stands there without any."""

from dataclasses import replace

from ita_desk.document.blocks import Block, Paragraph, PhotoGrid, Source
from ita_desk.document.fields import PrintContext, PrintOptions
from ita_desk.document.sections.photo_appendix import build_photo_appendix
from ita_desk.domain.agency import Agency
from ita_desk.domain.evidence import PLACES, Evidence
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.paper_sections import PhotoAppendixSection

SECTION = PhotoAppendixSection("photos", 3, PLACES, "ไม่มีภาพใน{round.text}")
EVIDENCE = (
    Evidence("e0", "link", "ลิงก์", url="https://a.example"),
    Evidence("e1", "photo", "ภาพ 1 ที่ a1.pdf", sha256="one", place="output", turn=90, crop=(0, 0, 0.5, 1)),
    Evidence("e2", "photo", "", sha256="two"),
)
MEASURE = Measure("m1", number="1", title="ชื่อ\nสองบรรทัด 2", outcome=Outcome(evidence=EVIDENCE))


def blocks_of(
    *measures: Measure,
    section: PhotoAppendixSection = SECTION,
    months: int = 12,
    texts: FrozenMap[str, str] | None = None,
) -> list[Block]:
    year = replace(YearReport.empty(2568), measures=measures, texts=texts or FrozenMap())
    office = Office(Agency(), (year,))
    context = PrintContext(office, year, office.agency, None, PrintOptions(months))
    return build_photo_appendix(section, "trial", context)


def grids_of(*measures: Measure, section: PhotoAppendixSection = SECTION) -> list[PhotoGrid]:
    return [block for block in blocks_of(*measures, section=section) if isinstance(block, PhotoGrid)]


def test_a_measure_with_photos_has_a_grid() -> None:
    [grid] = grids_of(MEASURE, Measure("m2", title="ไม่มีภาพ"))
    assert (grid.title.marker, grid.title.plain, grid.columns) == ("๑.", "ชื่อ สองบรรทัด ๒", 3)
    assert grid.title.source == Source("m1", "title")
    assert [(p.sha256, p.source, p.turn, p.crop) for p in grid.photos] == [
        ("one", Source("m1", "outcome.evidence[1]"), 90, (0, 0, 0.5, 1)),
        ("two", Source("m1", "outcome.evidence[2]"), 0, None),
    ]
    captions = [photo.caption for photo in grid.photos]
    assert captions[0]
    assert (captions[0].plain, captions[0].source) == ("ภาพ ๑ ที่ a1.pdf", Source("m1", "outcome.evidence[1]"))
    assert captions[1] is None
    assert [text.plain for text in grid.texts] == ["ชื่อ สองบรรทัด ๒", "ภาพ ๑ ที่ a1.pdf"]


def test_only_photos_of_the_places_are_printed() -> None:
    [grid] = grids_of(MEASURE, section=replace(SECTION, places=("output",)))
    assert [photo.sha256 for photo in grid.photos] == ["one"]
    assert grids_of(MEASURE, section=replace(SECTION, places=("appendix",))) == []


def test_the_photos_are_those_of_the_round() -> None:
    half = replace(MEASURE, half_year=Outcome(evidence=EVIDENCE[2:]))
    [grid] = blocks_of(half, months=6)
    assert isinstance(grid, PhotoGrid)
    assert [photo.source for photo in grid.photos] == [Source("m1", "half_year.evidence[0]")]


def test_a_title_is_what_the_measure_is_called() -> None:
    named = [
        replace(MEASURE, number="2)", title="", target="เป้าหมาย"),
        replace(MEASURE, number="", title=""),
    ]
    titles = [(g.title.marker, g.title.plain, g.title.source) for g in grids_of(*named)]
    assert titles == [
        ("๒)", "เป้าหมาย", Source("m1", "target")),
        ("", "", Source("m1", "title")),
    ]


def test_a_year_without_photos_says_so() -> None:
    [paragraph] = blocks_of(Measure("m1"), months=6)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.plain.startswith("ไม่มีภาพในรอบ ๖ เดือน")
    assert paragraph.text.source == Source("form:trial", "photos")
    [paragraph] = blocks_of(texts=FrozenMap({"trial/photos": "ว่าง"}))
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.text.plain, paragraph.text.source) == (
        "ว่าง",
        Source("year:2568", "texts.trial/photos"),
    )
    assert blocks_of(section=replace(SECTION, empty="")) == []
