"""Pages follow the office."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui_window import FORM, LONG, FakeWorker, build_desk, office_file, worker_of
from ita_desk.document.fields import PrintOptions
from ita_desk.errors import SystemFault
from ita_desk.gui.desk import Desk
from ita_desk.gui.page_feed import PageFeed
from ita_desk.gui.panels.page_panel import PagePanel
from ita_desk.i18n import Message, Messages
from ita_desk.services.edits import add_year, remove_year
from ita_desk.services.edits_measures import set_measure_field
from ita_desk.services.export_request import ExportRequest
from ita_desk.services.page_maker import Pages
from printing import form_of

THAI = Messages("th")


class Feeding:
    """A desk with pages."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.desk: Desk = build_desk(path)
        self.panel = PagePanel(THAI)
        qtbot.addWidget(self.panel)
        self.revealed: list[tuple[int, float]] = []
        self.panel.reveal = lambda page, down: self.revealed.append((page, down))  # type: ignore[method-assign]
        self.feed = PageFeed(self.desk, self.panel, THAI)
        self.faults: list[tuple[Message, ...]] = []
        self.feed.shown.connect(self.faults.append)
        self.worker: FakeWorker = worker_of(self.desk)

    def await_pages(self, times: int) -> None:
        """Wait until pages were shown that often."""
        self.qtbot.waitUntil(lambda: len(self.faults) == times, timeout=LONG)


@pytest.fixture
def feeding(tmp_path: Path, qtbot: QtBot) -> Iterator[Feeding]:
    feeding = Feeding(office_file(tmp_path), qtbot)
    feeding.await_pages(1)
    yield feeding
    feeding.desk.close(10)


def asked(year: int, months: int = 12) -> ExportRequest:
    return ExportRequest(form_of(FORM), year, PrintOptions(months, "thai"), "none")


def test_pages_are_there_from_the_beginning(feeding: Feeding) -> None:
    assert feeding.worker.asked == [asked(2568)]
    assert feeding.panel.page_count > 0
    assert feeding.panel.state.text() == ""


def test_edits_in_quick_succession_are_shown_together(feeding: Feeding) -> None:
    for title in ("ก", "กข", "กขค"):
        feeding.desk.bridge.apply(set_measure_field(2568, "m2", "title", title))
    feeding.await_pages(2)
    assert feeding.worker.asked == [asked(2568)] * 2


def test_another_year_round_or_form_is_shown_at_once(feeding: Feeding) -> None:
    feeding.desk.place.go_to_year(2567)
    feeding.desk.place.go_to_round(6)
    feeding.desk.choices.choose_digits("arabic")
    assert feeding.worker.asked[1:3] == [asked(2567), asked(2567, 6)]
    assert feeding.worker.asked[3].options == PrintOptions(6, "arabic")
    feeding.await_pages(4)


def test_the_year_of_filing_goes_along(feeding: Feeding) -> None:
    feeding.desk.choices.choose_filing_offset(1)
    assert feeding.worker.asked[-1].options == PrintOptions(12, "thai", 2569)
    feeding.desk.place.go_to_year(2567)
    assert feeding.worker.asked[-1].options.filing_year == 2568
    feeding.await_pages(3)


def test_a_form_is_shown_as_it_is_edited(feeding: Feeding) -> None:
    draft = replace(form_of(FORM), sections=form_of(FORM).sections[:1])
    feeding.desk.choices.show_draft(draft)
    assert len(feeding.worker.asked) == 1  # changes in quick succession are shown together
    feeding.await_pages(2)
    assert feeding.worker.asked[1].form is draft
    assert feeding.panel.page_count == 1
    feeding.desk.choices.show_draft(None)
    feeding.desk.choices.choose_digits("arabic")  # shown at once, with all that waited
    feeding.await_pages(3)
    assert len(feeding.worker.asked) == 3


def test_newer_pages_are_still_waited_for(feeding: Feeding) -> None:
    feeding.worker.holding = True
    feeding.desk.choices.choose_digits("arabic")
    feeding.desk.answered.emit(Pages(1))
    assert feeding.panel.state.text() == THAI.say("window.page.setting")
    feeding.worker.go_on()
    assert feeding.panel.state.text() == ""


def test_what_goes_along_in_the_file_is_asked_only_for_the_file(feeding: Feeding) -> None:
    assert feeding.feed.request("year") == ExportRequest(
        form_of(FORM), 2568, PrintOptions(12, "thai"), "year"
    )


def test_the_measure_chosen_is_brought_into_sight(feeding: Feeding) -> None:
    feeding.desk.place.go_to_measure("m3")
    assert feeding.revealed == [feeding.feed._places["m3"]]
    assert len(feeding.worker.asked) == 1


def test_the_measure_edited_is_brought_into_sight_when_it_stands(feeding: Feeding) -> None:
    feeding.desk.place.go_to_measure("m2")
    feeding.revealed.clear()
    feeding.desk.bridge.apply(set_measure_field(2568, "m2", "title", "เผยแพร่ทุกเดือน"))
    assert feeding.revealed == []
    feeding.await_pages(2)
    assert feeding.revealed == [feeding.feed._places["m2"]]


def test_an_edit_elsewhere_moves_nothing(feeding: Feeding) -> None:
    feeding.desk.place.go_to_measure("m2")
    feeding.revealed.clear()
    feeding.desk.bridge.apply(set_measure_field(2568, "m1", "title", "อื่น"))
    feeding.await_pages(2)
    assert feeding.revealed == []


def test_what_fails_is_told_and_the_pages_stay(feeding: Feeding, qtbot: QtBot) -> None:
    pages = feeding.panel.page_count
    error = SystemFault("worker.died")
    with qtbot.waitSignal(feeding.feed.failed) as told:
        feeding.desk.answered.emit(Pages(9, error=error))
    assert told.args == [error]
    assert feeding.panel.state.text() == THAI.say("window.page.failed")
    assert feeding.panel.page_count == pages
    assert len(feeding.faults) == 1


def test_what_cannot_be_printed_is_told(feeding: Feeding) -> None:
    feeding.desk.bridge.apply(set_measure_field(2568, "m2", "title", "\U0001f4f7"))
    feeding.await_pages(2)
    assert "pages.missing_character" in [fault.key for fault in feeding.faults[-1]]
    assert "pages.missing_character" not in [fault.key for fault in feeding.faults[0]]


def test_where_there_is_no_year_there_are_no_pages(feeding: Feeding) -> None:
    desk = feeding.desk
    desk.bridge.command(add_year(2570))
    desk.place.go_to_year(2570)
    feeding.worker.holding = True
    desk.choices.choose_digits("arabic")
    desk.bridge.command(remove_year(2570))
    feeding.qtbot.waitUntil(lambda: feeding.panel.page_count == 0, timeout=LONG)
    assert feeding.panel.state.text() == THAI.say("window.page.no_year")
    feeding.worker.go_on()  # pages of the year that is gone
    assert feeding.panel.page_count == 0
    assert feeding.panel.state.text() == THAI.say("window.page.no_year")
