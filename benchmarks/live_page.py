"""What an edit costs until its page is there, beside making the whole report.

    python benchmarks/live_page.py [MEASURES [TURNS]]

Takes reports of so many generated measures (default 260: about a hundred pages), each with texts that were never seen, in a process
that has its words warm from another such office. In each turn the report is made whole, then after two edits of one cell in its
middle: one that leaves its row as high as it was, and one that adds lines, so that all that follows moves down. Prints medians
and their ratios (processor time), and fails unless the bytes are those that a fresh renderer makes of the edited office.

Then the same through the worker process (time that passes: nothing else may run): from asking to the answer, what asking
costs the caller, how late a timer of 5 ms comes in the caller's thread at rest and while pages are made, and the bytes sent. Last, where
Qt can be loaded: from asking to the painted page, and how much of it is the window's own work.
"""

import os
import pickle
import queue
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from print_speed import office_of, sentence

from ita_desk.domain.exchange import office_from_json
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.office_delta import delta_between
from ita_desk.forms.catalog import FormCatalog
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.page_maker import PageMaker, PageRequest, Pages
from ita_desk.services.printing.worker import Answer, Job, PageWorker, build_page_maker

YEAR = 2568
REQUEST = ExportRequest(FormCatalog.shipped().form("result-scores"), YEAR, data="none")
TICK = 0.005
VIEW = (700, 900)  # pixels of the pages beside the editor


def unseen_office(measures: int, turn: int) -> Office:
    """An office with so many measures; another turn, other texts of the same words."""
    office = office_from_json(office_of(measures + turn), counted_ids())
    year = office.years[-1]
    return office.with_year(replace(year, measures=year.measures[:measures]))


def edited(office: Office, title: Callable[[str], str]) -> Office:
    """The office with another title of its middle measure; all else are the same objects."""
    year = office.years[-1]
    place = len(year.measures) // 2
    changed = replace(year.measures[place], title=title(year.measures[place].title))
    measures = (*year.measures[:place], changed, *year.measures[place + 1 :])
    return office.with_year(replace(year, measures=measures))


def in_place(turn: int) -> Callable[[str], str]:
    """An edit that leaves the row as high: a figure at the end of its first line."""
    return lambda title: f"{title[:20]} {turn}"


def pushing(turn: int) -> Callable[[str], str]:
    """An edit that makes the row higher by many lines."""
    return lambda title: f"{title} {turn} " + sentence(random.Random(turn), 60)


@dataclass
class Known:
    """A maker that is told what changed, as the worker process is."""

    maker: PageMaker

    def pages_of(self, office: Office) -> tuple[float, Pages]:
        """The pages of an office, and the processor's seconds."""
        delta = delta_between(self.maker.office, office)
        begun = time.process_time()
        self.maker.keep(delta)
        pages = self.maker.make(PageRequest(1, REQUEST))
        took = time.process_time() - begun
        self.maker.office = office  # the very one, of which the next is an edit
        if pages.error:
            sys.exit(f"failed: {pages.error.key}")
        return took, pages


def known() -> Known:
    """One that knows no office yet, with a renderer of its own."""
    return Known(build_page_maker(Path("no office file")))


def compared(measures: int, turns: int) -> None:
    """Whole reports and edits in one process; the bytes of the edits are those of a fresh renderer."""
    live = known()
    live.pages_of(unseen_office(measures, 1))  # the words
    seconds: dict[str, list[float]] = {"whole": [], "edit in place": [], "edit that pushes": []}
    for turn in range(2, turns + 2):
        office = unseen_office(measures, turn)
        took, whole = live.pages_of(office)
        seconds["whole"].append(took)
        for name, edit in (("edit in place", in_place(turn)), ("edit that pushes", pushing(turn))):
            after = edited(office, edit)
            took, pages = live.pages_of(after)
            seconds[name].append(took)
            live.pages_of(office)  # taken back
            if turn == 2:
                same = pages.content == known().pages_of(after)[1].content != whole.content
                print(f"{name}: {len(pages.sizes)} pages, bytes equal to a fresh print: {same}")
                if not same:
                    sys.exit("the bytes differ")
    for name, values in seconds.items():
        ratio = median(seconds["whole"]) / median(values)
        print(f"{name}: median {median(values) * 1e3:.1f} ms of the processor, whole / this {ratio:.1f}")


# --- through the worker process ------------------------------------------------------------------------------


def shown(name: str, seconds: list[float]) -> None:
    """Print median, 99 % and worst of some times."""
    late = sorted(seconds)[min(len(seconds) - 1, int(0.99 * len(seconds)))]
    print(
        f"{name}: median {median(seconds) * 1e3:.2f}, 99 % {late * 1e3:.2f}, worst {max(seconds) * 1e3:.2f} ms"
    )


def lateness(turns: int, each: Callable[[int], object]) -> list[float]:
    """How late a timer comes in this thread, in seconds; `each` is called in every turn."""
    late: list[float] = []
    for turn in range(turns):
        due = time.perf_counter() + TICK
        time.sleep(TICK)
        late.append(time.perf_counter() - due)
        each(turn)
    return late


class Asking:
    """A worker process, and its answers."""

    def __init__(self, path: Path) -> None:
        self.answers: queue.Queue[Answer] = queue.Queue()
        self.worker = PageWorker(path, build_page_maker, self.answers.put)

    def pages_of(self, office: Office) -> Pages:
        """The pages of an office, when they are there."""
        number = self.worker.ask_pages(office, REQUEST)
        while (answer := self.answers.get(timeout=120)).number != number:
            pass
        assert isinstance(answer, Pages)
        if answer.error:
            sys.exit(f"failed: {answer.error.key}")
        return answer


def timed(act: Callable[[], object]) -> float:
    """How many seconds pass."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def through_worker(asking: Asking, measures: int, turns: int) -> None:
    """From asking to the answer, and what it does to the caller."""
    asking.pages_of(unseen_office(measures, 1))
    office, whole, edits = Office(), [], []
    for turn in range(2, turns + 2):
        office = unseen_office(measures, turn)
        whole.append(timed(partial(asking.pages_of, office)))
        for again in range(5):
            after = edited(office, in_place(turn * 10 + again))
            edits.append(timed(partial(asking.pages_of, after)))
    shown("worker, whole report, from asking to the answer", whole)
    shown("worker, edit in place, from asking to the answer", edits)
    print(f"whole / edit: {median(whole) / median(edits):.1f}")
    calls: list[float] = []

    def ask(turn: int) -> None:
        after = edited(office, in_place(turn))
        calls.append(timed(lambda: asking.worker.ask_pages(after, REQUEST)))

    shown("timer late, at rest", lateness(400, lambda turn: edited(office, in_place(turn))))
    shown("timer late, pages being made", lateness(400, ask))
    shown("asking", calls)
    pages = asking.pages_of(office)
    job = Job(delta_between(office, edited(office, in_place(0))), PageRequest(1, REQUEST))
    first = Job(delta_between(Office(), office), PageRequest(1, REQUEST))
    sent, back = len(pickle.dumps(job)), len(pickle.dumps(pages))
    print(f"bytes sent for an edit: {sent}, for the whole office {len(pickle.dumps(first))}; back {back}")


# --- to the screen -------------------------------------------------------------------------------------------


def to_screen(asking: Asking, measures: int, turns: int) -> None:
    """From asking to the painted page, the edited measure being in sight."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from ita_desk.gui.widgets.marked_pages import MarkedPages

    application, view = QApplication.instance() or QApplication([]), MarkedPages()
    view.resize(*VIEW)
    view.show()

    def paint(pages: Pages) -> None:
        view.show_pages(pages.content, pages.sizes, pages.looks)
        application.processEvents()
        while not view.settled:
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        application.processEvents()

    office = unseen_office(measures, turns + 2)
    pages, all_of_it, own = asking.pages_of(office), [], []
    paint(pages)
    middle = office.years[-1].measures[measures // 2].id
    view.go_to(pages.places.of(middle)[0].page)
    paint(pages)
    for turn in range(turns * 5):
        after = edited(office, in_place(turn))
        begun = time.perf_counter()
        pages = asking.pages_of(after)
        own.append(timed(partial(paint, pages)))
        all_of_it.append(time.perf_counter() - begun)
    shown("from asking to the painted page", all_of_it)
    shown("of it from the answer to the painted page", own)


def main(measures: int, turns: int) -> None:
    """Measure and print."""
    compared(measures, turns)
    with tempfile.TemporaryDirectory() as folder:
        asking = Asking(Path(folder, "no office file"))
        through_worker(asking, measures, turns)
        if find_spec("PySide6"):
            to_screen(asking, measures, turns)
        asking.worker.close()


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    main(*given, *(260, 5)[len(given) :])
