"""Goes through the whole program in the folder it is started in: every command, then a window session.

Started by tests as a process of its own, so that they can watch all it does.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from intake.written import as_csv, as_docx, as_html, as_pdf, as_xlsx
from ita_desk.__main__ import main
from ita_desk.intake.text import blocks_from_text

TABLE = (
    "รายงานผลการดำเนินการ ปีงบประมาณ พ.ศ. ๒๕๖๘\nมาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tระยะเวลา\n"
    "จัดทำแผน http://example.org/\tประชุม\tสำนักปลัด\tต.ค. 67 - ก.ย. 68\n"
)
TYPED = "ปรับปรุง"
LONGEST = 120_000  # milliseconds


def run(*words: str, code: int = 0) -> None:
    """Run words as a command line."""
    sys.argv = ["ita-desk", *words]
    answered = main()
    if answered != code:
        raise SystemExit(f"{words} answered {answered}")


def write_sources() -> list[str]:
    """A source of each sort; returns their names."""
    blocks = blocks_from_text(TABLE)
    Path("a.tsv").write_text(TABLE, "utf-8")
    Path("a.txt").write_text(TABLE, "utf-8")
    Path("a.csv").write_bytes(as_csv(blocks, "utf-8-sig"))
    for ending, write in ((".docx", as_docx), (".xlsx", as_xlsx), (".html", as_html), (".pdf", as_pdf)):
        Path(f"a{ending}").write_bytes(write(blocks))
    return [f"a{ending}" for ending in (".tsv", ".txt", ".csv", ".docx", ".xlsx", ".html", ".pdf")]


def run_commands() -> None:
    """Run every command of the command line."""
    run("new", "office.ita", "--sample")
    for name in write_sources():
        run("import", f"{name}.ita", name)
    run("show", "office.ita", "--json")
    run("check", "office.ita", "--json", code=1)
    run("export", "office.ita", "--form", "result-outcomes", "-o", "out.pdf")
    run("extract", "out.pdf", "-o", "extracted.ita")
    run("rollover", "office.ita", "--to", "2571")
    run("backup", "office.ita")
    run("forms")
    run("frameworks")
    run("selftest")


def run_window() -> None:
    """Open the office in the window, type, turn through the tabs, print into a file, and close."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ita_desk.gui import app

    started = app.run_window

    def watched(application: QApplication, *rest: object) -> int:
        steps, timer = use_window(), QTimer(application)
        timer.timeout.connect(lambda: next(steps, None))
        timer.start(20)
        QTimer.singleShot(LONGEST, application, lambda: application.exit(9))
        return started(application, *rest)  # type: ignore[arg-type]

    app.run_window = watched  # type: ignore[assignment]
    run("office.ita")


def use_window() -> Iterator[None]:
    """What a person does, step by step; goes on when asked, once what was waited for is there."""
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from ita_desk.gui.main_window import MainWindow

    def wait(until: Callable[[], object]) -> Iterator[None]:
        while not until():
            yield

    def windows() -> list[MainWindow]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]

    yield from wait(lambda: windows() and windows()[0].workspace)
    window = windows()[0]
    workspace, desk = window.workspace, window.desk
    assert workspace
    assert desk
    yield from wait(lambda: workspace.pages.page_count)
    for place in range(workspace.tabs.count()):
        workspace.tabs.setCurrentIndex(place)
        yield
    workspace.guide.go_to("measures")
    box = window.findChild(QPlainTextEdit, "title")
    assert isinstance(box, QPlainTextEdit)
    box.moveCursor(QTextCursor.MoveOperation.End)
    box.insertPlainText(TYPED)
    desk.bridge.settle()
    yield from wait(lambda: desk.saved)
    assert window._open
    window._open.ways_out.exports._export_to(Path("window.pdf").absolute())
    yield from wait(Path("window.pdf").exists)
    window.close()


if __name__ == "__main__":
    if sys.argv[1:] != ["window"]:
        run_commands()
    run_window()
