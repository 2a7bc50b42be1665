"""What follows upon the making of an office."""

from dataclasses import replace
from pathlib import Path

import pytest

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.i18n import Message
from ita_desk.services.beginning import restore_sample, without_empty_year
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.services.edits.edit import Edit, add_year
from ita_desk.services.session import Session
from small_office import OFFICE, YEAR

EMPTY = Office(years=(replace(YearReport.empty(2569), basis_year=FiscalYear(2569)),))


def years(office: Office) -> list[int]:
    return [int(report.fiscal_year) for report in office.years]


def test_the_empty_year_goes_when_another_came() -> None:
    edit = without_empty_year(add_year(2568), 2569)
    assert edit.name == add_year(2568).name
    assert years(edit.apply(EMPTY)) == [2568]


@pytest.mark.parametrize(
    ("office", "edit", "left"),
    [
        (EMPTY, Edit(Message("a"), lambda office: office), [2569]),
        (EMPTY, Edit(Message("a"), lambda office: office.with_year(YEAR).without_year(2569)), [2568]),
        (EMPTY.with_year(replace(YEAR, fiscal_year=FiscalYear(2569))), add_year(2568), [2568, 2569]),
    ],
)
def test_it_stays_if_it_is_the_only_one_or_has_content(office: Office, edit: Edit, left: list[int]) -> None:
    assert years(without_empty_year(edit, 2569).apply(office)) == left


def test_the_sample_is_as_at_first_and_that_is_one_step(tmp_path: Path) -> None:
    store = create_sample_office(tmp_path / "a.ita", OfficeNames(), None, counted_ids("s"))
    first = store.load()
    session = Session(OFFICE, lambda: 0.0)
    session.apply(restore_sample(counted_ids("s")))
    assert session.office == first
    session.undo()
    assert session.office == OFFICE
