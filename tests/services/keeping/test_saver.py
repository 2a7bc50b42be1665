"""The newest office reaches the file or a rescue file, whatever fails.

Nothing here sleeps: the saver's clock runs ahead by a second at each pause between two attempts.
"""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.office import Office
from ita_desk.errors import AppError
from ita_desk.services.keeping.opening import open_to_read, open_to_write
from ita_desk.services.keeping.saver import Saver, SaveReport, SaveTimes
from ita_desk.storage.failures import OfficeChanged
from ita_desk.storage.office_store import OfficeStore
from save_trials import CHANGED, FULL, LONG, Desk, Store, named
from small_office import OFFICE


def test_what_is_submitted_is_saved_and_reported() -> None:
    desk = Desk(Store())
    assert desk.saver.wait(0)
    assert desk.saver.saved_through == 0
    for number in (1, 2):
        desk.saver.submit(named(str(number)), number)
        assert desk.saver.wait(LONG)
        assert desk.saver.saved_through == number
    assert desk.store.office == named("2")
    assert desk.told == [(1, "", ""), (2, "", "")]
    assert all(report.at.tzinfo for report in desk.reports)
    assert desk.saver.close(LONG)
    assert desk.saver.close(LONG)
    with pytest.raises(RuntimeError):
        desk.saver.submit(OFFICE, 3)


def test_the_newest_office_wins() -> None:
    desk = Desk(Store())
    desk.store.hold()
    desk.saver.submit(named("1"), 1)
    assert desk.store.begun.wait(LONG)
    for number in (2, 4, 3):
        desk.saver.submit(named(str(number)), number)
    assert not desk.saver.wait(0)
    desk.store.go.set()
    assert desk.saver.close(LONG)
    assert desk.store.office == named("4")
    assert desk.told == [(1, "", ""), (4, "", "")]


def test_a_failed_save_is_tried_again() -> None:
    desk = Desk(Store([FULL, FULL]))
    desk.saver.submit(named("1"), 1)
    assert desk.saver.wait(LONG)
    assert desk.told == [(0, FULL.key, ""), (0, FULL.key, ""), (1, "", "")]
    assert desk.reports[0].error is FULL
    assert desk.saver.close(LONG)
    assert desk.rescued == []
    assert desk.now == 2


def test_a_save_is_tried_again_with_the_newest_office() -> None:
    desk = Desk(Store([FULL]))
    desk.during_pause = lambda: desk.saver.submit(named("2"), 2)
    desk.saver.submit(named("1"), 1)
    assert desk.saver.wait(LONG)
    assert desk.saver.close(LONG)
    assert desk.store.office == named("2")
    assert desk.told == [(0, FULL.key, ""), (2, "", "")]


def test_an_office_is_rescued_once_after_five_seconds() -> None:
    desk = Desk(Store([FULL] * 8))
    office = named("1")
    desk.saver.submit(office, 1)
    assert desk.saver.wait(LONG)
    assert [rescue for *_, rescue in desk.told] == [""] * 5 + ["rescue 1"] * 3 + [""]
    assert desk.rescued == [office]
    desk.store.script = iter([FULL] * 2)
    desk.saver.submit(named("2"), 2)
    assert desk.saver.wait(LONG)
    assert desk.saver.close(LONG)
    assert len(desk.rescued) == 1  # the five seconds begin anew after a success


def test_a_newer_office_is_rescued_again() -> None:
    desk = Desk(Store([FULL] * 9))
    desk.during_pause = lambda: desk.saver.submit(named("2"), 2) if desk.now == 7 else None
    desk.saver.submit(named("1"), 1)
    assert desk.saver.wait(LONG)
    assert [rescue for *_, rescue in desk.told] == [""] * 5 + ["rescue 1"] * 2 + ["rescue 2"] * 2 + [""]
    assert [office.agency.name for office in desk.rescued] == ["1", "2"]
    assert desk.saver.close(LONG)


def test_a_slow_failure_counts_from_its_beginning() -> None:
    desk = Desk(Store([FULL]))
    desk.store.hold()
    desk.saver.submit(named("1"), 1)
    assert desk.store.begun.wait(LONG)
    desk.now = 5.0
    desk.store.go.set()
    assert desk.saver.wait(LONG)
    assert desk.saver.close(LONG)
    assert desk.told[0] == (0, FULL.key, "rescue 1")


def test_a_rescue_that_fails_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    tried: list[Office] = []

    def failing_once(office: Office) -> Path:
        tried.append(office)
        if len(tried) == 1:
            raise OSError
        return Path("rescue")

    desk = Desk(Store([FULL] * 8), failing_once)
    desk.saver.submit(named("1"), 1)
    assert desk.saver.wait(LONG)
    assert [rescue for *_, rescue in desk.told] == [""] * 6 + ["rescue"] * 2 + [""]
    assert tried == [named("1")] * 2
    assert len(caplog.records) == 1
    assert desk.saver.close(LONG)


def test_a_bug_is_reported_and_ends_nothing() -> None:
    bug = KeyError("x")
    desk = Desk(Store([bug]))
    desk.saver.submit(named("1"), 1)
    assert desk.saver.wait(LONG)
    assert desk.told == [(0, "saver.bug", ""), (1, "", "")]
    error = desk.reports[0].error
    assert error
    assert error.__cause__ is bug
    assert error.values == {"kind": "KeyError"}
    assert desk.saver.close(LONG)


def test_a_listener_that_fails_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    def failing(_: SaveReport) -> None:
        raise ValueError

    store = Store()
    saver = Saver(store, OFFICE, failing, rescue=lambda _: Path())
    for number in (1, 2):
        saver.submit(named(str(number)), number)
        assert saver.wait(LONG)
    assert saver.close(LONG)
    assert store.office == named("2")
    assert len(caplog.records) == 2


def test_a_file_that_somebody_changed_is_rescued_from_at_once() -> None:
    desk = Desk(Store([CHANGED] * 3))
    told = threading.Semaphore(0)

    def noted(report: SaveReport) -> None:
        desk.reports.append(report)
        told.release()

    saver = Saver(desk.store, OFFICE, noted, rescue=desk.rescue)
    saver.submit(named("1"), 1)
    assert told.acquire(timeout=LONG)
    assert desk.told == [(0, CHANGED.key, "rescue 1")]
    saver.submit(named("2"), 2)
    assert told.acquire(timeout=LONG)
    assert desk.told[1:] == [(0, CHANGED.key, "rescue 2")]
    assert not saver.close(LONG)
    assert desk.told[2:] == [(0, CHANGED.key, "rescue 2")]
    assert [office.agency.name for office in desk.rescued] == ["1", "2"]
    assert desk.saver.close(LONG)


def test_closing_while_failing_rescues() -> None:
    store = Store([FULL] * 2)
    desk = Desk(store)
    store.hold()
    desk.saver.submit(named("1"), 1)
    assert store.begun.wait(LONG)
    closed: list[bool] = []
    closing = threading.Thread(target=lambda: closed.append(desk.saver.close(LONG)))
    with desk.saver._changed:
        closing.start()
        assert desk.saver._changed.wait_for(lambda: desk.saver._closing, LONG)
    store.go.set()
    closing.join(LONG)
    assert closed == [False]
    assert desk.told == [(0, FULL.key, ""), (0, FULL.key, "rescue 1")]
    assert desk.rescued == [named("1")]
    assert not desk.saver.wait()
    assert not desk.saver.close()


def test_closing_ends_a_pause() -> None:
    failed = threading.Event()
    reports: list[SaveReport] = []

    def noted(report: SaveReport) -> None:
        reports.append(report)
        failed.set()

    saver = Saver(Store([FULL]), OFFICE, noted, rescue=lambda _: Path(), times=SaveTimes(retry=1000))
    saver.submit(named("1"), 1)
    assert failed.wait(LONG)
    assert saver.close(LONG)
    assert [report.error for report in reports] == [FULL, None]


def test_closing_does_not_wait_for_ever_for_a_disk() -> None:
    store = Store()
    desk = Desk(store)
    store.hold()
    desk.saver.submit(named("1"), 1)
    assert store.begun.wait(LONG)
    assert not desk.saver.close(0)
    assert desk.rescued == [named("1")]
    store.go.set()
    assert desk.saver.close(LONG)


# --- with everything at random, and with real files ----------------------------------------------------------


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32), threads=st.integers(1, 4), edits=st.integers(1, 40))
def test_the_newest_of_many_edits_is_saved(seed: int, threads: int, edits: int) -> None:
    chance = random.Random(seed)
    errors = [FULL, ValueError("bug"), OSError("bug"), None]
    script = [chance.choice(errors) for _ in range(chance.randrange(30))]
    desk = Desk(Store(script))
    numbers = chance.sample(range(1, 1000), edits)

    def edit(mine: list[int]) -> None:
        for number in mine:
            desk.saver.submit(named(str(number)), number)

    workers = [threading.Thread(target=edit, args=(numbers[n::threads],)) for n in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(LONG)
    assert desk.saver.wait(LONG)
    assert desk.saver.close(LONG)
    assert desk.store.office == named(str(max(numbers)))
    assert desk.saver.saved_through == max(numbers)
    saved = [number for number, error, _ in desk.told if not error]
    assert saved == sorted(set(saved))
    assert len(desk.reports) <= len(script) + edits


class Unreliable(OfficeStore):
    """A real file that cannot be written every other time."""

    chance: Iterator[bool]

    def save(self, before: Office, after: Office) -> None:
        if next(self.chance):
            raise FULL
        super().save(before, after)


def test_a_real_file_equals_the_newest_office(tmp_path: Path) -> None:
    path = tmp_path / "ที่ทำการ.ita"
    OfficeStore.create(path, OFFICE)
    store = Unreliable.open(path)
    assert isinstance(store, Unreliable)
    store.chance = iter([True, False] * 1000)
    office = store.load()
    saver = Saver(store, office, lambda _: None, rescue=lambda _: Path(), times=SaveTimes(retry=0))
    for number in range(1, 30):
        office = replace(office, agency=replace(office.agency, name=str(number)))
        if number % 7 == 0 and office.newest:
            office = office.without_year(office.newest.fiscal_year)
        saver.submit(office, number)
        saver.wait(0.001)
    assert saver.wait(LONG)
    assert saver.close(LONG)
    assert OfficeStore.open(path).load() == office


def test_a_real_file_that_somebody_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.ita"
    OfficeStore.create(path, OFFICE)
    opened = open_to_write(path)
    other = OfficeStore.open(path)
    other.save(other.load(), named("ของเขา"))
    errors: list[AppError | None] = []
    saver = Saver(opened.store, opened.office, lambda r: errors.append(r.error), rescue=lambda _: Path())
    saver.submit(named("ของเรา"), 1)
    assert not saver.close(LONG)
    assert {type(error) for error in errors} == {OfficeChanged}
    assert open_to_read(path).office == named("ของเขา")


@pytest.mark.slow
def test_acknowledged_edits_survive_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "a.ita"
    OfficeStore.create(path, OFFICE)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    first = 1
    for lines in (1, 4, 23):
        script = Path(__file__).with_name("killed_saver.py")
        command = [sys.executable, str(script), str(path), str(first)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            for _ in range(lines):
                acknowledged = int(process.stdout.readline())
            process.send_signal(signal.SIGKILL)
            acknowledged = int([str(acknowledged), *process.stdout.read().split()][-1])
        opened = open_to_write(path)
        assert opened.lock
        assert opened.lock.took_over
        assert opened.lock.took_over.process == process.pid
        assert int(opened.office.agency.name) >= acknowledged >= first
        first = int(opened.office.agency.name) + 1
        opened.close()
