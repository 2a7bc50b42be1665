"""The tab of the problems: what is not right yet, and what can be done about it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeView, QVBoxLayout, QWidget

from ita_desk.checks.problem import SEVERITIES, Problem
from ita_desk.errors import UserError
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.models.problem_list import TOPICS, Key, ProblemList, key_of, topic_of
from ita_desk.gui.panels.accepted_list import AcceptedList
from ita_desk.gui.panels.problem_details import ProblemDetails
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.airy_rows import AiryRows
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.checking import CheckedProblem, CheckedYear
from ita_desk.services.edits.accepted import accept_problem, withdraw_acceptance
from ita_desk.services.edits.edit import Edit
from ita_desk.services.remedies import remedies_edit, remedy_edit, same_kind

ALL = ""


class ProblemTree(QTreeView):
    """The list of problems; `confirmed` when the user presses Enter on one."""

    confirmed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


class CheckPanel(QWidget):
    """The problems by severity, the one chosen in full, and those that somebody said are none.

    `place_wanted` carries the `CheckedProblem` to whose field the user wants to go. `who` and `today` sign what is
    said to be no problem.
    """

    place_wanted = Signal(object)

    def __init__(
        self, bridge: SessionBridge, messages: Messages, who: Callable[[], str], today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._bridge, self._messages, self._who, self._today = bridge, messages, who, today
        self._checked, self._stale = CheckedYear(), True
        self._shown: tuple[CheckedProblem, ...] | None = None
        self._row, self._key = 0, Key("", "", "", "")
        self.severity, self.topic = ChoiceBox(), ChoiceBox()
        self.model = ProblemList(messages, self)
        self.view = self._build_view()
        self.told = ThaiLabel()
        self.told.setObjectName("check_told")
        self.details = ProblemDetails(messages, read_only=bridge.read_only)
        self.accepted = AcceptedList(messages, read_only=bridge.read_only)
        self._lay_out()
        self.severity.settled.connect(self._refresh)
        self.topic.settled.connect(self._refresh)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.confirmed.connect(self._enter)
        self.view.doubleClicked.connect(lambda _: self._act("go"))
        self.details.wanted.connect(self._act)
        self.accepted.withdrawn.connect(self._withdraw)
        fit_to_font(self.view, lambda _: self._fit_columns())

    # --- building --------------------------------------------------------------------------------------------

    def _build_view(self) -> ProblemTree:
        view = ProblemTree()
        view.setObjectName("problems")
        view.setAccessibleName(self._messages.say("window.check.list"))
        view.setModel(self.model)
        view.setItemDelegate(AiryRows(view))
        view.setUniformRowHeights(True)
        view.setAllColumnsShowFocus(True)
        view.setAlternatingRowColors(True)
        fit_to_font(view, lambda one: one.setMinimumHeight(one.fontMetrics().lineSpacing() * 6))
        view.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        return view

    def _lay_out(self) -> None:
        say = self._messages.say
        line = QHBoxLayout()
        for name, box in (("severity", self.severity), ("topic", self.topic)):
            label = ThaiLabel(say(f"window.check.{name}"), wraps=False)
            label.setBuddy(box)
            box.setObjectName(f"filter_{name}")
            box.setAccessibleName(label.text())
            line.addWidget(label)
            line.addWidget(box)
        line.addStretch()
        levels = [(severity, say(f"severity.{severity}")) for severity in SEVERITIES]
        self.severity.set_choices([(ALL, say("window.check.all")), *levels])
        column = QVBoxLayout(self)
        column.addLayout(line)
        column.addWidget(self.told)
        column.addWidget(self.view, 1)
        column.addWidget(self.details)
        column.addWidget(self.accepted)
        self.setFocusProxy(self.view)

    # --- showing ---------------------------------------------------------------------------------------------

    def show_checked(self, checked: CheckedYear) -> None:
        """Show what was found; the problem chosen stays chosen, or the one that now stands in its place."""
        self._checked, self._stale = checked, True
        if self.isVisible():  # else when it is looked at: a long list must not keep a key waiting
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was found meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._show()

    def _show(self) -> None:
        self._stale = False
        checked = self._checked
        found = {topic_of(one) for one in checked.problems}
        topics = [topic for topic in TOPICS if topic in found]
        chosen = self.topic.value()
        names = [(topic, self._messages.say(f"check.topic.{topic}")) for topic in topics]
        self.topic.set_choices([(ALL, self._messages.say("window.check.all")), *names])
        if chosen not in topics:
            self.topic.set_value(ALL)
        self.accepted.show_accepted(checked.accepted, self._bridge.office)
        self._refresh()

    def _refresh(self, _: object = None) -> None:
        severity, topic = self.severity.value(), self.topic.value()
        shown = tuple(
            one
            for one in self._checked.problems
            if severity in (ALL, one.problem.severity) and topic in (ALL, topic_of(one))
        )
        if shown == self._shown:
            return
        self._shown = shown
        row, key = self._row, self._key
        self.model.show_problems(shown, self._bridge.office)
        for group in range(self.model.rowCount()):
            self.view.setFirstColumnSpanned(group, QModelIndex(), True)
        self.view.expandAll()
        self._fit_columns()
        self.view.setVisible(bool(shown))
        self.setFocusProxy(self.view if shown else self.severity)  # what is hidden takes no focus
        self._tell(len(shown))
        again = self.model.index_of(key)
        again = again if again.isValid() else self.model.index_at(row)
        self.view.setCurrentIndex(again)
        self._choose(again)

    def _fit_columns(self) -> None:
        header = self.view.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        room = self.view.fontMetrics().averageCharWidth() * 38
        self.view.setColumnWidth(0, min(max(self.view.sizeHintForColumn(0), room // 2), room))

    def _tell(self, shown: int) -> None:
        """Say that there is nothing, where there is nothing."""
        key = "window.check.filtered" if self._checked.problems else "window.check.nothing"
        self.told.setText(self._messages.say(key, year=self._checked.year))
        self.told.setVisible(shown == 0)

    def _choose(self, index: QModelIndex) -> None:
        chosen = self.model.problem_at(index)
        if chosen:
            self._row, self._key = self.model.row_of(index), key_of(chosen)
        alike = same_kind(chosen.problem, self._problems()) if chosen else ()
        self.details.show_problem(chosen, self._bridge.office, len(alike))

    def _problems(self) -> list[Problem]:
        return [one.problem for one in self._checked.problems]

    @property
    def chosen(self) -> CheckedProblem | None:
        """The problem chosen in the list."""
        return self.model.problem_at(self.view.currentIndex())

    # --- acting ----------------------------------------------------------------------------------------------

    def _enter(self) -> None:
        """Mend what can be mended, else go to the field."""
        self._act("mend" if self.details.buttons["mend"].isEnabled() else "go")

    def _act(self, name: str) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        if name == "go":
            self.place_wanted.emit(chosen)
        elif name == "accept":
            self._bridge.command(accept_problem(self._checked.year, chosen, self._who(), self._today()))
        elif name == "mend":
            self._mend(lambda: remedy_edit(chosen.problem, self._bridge.office))
        else:
            self._mend(lambda: remedies_edit(same_kind(chosen.problem, self._problems())))

    def _mend(self, make: Callable[[], Edit]) -> None:
        self._bridge.settle()  # what is being typed may be what is to be mended
        try:
            edit = make()
        except UserError as error:
            self._bridge.refused.emit(error)
        else:
            self._bridge.command(edit)

    def _withdraw(self, one: CheckedProblem) -> None:
        if one.accepted:
            self._bridge.command(withdraw_acceptance(self._checked.year, one.accepted))
