"""The columns of a source's tables, and the field each holds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QVBoxLayout, QWidget

from ita_desk.gui.models.import_words import beginning
from ita_desk.gui.panels.import_fields import CHECKED, UNCHECKED, build_list
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.intake.headings import FIELDS
from ita_desk.intake.proposal import ColumnFound, TableFound
from ita_desk.intake.score_layout import SCORE_FIELDS
from ita_desk.services.intake.reading import Reading

_KEY = Qt.ItemDataRole.UserRole
_SAMPLE = 80  # letters of a sample
_OFFERED = {"measures": FIELDS, "scores": SCORE_FIELDS}


class ImportColumns(QWidget):
    """Each table with its columns: heading, field, and the first text in it.

    `field_chosen` carries a table, the place of a column and a field; `heading_chosen` a table and whether its first
    row is the heading.
    """

    field_chosen = Signal(object, int, str)
    heading_chosen = Signal(object, bool)

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._filling = False
        self.list = build_list(self, messages, "columns", ("heading", "field", "sample"))
        self.list.setRootIsDecorated(True)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.addWidget(ThaiLabel(messages.say("window.import.columns.help")))
        layout.addWidget(self.list, 1)
        self.list.itemChanged.connect(self._choose_heading)

    def show_reading(self, reading: Reading) -> None:
        """List the tables as they are read now."""
        self._filling = True
        bar = self.list.verticalScrollBar().value()
        self.list.clear()
        for number, table in enumerate(reading.proposal.tables, 1):
            item = QTreeWidgetItem([self._title(number, table)])
            item.setData(0, _KEY, table)
            self.list.addTopLevelItem(item)
            item.setFirstColumnSpanned(True)
            item.setExpanded(True)
            if not table.headed or table.line in reading.choices.heading_rows:
                self._add_heading(item, table)
            samples = reading.samples(table)
            for place, (column, sample) in enumerate(zip(table.columns, samples, strict=True)):
                self._add(item, table, place, column, sample)
        self.list.verticalScrollBar().setValue(bar)
        self._filling = False

    def _title(self, number: int, table: TableFound) -> str:
        key = f"window.import.table.{table.kind or 'unknown'}"
        return self._messages.say(key, number=number, line=table.line, rows=table.rows)

    def _add_heading(self, parent: QTreeWidgetItem, table: TableFound) -> None:
        item = QTreeWidgetItem([self._messages.say("window.import.heading_row")])
        item.setCheckState(0, CHECKED if table.headed else UNCHECKED)
        item.setData(0, _KEY, table)
        parent.addChild(item)

    def _add(
        self, parent: QTreeWidgetItem, table: TableFound, place: int, column: ColumnFound, sample: str
    ) -> None:
        heading, shown = (" ".join(text.split()) for text in (column.heading, sample))
        item = QTreeWidgetItem(
            [heading or self._messages.say("window.import.no_heading"), "", beginning(shown, _SAMPLE)]
        )
        parent.addChild(item)
        box = ChoiceBox(self._fields(table))
        box.setObjectName(f"{table.line}/{place}")
        box.setAccessibleName(heading)
        box.set_value(column.field)
        box.settled.connect(lambda field: self.field_chosen.emit(table, place, field))
        self.list.setItemWidget(item, 1, box)

    def _fields(self, table: TableFound) -> list[tuple[str, str]]:
        say = self._messages.say
        offered = _OFFERED.get(table.kind, FIELDS + SCORE_FIELDS)
        named = []
        for field in dict.fromkeys(offered):
            of_scores = field in SCORE_FIELDS and (table.kind == "scores" or field not in FIELDS)
            key = f"window.import.score_field.{field}" if of_scores else f"field.measure.{field}"
            named.append((field, say(key)))
        return [("", say("window.import.no_field")), *named]

    def _choose_heading(self, item: QTreeWidgetItem) -> None:
        if not self._filling:
            self.heading_chosen.emit(item.data(0, _KEY), item.checkState(0) == CHECKED)
