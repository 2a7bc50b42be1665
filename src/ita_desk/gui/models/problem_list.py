"""The problems of a year as a tree: severities, and the problems under them."""

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ita_desk.domain.office import Office
from ita_desk.gui.widgets.severity_icon import severity_icon
from ita_desk.i18n import Messages
from ita_desk.services.checking import CheckedProblem, by_severity
from ita_desk.services.place_words import place_words

Index = QModelIndex | QPersistentModelIndex
# What problems are about, in the order in which it is offered.
TOPICS = ("identity", "terms", "years", "dates", "codes", "names", "scores", "completeness", "order", "text")


class Key(NamedTuple):
    """What a problem is known by from one check to the next."""

    code: str
    record: str
    field: str
    text: str


def key_of(checked: CheckedProblem) -> Key:
    """The key of a problem."""
    problem = checked.problem
    return Key(problem.code, problem.place.record, problem.place.field, problem.text)


def topic_of(checked: CheckedProblem) -> str:
    """What a problem is about: the part of its code before the point."""
    return checked.problem.code.partition(".")[0]


class ProblemList(QStandardItemModel):
    """A row a severity with its problems under it; columns are the place in words and the message."""

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._groups: list[tuple[CheckedProblem, ...]] = []

    def show_problems(self, problems: Collection[CheckedProblem], office: Office) -> None:
        """Show problems; their places are named as the office stands now."""
        self.clear()
        self.setHorizontalHeaderLabels(
            [self._messages.say(f"window.check.{n}") for n in ("place", "problem")]
        )
        self._groups = []
        for severity, alike in by_severity(problems):
            head = QStandardItem(self._messages.say(f"severity.{severity}.count", count=len(alike)))
            head.setIcon(severity_icon(severity))
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            bold = head.font()
            bold.setBold(True)
            head.setFont(bold)
            blank = QStandardItem()
            blank.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.appendRow([head, blank])
            for one in alike:
                head.appendRow(self._row(one, office))
            self._groups.append(alike)

    def _row(self, one: CheckedProblem, office: Office) -> list[QStandardItem]:
        place = self._messages.text(place_words(one.problem.place, office))
        said = self._messages.text(one.problem.message)
        items = [QStandardItem(" ".join(text.split())) for text in (place, said)]
        severity = self._messages.say(f"severity.{one.problem.severity}")
        items[0].setData(f"{severity}: {items[0].text()}", Qt.ItemDataRole.AccessibleTextRole)
        for item in items:
            item.setEditable(False)
        return items

    def problem_at(self, index: Index) -> CheckedProblem | None:
        """The problem in a row, None in the row of a severity or outside."""
        if not index.isValid() or not index.parent().isValid():
            return None
        return self._groups[index.parent().row()][index.row()]

    def row_of(self, index: Index) -> int:
        """How many problems stand above a row of a problem."""
        return sum(len(group) for group in self._groups[: index.parent().row()]) + index.row()

    def index_at(self, row: int) -> QModelIndex:
        """The index of the problem below so many others, or of the last; invalid where there is none."""
        for place, group in enumerate(self._groups):
            last = place == len(self._groups) - 1
            if row < len(group) or last:
                return self.index(min(row, len(group) - 1), 0, self.index(place, 0))
            row -= len(group)
        return QModelIndex()

    def index_of(self, key: Key) -> QModelIndex:
        """The index of a problem by its key, invalid where it is not listed."""
        for place, group in enumerate(self._groups):
            for row, one in enumerate(group):
                if key_of(one) == key:
                    return self.index(row, 0, self.index(place, 0))
        return QModelIndex()
