"""The worker process and its feeding: order, newest first, death, and the end."""

import multiprocessing
import os
import queue
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest

from ita_desk.domain.agency import Agency
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.services.checking import CheckedYear
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.services.printing.page_maker import ExportAnswer, Pages, Problems
from ita_desk.services.printing.worker import Answer, PageWorker, build_page_maker
from page_makers import (
    TIMEOUT,
    EchoMaker,
    Gate,
    build_echo_maker,
    build_gated_maker,
)
from printing import page_texts
from worker_desk import EXPORT, OFFICE, Desk, error_of

PARENT = Path(__file__).with_name("worker_parent.py")
TARGET = Path("target.pdf")


def named(name: str) -> Office:
    """The office under another name; its years are the same objects."""
    return replace(OFFICE, agency=Agency("อบต.", name))


def kill(process: int) -> None:
    """Kill a process and wait until it has ended."""
    with open_process(process) as ended:
        os.kill(process, signal.SIGKILL)
        ended()


class open_process:  # noqa: N801  # used like a function
    """A process that need not be a child; inside, gives what waits for its end."""

    def __init__(self, process: int) -> None:
        self.descriptor = os.pidfd_open(process)

    def __enter__(self) -> Callable[[], None]:
        return self.wait

    def wait(self) -> None:
        ready, _, _ = select.select([self.descriptor], [], [], TIMEOUT)
        assert ready, "the process lives"

    def __exit__(self, *_: object) -> None:
        os.close(self.descriptor)


# --- asking --------------------------------------------------------------------------------------------------


def test_pages_and_problems_take_turns(desk: Callable[..., Desk], gate: Gate) -> None:
    made = desk(gate.path, build_gated_maker)
    worker = made.worker
    assert worker.ask_pages(named("หนึ่ง"), EXPORT) == 1
    gate.await_knock()
    assert [worker.ask_problems(OFFICE, year) for year in (2567, 2568)] == [2, 3]
    assert worker.ask_pages(named("สอง"), EXPORT) == 4
    gate.open()
    assert made.told()["number"] == 1
    assert made.next() == Problems(3, CheckedYear(2568))  # before newer pages; the older request was replaced
    gate.await_knock()
    gate.open()
    assert made.told()["number"] == 4
    worker.ask_problems(OFFICE, 2567)
    assert made.next() == Problems(5, CheckedYear(2567))
    assert made.answers.empty()


def test_the_newest_pages_and_every_export_are_answered(desk: Callable[..., Desk], gate: Gate) -> None:
    made = desk(gate.path, build_gated_maker)
    worker = made.worker
    numbers = [worker.ask_pages(named("หนึ่ง"), EXPORT)]
    gate.await_knock()  # from here the process is busy, and asking still returns at once
    numbers += [worker.ask_pages(named("สอง"), EXPORT), worker.ask_pages(named("สาม"), EXPORT)]
    numbers += [worker.ask_export(named("สี่"), EXPORT, Path(f"{n}.pdf")) for n in range(2)]
    worker.warm()  # of no use any more, and asked for last
    assert numbers == [1, 2, 3, 4, 5]
    gate.open()
    first = made.told()
    assert (first["number"], first["name"], first["whole_years"]) == (1, "หนึ่ง", 2)
    assert [made.next(), made.next()] == [
        ExportAnswer(4, Path("0.pdf"), 1),
        ExportAnswer(5, Path("1.pdf"), 1),
    ]
    gate.await_knock()
    gate.open()
    last = made.told()
    assert (last["number"], last["name"], last["whole_years"]) == (3, "สาม", 2)
    assert last["process"] == first["process"] != os.getpid()
    assert last["warmed"] == 0
    assert made.answers.empty()


def test_warming_may_bring_the_office_ahead(desk: Callable[..., Desk]) -> None:
    made = desk(Path("unused"), build_echo_maker)
    made.worker.warm(OFFICE)
    made.worker.ask_export(OFFICE, EXPORT, TARGET)
    assert made.next() == ExportAnswer(1, TARGET, 1)
    made.worker.warm()
    made.worker.ask_export(OFFICE, EXPORT, TARGET)
    assert made.next() == ExportAnswer(2, TARGET, 1)
    made.worker.ask_pages(OFFICE, EXPORT)
    told = made.told()
    assert (told["years"], told["whole_years"]) == (2, 2)


def test_the_process_is_warmed_before_anything_is_asked(
    desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    warmed = threading.Event()
    exchange = PageWorker._exchange

    def noted(self: PageWorker, wish: Any) -> Answer | None:
        answer = exchange(self, wish)
        warmed.set()
        return answer

    monkeypatch.setattr(PageWorker, "_exchange", noted)
    made = desk(Path("unused"), build_echo_maker)
    made.worker.warm()
    assert warmed.wait(TIMEOUT)
    made.worker.ask_pages(OFFICE, EXPORT)
    assert made.told()["warmed"] == 1
    assert made.answers.empty()


def test_a_receiver_that_fails_is_told_and_gets_the_next_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[Any] = []
    monkeypatch.setattr(threading, "excepthook", raised.append)
    answers: queue.Queue[Answer] = queue.Queue()

    def receive(answer: Answer) -> None:
        answers.put(answer)
        if answer.number == 1:
            raise ZeroDivisionError

    worker = PageWorker(Path("unused"), build_echo_maker, receive)
    try:
        for number in (1, 2):
            assert worker.ask_pages(OFFICE, EXPORT) == number
            assert answers.get(timeout=TIMEOUT).number == number
    finally:
        worker.close()
    assert [hook.exc_type for hook in raised] == [ZeroDivisionError]


# --- death ---------------------------------------------------------------------------------------------------


def test_an_idle_process_that_died_is_replaced_unnoticed(desk: Callable[..., Desk]) -> None:
    made = desk(Path("unused"), build_echo_maker)
    made.worker.ask_pages(OFFICE, EXPORT)
    first = made.told()
    kill(first["process"])
    made.worker.ask_pages(OFFICE, EXPORT)
    second = made.told()
    assert second["process"] != first["process"]
    assert (second["number"], second["years"], second["whole_years"]) == (2, 2, 2)


def test_death_at_work_is_told_and_the_next_request_is_answered(
    desk: Callable[..., Desk], gate: Gate
) -> None:
    made = desk(gate.path, build_gated_maker)
    made.worker.ask_pages(OFFICE, EXPORT)
    gate.await_knock()
    (process,) = multiprocessing.active_children()
    process.kill()
    assert error_of(made.next()) == (1, "worker.died", {})
    gate.open()
    made.worker.ask_pages(OFFICE, EXPORT)
    gate.await_knock()
    gate.open()
    told = made.told()
    assert (told["number"], told["years"]) == (2, 2)
    assert told["process"] != process.pid


def test_a_process_that_cannot_begin_is_told(desk: Callable[..., Desk]) -> None:
    made = desk(Path("unused"), lambda _: EchoMaker())  # cannot be sent to another process
    made.worker.ask_export(OFFICE, EXPORT, TARGET)
    answer = made.next()
    assert isinstance(answer, ExportAnswer)
    assert error_of(answer)[:2] == (1, "worker.bug")


# --- the end -------------------------------------------------------------------------------------------------


def test_closing_ends_a_busy_process(desk: Callable[..., Desk], gate: Gate) -> None:
    made = desk(gate.path, build_gated_maker, grace=0.0)
    made.worker.ask_pages(OFFICE, EXPORT)
    gate.await_knock()
    made.worker.ask_export(OFFICE, EXPORT, TARGET)
    made.worker.close()
    assert multiprocessing.active_children() == []
    made.worker.close()
    assert made.worker.ask_pages(OFFICE, EXPORT) == 3
    assert made.answers.empty()
    assert [t.name for t in threading.enumerate() if t.name == "page-worker"] == []


def test_closing_what_never_began(desk: Callable[..., Desk]) -> None:
    made = desk(Path("unused"), build_echo_maker)
    made.worker.close()
    assert multiprocessing.active_children() == []


def test_closing_while_the_process_begins(desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_fail = threading.Event(), threading.Event()

    def begin(_: PageWorker) -> NoReturn:
        begun.set()
        assert may_fail.wait(TIMEOUT)
        raise OSError

    class Feeder:
        """The feeding thread, which is let go on when it is waited for the second time."""

        def __init__(self, thread: threading.Thread) -> None:
            self.is_alive, self._thread, self._joined = thread.is_alive, thread, 0

        def join(self, timeout: float) -> None:
            self._joined += 1
            if self._joined == 2:
                may_fail.set()
            self._thread.join(timeout)

    monkeypatch.setattr(PageWorker, "_begin_process", begin)
    made = desk(Path("unused"), build_echo_maker, grace=0.0)
    made.worker.ask_pages(OFFICE, EXPORT)
    assert begun.wait(TIMEOUT)
    monkeypatch.setattr(made.worker, "_feeder", Feeder(made.worker._feeder))
    made.worker.close()
    assert made.answers.empty()


def parent() -> subprocess.Popen[str]:
    """A program with a page worker, in a group of its own as a terminal would start it."""
    folders = [str(PARENT.parents[3] / "src"), str(PARENT.parents[2])]
    return subprocess.Popen(
        [sys.executable, str(PARENT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(folders)},
        start_new_session=True,
        text=True,
    )


def test_the_process_ends_when_the_program_is_killed() -> None:
    with parent() as program:
        assert program.stdout
        process = int(program.stdout.readline())
        with open_process(process) as ended:
            program.kill()
            ended()
        program.communicate(timeout=TIMEOUT)


def test_interrupting_the_program_prints_nothing() -> None:
    with parent() as program:
        assert program.stdout
        process = int(program.stdout.readline())
        with open_process(process) as ended:
            os.killpg(program.pid, signal.SIGINT)
            said = program.stdout.readline()  # before its input ends, which it waits for
            rest, errors = program.communicate(timeout=TIMEOUT)
            ended()
    assert (said, rest, errors, program.returncode) == ("closed\n", "", "", 0)


# --- the real thing ------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_pages_of_the_sample_by_the_real_maker(desk: Callable[..., Desk], tmp_path: Path) -> None:
    store = create_sample_office(tmp_path / "a.ita", OfficeNames(), None, counted_ids())
    office = store.load()
    made = desk(store.path, build_page_maker)
    made.worker.warm(office)
    made.worker.ask_pages(office, EXPORT)
    pages = made.next()
    assert isinstance(pages, Pages)
    assert pages.error is None
    assert len(page_texts(pages.content)) == len(pages.sizes) > 3
    made.worker.ask_export(office, EXPORT, tmp_path / "a.pdf")
    exported = made.next()
    assert isinstance(exported, ExportAnswer)
    assert (exported.pages, exported.error) == (len(pages.sizes), None)
    assert page_texts((tmp_path / "a.pdf").read_bytes()) == page_texts(pages.content)


def test_the_program_starts_without_what_draws() -> None:
    code = (
        "import sys, ita_desk.services.printing.worker as worker\n"
        "drawing = ('reportlab', 'uharfbuzz', 'pythainlp', 'PIL', 'sqlite3', 'PySide6')\n"
        "print([name for name in drawing if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(PARENT.parents[3] / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "[]"
