"""What runs in the worker process, here without one: jobs are answered until nobody is there."""

import ctypes
import gc
import json
import multiprocessing
import os
import signal
import sys
import threading
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace

import pytest

from ita_desk.domain.agency import Agency
from ita_desk.domain.office import Office
from ita_desk.domain.office_delta import delta_between
from ita_desk.domain.year_report import YearReport
from ita_desk.services.checking import CheckedYear
from ita_desk.services.printing import worker
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.page_maker import (
    CheckRequest,
    ExportAnswer,
    PageMaker,
    PageRequest,
    Pages,
    Problems,
)
from ita_desk.services.printing.worker import (
    Answer,
    Build,
    Job,
    hold_interrupts,
    run_worker,
    serve,
    stand_back,
    tidy,
)
from ita_desk.services.watching.log import log_tail
from page_makers import TIMEOUT, EchoMaker, build_echo_maker, build_nothing
from printing import form_of

EXPORT = ExportRequest(form_of("result-scores"), 2568)
OFFICE = Office(Agency("อบต.", "หนึ่ง"), (YearReport.empty(2567), YearReport.empty(2568)))
RENAMED = replace(OFFICE, agency=Agency("อบต.", "สอง"))
TARGET = Path("target.pdf")


def error_of(answer: Answer) -> tuple[int, str, dict[str, object]]:
    assert answer.error
    return answer.number, answer.error.key, dict(answer.error.values)


def served(build: Build, *jobs: Job) -> list[Answer | None]:
    """What `serve` answers to jobs."""
    ours, theirs = multiprocessing.Pipe()
    thread = threading.Thread(target=serve, args=(theirs, Path("unused"), build))
    thread.start()
    with ours:
        answers: list[Answer | None] = []
        for job in jobs:
            ours.send(job)
            assert ours.poll(TIMEOUT)
            answers.append(ours.recv())
    thread.join(TIMEOUT)
    assert not thread.is_alive()
    theirs.close()
    return answers


JOBS = (
    Job(delta_between(Office(), OFFICE)),
    Job(delta_between(OFFICE, RENAMED), PageRequest(1, EXPORT)),
    Job(delta_between(OFFICE, OFFICE), PageRequest(2, EXPORT), TARGET),
    Job(delta_between(OFFICE, OFFICE), CheckRequest(3, 2568)),
)


def test_jobs_are_answered() -> None:
    nothing, pages, exported, problems = served(build_echo_maker, *JOBS)
    assert nothing is None
    assert isinstance(pages, Pages)
    told = json.loads(pages.content)
    assert pages.number == 1
    assert (told["name"], told["years"], told["warmed"], told["whole_years"]) == ("สอง", 2, 1, 2)
    assert exported == ExportAnswer(2, TARGET, 1)
    assert problems == Problems(3, CheckedYear(2568))


def test_what_is_no_longer_needed_is_collected_while_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    counted, collected = [0, 0, 9], []
    monkeypatch.setattr(gc, "get_count", lambda: counted)
    monkeypatch.setattr(gc, "collect", lambda: collected.append("now"))
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        tidy(theirs)
        assert collected == ["now"]
        ours.send(JOBS[0])
        tidy(theirs)
        assert theirs.recv() == JOBS[0]
        counted[2] = 1
        tidy(theirs)
    assert collected == ["now"]


def test_a_maker_that_cannot_be_built_is_told_each_time() -> None:
    nothing, pages, exported, problems = served(build_nothing, *JOBS)
    assert nothing is None
    assert isinstance(pages, Pages)
    assert error_of(pages) == (1, "worker.bug", {"kind": "ValueError"})
    assert isinstance(exported, ExportAnswer)
    assert exported.target == TARGET
    assert error_of(exported) == (2, "worker.bug", {"kind": "ValueError"})
    assert isinstance(problems, Problems)
    assert error_of(problems) == (3, "worker.bug", {"kind": "ValueError"})


def test_serving_ends_when_nobody_reads_the_answer() -> None:
    ours, theirs = multiprocessing.Pipe()

    class Leaving(EchoMaker):
        def make(self, request: PageRequest) -> Pages:
            ours.close()
            return super().make(request)

    ours.send(JOBS[1])
    serve(theirs, Path("unused"), lambda _: Leaving())
    theirs.close()


def test_interrupts_and_processors_are_for_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[object] = []
    monkeypatch.setattr(os, "nice", found.append)

    def build(path: Path) -> PageMaker:
        found.append(signal.getsignal(signal.SIGINT))
        return build_echo_maker(path)

    ours, theirs = multiprocessing.Pipe()
    ours.close()
    former = signal.getsignal(signal.SIGINT)
    try:
        run_worker(theirs, Path("unused"), build)
    finally:
        signal.signal(signal.SIGINT, former)
    theirs.close()
    assert found == [10, signal.SIG_IGN]


def test_a_process_that_fails_says_so_in_the_log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(connection: Connection, path: Path, build: Build) -> None:
        raise ValueError("secret")

    monkeypatch.setattr(worker, "serve", fail)
    monkeypatch.setattr(worker, "log_folder", lambda: tmp_path)
    monkeypatch.setattr(os, "nice", lambda _: None)
    ours, theirs = multiprocessing.Pipe()
    former = signal.getsignal(signal.SIGINT)
    try:
        with pytest.raises(ValueError, match="secret"):
            run_worker(theirs, Path("unused"), build_echo_maker)
    finally:
        signal.signal(signal.SIGINT, former)
    ours.close()
    theirs.close()
    assert "ValueError" in log_tail(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["ita-desk.log"]


def test_windows_knows_classes_of_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    class Kernel:
        def GetCurrentProcess(self) -> int:  # noqa: N802  # the system's name
            return 7

        def SetPriorityClass(self, process: int, kind: int) -> None:  # noqa: N802
            asked.append((process, kind))

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=Kernel()), raising=False)
    stand_back()
    assert asked == [(7, 0x4000)]


def test_where_interrupts_cannot_be_held_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask")
    hold_interrupts()
