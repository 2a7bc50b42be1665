"""The charts of the chosen form, and pictures of the office's own in their places."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desk.domain.changes import ADDED_OR_REMOVED, Changes
from ita_desk.forms.wordings import Chart, charts_of
from ita_desk.gui.places.place import Place
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.year import set_picture

ChoosePhotos = Callable[[Callable[[list[str]], None]], None]


class ChartRow(QFrame):
    """A chart by its caption, and buttons for another picture and for the chart again."""

    def __init__(self, chart: Chart, messages: Messages) -> None:
        super().__init__()
        self.setObjectName(chart.key)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.caption = ThaiLabel(chart.caption)
        self.state = ThaiLabel()
        self.choose = QPushButton(messages.say("window.charts.choose"))
        self.reset = QPushButton(messages.say("window.charts.reset"))
        buttons = QHBoxLayout()
        for name, button in (("choose", self.choose), ("reset", self.reset)):
            button.setObjectName(name)
            button.setAccessibleName(f"{button.text()} {chart.caption}")
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.caption)
        column.addWidget(self.state)
        column.addLayout(buttons)


class ChartPanel(QWidget):
    """A row for each chart of the chosen form; the pictures belong to the year shown.

    `choose_photos` lets the user choose pictures and calls back with the keys of their blobs.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        choices: PrintChoices,
        choose_photos: ChoosePhotos,
        messages: Messages,
    ) -> None:
        super().__init__()
        self._bridge, self._place, self._choices = bridge, place, choices
        self._choose_photos, self._messages = choose_photos, messages
        self._charts: tuple[Chart, ...] = ()
        self.rows: list[ChartRow] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(ThaiLabel(messages.say("window.charts.help")))
        self._column.addStretch(1)
        for changed in (choices.changed, choices.layout_changed, choices.forms_changed):
            changed.connect(self._show_form)
        place.year_changed.connect(self._show)
        bridge.changed.connect(self._update)
        self._show_form()

    def _show_form(self) -> None:
        charts = charts_of(self._choices.layout)
        if charts != self._charts:
            self._charts = charts
            for row in self.rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.rows = [self._build_row(chart) for chart in charts]
            for place, row in enumerate(self.rows, 1):
                self._column.insertWidget(place, row)
        self._show()

    def _build_row(self, chart: Chart) -> ChartRow:
        row = ChartRow(chart, self._messages)
        row.choose.clicked.connect(lambda: self._choose(chart.key))
        row.reset.clicked.connect(lambda: self._set(self._place.year, chart.key, None))
        return row

    def _choose(self, key: str) -> None:
        """Have a picture chosen; the year may be another when it comes."""
        year = self._place.year
        self._choose_photos(lambda keys: self._set(year, key, keys[0]) if keys else None)

    def _set(self, year: int, key: str, sha256: str | None) -> None:
        self._bridge.command(set_picture(year, key, sha256))

    def _update(self, changes: Changes) -> None:
        if any(changes.touches(self._place.year, field) for field in ("pictures", ADDED_OR_REMOVED)):
            self._show()

    def _show(self) -> None:
        report = self._bridge.office.year(self._place.year)
        writable = report is not None and not self._bridge.read_only
        for chart, row in zip(self._charts, self.rows, strict=True):
            own = report is not None and chart.key in report.pictures
            row.state.setText(self._messages.say(f"window.charts.{'own' if own else 'drawn'}"))
            row.choose.setEnabled(writable)
            row.reset.setEnabled(writable and own)
