"""The measures of a source: which are taken, and what is different in each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QSplitter, QTreeWidgetItem, QVBoxLayout, QWidget

from ita_desk.domain.office import Office
from ita_desk.gui.panels.import_fields import CHECKED, UNCHECKED, ImportFields, build_list
from ita_desk.i18n import Messages
from ita_desk.services.intake.review import Review, ReviewedMeasure

_KEY = Qt.ItemDataRole.UserRole


class ImportMeasures(QWidget):
    """The measures with their states, and the places of the one chosen.

    `taken` carries a measure's identifier and whether it is taken.
    """

    taken = Signal(str, bool)

    def __init__(self, messages: Messages, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._review: Review | None = None
        self._filling = False
        self.list = build_list(self, messages, "measures", ("number", "title", "state"))
        self.list.setUniformRowHeights(True)
        self.list.setWordWrap(False)
        self.fields = ImportFields(messages, office, "fields")
        header = self.list.header()
        header.setStretchLastSection(False)
        for place in (0, 2):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(self.fields)
        parts.setSizes([200, 240])
        layout = QVBoxLayout(self)
        layout.addWidget(parts)
        self.list.itemChanged.connect(self._take)
        self.list.currentItemChanged.connect(self._show_fields)

    def show_review(self, review: Review) -> None:
        """List the measures; the one chosen stays chosen."""
        self._review, self._filling = review, True
        current, bar = self._current(), self.list.verticalScrollBar().value()
        self.list.clear()
        for row in review.measures:
            item = self._item(row)
            self.list.addTopLevelItem(item)
            if row.measure.id == current:
                self.list.setCurrentItem(item)
        if (first := self.list.topLevelItem(0)) and self.list.currentItem() is None:
            self.list.setCurrentItem(first)
        self.list.verticalScrollBar().setValue(bar)
        self._filling = False
        self._show_fields()

    def _item(self, row: ReviewedMeasure) -> QTreeWidgetItem:
        measure = row.measure
        title = measure.title or measure.target or " ".join(step.text for step in measure.steps)
        state = self._messages.say(f"window.import.state.{row.state}")
        item = QTreeWidgetItem([measure.number, title.replace("\n", " "), state])
        item.setData(0, _KEY, measure.id)
        item.setCheckState(0, CHECKED if row.taken else UNCHECKED)
        return item

    def _current(self) -> str:
        item = self.list.currentItem()
        return item.data(0, _KEY) if item else ""

    def _show_fields(self) -> None:
        if self._filling or self._review is None:
            return
        review, current = self._review, self._current()
        row = next((row for row in review.measures if row.measure.id == current), None)
        differences = row.differences if row and row.taken else ()
        taken = [difference.path for difference in differences if review.takes(difference.path)]
        self.fields.show_places(differences, row.filled if row and row.taken else (), taken)

    def _take(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._filling and column == 0:
            self.taken.emit(item.data(0, _KEY), item.checkState(0) == CHECKED)
