"""Reports to bring in, and what tests of that ask the window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from gui_window import Bench
from intake.written import as_docx
from ita_desk.gui.dialogs.import_dialog import ImportDialog
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.intake.text import blocks_from_text

REPORT = """รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
ประจำปีงบประมาณ พ.ศ. ๒๕๖๘

องค์การบริหารส่วนตำบลตัวอย่าง
อำเภอสุขใจ จังหวัดแดนดี

มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tระยะเวลา\tผลการดำเนินการ (output)
๑. อบรม\tวางแผน\tกองช่าง\tตุลาคม ๒๕๖๗\tอบรมครบทุกคน
๔. ปลูกดอกไม้ <b>&\tด าเนินการ\tกองคลัง\tตุลาคม ๒๕๖๗\tสวยงาม
๕. ทำป้าย {x}\tเขียน\tกองคลัง\tตุลาคม ๒๕๖๗\tเห็นชัด

ข้อความท้าย
"""
UNDATED = REPORT.replace("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "")
TABLE = "<table><tr><td>มาตรการ<td>ขั้นตอน<td>ผู้รับผิดชอบ<tr><td>ปลูก<br>ต้นไม้<td>ขุด<td>ช่าง</table>"


def docx_file(folder: Path, report: str = REPORT, name: str = "รายงาน.docx") -> Path:
    """A report as a Word file."""
    path = folder / name
    path.write_bytes(as_docx(blocks_from_text(report)))
    return path


def text_file(folder: Path, report: str = REPORT, name: str = "report.txt") -> Path:
    """A report as a text file."""
    path = folder / name
    path.write_text(report, encoding="utf-8")
    return path


def items(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """The rows of a list."""
    found = (tree.topLevelItem(n) for n in range(tree.topLevelItemCount()))
    return [item for item in found if item]


def texts(tree: QTreeWidget) -> list[list[str]]:
    """What stands in the rows of a list."""
    return [[item.text(n) for n in range(tree.columnCount())] for item in items(tree)]


def check(item: QTreeWidgetItem, *, on: bool) -> None:
    """Check a row, or take its check away."""
    item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The rows below a row."""
    found = (item.child(n) for n in range(item.childCount()))
    return [row for row in found if row]


def field_boxes(dialog: ImportDialog) -> list[ChoiceBox]:
    """The boxes with the fields of the first table's columns."""
    tree = dialog.columns.list
    found = (tree.itemWidget(row, 1) for row in children(items(tree)[0]))
    return [box for box in found if isinstance(box, ChoiceBox)]


def choose_field(box: ChoiceBox, field: str) -> None:
    """Choose a field in a box, as a user does."""
    box.setCurrentIndex(box.findData(field))
    box.activated.emit(box.currentIndex())


def import_dialog(bench: Bench) -> ImportDialog:
    """The dialog of the import, once it is open."""
    return bench.await_dialog(ImportDialog)


def titles(bench: Bench, year: int = 2568) -> list[str]:
    """The titles of a year's measures in the open office."""
    report = bench.desk.bridge.office.year(year)
    return [measure.title for measure in report.measures] if report else []
