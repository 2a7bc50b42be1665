"""The search that leaves the window awake."""

from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from gui_window import LONG
from ita_desk.domain.texts import Place
from ita_desk.gui.text_search import TextSearch
from ita_desk.services.find_texts import Found

ONE = Found(Place(0, "agency", "name"), "กข", 0, 1)


def endless() -> Iterator[tuple[Found, ...]]:
    while True:
        yield (ONE,)


def long(parts: int) -> Iterator[tuple[Found, ...]]:
    for _ in range(parts):
        yield (ONE,)


def test_a_short_search_is_told_at_once(qtbot: QtBot) -> None:
    search = TextSearch()
    told: list[tuple[Found, ...]] = []
    search.ended.connect(told.append)
    search.start(iter([(ONE,), (), (ONE, ONE)]))
    assert told == [(ONE, ONE, ONE)]
    assert not search.running
    search.finish()
    assert len(told) == 1


def test_a_long_one_goes_on_by_itself(qtbot: QtBot) -> None:
    search = TextSearch()
    told: list[tuple[Found, ...]] = []
    search.ended.connect(told.append)
    search.start(endless())
    assert search.running
    assert told == []
    search.start(long(200_000))
    qtbot.waitUntil(lambda: len(told) == 1, timeout=LONG)
    assert len(told[0]) == 200_000


def test_it_can_be_finished_or_stopped(qtbot: QtBot) -> None:
    search = TextSearch()
    told: list[tuple[Found, ...]] = []
    search.ended.connect(told.append)
    search.start(endless())
    search.stop()
    assert not search.running
    search.start(long(200_000))
    search.finish()
    assert [len(found) for found in told] == [200_000]
