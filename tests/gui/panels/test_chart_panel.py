"""Pictures of the office's own in the place of charts."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ita_desk.forms.wordings import charts_of
from ita_desk.gui.panels.chart_panel import ChartPanel
from ita_desk.i18n import Message, Messages
from ita_desk.services.edits.year import set_level
from paper_editing import Papers, shown
from printing import form_of

THAI = Messages("th")
CHARTS = charts_of(form_of("analysis"))
PICTURE = "a" * 64


class Chooser:
    """Chooses pictures for the user, at once or when asked to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[list[str]], None]] = []

    def __call__(self, chosen: Callable[[list[str]], None]) -> None:
        self.waiting.append(chosen)


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def papers(qtbot: QtBot) -> Papers:
    return Papers()


@pytest.fixture
def panel(papers: Papers, chooser: Chooser, qtbot: QtBot) -> ChartPanel:
    panel = ChartPanel(papers.bridge, papers.place, papers.choices, chooser, THAI)
    shown(panel, qtbot)
    return panel


def test_charts_stand_under_their_captions(panel: ChartPanel, papers: Papers) -> None:
    assert [row.caption.text() for row in panel.rows] == [chart.caption for chart in CHARTS]
    assert {row.state.text() for row in panel.rows} == {THAI.say("window.charts.drawn")}
    papers.choices.choose_form("memo")
    assert panel.rows == []


def test_a_picture_takes_a_charts_place(panel: ChartPanel, papers: Papers, chooser: Chooser) -> None:
    row = panel.rows[1]
    assert not row.reset.isEnabled()
    row.choose.click()
    chooser.waiting[0]([PICTURE, "b" * 64])
    assert dict(papers.report.pictures.items()) == {CHARTS[1].key: PICTURE}
    assert papers.bridge.undo_name == Message("edit.set_picture", {"year": 2568})
    assert row.state.text() == THAI.say("window.charts.own")
    row.reset.click()
    assert dict(papers.report.pictures.items()) == {}
    assert not row.reset.isEnabled()
    papers.bridge.undo()
    assert row.reset.isEnabled()


def test_a_picture_belongs_to_the_year_it_was_wanted_for(
    panel: ChartPanel, papers: Papers, chooser: Chooser
) -> None:
    panel.rows[0].choose.click()
    papers.place.go_to_year(2567)
    chooser.waiting[0]([])
    assert papers.bridge.edit_number == 0
    chooser.waiting[0]([PICTURE])
    assert [len(year.pictures) for year in papers.bridge.office.years] == [0, 1]
    papers.bridge.apply(set_level(2568, "ผ่าน"))
    assert not panel.rows[0].reset.isEnabled()
    papers.place.go_to_year(2568)
    assert panel.rows[0].reset.isEnabled()


def test_read_only_and_no_year(qtbot: QtBot, chooser: Chooser) -> None:
    papers = Papers(read_only=True)
    panel = ChartPanel(papers.bridge, papers.place, papers.choices, chooser, THAI)
    shown(panel, qtbot)
    assert not panel.rows[0].choose.isEnabled()
    papers = Papers()
    panel = ChartPanel(papers.bridge, papers.place, papers.choices, chooser, THAI)
    shown(panel, qtbot)
    papers.place.go_to_year(2560)
    assert not panel.rows[0].choose.isEnabled()
