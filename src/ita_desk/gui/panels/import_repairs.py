"""The repairs that a source's texts need, before and after; none is made unless it is checked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTreeWidgetItem, QVBoxLayout, QWidget

from ita_desk.gui.models.import_words import repair_words
from ita_desk.gui.panels.import_fields import CHECKED, UNCHECKED, build_list
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.intake.review import Review

_KEY = Qt.ItemDataRole.UserRole


class ImportRepairs(QWidget):
    """A list of texts to repair; `accepted` carries the repairs and whether they are accepted."""

    accepted = Signal(object, bool)

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.list = build_list(self, messages, "repairs", ("before", "after"))
        self.all_of_them = QPushButton(messages.say("window.import.repair_all"))
        self.none_of_them = QPushButton(messages.say("window.import.repair_none"))
        row = QHBoxLayout()
        row.addWidget(ThaiLabel(messages.say("window.import.repairs.help")), 1)
        for button in (self.all_of_them, self.none_of_them):
            button.setAutoDefault(False)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self.list, 1)
        self.list.itemChanged.connect(self._choose)
        self.all_of_them.clicked.connect(lambda: self._choose_all(accepted=True))
        self.none_of_them.clicked.connect(lambda: self._choose_all(accepted=False))

    def show_review(self, review: Review) -> None:
        """List the repairs of what is taken."""
        self._filling = True
        bar = self.list.verticalScrollBar().value()
        self.list.clear()
        for repair in review.repairs:
            item = QTreeWidgetItem(list(repair_words(repair)))
            item.setData(0, _KEY, repair)
            item.setCheckState(0, CHECKED if review.is_repaired(repair) else UNCHECKED)
            self.list.addTopLevelItem(item)
        self.list.verticalScrollBar().setValue(bar)
        self._filling = False

    def _choose(self, item: QTreeWidgetItem) -> None:
        if not self._filling:
            self.accepted.emit([item.data(0, _KEY)], item.checkState(0) == CHECKED)

    def _choose_all(self, *, accepted: bool) -> None:
        items = (self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount()))
        self.accepted.emit([item.data(0, _KEY) for item in items if item], accepted)
