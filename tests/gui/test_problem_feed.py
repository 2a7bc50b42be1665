"""Problems follow the office."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui_window import LONG, FakeWorker, build_desk, office_file, worker_of
from ita_desk.domain.office import Office
from ita_desk.errors import AppError, SystemFault
from ita_desk.gui.problem_feed import ProblemFeed
from ita_desk.services.checking import CheckedYear
from ita_desk.services.edits.edit import add_year, remove_year
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.printing.page_maker import Problems
from word_checks import check_words


class Feeding:
    """A desk whose problems are looked for."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self.qtbot, self.desk = qtbot, build_desk(path)
        self.worker: FakeWorker = worker_of(self.desk)
        self.worker.checking = check_words
        self.found: list[CheckedYear] = []
        self.failed: list[AppError] = []
        self.feed = ProblemFeed(self.desk)
        self.feed.found.connect(self.found.append)
        self.feed.failed.connect(self.failed.append)

    def await_found(self, times: int) -> CheckedYear:
        self.qtbot.waitUntil(lambda: len(self.found) == times, timeout=LONG)
        assert self.feed.checked == self.found[-1]
        return self.found[-1]

    def retitle(self, title: str) -> None:
        self.desk.bridge.apply(set_measure_field(2568, "m1", "title", title))


@pytest.fixture
def feeding(tmp_path: Path, qtbot: QtBot) -> Iterator[Feeding]:
    feeding = Feeding(office_file(tmp_path), qtbot)
    yield feeding
    feeding.desk.close(10)


def test_problems_are_found_at_the_beginning_and_after_each_change(feeding: Feeding) -> None:
    assert feeding.await_found(1).count("must") == 0
    feeding.retitle("ตำบลตำบล")
    assert feeding.await_found(2).count("must") == 1
    feeding.desk.bridge.undo()
    assert feeding.await_found(3).count("must") == 0


def test_quick_edits_are_checked_once(feeding: Feeding) -> None:
    feeding.await_found(1)
    for n in range(5):
        feeding.retitle(f"ตำบลตำบล {n}")
    assert feeding.await_found(2).problems[0].text == "ตำบลตำบล 4"


def test_the_form_and_the_year_count(feeding: Feeding) -> None:
    feeding.await_found(1)
    asked: list[tuple[int, str]] = []

    def checking(_: Office, year: int, form: object) -> CheckedYear:
        asked.append((year, getattr(form, "id", "")))
        return CheckedYear(year)

    feeding.worker.checking = checking
    feeding.desk.choices.choose_form("analysis")
    feeding.await_found(2)
    feeding.desk.place.go_to_year(2567)
    feeding.await_found(3)
    assert asked == [(2568, "analysis"), (2567, "analysis")]


def test_answers_for_the_year_left_are_passed_over(feeding: Feeding) -> None:
    feeding.await_found(1)
    feeding.desk.answered.emit(Problems(9, CheckedYear(2500)))
    feeding.desk.answered.emit("something else")
    assert len(feeding.found) == 1


def test_a_year_that_is_not_there_has_no_problems(feeding: Feeding) -> None:
    feeding.await_found(1)
    feeding.desk.bridge.command(add_year(2569))
    feeding.await_found(2)
    feeding.desk.place.go_to_year(2569)
    feeding.await_found(3)
    feeding.desk.bridge.command(remove_year(2569))
    assert feeding.await_found(4) == CheckedYear(2569)


def test_a_check_that_fails_is_told(feeding: Feeding) -> None:
    feeding.await_found(1)
    error = SystemFault("worker.died")
    feeding.desk.answered.emit(replace(Problems(2), error=error))
    assert feeding.failed == [error]
