"""Files and packs that are given up."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path

from ita_desk.services.printing.page_maker import ExportAnswer
from ita_desk.services.publishing.plan import PublishAnswer, PublishPlan
from page_makers import Gate, build_drafting_maker, build_echo_maker, build_gated_maker
from worker_desk import EXPORT, OFFICE, Desk, error_of


def test_a_file_in_the_making_is_given_up(desk: Callable[..., Desk], gate: Gate, tmp_path: Path) -> None:
    made = desk(gate.path, build_drafting_maker)
    folder = tmp_path / "reports"
    folder.mkdir()
    number = made.worker.ask_export(OFFICE, EXPORT, folder / "a.pdf")
    gate.await_knock()
    assert len(list(folder.iterdir())) == 1  # what is half made
    (process,) = multiprocessing.active_children()
    made.worker.stop(number)
    assert error_of(made.next()) == (number, "worker.stopped", {})
    made.worker.ask_pages(OFFICE, EXPORT)
    gate.open()
    gate.await_knock()
    gate.open()
    told = made.told()
    assert (told["years"], told["process"] != process.pid) == (2, True)
    assert list(folder.iterdir()) == []


def test_a_file_whose_turn_has_not_come_is_given_up(
    desk: Callable[..., Desk], gate: Gate, tmp_path: Path
) -> None:
    made = desk(gate.path, build_gated_maker)
    made.worker.ask_pages(OFFICE, EXPORT)
    gate.await_knock()
    number = made.worker.ask_export(OFFICE, EXPORT, tmp_path / "a.pdf")
    made.worker.stop(number)
    gate.open()
    assert made.told()["number"] == 1
    assert error_of(made.next()) == (number, "worker.stopped", {})


def test_what_is_done_or_unknown_cannot_be_given_up(desk: Callable[..., Desk]) -> None:
    made = desk(Path("unused"), build_echo_maker)
    number = made.worker.ask_export(OFFICE, EXPORT, Path("target.pdf"))
    assert isinstance(answer := made.next(), ExportAnswer)
    assert answer.error is None
    (process,) = multiprocessing.active_children()
    for stopped in (number, 99, 0):
        made.worker.stop(stopped)
    assert process.is_alive()
    made.worker.ask_pages(OFFICE, EXPORT)
    assert made.told()["process"] == process.pid


def test_a_pack_in_the_making_is_given_up(desk: Callable[..., Desk], gate: Gate, tmp_path: Path) -> None:
    made = desk(gate.path, build_gated_maker)
    made.worker.ask_pages(OFFICE, EXPORT)
    gate.await_knock()
    number = made.worker.ask_publish(OFFICE, PublishPlan(EXPORT, tmp_path / "pack"))
    made.worker.stop(number)
    gate.open()
    assert made.told()["number"] == 1
    answer = made.next()
    assert isinstance(answer, PublishAnswer)
    assert error_of(answer)[:2] == (number, "worker.stopped")
