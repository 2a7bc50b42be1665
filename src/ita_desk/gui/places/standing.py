"""Where the user stands in the window, to stand there again in a window built anew."""

from pathlib import Path

from ita_desk.gui.main_window import MainWindow
from ita_desk.gui.parting import part
from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """The open office and what of it is shown."""

    path: Path
    read_only: bool
    tab: int
    year: int
    months: int
    measure: str


def standing_in(window: MainWindow) -> Standing | None:
    """Where the user stands; None where no office is open."""
    desk, workspace = window.desk, window.workspace
    if desk is None or workspace is None:
        return None
    place, opened = desk.place, desk.opened
    tab = workspace.tabs.currentIndex()
    return Standing(desk.path, opened.read_only, tab, place.year, place.round, place.measure)


def return_to(standing: Standing, window: MainWindow) -> None:
    """Open the office again and go where the user stood, as far as it is still there."""

    def go() -> None:
        desk, workspace = window.desk, window.workspace
        if desk is None or workspace is None or desk.path != standing.path:
            return
        report = desk.bridge.office.year(standing.year)
        if report:
            desk.place.go_to_year(standing.year)
            desk.place.go_to_round(standing.months)
        if report and standing.measure and report.measure(standing.measure):
            desk.place.go_to_measure(standing.measure)
        workspace.tabs.setCurrentIndex(standing.tab)
        part(window.office_shown, go)

    window.office_shown.connect(go)
    if standing.read_only:
        window.opener.open_to_look(standing.path)
    else:
        window.open(standing.path)
