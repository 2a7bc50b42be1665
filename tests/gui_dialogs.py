"""Every dialog of the window, and how to open it: a new dialog gets a line in `DIALOGS`."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QDialog

from gui_window import LONG, Bench
from ita_desk.checks.problem import Problem
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.texts import Place
from ita_desk.errors import UserError
from ita_desk.gui.dialogs.backups import BackupsDialog
from ita_desk.gui.dialogs.export_problems import ask_about_problems
from ita_desk.gui.dialogs.form_name import FormNameDialog
from ita_desk.gui.dialogs.phrase_text import PhraseTextDialog
from ita_desk.gui.error_dialog import show_error
from ita_desk.services.checking import CheckedProblem
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.services.keeping.backups import Backups

Show = Callable[[Bench], object]


def by_command(name: str) -> Show:
    """Opens what a command of the menus opens."""
    return lambda bench: bench.window.menu_actions[name].trigger()


def show_import(bench: Bench) -> None:
    """Bring in a source with a measure and scores."""
    source = bench.folder / "source.tsv"
    rows = ("มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tระยะเวลา", "จัดทำแผน\tประชุม\tสำนักปลัด\tต.ค. 67 - ก.ย. 68")
    source.write_text("\n".join(rows), "utf-8")
    bench.window.imports.take_dropped([source], bench.window.open)


def show_problems(bench: Bench) -> None:
    """Ask whether to print in spite of more problems than are named."""
    place = Place(bench.desk.place.year, bench.desk.place.measure, "title")
    problems = [CheckedProblem(Problem("completeness.no-limitations", "must", place))] * 8
    nothing: Callable[[object], None] = lambda _: None  # noqa: E731
    office = bench.desk.bridge.office
    ask_about_problems(bench.window, bench.messages, problems, office, nothing, lambda: None)


def show_photo(bench: Bench) -> None:
    """Open the first photo there is."""
    bench.workspace.guide.go_to("outcomes")
    report = bench.desk.bridge.office.year(bench.desk.place.year)
    with_photos = [m for m in report.measures if m.outcome.evidence] if report else []
    bench.desk.place.go_to_measure(with_photos[0].id)
    bench.workspace.outcomes.evidence.rows[0].picture.click()


def show_backups(bench: Bench) -> None:
    """List a good backup and a damaged one, once both were looked into."""
    backups = Backups(bench.desk.path)
    if not backups.all():
        made = backups.make(datetime(2026, 11, 20, tzinfo=UTC)).made
        content = made.path.read_bytes() if made else b""
        (backups.own_folder / "000002 2026-11-21 08.00.00.ita").write_bytes(content[:5000])
    bench.window.menu_actions["backups"].trigger()
    dialog = bench.await_dialog(BackupsDialog)
    bench.qtbot.waitUntil(lambda: dialog.newest("own") is not None and not dialog.unread("own"), timeout=LONG)


def sample_office(folder: Path) -> Path:
    """The file of the invented office, which has something in every tab."""
    path = folder / "sample.ita"
    create_sample_office(path, OfficeNames(), None, counted_ids("s"))
    return path


DIALOGS: Mapping[str, Show] = {
    "new": by_command("new"),
    "add_year": by_command("add_year"),
    "settings": by_command("settings"),
    "shortcuts": by_command("shortcuts"),
    "about": by_command("about"),
    "report_problem": by_command("report_problem"),
    "manual": by_command("manual"),
    "find": by_command("find"),
    "replace": by_command("replace"),
    "backups": show_backups,
    "history": by_command("history"),
    "bulk_fill": by_command("bulk_fill"),
    "import": show_import,
    "photo": show_photo,
    "phrase": lambda bench: PhraseTextDialog(bench.messages, "จัดทำคู่มือ …", 1, bench.window).open(),
    "problems": show_problems,
    "form_name": lambda bench: FormNameDialog(bench.messages, "แบบ", bench.window).open(),
    "error": lambda bench: show_error(bench.window, bench.messages, UserError("window.no_screen")),
}


def open_dialog(bench: Bench, name: str) -> QDialog:
    """The dialog, once it stands."""
    bench.window.activateWindow()
    bench.qtbot.waitUntil(bench.window.isActiveWindow, timeout=LONG)
    DIALOGS[name](bench)
    return bench.await_dialog(QDialog)


def find_in_dialogs(bench: Bench, find: Callable[[QDialog], list[str]]) -> list[str]:
    """What is found in any of them, each line with the dialog's name."""
    found = []
    for name in DIALOGS:
        dialog = open_dialog(bench, name)
        found += [f"{name}: {line}" for line in find(dialog)]
        dialog.close()
        bench.qtbot.waitUntil(bench.no_dialog)
    return found
