"""How long the window takes to appear, beside an empty window of Qt, and how long an office takes to stand in it.

    python benchmarks/window_start.py [REPEATS] [MEASURES] [YEARS]

Starts whole processes in turn (default 5 of each) and prints medians in milliseconds, wall clock from the start of the
process and CPU time: "first paint" is when the first paint event of the window has been handled, "office" when the editors of
the office given on the command line have been filled and painted. The offices are the sample and one of so many measures
(default 200) in each of so many years (default 10). Modules are compiled as in an installed program; settings and state are of the
benchmark's own. With `DISPLAY` set the window is a real one (xcb), else it is painted off screen.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL
from statistics import median
from time import monotonic

from large_office import large_office

from ita_desk.domain.ids import random_ids
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.storage.office_store import OfficeStore

SOURCE = Path(__file__).resolve().parent.parent / "src"
LONGEST = 120  # seconds of one process
RECENT = 3  # offices opened before, as a clerk has

# What both programs run in their own process: `watch` notes when a widget has been painted for the first time.
WATCH = """
import json, os, sys, time
def watch(widget, name, last):
    from PySide6.QtCore import QEvent, QObject, QTimer
    class Painted(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and name not in said:
                said[name] = ()
                QTimer.singleShot(0, note)
            return False
    def note():
        said[name] = (time.monotonic(), time.process_time())
        if last:
            print(json.dumps(said), flush=True)
            os._exit(0)
    kept.append(Painted())
    widget.installEventFilter(kept[-1])
said, kept = {}, []
"""
EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
watch(window, "paint", True)
window.show()
application.exec()
"""
# Ours is started as by its command; the eyes are put in when its objects are about to be built.
OURS = """
import ita_desk.__main__ as program
build_graph = program.build_graph
def build(*given):
    from PySide6.QtWidgets import QApplication
    begin = QApplication.exec
    def run(*_):
        (window,) = [one for one in QApplication.topLevelWidgets() if hasattr(one, "office_shown")]
        watch(window, "paint", len(sys.argv) == 1)
        window.office_shown.connect(lambda: watch(window.workspace, "office", True))
        return begin()
    QApplication.exec = run
    return build_graph(*given)
program.build_graph = build
program.main()
"""

Times = tuple[float, float]  # wall and CPU, in seconds


def run(code: str, words: Sequence[str], environment: Mapping[str, str]) -> dict[str, Times]:
    """When a process had painted what, since its start."""
    begun = monotonic()
    with subprocess.Popen(
        [sys.executable, "-c", WATCH + code, *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=LONGEST)
        finally:  # what it has started would go on beside the next
            with suppress(ProcessLookupError):
                os.killpg(process.pid, SIGKILL)
    return {name: (at - begun, spent) for name, (at, spent) in json.loads(said).items()}


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of the processes: nothing of the user's is read or written."""
    left_out = ("PYTHONDONTWRITEBYTECODE", "WAYLAND_DISPLAY", "ITA_DESK_LANG", "XDG_RUNTIME_DIR")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    own = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    own |= {"PYTHONPATH": str(SOURCE), "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "HOME": str(folder)}
    own["QT_QPA_PLATFORM"] = "xcb" if os.environ.get("DISPLAY") else "offscreen"
    return kept | own


def build_offices(folder: Path, measures: int, years: int) -> dict[str, Path]:
    """The files of the sample and of the large office."""
    sample, large = folder / "sample.ita", folder / "large.ita"
    create_sample_office(sample, OfficeNames(), None, random_ids())
    OfficeStore.create(large, large_office(measures, years))
    return {"sample": sample, "large": large}


def forget(folder: Path, office: Path) -> None:
    """Make everything as before a start: the last process ended without closing anything."""
    for left in (*folder.glob("state/*/ita-desk-*"), *folder.glob("state/*/*.lock"), *folder.glob(".~lock*")):
        left.unlink()
    settings = folder / "config" / "ITA Desk" / "window.ini"
    settings.parent.mkdir(parents=True, exist_ok=True)
    recent = ", ".join(str(path.with_name(f"{n} {path.name}")) for n, path in enumerate([office] * RECENT))
    settings.write_text(f"[recent]\noffices={recent}\n", "utf-8")


def main(repeats: int, measures: int, years: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = surroundings(folder)
        offices = build_offices(folder, measures, years)
        runs: dict[str, list[Times]] = {}
        for turn in range(repeats + 1):
            starts: dict[str, tuple[str, tuple[str, ...]]] = {"empty": (EMPTY, ()), "welcome": (OURS, ())}
            starts |= {name: (OURS, (str(path),)) for name, path in offices.items()}
            for kind, (code, words) in starts.items():
                forget(folder, offices["sample"])
                for event, times in run(code, words, environment).items():
                    if turn:  # the first compiles the modules
                        runs.setdefault(f"{kind}, {event}", []).append(times)
        tell(
            {kind: (median(t[0] for t in times), median(t[1] for t in times)) for kind, times in runs.items()}
        )


def tell(medians: Mapping[str, Times]) -> None:
    """Print the medians, and beside each how much it is of the empty window."""
    floor = medians["empty, paint"]
    for kind, (wall, spent) in medians.items():
        shares = f"{wall / floor[0]:6.2f} x {spent / floor[1]:6.2f} x"
        print(f"{kind:<16} wall {1000 * wall:7.0f} ms   CPU {1000 * spent:7.0f} ms  {shares}")
    added = [medians["large, paint"][clock] - medians["welcome, paint"][clock] for clock in (0, 1)]
    print(
        f"first paint, added by the large office: {added[0] / floor[0]:.2f} of the empty window (CPU {added[1] / floor[1]:.2f})"
    )
    grown = [medians["large, office"][clock] - medians["sample, office"][clock] for clock in (0, 1)]
    print(
        f"editors, large office after the sample: {grown[0] / floor[0]:.2f} of the empty window (CPU {grown[1] / floor[1]:.2f})"
    )


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["5", "200", "10"][len(sys.argv) - 1 :])))
