"""Takes the pictures of the manual anew: every tab with the sample office, the welcome page, and dialogs.

    PYTHONPATH=src python script/take_pictures.py

Writes docs/manual/pictures/*.png. Needs no screen.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from ita_desk.__main__ import build_graph
from ita_desk.domain.ids import random_ids
from ita_desk.gui.actions import TABS
from ita_desk.gui.app import complete_application, start_application
from ita_desk.gui.dialogs.sign_off import SignOffDialog
from ita_desk.gui.dialogs.signed_reports import SignedReportsDialog
from ita_desk.gui.main_window import MainWindow
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.create import OfficeNames, create_sample_office

SIZE = (1366, 700)
YEAR = 2568  # the sample's newest year that is filled
PICTURES = Path(__file__).resolve().parents[1] / "docs" / "manual" / "pictures"
SOURCE = """มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tระยะเวลา
จัดทำคู่มือการให้บริการ\t๑. แต่งตั้งคณะทำงาน\tสำนักปลัด\tต.ค. ๖๗ - มี.ค. ๖๘
เผยแพร่แผนการใช้จ่ายงบประมาณ\t๑. รวบรวมข้อมูล\tกองคลัง\tต.ค. ๖๗ - ก.ย. ๖๘
"""


def wait_for(true: Callable[[], object]) -> None:
    """Let the window work until something is so."""
    while not true():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def take(widget: QWidget, name: str) -> None:
    """Keep a picture of a window or dialog."""
    for _ in range(5):
        QCoreApplication.processEvents()
    picture = (
        widget.grab()
        .toImage()
        .convertToFormat(QImage.Format.Format_Indexed8, Qt.ImageConversionFlag.AvoidDither)
    )
    picture.save(str(PICTURES / f"{name}.png"))


def name_folder(dialog: QDialog, folder: Path) -> None:
    """Say in the picture where users keep their files instead of where the script does."""
    for label in dialog.findChildren(ThaiLabel):
        label.setText(label.text().replace(str(folder), "Documents"))


def await_dialog(window: MainWindow) -> QDialog:
    """The dialog that is open, once it is."""
    shown: list[QDialog] = []

    def there() -> bool:
        shown[:] = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
        return bool(shown)

    wait_for(there)
    return shown[0]


def take_tabs(window: MainWindow) -> None:
    """Every tab, with pages and checks as they are at last."""
    assert window.desk
    assert window.workspace
    window.desk.place.go_to_year(YEAR)
    report = window.desk.bridge.office.year(YEAR)
    assert report
    window.desk.place.go_to_measure(report.measures[1].id)
    space = window.workspace
    for name in TABS:
        space.tabs.setCurrentIndex(TABS.index(name))
        wait_for(lambda: space.problems.checked.year == YEAR and not space.pages.state.text())
        window.grab()  # only what is painted is asked for
        wait_for(lambda: space.pages.view.settled)
        take(window, name)


def take_dialogs(window: MainWindow, folder: Path) -> None:
    """The step into a new year, and bringing a table in."""
    window.menu_actions["add_year"].trigger()
    dialog = await_dialog(window)
    take(dialog, "new-year")
    dialog.reject()
    wait_for(lambda: not dialog.isVisible())
    source = folder / "รายงานปีที่แล้ว.tsv"
    source.write_text(SOURCE, "utf-8")
    window.imports.import_files([source])
    wait_for(lambda: type(await_dialog(window)).__name__ == "ImportDialog")
    dialog = await_dialog(window)
    take(dialog, "import")
    dialog.reject()


def take_ways_out(window: MainWindow, folder: Path) -> None:
    """Signing off, the list of what was signed, e-mail, and the pack for the website."""
    assert window.desk
    assert window.workspace
    window.menu_actions["sign_off"].trigger()
    dialog = await_dialog(window)
    assert isinstance(dialog, SignOffDialog)
    dialog.number.setText("พส ๗๑๐๐๑/๑๒๓")
    dialog.target = folder / "รายงาน.pdf"
    name_folder(dialog, folder)
    take(dialog, "sign-off")
    dialog.sign_button.click()
    desk, space = window.desk, window.workspace

    def is_signed() -> bool:
        report = desk.bridge.office.year(YEAR)
        return bool(report and report.signed) and space.notices.text_of("done") is not None

    wait_for(is_signed)
    window.menu_actions["signed_reports"].trigger()
    listed = await_dialog(window)
    assert isinstance(listed, SignedReportsDialog)
    wait_for(lambda: listed.unlooked() is None)
    take(listed, "signed-reports")
    listed.reject()
    for name in ("mail", "publish"):
        wait_for(lambda: not any(one.isVisible() for one in window.findChildren(QDialog)))
        window.menu_actions[name].trigger()
        dialog = await_dialog(window)
        name_folder(dialog, folder)
        take(dialog, name)
        dialog.reject()


def main() -> None:
    """Take them all."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    PICTURES.mkdir(exist_ok=True)
    messages = Messages("th")
    application = start_application()
    complete_application(application, messages)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "ตัวอย่าง.ita"
        create_sample_office(path, OfficeNames(), None, random_ids())
        graph = build_graph(messages, folder / "window.ini", lambda: "0")
        graph.state.keep_page_shown(True)
        window = MainWindow(graph)
        window.resize(*SIZE)
        window.show()
        take(window, "welcome")
        window.open(path)
        wait_for(lambda: window.workspace is not None and window.workspace.pages.page_count > 0)
        take_tabs(window)
        take_ways_out(window, folder)
        take_dialogs(window, folder)
        window.close()
    application.processEvents()


if __name__ == "__main__":
    main()
