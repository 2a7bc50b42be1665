"""The three questions about a new office: which office, which report, and what it begins from."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.agency import KINDS, kind_of
from ita_desk.domain.fiscal_year import FIRST, LAST, FiscalYear
from ita_desk.domain.provinces import PROVINCES
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.create import OfficeNames, tidy_names
from ita_desk.thai.dates import format_day


class Question(QWidget):
    """One question; `first` is the box to begin in, `missing` what is still to be answered, "" for nothing."""

    def __init__(self, messages: Messages, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._messages, self._name = messages, name
        self.heading = messages.say(f"window.new.{name}.heading")
        self.first: QWidget = self
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(ThaiLabel(messages.say(f"window.new.{name}.help")))

    def missing(self) -> str:
        """What the user is asked to answer before going on."""
        return ""

    def _say(self, name: str, /, **values: object) -> str:
        return self._messages.say(f"window.new.{name}", **values)

    def _build_rows(self) -> QFormLayout:
        rows = QFormLayout()
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._column.addLayout(rows)
        return rows

    def _add_row(self, rows: QFormLayout, name: str, box: QWidget) -> None:
        box.setObjectName(name)
        label = ThaiLabel(self._say(name), wraps=False)
        label.setBuddy(box)
        box.setAccessibleName(label.text())
        rows.addRow(label, box)


class AgencyQuestion(Question):
    """Kind, name, district and province; the name is shown as it will be printed."""

    def __init__(self, messages: Messages) -> None:
        super().__init__(messages, "office")
        choices = [(k.short, f"{k.short} ({k.long})" if k.short != k.long else k.short) for k in KINDS]
        self.kind = ChoiceBox([*choices, ("", self._say("other_kind"))])
        self.kind.set_value(KINDS[0].short)
        self.name, self.district, self.province = LineBox(), LineBox(), LineBox()
        self.first = self.name
        self.name.setPlaceholderText(self._say("name_example"))
        self._completer = QCompleter(PROVINCES, self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.province.setCompleter(self._completer)
        self._rows = self._build_rows()
        for name in ("kind", "name", "district", "province"):
            self._add_row(self._rows, name, getattr(self, name))
        self.warning = ThaiLabel()
        self.warning.setObjectName("warning")
        self.printed = ThaiLabel()
        self.printed.setObjectName("printed")
        self._column.addWidget(self.warning)
        self._column.addWidget(ThaiLabel(self._say("printed")))
        self._column.addWidget(_framed(self.printed))
        self._column.addStretch(1)
        self.kind.settled.connect(self._show)
        for box in (self.name, self.district, self.province):
            box.textChanged.connect(self._show)
            box.editingFinished.connect(self._tidy)
        self._show()

    def names(self) -> OfficeNames:
        """What was answered, tidied."""
        boxes = (self.name, self.district, self.province)
        return tidy_names(OfficeNames(self.kind.value(), *(box.text() for box in boxes)))

    def missing(self) -> str:
        """Name and province are needed."""
        names = self.names()
        return "" if names.agency.full_name and names.province else self._say("missing")

    def _tidy(self) -> None:
        """Take words that are printed anyhow out of the boxes."""
        names = self.names()
        self.kind.set_value(names.kind)
        for box, text in zip(
            (self.name, self.district, self.province),
            (names.name, names.district, names.province),
            strict=True,
        ):
            if box.text() != text and box.isVisible():
                box.set_value(text)
        self._show()

    def _show(self, *_: object) -> None:
        whole = self.province.text() in PROVINCES  # then a list of one would only take the return key
        self.province.setCompleter(None if whole else self._completer)  # type: ignore[arg-type]  # may be none
        if whole and (shown := self._completer.popup()):
            shown.hide()
        kind = kind_of(self.kind.value())
        self._rows.setRowVisible(self.district, kind is None or kind.has_district)
        self._rows.setRowVisible(self.name, kind is None or kind.short != kind.long)
        names = self.names()
        agency = names.agency
        self.printed.setText(f"{agency.full_name or '…'} {agency.place}".strip())
        unknown = bool(names.province) and names.province not in PROVINCES
        self.warning.setText(self._say("unknown_province", name=names.province) if unknown else "")
        self.warning.setVisible(unknown and not self.province.hasFocus())


class ReportQuestion(Question):
    """The fiscal year of the measures, the scores they are planned from, and the months reported."""

    def __init__(self, messages: Messages, today: FiscalYear) -> None:
        super().__init__(messages, "report")
        self.year = NumberBox(messages, lowest=FIRST + 1, highest=LAST)
        self.year.set_value(Decimal(today))
        self.first = self.year
        self.basis = ChoiceBox()
        self.months = ChoiceBox([("12", self._say("months_12")), ("6", self._say("months_6"))])
        self.months.set_value("12")
        rows = self._build_rows()
        for name in ("year", "basis", "months"):
            self._add_row(rows, name, getattr(self, name))
        self.told = ThaiLabel()
        self.told.setObjectName("told")
        self._column.addWidget(_framed(self.told))
        self._column.addStretch(1)
        self.year.textChanged.connect(self._read)
        self.year.settled.connect(self._show_year)
        self.basis.settled.connect(self._tell)
        self._show_year()

    @property
    def fiscal_year(self) -> FiscalYear | None:
        """The year answered, None if it is none."""
        number = self.year.value()
        wrong = self.year.wrong or number is None or number != int(number)
        return None if wrong or number is None else FiscalYear(int(number))

    @property
    def basis_year(self) -> int:
        """The year of the scores."""
        return int(self.basis.value())

    def missing(self) -> str:
        """The year has to be one."""
        self.year.settle()
        return "" if self.fiscal_year else self._say("missing_year", first=FIRST + 1, last=LAST)

    def _read(self) -> None:
        """Show a whole year as soon as it is typed."""
        if len(self.year.text()) == len(str(FIRST)):
            self.year.settle()

    def _show_year(self, *_: object) -> None:
        year = self.fiscal_year
        if year:
            self.basis.set_choices([(str(y), self._say("basis_year", year=y)) for y in (year - 1, year)])
            self.basis.set_value(str(year - 1))
        self._tell()

    def _tell(self, *_: object) -> None:
        year = self.fiscal_year
        if year is None:
            self.told.setText(self.missing())
            return
        start, end = format_day(year.start), format_day(year.end)
        self.told.setText(self._say("told", year=year, start=start, end=end, basis=self.basis_year))


class SourceQuestion(Question):
    """Last year's file or nothing to begin from, and where the new file is kept.

    `source_wanted` and `place_wanted` ask for a file each.
    """

    source_wanted = Signal()
    place_wanted = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__(messages, "source")
        self.source: Path | None = None
        self.path = Path()
        self.empty, self.report = QRadioButton(self._say("empty")), QRadioButton(self._say("former_report"))
        self._group = QButtonGroup(self)
        for name, button in (("empty", self.empty), ("former_report", self.report)):
            button.setObjectName(name)
            self._group.addButton(button)
        self.empty.setChecked(True)
        self.first = self.empty
        self.choose, self.change = (self._build_button(name) for name in ("choose_source", "change_place"))
        self.source_told, self.place_told = ThaiLabel(self._say("no_source")), ThaiLabel()
        self._column.addWidget(self.empty)
        self._column.addWidget(self.report)
        self._column.addLayout(_beside(self.source_told, self.choose, indented=True))
        self._column.addSpacing(self.fontMetrics().height())
        self._column.addWidget(ThaiLabel(self._say("place")))
        self._column.addLayout(_beside(self.place_told, self.change))
        self._column.addWidget(ThaiLabel(self._say("place_help")))
        self._column.addStretch(1)
        self.choose.clicked.connect(self.source_wanted)
        self.change.clicked.connect(self.place_wanted)
        self._group.buttonClicked.connect(self._choose)
        self._show()

    def set_source(self, path: Path) -> None:
        """Begin from a file."""
        self.source = path
        self.report.setChecked(True)
        self._show()

    def set_path(self, path: Path) -> None:
        """Keep the new file there."""
        self.path = path
        self._show()

    @property
    def chosen_source(self) -> Path | None:
        """The file to begin from, if any."""
        return self.source if self.report.isChecked() else None

    def missing(self) -> str:
        """Last year's file has to be chosen, and no file may stand in the new one's place."""
        if self.report.isChecked() and self.source is None:
            return self._say("missing_source")
        return self._say("taken", name=self.path.name) if self.path.exists() else ""

    def _build_button(self, name: str) -> QPushButton:
        button = QPushButton(self._say(name))
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _choose(self) -> None:
        self._show()
        if self.report.isChecked() and self.source is None:
            self.source_wanted.emit()

    def _show(self) -> None:
        self.choose.setEnabled(self.report.isChecked())
        self.source_told.setEnabled(self.report.isChecked())
        if self.source:
            self.source_told.setText(str(self.source))
        self.place_told.setText(str(self.path))


def _framed(label: ThaiLabel) -> QFrame:
    """A label that stands out by a frame and a larger text."""
    frame = QFrame()
    frame.setFrameShape(QFrame.Shape.StyledPanel)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 1.15)
    label.setFont(font)
    column = QVBoxLayout(frame)
    column.addWidget(label)
    return frame


def _beside(label: ThaiLabel, button: QPushButton, *, indented: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(3 * label.fontMetrics().averageCharWidth() if indented else 0, 0, 0, 0)
    row.addWidget(label, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row
