"""A document built with what was kept of the one before is the document built from nothing, after any edits."""

import inspect
import pickle
from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from every_edit import EveryEdit
from ita_desk.document.blocks import Document, PhotoGrid, Row, Table
from ita_desk.document.build import build_document
from ita_desk.document.fields import PrintOptions
from ita_desk.document.kept import KeptParts
from ita_desk.domain.framework import Framework
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.office_delta import delta_between, with_delta
from ita_desk.errors import UserError
from ita_desk.forms.report_form import MeasureTableSection, ReportForm, RowNumber, TableColumn
from ita_desk.frameworks.catalog import shipped_frameworks
from printing import SAMPLE_YEAR, form_of, forms, sample_office
from small_office import M1, OFFICE, YEAR

EDITS = sorted(name for name, _ in inspect.getmembers(EveryEdit, inspect.isfunction) if name[0] != "_")


@cache
def all_forms() -> tuple[ReportForm, ...]:
    """Those that ship, and one that joins cells and numbers its rows in each way."""
    own = form_of("result-scores")
    columns = (
        TableColumn("ประเด็น", 20, ("issue",), span=True),
        TableColumn("หน่วย", 20, ("responsible",), span=True, photos=("", "output")),
        TableColumn("ผล", 60, ("outcome.output", "budget", "outcome.done_on"), join="lines"),
    )
    tables = tuple(
        MeasureTableSection(f"table-{n}", columns, number, groups=n % 2 == 0, heading_after=n == 2, empty="-")
        for n, number in enumerate(
            (
                RowNumber("by-issue"),
                RowNumber("by-issue", "ที่", 5),
                RowNumber("continuous"),
                RowNumber("continuous", "ที่", 5),
            )
        )
    )
    return (*forms().forms, replace(own, id="odd", sections=(*tables, *own.sections)))


def built(form: ReportForm, office: Office, options: PrintOptions, kept: KeptParts | None) -> Document:
    """The document of a form for the sample's year."""
    known = shipped_frameworks()
    year = office.year(SAMPLE_YEAR)
    basis = known.of_year(int(year.basis_year)) if year else None
    filing = known.of_year(options.filing_year or SAMPLE_YEAR)
    return build_document(
        form, office, SAMPLE_YEAR, options, known.with_names(SAMPLE_YEAR), basis, filing, kept
    )


def walked(office: Office, seed: int, steps: int) -> list[Office]:
    """An office after each of some random edits, as another process has it that is told what changed."""
    offices, new_id = [office], counted_ids("new")
    for step in range(steps * 3):
        turns = Random(f"{seed} {step}")
        edits = EveryEdit(turns, offices[-1], new_id, ["k1", "k2"])
        try:
            after = getattr(edits, turns.choice(EDITS))().apply(offices[-1])
        except UserError:
            continue
        delta = pickle.loads(pickle.dumps(delta_between(offices[-1], after)))
        if delta != delta_between(office, office) and after.year(SAMPLE_YEAR) and len(offices) <= steps:
            offices.append(with_delta(offices[-1], delta))
    return offices


@settings(deadline=None, max_examples=12)
@given(seed=st.integers(0, 2**24), small=st.booleans())
def test_after_any_edits_nothing_is_stale(seed: int, small: bool) -> None:
    turns = Random(seed)
    shared = KeptParts()  # for one form after the other, none of which may take what another left
    printed = [all_forms()[-1], *turns.sample(all_forms()[:-1], 3)]
    kept = {form.id: KeptParts() for form in printed}
    options = PrintOptions()
    for office in walked(OFFICE if small else sample_office(), seed, 5):
        if turns.random() < 0.3:
            options = PrintOptions(
                turns.choice((6, 12)), turns.choice(("thai", "arabic")), turns.choice((None, 2569))
            )
        for form in printed:
            fresh = built(form, office, options, None)
            assert built(pickle.loads(pickle.dumps(form)), office, options, kept[form.id]) == fresh
            assert built(form, office, options, shared) == fresh


def rows_of(document: Document) -> dict[object, Row]:
    """The rows of all measure tables by where they come from."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return {(table.source, row.source): row for table in tables for row in table.rows}


def with_title(office: Office, place: int, title: str) -> Office:
    """The office with another title of one of its measures."""
    year = office.year(SAMPLE_YEAR)
    assert year
    measures = list(year.measures)
    measures[place] = replace(measures[place], title=title)
    return office.with_year(replace(year, measures=tuple(measures)))


@pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.id)
def test_what_did_not_change_is_the_same_object(form: ReportForm) -> None:
    kept = KeptParts()
    former = built(form, sample_office(), PrintOptions(), kept)
    again = built(pickle.loads(pickle.dumps(form)), sample_office(), PrintOptions(), kept)
    assert len(again.blocks) == len(former.blocks)
    assert all(a is b for a, b in zip(again.blocks, former.blocks, strict=True))
    edited = built(form, with_title(sample_office(), 1, "ใหม่"), PrintOptions(), kept)
    rows = rows_of(former)
    changed = [key for key, row in rows_of(edited).items() if row is not rows[key]]
    assert changed == [key for key, row in rows_of(edited).items() if row != rows[key]]
    blocks = [(a, b) for a, b in zip(edited.blocks, former.blocks, strict=True) if a is not b]
    assert all(a != b and isinstance(a, (Table, PhotoGrid)) for a, b in blocks)


def test_only_the_row_of_the_edited_measure_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    outcome_of_round = Measure.outcome_of_round

    def noted(measure: Measure, months: int) -> object:
        made.append(measure.id)
        return outcome_of_round(measure, months)

    kept, form, office = KeptParts(), form_of("result-scores"), sample_office()
    year = office.year(SAMPLE_YEAR)
    assert year
    built(form, office, PrintOptions(), kept)
    monkeypatch.setattr(Measure, "outcome_of_round", noted)
    built(form, with_title(office, 2, "ใหม่"), PrintOptions(), kept)
    assert set(made) == {year.measures[2].id}


def test_scores_that_no_row_prints_leave_the_rows() -> None:
    kept, form, office = KeptParts(), form_of("result-scores"), sample_office()
    former = built(form, office, PrintOptions(), kept)
    year = office.year(SAMPLE_YEAR)
    assert year
    scores = replace(year.assessment, scores=FrozenMap())
    edited = built(form, office.with_year(replace(year, assessment=scores)), PrintOptions(), kept)
    assert edited == built(form, office.with_year(replace(year, assessment=scores)), PrintOptions(), None)
    rows = rows_of(former)
    assert all(row is rows[key] for key, row in rows_of(edited).items() if row == rows[key])


def test_measures_of_one_id_do_not_take_each_others_rows() -> None:
    twins = (M1, replace(M1, title="แฝด"))
    office = OFFICE.with_year(replace(YEAR, measures=twins))
    kept = KeptParts()
    for _ in range(2):
        for form in all_forms():
            assert built(form, office, PrintOptions(), kept) == built(form, office, PrintOptions(), None)


def test_another_framework_names_other_issues() -> None:
    form, kept = all_forms()[-1], KeptParts()
    office = OFFICE.with_year(replace(YEAR, measures=(replace(M1, issue=1),)))
    known = shipped_frameworks().with_names(SAMPLE_YEAR)
    frameworks: list[Framework | None] = [None, known, replace(known, issues=())]
    for framework in [*frameworks, *frameworks]:
        fresh = build_document(form, office, SAMPLE_YEAR, PrintOptions(), framework)
        assert build_document(form, office, SAMPLE_YEAR, PrintOptions(), framework, kept=kept) == fresh


def test_numbers_follow_the_order() -> None:
    form, kept = all_forms()[-1], KeptParts()
    measures = tuple(replace(M1, id=f"m{n}", issue=n % 2, group="") for n in range(5))
    for order in (measures, measures[1:], measures[::-1], (*measures[3:], *measures[:3])):
        office = OFFICE.with_year(replace(YEAR, measures=order))
        assert built(form, office, PrintOptions(), kept) == built(form, office, PrintOptions(), None)


def test_questions_follow_findings_scores_and_framework() -> None:
    form, kept, office = form_of("analysis"), KeptParts(), sample_office()
    year = office.year(SAMPLE_YEAR)
    assert year
    basis = office.year(int(year.basis_year))
    assert basis
    known = shipped_frameworks().with_names(int(basis.fiscal_year))
    first = office.with_year(replace(year, findings=year.findings[1:]))
    none = office.with_year(replace(year, findings=()))
    unscored = none.with_year(replace(basis, assessment=replace(basis.assessment, scores=FrozenMap())))
    thai, arabic = PrintOptions(), PrintOptions(digits="arabic")
    # One thing changes at a time.
    steps = [(office, known, thai), (first, known, thai), (none, known, thai), (none, known, arabic)]
    steps += [(unscored, known, arabic), (unscored, replace(known, issues=known.issues[:2]), arabic)]
    for edited, framework, options in steps:
        wanted = (form, edited, SAMPLE_YEAR, options, known, framework)
        assert build_document(*wanted, kept=kept) == build_document(*wanted)
