"""What is known of the offices opened last."""

import threading
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui_window import LONG
from ita_desk.domain.office import Office
from ita_desk.gui.commands.recent_offices import RecentOffice, RecentOffices, newest_year, today
from ita_desk.gui.window_state import WindowState
from ita_desk.services.recent import Whereabouts
from small_office import OFFICE

DAY = date(2026, 11, 20)
A, B = Path("/ก/a.ita"), Path("/ข/a.ita")


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    return WindowState(tmp_path / "window.ini")


def test_year_and_day_are_there_the_next_day(state: WindowState, tmp_path: Path) -> None:
    offices = RecentOffices(state)
    offices.remember(A, 2568, DAY)
    offices.remember(B, 2569, date(2026, 1, 2))
    offices.remember_year(A, 2570)
    offices.remember_year(Path("/other.ita"), 2570)
    state.save()
    again = RecentOffices(WindowState(tmp_path / "window.ini"))
    assert again.offices == (RecentOffice(B, 2569, date(2026, 1, 2)), RecentOffice(A, 2570, DAY))


def test_one_is_forgotten_or_replaced(state: WindowState) -> None:
    offices = RecentOffices(state)
    offices.remember(A, 2568, DAY)
    offices.replace(A, B)
    assert offices.offices == (RecentOffice(B, 2568, DAY),)
    state.remember_office(A)
    assert offices.offices[0] == RecentOffice(A, 0, None)
    offices.replace(A, B)  # which is listed already
    assert offices.offices == (RecentOffice(B, 2568, DAY),)
    offices.remove(B)
    assert not offices.offices


@pytest.mark.parametrize("note", ["", "{", "[]", '{"/ก/a.ita": 7}', '{"/ก/a.ita": [2568, "ก"]}'])
def test_damaged_notes_are_none(state: WindowState, note: str) -> None:
    state.remember_office(A)
    state.keep_note("recent", note)
    assert RecentOffices(state).offices == (RecentOffice(A, 0, None),)


def test_a_slow_network_is_not_waited_for(state: WindowState, qtbot: QtBot) -> None:
    answer = threading.Event()

    def find(paths: Sequence[Path]) -> Mapping[Path, Whereabouts]:
        assert answer.wait(LONG)
        return {path: Whereabouts(False, B) for path in paths}

    offices = RecentOffices(state, find=find)
    offices.remember(A, 2568, DAY)
    offices.look()  # returns at once
    assert offices.where(A) == Whereabouts()
    with qtbot.waitSignal(offices.changed, timeout=LONG):
        answer.set()
    assert offices.where(A) == Whereabouts(False, B)


def test_the_newest_year_of_an_office() -> None:
    assert (newest_year(OFFICE), newest_year(Office())) == (2568, 0)
    assert today() >= DAY
