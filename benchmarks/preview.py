"""What the page beside the editor costs: the window's thread, and the time until the page is there.

    python benchmarks/preview.py [MEASURES]

Edits one measure of the sample office made as large as asked (default 200) again and again and prints, in milliseconds: how
long asking for pages holds up the caller while the worker is busy; how late a timer of 5 ms comes in the caller's thread, at rest
and while pages are rebuilt; and how long pages take from the edit, for a year of one measure and for all. Then the bytes sent for an
edit, as a share of the whole office's.
"""

import pickle
import queue
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.office_delta import delta_between
from ita_desk.forms.catalog import FormCatalog
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.page_maker import PageRequest, Pages
from ita_desk.services.printing.worker import Answer, Job, PageWorker, build_page_maker

YEAR = 2568
REQUEST = ExportRequest(FormCatalog.shipped().form("result-scores"), YEAR)
TICK = 0.005


def office_of(sample: Office, measures: int) -> Office:
    """The sample's year with so many measures, copies of its own, none of which share a text."""
    report = sample.year(YEAR)
    assert report
    rows = [pickle.loads(pickle.dumps(report.measures[n % len(report.measures)])) for n in range(measures)]
    rows = [replace(row, id=f"copy-{n}") for n, row in enumerate(rows)]
    return Office(sample.agency, (replace(report, measures=tuple(rows)),))


def edited(office: Office, turn: int) -> Office:
    """The office after a word more in the title of its middle measure."""
    report = office.years[-1]
    place = len(report.measures) // 2
    changed = replace(report.measures[place], title=f"{report.measures[place].title[:40]} {turn}")
    measures = (*report.measures[:place], changed, *report.measures[place + 1 :])
    return office.with_year(replace(report, measures=measures))


def percentile(values: list[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def shown(name: str, seconds: list[float]) -> None:
    """Print median, 99 % and worst of some times."""
    numbers = (median(seconds), percentile(seconds, 0.99), max(seconds))
    print(
        f"{name}: median {numbers[0] * 1e3:.2f}, 99 % {numbers[1] * 1e3:.2f}, worst {numbers[2] * 1e3:.2f} ms"
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


def awaited(worker: PageWorker, answers: "queue.Queue[Answer]", office: Office) -> tuple[float, Pages]:
    """How long these pages take, and they themselves."""
    begun = time.perf_counter()
    number = worker.ask_pages(office, REQUEST)
    while (answer := answers.get(timeout=120)).number != number:
        pass
    assert isinstance(answer, Pages)
    if answer.error:
        sys.exit(f"failed: {answer.error.key}")
    return time.perf_counter() - begun, answer


def main(measures: int) -> None:
    """Measure and print."""
    answers: queue.Queue[Answer] = queue.Queue()
    with tempfile.TemporaryDirectory() as folder:
        sample = create_sample_office(Path(folder, "a.ita"), OfficeNames(), YEAR, counted_ids()).load()
        worker = PageWorker(Path(folder, "a.ita"), build_page_maker, answers.put)
        for size in (1, measures):
            office = office_of(sample, size)
            first, pages = awaited(worker, answers, office)
            print(f"{size} measures, first time: {first * 1e3:.0f} ms, {len(pages.sizes)} pages")
            took = [awaited(worker, answers, edited(office, turn))[0] for turn in range(10)]
            shown(f"{size} measures, edit to pages", took)
        asking: list[float] = []

        def ask(turn: int) -> None:
            changed = edited(office, turn)
            begun = time.perf_counter()
            worker.ask_pages(changed, REQUEST)
            asking.append(time.perf_counter() - begun)

        shown("timer late, at rest", lateness(400, lambda turn: edited(office, turn)))
        shown("timer late, pages being rebuilt", lateness(400, ask))
        shown("asking", asking)
        worker.close()
    request = PageRequest(1, REQUEST)
    sent = len(pickle.dumps(Job(delta_between(office, edited(office, 0)), request)))
    whole = len(pickle.dumps(Job(delta_between(Office(), office), request)))
    print(
        f"bytes sent for an edit: {sent} of {whole} ({sent / whole:.1%}); bytes of the pages: {len(pages.content)}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
