"""A long day in the real window, as fast as it goes: does anything grow that should not?

    python benchmarks/long_day.py [EDITS] [PHOTOS] [EXPORTS]

Opens the sample office and makes so many edits (default 20,000) in it: typed with key events into whatever editor is in sight, and by
commands: measures added, moved, doubled and removed, statuses, scores, evidence, find and replace, undo and redo; meanwhile photos (default
500) are taken in, reports (default 200) printed to files by the worker, tabs, years and records changed, pages and checks renewed.
Fifty times it writes down the memory of the window and of the worker, open files, threads, widgets, objects and the size of the file.
Exits 1 if at the end memory or objects are more than 1.2 times what they were after the first tenth (or once the undo list was full),
if there are more open files or threads than then, or if the file is larger than what it holds. Without a screen Qt's offscreen one is used.
"""

import os
import sys
import tempfile
from dataclasses import fields

from large_office import large_office, open_window
from long_day_clerk import Clerk
from long_day_ledger import MOST, Ledger, Sample, given_back_kb, grown_kinds, tell_file

SAMPLES = 50
MEASURES, YEARS = 10, 3


def main(edits: int, photos: int, exports: int) -> int:
    """Work and tell; backups are made meanwhile."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as state:
        os.environ["XDG_STATE_HOME"] = state
        return spend_day(edits, photos, exports)


def spend_day(edits: int, photos: int, exports: int) -> int:
    """Work and tell; 1 if something grew that must not."""
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as kinds,
        open_window(large_office(MEASURES, YEARS)) as (application, window),
    ):
        assert window.desk
        path = window.desk.path
        clerk, ledger = Clerk(application, window), Ledger(window, path, kinds)
        taken = work(clerk, ledger, edits, photos, exports)
        failed = judge(ledger, edits)
        print(f"{taken} photos, {clerk.exported} reports printed; acts: {dict(clerk.acts)}")
        if clerk.refused:
            print(f"refused: {dict(clerk.refused)}")
        window.close()
        whole, loose = tell_file(path)
    return 1 if failed or loose > whole / 5 or clerk.exported < exports else 0


def work(clerk: Clerk, ledger: Ledger, edits: int, photos: int, exports: int) -> int:
    """Do the day's work; how many photos were taken."""
    due, taken, asked = 0.0, 0, 0
    ledger.print_head()
    while clerk.edits < edits:
        clerk.work()
        if taken < photos * clerk.edits / edits:
            clerk.take_photo()
            taken += 1
        if asked < exports * clerk.edits / edits:
            clerk.export()
            asked += 1
        if clerk.edits >= due:
            due += edits / SAMPLES
            clerk.rest()
            ledger.note(clerk.edits)
    return taken


def judge(ledger: Ledger, edits: int) -> bool:
    """Print how the end compares with the beginning; whether something grew that must not."""
    base, last, failed = ledger.base(edits), ledger.samples[-1], False
    print(f"\nfrom {base.edits} edits (with {base.steps} undo steps) to {last.edits}:")
    for field in fields(Sample):
        before, after = getattr(base, field.name), getattr(last, field.name)
        if field.name not in MOST:
            continue
        breach = after > before * MOST[field.name]
        failed |= breach
        ratio = after / before if before else 1.0
        print(f"  {field.name:<14}{before:10}{after:10}   {ratio:5.2f} {'TOO MUCH' if breach else ''}")
    print(f"  of the window's memory the allocator held {given_back_kb()} in vain")
    for kind, number, before in grown_kinds(ledger):
        print(f"  {number:+8} {kind} (of {before})")
    return failed


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(words + [20_000, 500, 200][len(words) :])))
