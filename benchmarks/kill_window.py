"""Kills the window with SIGKILL again and again while it is typed into, and counts what is lost.

    python benchmarks/kill_window.py [TIMES]

Each time the real window opens the same office file and Thai is typed into the title of its first measure, in bursts, while photos are
taken in and backups made. The window prints each title that its status bar calls saved; a moment later, at random, it is killed. The file
must then be sound and hold that title or a newer one and all photos that it names, the backups must be sound, and the next window must
open it. Exits 1 if anything was lost. Without a screen Qt's offscreen one is used.
"""

import os
import random
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kill_core import is_sound, photo_keys
from random_edits import picture

from ita_desk.domain.ids import random_ids
from ita_desk.domain.office import Office
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.services.edits.evidence import add_photos, remove_evidence
from ita_desk.services.keeping.backup_keeper import BackupKeeper, Making
from ita_desk.services.keeping.backups import BackupReport, Backups, load_backup
from ita_desk.services.photos import PictureSource
from ita_desk.storage.office_store import OfficeStore

if TYPE_CHECKING:
    from ita_desk.gui.main_window import MainWindow

WORD = "ปรับปรุงคู่มือ"
MOST_PHOTOS = 5
LONGEST_WAIT = 60  # seconds for a window to call its first title saved


def title_of(office: Office) -> str:
    """The title that is typed into: that of the newest year's first measure."""
    return next(report.measures[0].title for report in reversed(office.years) if report.measures)


# --- the window ----------------------------------------------------------------------------------------------


def build_window(path: Path, keepers: list[BackupKeeper]) -> "MainWindow":
    """A window that puts what makes its backups into `keepers`."""
    from ita_desk.__main__ import build_graph
    from ita_desk.gui.main_window import MainWindow
    from ita_desk.i18n import Messages

    def keep(making: Making, reported: Callable[[BackupReport], None]) -> BackupKeeper:
        keepers.append(BackupKeeper(making, reported))
        return keepers[-1]

    graph = build_graph(Messages(), path.with_suffix(".ini"), lambda: "0")
    parts = replace(graph.parts(), start_backups=keep)
    return MainWindow(replace(graph, parts=lambda: parts))


def be_window(path: Path) -> int:
    """Type into the window and print each title that is called saved, until killed."""
    from PySide6.QtCore import QEvent, Qt, QTimer
    from PySide6.QtGui import QKeyEvent, QTextCursor
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from ita_desk.gui.app import start_application

    application, keepers = start_application(), list[BackupKeeper]()
    window = build_window(path, keepers)
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
        if random.random() < 0.1:
            keepers[-1].make_now()
            change_photos(window)

    def begin() -> None:
        if (desk := window.desk) is None:
            return
        timer.timeout.disconnect(begin)
        desk.bridge.changed.connect(
            lambda: titles.update({desk.bridge.edit_number: title_of(desk.bridge.office)})
        )
        desk.save_reported.connect(lambda report: print(titles[report.edit_number], flush=True))
        timer.timeout.connect(type_letter)

    timer.timeout.connect(begin)
    timer.start(20)
    window.open(path)
    return application.exec()


def change_photos(window: "MainWindow") -> None:
    """Take a photo into the outcome of the measure that is typed into, or an old one out."""
    assert window.desk
    assert window.workspace
    bridge = window.desk.bridge
    report = next(report for report in reversed(bridge.office.years) if report.measures)
    year, one = int(report.fiscal_year), report.measures[0]
    proofs, content = one.outcome.evidence, picture(random.Random())
    if len(proofs) > MOST_PHOTOS:
        bridge.apply(remove_evidence(year, one.id, 12, proofs[0].id))

    def add(keys: list[str]) -> None:
        bridge.apply(add_photos(year, one.id, 12, keys, bridge.new_id))

    window.workspace.taker.take([PictureSource("ภาพ.jpg", lambda: content)], add)


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


def main(times: int) -> int:
    """Kill so many windows and say what was lost."""
    lost = damaged = silent = reports = newer = photos = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "สำนักงาน.ita"
        os.environ["XDG_STATE_HOME"] = str(Path(folder) / "state")  # here backups are made
        create_sample_office(path, OfficeNames(), None, random_ids())
        for _ in range(times):
            saved, all_saved = last_saved(path)
            silent += not all_saved
            reports += len(all_saved)
            store = OfficeStore.open(path)
            office = store.load()
            found = title_of(office)
            damaged += not is_sound(path)
            lost += not found.startswith(saved)
            lost += sum(store.read_blob(key) is None for key in photo_keys(office))
            photos += len([*photo_keys(office)])
            newer += found != saved
        backups = Backups(path).all()
        for backup in backups:
            load_backup(backup)
            damaged += not is_sound(backup.path)
    print(f"{times} kills, {reports} titles called saved, {photos} photos, {len(backups)} backups:")
    print(f"{lost} titles or photos lost, {damaged} files damaged,")
    print(
        f"{silent} windows that saved nothing, {newer} files with a newer title than the one called saved last"
    )
    return 1 if lost or damaged or silent or not backups else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--window"]:
        sys.exit(be_window(Path(sys.argv[2])))
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
