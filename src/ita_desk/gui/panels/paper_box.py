"""The date of a year's report and who signs it."""

from PySide6.QtWidgets import QCheckBox, QFormLayout, QGroupBox, QWidget

from ita_desk.domain.changes import ADDED_OR_REMOVED, Changes
from ita_desk.domain.outcome import DoneOn
from ita_desk.gui.editors.signatory_rows import SignatoryRows
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.day_box import DayBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.agency import begin_year_signatories
from ita_desk.services.edits.year import set_report_date, set_year_signatories


class ReportDay(DayBox):
    """A day that is printed only where it is understood."""

    def _explain(self) -> None:
        super()._explain()
        text, day = self.line.text().strip(), self._dates(self._value)
        if text and not day:
            self.hint.setText(self._messages.say("window.paper.date_not_read"))
        self.hint.setVisible(text != day)  # a day written out needs no word


class PaperBox(QGroupBox):
    """The date of the report of the year shown, and its own signatories or the agency's."""

    def __init__(
        self, bridge: SessionBridge, place: Place, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(messages.say("window.paper.title"), parent)
        self._bridge, self._place, self._messages = bridge, place, messages
        self.day = ReportDay(messages)
        self.day.setObjectName("report_date")
        self.day.set_read_only(bridge.read_only)
        self.own = QCheckBox(messages.say("window.paper.own_signatories"))
        self.own.setObjectName("own_signatories")
        self.agencys = ThaiLabel()
        self.agencys.setObjectName("agency_signatories")
        self.signatories = SignatoryRows(bridge, messages, lambda: place.year)
        rows = QFormLayout(self)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        label = ThaiLabel(messages.say("window.paper.report_date"), wraps=False)
        label.setBuddy(self.day)
        self.day.setAccessibleName(label.text())
        rows.addRow(label, self.day)
        for widget in (self.own, self.agencys, self.signatories):
            rows.addRow(widget)
        self._connect()
        self._show_year()

    def _connect(self) -> None:
        self.day.typed.connect(lambda: self._bridge.expect(self.day))
        self.day.settled.connect(self._take_day)
        self.own.clicked.connect(self._choose_own)
        self._bridge.changed.connect(self._update)
        self._place.leaving.connect(self._bridge.settle)
        self._place.year_changed.connect(self._show_year)

    def _update(self, changes: Changes) -> None:
        fields = ("signatories", "report_date", ADDED_OR_REMOVED)
        if changes.touches(0, "agency") or any(changes.touches(self._place.year, field) for field in fields):
            self._show()

    def _show_year(self) -> None:
        self.day.set_value(DoneOn())  # what was not understood belongs to the year before
        self._show()

    def _show(self) -> None:
        office = self._bridge.office
        report = office.year(self._place.year)
        day = report.report_date if report else None
        if not self.day.unsettled and self.day.value().date != day:
            self.day.set_value(DoneOn(day, ""))
        own = bool(report and report.signatories)
        self.setEnabled(report is not None)
        self.own.setChecked(own)
        self.own.setEnabled(not self._bridge.read_only)
        names = [signatory.name for signatory in office.agency.signatories if signatory.name]
        key = "window.paper.agency_signs" if names else "window.paper.nobody_signs"
        self.agencys.setText(self._messages.say(key, names=", ".join(names)))
        self.agencys.setVisible(not own)
        self.signatories.setVisible(own)
        self.signatories.show_signatories()

    def _take_day(self, value: DoneOn) -> None:
        if value.date is None and value.text.strip():
            return  # stays in the box to be mended; what was understood before still counts
        report = self._bridge.office.year(self._place.year)
        if report and value.date != report.report_date:
            self._bridge.apply(set_report_date(self._place.year, value.date))

    def _choose_own(self, own: bool) -> None:
        year = self._place.year
        self._bridge.command(begin_year_signatories(year) if own else set_year_signatories(year, ()))
        self._show()  # also where it was refused
