"""The measures with how far each has come."""

from dataclasses import replace

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.measure import Measure
from ita_desk.domain.measure_progress import MeasureProgress
from ita_desk.gui.models.progress_table import COLUMNS, ProgressTable
from ita_desk.i18n import Messages

MESSAGES = Messages("th")
OPEN = MeasureProgress(Measure("m1", "1", title="ข"), False, "", False, 0, True, "should", 2)
DONE = MeasureProgress(Measure("m2", "2", title="ก\nสอง"), True, "done", True, 3, True)
LEFT = MeasureProgress(Measure("m3", "3", title="ค"), True, "cancelled", False, 0, False, "must", 1)
ROWS = (OPEN, DONE, LEFT)


def table() -> ProgressTable:
    """The rows in a model that is tested at everything it does."""
    model = ProgressTable(MESSAGES)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_measures(ROWS)
    return model


def order(model: ProgressTable) -> list[str]:
    rows = [model.row_at(row) for row in range(model.rowCount())]
    return [row.measure.id for row in rows if row]


def said(model: ProgressTable, row: int) -> list[str]:
    return [model.data(model.index(row, column)) for column in range(len(COLUMNS))]


def test_words_say_what_the_signs_say() -> None:
    model, say = table(), MESSAGES.say
    must, should = say("severity.must.count", count=1), say("severity.should.count", count=2)
    open_plan, whole = say("window.overview.plan.open"), say("window.overview.plan.whole")
    unwritten = say("window.overview.result.open", status="").strip()
    assert said(model, 0) == ["1", "ข", open_plan, unwritten, say("window.overview.evidence.none"), should]
    some, none = say("window.overview.evidence.some", count=3), say("window.overview.problems.none")
    assert said(model, 1) == ["2", "ก", whole, say("status.done"), some, none]
    cancelled = say("window.overview.result.open", status=say("status.cancelled"))
    assert said(model, 2) == ["3", "ค", whole, cancelled, say("window.overview.evidence.needless"), must]
    signs = [
        [
            isinstance(model.data(model.index(row, column), Qt.ItemDataRole.DecorationRole), QIcon)
            for column in range(2, 6)
        ]
        for row in range(3)
    ]
    assert signs == [[False] * 3 + [True], [True] * 3 + [False], [True, False, False, True]]
    heard = model.data(model.index(0, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert heard == f"{say('window.overview.column.plan')}: {open_plan}"


def test_nothing_outside() -> None:
    model = table()
    assert model.row_at(3) is None
    assert model.row_of("gone") == -1
    assert model.data(model.index(0, 0), Qt.ItemDataRole.UserRole) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_every_column_sorts() -> None:
    model = table()
    expected = {
        "number": "m1 m2 m3",
        "title": "m2 m1 m3",
        "plan": "m1 m2 m3",
        "result": "m1 m3 m2",
        "evidence": "m1 m3 m2",
        "problems": "m3 m1 m2",
    }
    for name, ids in expected.items():
        model.sort(COLUMNS.index(name))
        assert order(model) == ids.split(), name
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert order(model) == ["m3", "m2", "m1"]
    model.sort(-1)
    assert order(model) == ["m1", "m2", "m3"]


def test_what_is_chosen_goes_with_its_measure() -> None:
    model = table()
    chosen = QPersistentModelIndex(model.index(0, 1))
    model.sort(COLUMNS.index("title"))
    assert chosen.row() == 1
    assert model.row_of("m1") == 1


def test_changes_are_told_and_the_order_stays() -> None:
    model = table()
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.show_measures(ROWS)
    proven = replace(OPEN, measure=replace(OPEN.measure, title="ง"), evidence=len((Evidence(),)))
    model.show_measures((proven, DONE, LEFT))
    assert not resets
    assert said(model, 0)[1] == "ง"
    model.show_measures(ROWS[:2])
    assert len(resets) == 1
    model.sort(COLUMNS.index("title"))
    model.show_measures((replace(OPEN, planned=True), DONE))
    assert order(model) == ["m2", "m1"]
