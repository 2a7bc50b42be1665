"""How long it takes until another record, year or tab stands on the screen, in the real window.

    python benchmarks/switching.py [MEASURES] [YEARS]

Opens the sample office with so many measures (default 200) in each of so many years (default 10), goes to measures at random in
the tabs of measures and of outcomes, then to other tabs and to other years. Prints median, 99 % and worst in milliseconds,
until everything that the step asked for is done and painted; pages and checks are renewed by the worker meanwhile. Without a
screen Qt's offscreen one is used.
"""

import random
import sys
from collections.abc import Callable
from statistics import median
from time import monotonic

from key_latency import percentile
from large_office import YEAR, large_office, open_window
from PySide6.QtWidgets import QApplication

from ita_desk.gui.actions import TABS
from ita_desk.gui.main_window import MainWindow

STEPS = 150


def main(measures: int, years: int) -> None:
    """Measure and print."""
    with open_window(large_office(measures, years)) as (application, window):
        _measure(application, window, years)


def _measure(application: QApplication, window: MainWindow, years: int) -> None:
    assert window.desk
    assert window.workspace
    place, tabs = window.desk.place, window.workspace.tabs
    turns = random.Random(YEAR)

    def time(step: Callable[[], None]) -> float:
        begun = monotonic()
        step()
        application.processEvents()  # paints as well
        return 1000 * (monotonic() - begun)

    def tell(name: str, took: list[float]) -> None:
        print(
            f"{name:<28} {len(took):4}  median {median(took):6.1f}  99 % {percentile(took, 0.99):6.1f}  worst {max(took):6.1f} ms"
        )

    for name in ("measures", "outcomes"):
        tabs.setCurrentIndex(TABS.index(name))
        report = window.desk.bridge.office.year(place.year)
        assert report
        records = turns.choices(report.measures, k=STEPS)
        tell(f"another record, {name}", [time(lambda m=m: place.go_to_measure(m.id)) for m in records])  # type: ignore[misc]
    orders = [turns.sample(range(len(TABS)), len(TABS)) for _ in range(4)]
    for order in orders[:1]:  # each is built and filled when first seen
        tell("another tab, first time", [time(lambda n=n: tabs.setCurrentIndex(n)) for n in order])  # type: ignore[misc]
    tell(
        "another tab",
        [time(lambda n=n: tabs.setCurrentIndex(n)) for order in orders[1:] for n in order],  # type: ignore[misc]
    )
    tabs.setCurrentIndex(TABS.index("measures"))
    wanted = [YEAR - turns.randrange(years) for _ in range(20)]
    tell("another year", [time(lambda y=y: place.go_to_year(y)) for y in wanted])  # type: ignore[misc]


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["200", "10"][len(sys.argv) - 1 :])))
