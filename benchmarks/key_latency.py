"""How long a key takes, from when it was due to when it stands on the screen, in the real window.

    python benchmarks/key_latency.py [KEYS] [MEASURES] [YEARS]

Opens the sample office with so many measures (default 200) in each of so many years (default 1), and types Thai into the title of the middle one (default 600 keys), with
pauses in which the text becomes an edit and is saved. Prints median, 99 % and worst, in milliseconds: with the worker at rest but for
what the edits ask for, and with pages asked for again as soon as they are there. "The machine itself" is how late a process that does
nothing but sleep for 10 ms woke up in the same time, as on a shared machine that stands still now and then; "undisturbed" leaves out the
keys during which it woke more than 5 ms late. Without a screen Qt's offscreen one is used.
"""

import random
import subprocess
import sys
from statistics import median
from time import monotonic

from large_office import YEAR, large_office, open_window
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from ita_desk.gui.actions import TABS
from ita_desk.gui.main_window import MainWindow
from ita_desk.services.printing.page_maker import Pages

TEXT = "ปรับปรุงขั้นตอนการให้บริการและเผยแพร่ผ่านเว็บไซต์ของหน่วยงานทุกไตรมาส "
PAUSES = (0.03, 0.06, 0.12, 0.25, 0.45)  # seconds between keys; more than 0.3 makes an edit


def percentile(values: list[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


SLEEPER = """
import sys, threading, time
late, end = [], threading.Thread(target=sys.stdin.read, daemon=True)
end.start()
while end.is_alive():
    due = time.monotonic() + 0.01
    time.sleep(0.01)
    late.append((due, time.monotonic()))
print(*(f"{due!r}-{woke!r}" for due, woke in late))
"""
STALL = 0.005  # seconds


def tell(name: str, times: list[tuple[float, float]], more: str = "") -> None:
    """Print how long from the first to the second of some times: median, 99 % and worst, in milliseconds."""
    took = [1000 * (after - before) for before, after in times]
    print(
        f"{name:<24} {len(took):5} median {median(took):7.2f}   99 % {percentile(took, 0.99):7.2f}   "
        f"worst {max(took):7.2f} ms   {more}"
    )


class Typist(QObject):
    """Types keys when they are due and notes how late each of them stood on the screen, in seconds."""

    def __init__(self, box: QPlainTextEdit, keys: int) -> None:
        super().__init__()
        self.keys: list[tuple[float, float]] = []  # when each was due and when it stood on the screen
        self.done = QEventLoop()
        self._box, self._left, self._turns = box, keys, random.Random(2568)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._type)
        self._due = 0.0
        self._plan()

    def _plan(self) -> None:
        pause = self._turns.choice(PAUSES)
        self._due = monotonic() + pause
        self._timer.start(round(pause * 1000))

    def _type(self) -> None:
        due = max(self._due, monotonic() - 1)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            letter = TEXT[self._left % len(TEXT)]
            QApplication.sendEvent(self._box, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        self._box.viewport().repaint()
        self.keys.append((due, monotonic()))
        if len(self._box.toPlainText()) > 400:
            self._box.selectAll()
        self._left -= 1
        if self._left:
            self._plan()
        else:
            self.done.quit()


def main(keys: int, measures: int, years: int) -> None:
    """Measure and print."""
    with open_window(large_office(measures, years)) as (_, window):
        for name in ("at rest", "while pages are rebuilt"):
            if name != "at rest":
                _ask_for_ever(window)
            _measure(window, keys, name)


def _ask_for_ever(window: MainWindow) -> None:
    desk, workspace = window.desk, window.workspace
    assert desk
    assert workspace

    def again(answer: object) -> None:
        if isinstance(answer, Pages):
            desk.worker.ask_pages(desk.bridge.office, workspace.feed.request())

    desk.answered.connect(again)
    again(Pages(0))


def _measure(window: MainWindow, keys: int, name: str) -> None:
    assert window.desk
    assert window.workspace
    report = window.desk.bridge.office.year(YEAR)
    assert report
    window.workspace.tabs.setCurrentIndex(TABS.index("measures"))
    window.desk.place.go_to_measure(report.measures[len(report.measures) // 2].id)
    box = window.workspace.measures.findChild(QPlainTextEdit, "title")
    assert isinstance(box, QPlainTextEdit)
    box.setFocus()
    box.moveCursor(QTextCursor.MoveOperation.End)
    before = window.desk.bridge.edit_number
    with subprocess.Popen(
        [sys.executable, "-c", SLEEPER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as sleeper:
        typist = Typist(box, keys)
        typist.done.exec()
        slept, _ = sleeper.communicate()
    edits = window.desk.bridge.edit_number - before
    pages = window.workspace.pages.page_count
    sleeps = [(float(due), float(woke)) for due, woke in (word.split("-") for word in slept.split())]
    stalls = [(due, woke) for due, woke in sleeps if woke - due > STALL]
    calm = [(a, b) for a, b in typist.keys if not any(due < b and a < woke for due, woke in stalls)]
    tell(name, typist.keys, f"{edits} edits, {pages} pages")
    tell("  undisturbed", calm)
    tell("  the machine itself", sleeps)


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["600", "200", "1"][len(sys.argv) - 1 :])))
