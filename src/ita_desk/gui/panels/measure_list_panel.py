"""The list of a year's measures with the buttons that add, copy, remove and move them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.measure import Measure
from ita_desk.domain.outcome import STATUSES
from ita_desk.gui.models.measure_list import COLUMNS, MeasureList
from ita_desk.gui.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.airy_rows import AiryRows
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits import Edit
from ita_desk.services.edits_measures import (
    add_measure,
    duplicate_measure,
    move_measure,
    next_number,
    place_of_next,
    remove_measure,
)

_ARROWS = {"move_measure_up": Qt.ArrowType.UpArrow, "move_measure_down": Qt.ArrowType.DownArrow}
_CELL_MARGIN = 14  # pixels beside the text of a cell, both sides together


class MeasureListPanel(QWidget):
    """The measures of the year, and which of them is shown: the list and `place.measure` follow each other.

    Without `editable` there are no buttons. `measure_added` tells the identifier of a measure just added or
    duplicated, when it is already the one shown.
    """

    measure_added = Signal(str)

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        messages: Messages,
        columns: Sequence[str] = COLUMNS,
        *,
        editable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._place, self._messages = bridge, place, messages
        self.model = MeasureList(bridge, place, messages, columns, self)
        self._row = 0  # where the measure shown stood last: its neighbours follow it after removal
        self._actions: dict[str, QAction] = {}
        self.view = self._build_view(columns)
        self._count = ThaiLabel(wraps=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        if editable:
            layout.addLayout(self._build_buttons())
        layout.addWidget(self._count)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.model.updated.connect(self._follow)
        place.measure_changed.connect(self._follow)
        self._follow()

    # --- commands --------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Add a measure at the end of the group of the one shown."""
        shown, _ = self._shown()
        group = shown.group if shown else ""
        report = self._bridge.office.year(self._place.year)
        measures = report.measures if report else ()
        measure, row = Measure(number=next_number(measures), group=group), place_of_next(measures, group)
        self._command_new(add_measure(self._place.year, measure, self._bridge.new_id, row), row)

    def duplicate(self) -> None:
        """Put a copy of the measure shown below it."""
        measure, row = self._shown()
        if measure:
            self._command_new(duplicate_measure(self._place.year, measure.id, self._bridge.new_id), row + 1)

    def remove(self) -> None:
        """Remove the measure shown; undo brings it back."""
        measure, _ = self._shown()
        if measure and not self._bridge.read_only:
            self._bridge.command(remove_measure(self._place.year, measure.id))

    def move_by(self, by: int) -> None:
        """Move the measure shown up (-1) or down (1)."""
        measure, row = self._shown()
        if measure and 0 <= row + by < self.model.rowCount():
            self._bridge.command(move_measure(self._place.year, measure.id, row + by))

    def _command_new(self, edit: Edit, row: int) -> None:
        if self._bridge.command(edit) and (measure := self.model.record_at(row)):
            self._place.go_to_measure(measure.id)
            self.measure_added.emit(measure.id)

    def _shown(self) -> tuple[Measure | None, int]:
        row = self.model.row_of(self._place.measure)
        return self.model.record_at(row), row

    # --- selection -------------------------------------------------------------------------------------------

    def _choose(self, current: QModelIndex) -> None:
        if not self.model.updating and (measure := self.model.record_at(current.row())):
            self._place.go_to_measure(measure.id)

    def _follow(self) -> None:
        """Select the measure shown; where there is none, show the one that stands in its place."""
        report = self._bridge.office.year(self._place.year)
        if not report or not report.measure(self._place.measure):
            # The office is asked, not the model: lists that have not heard of a change yet would answer each other.
            measures = report.measures if report else ()
            row = min(self._row, len(measures) - 1) if self._place.measure else 0
            self._place.go_to_measure(measures[row].id if measures else "")
        row = self.model.row_of(self._place.measure)
        self._row = max(row, 0)
        if row != self.view.currentIndex().row():
            self.view.setCurrentIndex(self.model.index(row, 0))
        self._enable()

    def _enable(self) -> None:
        measure, row = self._shown()
        count = self.model.rowCount()
        writable = not self._bridge.read_only
        allowed = {
            "add_measure": self._bridge.office.year(self._place.year) is not None,
            "duplicate_measure": measure is not None,
            "remove_measure": measure is not None,
            "move_measure_up": row > 0,
            "move_measure_down": measure is not None and row < count - 1,
        }
        for name, action in self._actions.items():
            action.setEnabled(writable and allowed[name])
        self._count.setText(self._messages.say("window.measures.count", count=count))

    # --- building --------------------------------------------------------------------------------------------

    def _build_view(self, columns: Sequence[str]) -> QTreeView:
        view = QTreeView()
        view.setObjectName("measures")
        view.setAccessibleName(self._messages.say("window.measures.list"))
        view.setModel(self.model)
        view.setItemDelegate(AiryRows(view))
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setAllColumnsShowFocus(True)
        view.setAlternatingRowColors(True)
        view.setMinimumWidth(view.fontMetrics().averageCharWidth() * 22)
        header = view.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(view.fontMetrics().averageCharWidth() * 3)
        for place, column in enumerate(columns):
            if column == "title":
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            else:
                view.setColumnWidth(place, self._width(column, place))
        return view

    def _width(self, column: str, place: int) -> int:
        """The room for a column's heading and for what usually stands in it."""
        usual = {
            "number": ["00.0"],
            "status": [self._messages.say(f"status.{status}") for status in STATUSES if status],
        }
        heading: str = self.model.headerData(place, Qt.Orientation.Horizontal)
        measured = self.fontMetrics()
        texts = [heading, *usual.get(column, [])]
        return max(measured.horizontalAdvance(text) for text in texts) + _CELL_MARGIN

    def _build_buttons(self) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setSpacing(2)
        for button in (
            self._button("add_measure", self.add),
            self._button("duplicate_measure", self.duplicate),
            self._button("remove_measure", self.remove, QKeySequence(QKeySequence.StandardKey.Delete)),
            self._button("move_measure_up", lambda: self.move_by(-1), QKeySequence("Alt+Up")),
            self._button("move_measure_down", lambda: self.move_by(1), QKeySequence("Alt+Down")),
        ):
            layout.addWidget(button)
        layout.insertStretch(3)
        return layout

    def _button(
        self, name: str, command: Callable[[], None], shortcut: QKeySequence | None = None
    ) -> QToolButton:
        text = self._messages.say(f"window.measures.{name}")
        action = QAction(text, self)
        action.setToolTip(self._messages.say(f"window.measures.{name}.tip"))
        action.triggered.connect(command)
        if shortcut:
            action.setShortcut(shortcut)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.view.addAction(action)
        self._actions[name] = action
        button = QToolButton()
        button.setObjectName(name)
        button.setDefaultAction(action)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name in _ARROWS:
            button.setArrowType(_ARROWS[name])
        else:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button
