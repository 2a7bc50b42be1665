"""Failures while saving are told in time, and there is a way out of each."""

import threading
from pathlib import Path

import pytest

from ita_desk.domain.office import Office
from ita_desk.errors import AppError
from ita_desk.services.keeping.saver import Saver, SaveReport, SaveTimes
from ita_desk.storage.failures import DiskFull
from save_trials import CHANGED, FULL, LONG, Desk, Store, named
from small_office import OFFICE


def test_what_may_be_over_in_a_moment_is_not_trouble_yet() -> None:
    desk = Desk(Store([FULL] * 3))
    desk.saver.submit(named("1"), 1)
    assert desk.saver.wait(LONG)
    assert [report.lasting for report in desk.reports] == [False, False, True, True]
    desk.store.script = iter([CHANGED])
    desk.during_pause = desk.saver.retry
    desk.saver.submit(named("2"), 2)
    assert not desk.saver.close(LONG)
    assert all(report.lasting for report in desk.reports if report.error is CHANGED)


def test_why_it_could_not_be_rescued_is_told(caplog: pytest.LogCaptureFixture) -> None:
    fault = DiskFull("storage.disk_full", path="rescue")
    errors: list[Exception] = [fault, OSError("x")]

    def failing(_: Office) -> Path:
        if errors:
            raise errors.pop(0)
        return Path("rescue")

    desk = Desk(Store([FULL] * 8), failing)
    desk.saver.submit(named("1"), 1)
    assert desk.saver.wait(LONG)
    told = [report.rescue_error.key if report.rescue_error else "" for report in desk.reports]
    assert told == [""] * 5 + [fault.key, "saver.bug"] + [""] * 2
    assert desk.saver.close(LONG)
    assert len(caplog.records) == 2


def test_a_rescue_goes_when_all_is_saved_after_all() -> None:
    desk = Desk(Store([FULL] * 6))
    gone: list[int] = []
    desk.saver._discard = lambda: gone.append(len(desk.reports))
    for number in (1, 2):
        desk.saver.submit(named(str(number)), number)
        assert desk.saver.wait(LONG)
    assert gone == [6]
    assert desk.saver.close(LONG)


def test_a_rescue_of_something_newer_stays() -> None:
    desk = Desk(Store())
    gone: list[int] = []
    desk.saver._discard = lambda: gone.append(desk.saver.saved_through)
    desk.store.hold()
    desk.saver.submit(named("1"), 1)
    assert desk.store.begun.wait(LONG)
    desk.saver.submit(named("2"), 2)
    assert desk.saver.rescue_now() == Path("rescue 1")
    assert desk.saver.rescue_now() == Path("rescue 1")
    desk.store.go.set()
    assert desk.saver.wait(LONG)
    assert gone == [1]
    assert desk.saver.rescue_now() is None
    assert desk.saver.close(LONG)
    assert desk.rescued == [named("2")]


def test_trying_again_now_ends_a_pause() -> None:
    failed = threading.Event()
    saver = Saver(
        Store([FULL]),
        OFFICE,
        lambda report: failed.set() if report.error else None,
        rescue=lambda _: Path(),
        times=SaveTimes(retry=1000),
    )
    saver.submit(named("1"), 1)
    assert failed.wait(LONG)
    while not saver.wait(0.01):  # it may just be on its way into the pause
        saver.retry()
    assert saver.close(LONG)


def saver_that_met_another() -> tuple[Saver, list[SaveReport]]:
    """A saver whose first save found the file changed by somebody else, and its reports."""
    told = threading.Semaphore(0)
    reports: list[SaveReport] = []

    def noted(report: SaveReport) -> None:
        reports.append(report)
        told.release()

    saver = Saver(Store([CHANGED]), OFFICE, noted, rescue=lambda _: Path("rescue"))
    saver.submit(named("1"), 1)
    assert told.acquire(timeout=LONG)
    return saver, reports


def test_a_file_that_was_put_back_is_tried_on_demand() -> None:
    saver, reports = saver_that_met_another()
    while not saver.wait(0.01):
        saver.retry()
    assert [report.error for report in reports] == [CHANGED, None]
    assert saver.close(LONG)


def test_going_on_with_what_somebody_else_saved() -> None:
    saver, reports = saver_that_met_another()
    theirs = Store()
    theirs.office = named("ของเขา")
    saver.continue_with(theirs, theirs.office)
    assert saver.wait(0)
    saver.submit(named("2"), 2)
    assert saver.wait(LONG)
    assert theirs.office == named("2")
    assert [(report.edit_number, report.error) for report in reports] == [(0, CHANGED), (2, None)]
    assert saver.close(LONG)


@pytest.mark.parametrize("error", [CHANGED, None])
def test_an_attempt_on_the_former_file_counts_no_more(error: AppError | None) -> None:
    desk = Desk(Store([error]))
    desk.store.hold()
    desk.saver.submit(named("1"), 1)
    assert desk.store.begun.wait(LONG)
    theirs = Store()
    desk.saver.continue_with(theirs, theirs.office)
    desk.store.go.set()
    desk.saver.submit(named("2"), 2)
    assert desk.saver.close(LONG)
    assert theirs.office == named("2")
    assert desk.told == [(2, "", "")]


def test_a_change_of_the_file_while_it_is_told() -> None:
    theirs = Store()
    desk = Desk(Store())

    def noted(report: SaveReport) -> None:
        if report.edit_number == 1:
            desk.saver.continue_with(theirs, theirs.office)

    desk.saver._report = noted
    desk.saver.submit(named("1"), 1)
    desk.saver.submit(named("1"), 1)
    assert desk.saver.wait(LONG)
    desk.saver.submit(named("2"), 2)
    assert desk.saver.close(LONG)
    assert theirs.office == named("2")


def test_a_save_that_hangs_is_told_and_rescued() -> None:
    store = Store()
    told = threading.Semaphore(0)
    desk = Desk(store)
    reports: list[SaveReport] = []

    def noted(report: SaveReport) -> None:
        reports.append(report)
        told.release()

    saver = Saver(store, OFFICE, noted, rescue=desk.rescue, times=SaveTimes(hang=0.01))
    store.hold()
    for number in (1, 2):
        saver.submit(named(str(number)), number)
        assert told.acquire(timeout=LONG)
    assert store.begun.is_set()
    assert not saver.close(0)
    store.go.set()
    assert saver.close(LONG)
    saver._watch.join(LONG)
    assert not saver._watch.is_alive()
    keys = [(report.error.key if report.error else "", report.lasting) for report in reports]
    assert keys[:2] == [("saver.hangs", True)] * 2
    assert [report.rescue for report in reports[:2]] == [Path("rescue 1"), Path("rescue 2")]
    assert reports[-1].error is None
    assert store.office == named("2")
    assert desk.saver.close(LONG)
