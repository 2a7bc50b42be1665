"""After an edit the maker makes anew only what changed, and answers as one that never made anything."""

import inspect
import pickle
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from every_edit import EveryEdit
from ita_desk.document.fields import PrintOptions
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.office_delta import delta_between
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.render.pdf.trace import TracedPage
from ita_desk.render.renderer import Renderer
from ita_desk.services.printing import page_places
from ita_desk.services.printing.export import Exporter
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.page_maker import PageMaker, PageRequest, Pages
from printing import SAMPLE_YEAR, exporter, form_of, forms, sample_office

EDITS = sorted(name for name, _ in inspect.getmembers(EveryEdit, inspect.isfunction) if name[0] != "_")
NO_FILE = Path("unused.ita")


class Maker(PageMaker):
    """Makes pages without an office file."""

    def __init__(self) -> None:
        super().__init__(NO_FILE, Exporter(exporter().frameworks, Renderer()))

    def read_photo(self, sha256: str) -> bytes | None:
        return None

    def pages_of(self, office: Office, form: str = "result-scores", **options: object) -> Pages:
        """The pages of an office of which it is told only what changed, in a form that is sent too."""
        export = ExportRequest(form_of(form), SAMPLE_YEAR, PrintOptions(**options))  # type: ignore[arg-type]
        delta, request = pickle.loads(
            pickle.dumps((delta_between(self.office, office), PageRequest(1, export)))
        )
        self.keep(delta)
        self.office = office  # what it is told next is what differs from this very office
        return self.make(request)


def told(pages: Pages) -> tuple[object, ...]:
    assert pages.error is None
    return pages.content, pages.sizes, pages.places, pages.faults


def fresh(office: Office, form: str = "result-scores", **options: object) -> Pages:
    """The pages as made by a maker that has made nothing before."""
    return Maker().pages_of(office, form, **options)


def walk(seed: int, steps: int) -> Iterator[Office]:
    """The sample office after random edits, as long as it has the year that is printed."""
    office, new_id, step = sample_office(), counted_ids("new"), 0
    while steps:
        turns, step = Random(f"{seed} {step}"), step + 1
        try:
            after = getattr(EveryEdit(turns, office, new_id, ["k1"]), turns.choice(EDITS))().apply(office)
        except UserError:
            continue
        if after is not office and after.year(SAMPLE_YEAR):
            office, steps = after, steps - 1
            yield office


@settings(deadline=None, max_examples=3)
@given(seed=st.integers(0, 2**24))
def test_after_any_edits_the_bytes_are_those_of_a_fresh_print(seed: int) -> None:
    turns, maker = Random(seed), Maker()
    printed = turns.sample([form.id for form in forms().forms], 2)
    for office in walk(seed, 3):
        for form in printed:
            assert told(maker.pages_of(office, form)) == told(fresh(office, form))


@cache
def long_office() -> Office:
    """Some pages of measures, each of a few lines."""
    measures = tuple(
        Measure(f"m{n}", str(n), title=f"มาตรการ {n}", target="อบรม " * (n % 7)) for n in range(60)
    )
    return Office(years=(replace(YearReport.empty(SAMPLE_YEAR), measures=measures),))


def retitled(office: Office, place: int, title: str) -> Office:
    (year,) = office.years
    measures = list(year.measures)
    measures[place] = replace(measures[place], title=title)
    return office.with_year(replace(year, measures=tuple(measures)))


def test_only_the_pages_that_changed_look_different() -> None:
    maker = Maker()
    former = maker.pages_of(long_office())
    assert len(former.looks) == len(former.sizes) > 3
    assert maker.pages_of(long_office()).looks == former.looks
    edited = maker.pages_of(retitled(long_office(), 30, "มาตรการ 99"))
    changed = [
        n for n, pair in enumerate(zip(former.looks, edited.looks, strict=True), 1) if len({*pair}) == 2
    ]
    assert changed == [box.page for box in edited.places.of("m30", "title")]
    assert told(edited) == told(fresh(retitled(long_office(), 30, "มาตรการ 99")))


def test_all_pages_look_different_where_what_all_say_is_different() -> None:
    maker = Maker()
    looks = [
        maker.pages_of(long_office()).looks,
        maker.pages_of(retitled(long_office(), 59, "ก\n" * 90)).looks,  # more pages
        maker.pages_of(retitled(long_office(), 59, "ก\n" * 90), draft=True).looks,
        fresh(long_office()).looks,
    ]
    assert len(looks[1]) > len(looks[0])
    assert len({look for each in looks for look in each}) == sum(map(len, looks))


def test_only_pages_that_changed_are_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    joined = page_places._Joined

    def noted(page: TracedPage) -> object:
        seen.append(page.number)
        return joined(page)

    maker = Maker()
    maker.pages_of(long_office())
    monkeypatch.setattr(page_places, "_Joined", noted)
    pages = maker.pages_of(retitled(long_office(), 30, "มาตรการ 99"))
    assert seen == [box.page for box in pages.places.of("m30", "title")]
