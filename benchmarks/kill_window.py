"""Kills the window with SIGKILL again and again while it is typed into, and counts what is lost.

    python benchmarks/kill_window.py [TIMES]

Each time the real window opens the same office file and Thai is typed into the title of its first measure, in bursts. The window
prints each title that its status bar calls saved; a moment later, at random, it is killed. The file must then be sound and
hold that title or a newer one, and the next window must open it. Exits 1 if anything was lost. Without a screen Qt's offscreen
one is used.
"""

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path
from typing import cast

from ita_desk.domain.ids import random_ids
from ita_desk.domain.office import Office
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.storage.office_store import OfficeStore

WORD = "ปรับปรุงคู่มือ"
LONGEST_WAIT = 60  # seconds for a window to call its first title saved


def title_of(office: Office) -> str:
    """The title that is typed into: that of the newest year's first measure."""
    return next(report.measures[0].title for report in reversed(office.years) if report.measures)


# --- the window ----------------------------------------------------------------------------------------------


def be_window(path: Path) -> int:
    """Type into the window and print each title that is called saved, until killed."""
    from PySide6.QtCore import QEvent, Qt, QTimer
    from PySide6.QtGui import QKeyEvent, QTextCursor
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from ita_desk.__main__ import build_graph
    from ita_desk.gui.app import start_application
    from ita_desk.gui.main_window import MainWindow
    from ita_desk.i18n import Messages

    application = start_application(Messages())
    window = MainWindow(build_graph(Messages(), path.with_suffix(".ini"), "0"))
    window.show()
    titles: dict[int, str] = {}
    timer = QTimer()

    def type_letter() -> None:
        box = cast("QPlainTextEdit", window.findChild(QPlainTextEdit, "title"))
        box.moveCursor(QTextCursor.MoveOperation.End)  # what was saved is then the beginning of what is newer
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            letter = random.choice(WORD)
            QApplication.sendEvent(box, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        timer.setInterval(random.choice((1, 20, 320, 400)))

    def begin() -> None:
        if window.desk is None:
            return
        timer.timeout.disconnect(begin)
        desk = window.desk
        desk.bridge.changed.connect(
            lambda: titles.update({desk.bridge.edit_number: title_of(desk.bridge.office)})
        )
        desk.save_reported.connect(lambda report: print(titles[report.edit_number], flush=True))
        timer.timeout.connect(type_letter)

    timer.timeout.connect(begin)
    timer.start(20)
    window.open(path)
    return application.exec()


# --- who kills it --------------------------------------------------------------------------------------------


def last_saved(path: Path) -> tuple[str, list[str]]:
    """Start a window, kill it at a random moment after its first save; what it called saved last, and all before."""
    environment = dict(os.environ)
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, __file__, "--window", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", env=environment) as process:
        assert process.stdout
        guard = threading.Timer(LONGEST_WAIT, process.kill)
        guard.start()
        said = [process.stdout.readline()]
        threading.Timer(random.uniform(0, 2), process.kill).start()
        said += process.stdout.readlines()
        guard.cancel()
    saved = [line.removesuffix("\n") for line in said if line.endswith("\n")]
    return saved[-1] if saved else "", saved


def is_sound(path: Path) -> bool:
    """Whether SQLite finds no fault in the file."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def main(times: int) -> int:
    """Kill so many windows and say what was lost."""
    lost = damaged = silent = reports = newer = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "สำนักงาน.ita"
        create_sample_office(path, OfficeNames(), None, random_ids())
        for _ in range(times):
            saved, all_saved = last_saved(path)
            silent += not all_saved
            reports += len(all_saved)
            found = title_of(OfficeStore.open(path).load())
            damaged += not is_sound(path)
            lost += not found.startswith(saved)
            newer += found != saved
    print(f"{times} kills, {reports} titles called saved: {lost} lost, {damaged} files damaged,")
    print(
        f"{silent} windows that saved nothing, {newer} files with a newer title than the one called saved last"
    )
    return 1 if lost or damaged or silent else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--window"]:
        sys.exit(be_window(Path(sys.argv[2])))
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
