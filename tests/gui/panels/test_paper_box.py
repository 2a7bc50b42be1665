"""Date and signers of a year's paper."""

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from gui_typing import type_text
from ita_desk.domain.agency import Signatory
from ita_desk.domain.office import Office
from ita_desk.gui.panels.paper_box import PaperBox
from ita_desk.i18n import Message, Messages
from ita_desk.services.edits.agency import begin_year_signatories
from ita_desk.services.edits.edit import set_agency_signatories
from ita_desk.services.edits.year import set_level, set_report_date
from paper_editing import Papers, shown
from small_office import OFFICE, YEAR

THAI = Messages("th")
DAY = date(2025, 10, 10)


@pytest.fixture
def papers(qtbot: QtBot) -> Papers:
    return Papers()


@pytest.fixture
def box(papers: Papers, qtbot: QtBot) -> PaperBox:
    box = PaperBox(papers.bridge, papers.place, THAI)
    shown(box, qtbot)
    return box


def write(box: PaperBox, text: str) -> None:
    box.day.line.selectAll()
    type_text(box.day.line, text)


# --- the date --------------------------------------------------------------------------------------------------


def test_the_date_is_shown_and_followed(box: PaperBox, papers: Papers) -> None:
    assert box.day.line.text() == ""
    papers.bridge.apply(set_report_date(2568, DAY))
    assert box.day.line.text() == "10 ตุลาคม 2568"
    assert not box.day.hint.isVisible()
    papers.bridge.undo()
    assert box.day.line.text() == ""


def test_a_typed_date_counts(box: PaperBox, papers: Papers) -> None:
    write(box, "10 ต.ค. 68")
    papers.bridge.settle()
    assert papers.report.report_date == DAY
    assert papers.bridge.undo_name == Message("edit.set_report_date", {"year": 2568})
    assert box.day.line.text() == "10 ต.ค. 68"  # not written anew while the user is there
    write(box, " ")
    papers.bridge.settle()
    assert papers.report.report_date is None


def test_what_is_no_date_stays_and_changes_nothing(box: PaperBox, papers: Papers) -> None:
    papers.bridge.apply(set_report_date(2568, DAY))
    number = papers.bridge.edit_number
    write(box, "เร็ว ๆ นี้")
    papers.bridge.settle()
    assert (papers.report.report_date, papers.bridge.edit_number) == (DAY, number)
    assert box.day.line.text() == "เร็ว ๆ นี้"
    assert box.day.hint.text() == THAI.say("window.paper.date_not_read")
    papers.place.go_to_year(2567)
    assert box.day.line.text() == ""


def test_a_date_belongs_to_the_year_it_was_typed_in(box: PaperBox, papers: Papers) -> None:
    write(box, "10 ตุลาคม 2568")
    papers.place.go_to_year(2567)
    assert [year.report_date for year in papers.bridge.office.years] == [None, DAY]
    assert box.day.line.text() == ""


# --- who signs -------------------------------------------------------------------------------------------------


def test_the_agencys_signers_are_told(box: PaperBox, papers: Papers) -> None:
    assert not box.own.isChecked()
    assert box.agencys.text() == THAI.say("window.paper.agency_signs", names="ผู้รายงาน")
    assert not box.signatories.isVisible()
    papers.bridge.apply(set_agency_signatories((Signatory("reporter"),)))
    assert box.agencys.text() == THAI.say("window.paper.nobody_signs")


def test_a_year_gets_signers_of_its_own(box: PaperBox, papers: Papers) -> None:
    box.own.click()
    assert papers.report.signatories == OFFICE.agency.signatories
    assert box.signatories.isVisible()
    assert not box.agencys.isVisible()
    (row,) = box.signatories.rows
    row.boxes["name"].selectAll()
    type_text(row.boxes["name"], "ผู้แทน")
    box.signatories.add_button.click()
    box.signatories.rows[1].buttons[0].click()
    assert [s.name for s in papers.report.signatories] == ["", "ผู้แทน"]
    assert papers.bridge.office.agency == OFFICE.agency
    box.signatories.rows[0].buttons[2].click()
    assert [s.name for s in papers.report.signatories] == ["ผู้แทน"]
    box.own.click()
    assert papers.report.signatories == ()
    assert not box.signatories.isVisible()
    papers.bridge.undo()
    assert box.own.isChecked()
    assert row.boxes["name"].text() == "ผู้แทน"


def test_removing_the_last_returns_to_the_agencys(box: PaperBox, papers: Papers) -> None:
    papers.bridge.apply(begin_year_signatories(2568))
    box.signatories.rows[0].buttons[2].click()
    assert not box.own.isChecked()
    assert box.agencys.isVisible()


def test_each_year_has_its_own(box: PaperBox, papers: Papers) -> None:
    papers.bridge.apply(begin_year_signatories(2568))
    papers.place.go_to_year(2567)
    assert not box.own.isChecked()
    box.own.click()
    type_text(box.signatories.rows[0].boxes["position"], "ปลัด")
    papers.place.go_to_year(2568)
    assert box.own.isChecked()
    assert [year.signatories[0].position for year in papers.bridge.office.years] == ["ปลัด", ""]


def test_other_years_and_fields_leave_typing_alone(box: PaperBox, papers: Papers) -> None:
    write(box, "10 ตุ")
    papers.bridge.apply(set_level(2567, "ผ่าน"))
    papers.bridge.apply(set_level(2568, "ผ่าน"))
    assert box.day.line.text() == "10 ตุ"


def test_read_only_and_no_year(qtbot: QtBot) -> None:
    own = Office(OFFICE.agency, (replace(YEAR, signatories=(Signatory("reporter"),)),))
    papers = Papers(own, read_only=True)
    box = PaperBox(papers.bridge, papers.place, THAI)
    shown(box, qtbot)
    assert not box.own.isEnabled()
    assert box.own.isChecked()
    assert box.day.line.isReadOnly()
    assert not box.signatories.add_button.isEnabled()
    papers.place.go_to_year(2560)
    assert not box.isEnabled()
    assert not box.own.isChecked()
