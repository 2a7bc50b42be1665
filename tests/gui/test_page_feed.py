"""Pages follow the office."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui_window import FORM, LONG, FakeWorker, build_desk, office_file, worker_of
from ita_desk.document.fields import PrintOptions
from ita_desk.domain.measure import Measure
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.errors import SystemFault
from ita_desk.gui.desk import Desk
from ita_desk.gui.page_feed import PageFeed
from ita_desk.gui.panels.page_panel import PagePanel
from ita_desk.i18n import Message, Messages
from ita_desk.services.edits.edit import Edit, add_year, remove_year, set_agency_field
from ita_desk.services.edits.measures import add_measure, set_measure_field
from ita_desk.services.edits.year import set_section_text
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.page_maker import Pages
from printing import form_of, shown_report

THAI = Messages("th")


class Feeding:
    """A desk with pages."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.desk: Desk = build_desk(path)
        self.panel = PagePanel(THAI)
        qtbot.addWidget(self.panel)
        self.panel.resize(500, 300)
        self.panel.show()
        self.feed = PageFeed(self.desk, self.panel, THAI)
        self.faults: list[tuple[Message, ...]] = []
        self.feed.shown.connect(self.faults.append)
        self.worker: FakeWorker = worker_of(self.desk)

    @property
    def down(self) -> int:
        """How far down the report is shown."""
        return self.panel.view.verticalScrollBar().value()

    def marked(self) -> tuple[set[str], set[str]]:
        """The records and fields that are marked."""
        record, field = self.panel.view.marks
        return {box.record for box in record}, {box.field for box in field}

    def await_pages(self, times: int) -> None:
        """Wait until pages were shown that often, and stand."""
        self.qtbot.waitUntil(lambda: len(self.faults) == times, timeout=LONG)
        self.qtbot.waitUntil(lambda: self.panel.view.settled, timeout=LONG)


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
    setting = THAI.say("window.page.setting")
    assert feeding.panel.state.text() == ""  # not before some time has passed
    feeding.qtbot.waitUntil(lambda: feeding.panel.state.text() == setting, timeout=LONG)
    feeding.desk.answered.emit(Pages(1))
    assert feeding.panel.state.text() == setting
    feeding.worker.go_on()
    assert feeding.panel.state.text() == ""


def test_pages_that_come_soon_come_without_a_word(feeding: Feeding) -> None:
    feeding.worker.holding = True
    feeding.desk.choices.choose_digits("arabic")
    feeding.desk.answered.emit(Pages(1, *shown_report()))
    assert feeding.panel.state.text() == ""
    feeding.worker.go_on()
    assert not feeding.feed._patience.isActive()
    feeding.await_pages(3)


def test_what_goes_along_in_the_file_is_asked_only_for_the_file(feeding: Feeding) -> None:
    assert feeding.feed.request("year") == ExportRequest(
        form_of(FORM), 2568, PrintOptions(12, "thai"), "year"
    )


def test_the_measure_chosen_is_marked_and_brought_into_sight(feeding: Feeding) -> None:
    assert feeding.marked() == (set(), set())
    feeding.desk.place.go_to_measure("m3")
    assert feeding.marked() == ({"m3"}, set())
    assert feeding.down > 0
    assert all(feeding.panel.view.shows(box) for box in feeding.panel.view.marks[0])
    assert len(feeding.worker.asked) == 1
    feeding.desk.place.go_to_measure("")
    assert feeding.marked() == (set(), set())


def test_the_field_edited_is_marked_too(feeding: Feeding) -> None:
    feeding.feed.mark(Place(2568, "m1", "steps[1]"))
    assert feeding.marked() == ({"m1"}, {"steps[1]"})
    feeding.desk.place.go_to_measure("m1")  # of the same record
    assert feeding.marked() == ({"m1"}, {"steps[1]"})
    feeding.feed.mark(None)
    assert feeding.marked() == (set(), set())


def test_what_is_added_is_brought_into_sight_when_it_stands(feeding: Feeding) -> None:
    feeding.desk.bridge.apply(add_measure(2568, Measure("m9", title="ใหม่"), feeding.desk.bridge.new_id))
    feeding.feed.mark(Place(2568, "m9", "title"))
    assert feeding.marked() == (set(), set())
    feeding.await_pages(2)
    assert feeding.marked() == ({"m9"}, {"title"})
    assert feeding.panel.view.shows(feeding.panel.view.marks[1][0])


def test_what_is_edited_is_brought_back_into_sight(feeding: Feeding) -> None:
    feeding.desk.place.go_to_measure("m2")
    feeding.panel.view.go_to(1)
    feeding.desk.bridge.apply(set_measure_field(2568, "m2", "title", "เผยแพร่ทุกเดือน"))
    assert feeding.down < 20
    feeding.await_pages(2)
    assert feeding.panel.view.shows(feeding.panel.view.marks[0][0])


def test_an_edit_elsewhere_moves_nothing(feeding: Feeding) -> None:
    feeding.desk.place.go_to_measure("m2")
    feeding.panel.view.go_to(1)
    place = feeding.down
    feeding.desk.bridge.apply(set_measure_field(2568, "m3", "title", "อื่น"))
    feeding.await_pages(2)
    assert feeding.down == place
    assert feeding.marked() == ({"m2"}, set())


def test_what_is_marked_stays_where_it_stands_on_the_screen(feeding: Feeding) -> None:
    feeding.feed.mark(Place(2568, "m3", "title"))
    view = feeding.panel.view
    height, place = view.rect_of(view.marks[1][0]).top(), feeding.down
    feeding.desk.bridge.apply(set_measure_field(2568, "m2", "title", "เผยแพร่\nทุก\nเดือน"))
    feeding.await_pages(2)
    assert view.rect_of(view.marks[1][0]).top() == pytest.approx(height, abs=1)
    assert feeding.down > place


@pytest.mark.parametrize(
    ("place", "edit", "touches"),
    [
        (Place(2568, "m1"), set_measure_field(2568, "m1", "title", "ก"), True),
        (Place(2568, "m1"), set_measure_field(2568, "m2", "title", "ก"), False),
        (Place(0, AGENCY, "name"), set_agency_field("name", "ก"), True),
        (Place(2568, "f1", "shortcomings"), set_agency_field("name", "ก"), False),
        (Place(2568, REPORT, "texts.memo/opening"), set_section_text(2568, "memo/opening", "ก"), True),
        (Place(2567, REPORT, "texts.memo/opening"), set_section_text(2568, "memo/opening", "ก"), False),
        (Place(2568, REPORT, "assessment.scores.1"), set_section_text(2568, "memo/opening", "ก"), False),
    ],
)
def test_only_edits_of_what_is_marked_bring_it_into_sight(
    feeding: Feeding, place: Place, edit: Edit, touches: bool
) -> None:
    feeding.feed.mark(place)
    feeding.feed._follow = False
    feeding.desk.bridge.apply(edit)
    assert feeding.feed._follow == touches


def test_what_is_clicked_on_is_wanted(feeding: Feeding, qtbot: QtBot) -> None:
    feeding.feed.mark(Place(2568, "m1", "title"))
    view = feeding.panel.view
    title = view.marks[1][0]
    inside = (title.page, title.x + 2, title.y + 2)
    assert view.find_box(*inside) == title
    assert view.tell_box(title) == "ไปแก้ที่: มาตรการที่ 1 · ชื่อมาตรการ"
    with qtbot.waitSignal(feeding.feed.place_wanted) as wanted:
        view.clicked.emit(title)
    assert wanted.args == [Place(2568, "m1", "title")]
    feeding.feed.mark(Place(2568, "m2"))
    with qtbot.waitSignal(feeding.feed.place_wanted) as wanted:
        view.entered.emit()
    assert wanted.args == [Place(2568, "m2")]
    assert view.find_box(1, 1.0, 1.0) is None


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
