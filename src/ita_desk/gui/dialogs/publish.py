"""Asks what goes on the office's website, how large it may be and where to put it."""

from collections.abc import Mapping
from dataclasses import field, replace
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.office import Office
from ita_desk.forms.catalog import FormCatalog
from ita_desk.gui.look.key_list import plain
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.letter_sizes import width_in_letters
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.records import dataclass
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.publishing.offer import Offer, find_offer
from ita_desk.services.publishing.plan import (
    LIMITS_MB,
    MEGABYTE,
    PAGE_NAME,
    ZIP,
    PublishPlan,
    appendix_name,
    pack_name,
)

_CHARACTERS = 110  # the width of the dialog, in letters of its font
_LEAST_MB, _MOST_MB = Decimal("0.1"), 1000
_PARTS = ("report", "signed", "appendix", "page")


@dataclass(frozen=True, slots=True)
class PublishChoices:
    """What was chosen last: where to put packs, as zip or folder, the limit (megabytes, or "own" with `own_mb`), the ticks."""

    folder: Path
    zipped: bool = False
    limit: str = "0"
    own_mb: Decimal | None = None
    ticks: Mapping[str, bool] = field(default_factory=dict)


class PublishDialog(QDialog):
    """The choices for one pack; `wanted` carries the plan, its target with a name that may be taken.

    `folder_wanted` asks for another place, `take_folder` answers.
    """

    wanted = Signal(object)
    folder_wanted = Signal(object)

    def __init__(
        self,
        messages: Messages,
        office: Office,
        forms: FormCatalog,
        export: ExportRequest,
        choices: PublishChoices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("publish")
        self._messages, self._office, self._forms = messages, office, forms
        self._first, self._folder, self._ticks = export, choices.folder, dict(choices.ticks)
        self.offer = Offer()
        title = plain(messages.say("window.action.publish")).removesuffix("…")
        self.setWindowTitle(title)
        self._rows = QFormLayout()
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._build_report()
        self._build_place(choices)
        self.parts = {name: QCheckBox(self._say(f"part.{name}")) for name in _PARTS}
        self.told = {name: ThaiLabel() for name in _PARTS}
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._connect()
        self._show_offer()
        self._show_limit()
        self.resize(self.sizeHint())

    def _say(self, key: str, **values: object) -> str:
        return self._messages.say(f"window.publish.{key}", **values)

    # --- building --------------------------------------------------------------------------------------------

    def _build_report(self) -> None:
        first, years = self._first, [str(int(report.fiscal_year)) for report in self._office.years]
        names = [(form.id, form.name) for form in self._forms.forms]
        rounds = [(months, self._messages.say(f"window.print.round.{months}")) for months in ("12", "6")]
        self.form = self._choice("form", names, first.form.id)
        self.year = self._choice("year", [(year, year) for year in reversed(years)], str(first.fiscal_year))
        self.round = self._choice("round", rounds, str(first.options.round))
        self.round.setAccessibleName(self._say("round"))
        self._add_row("form", self.form)
        self._add_row("year", self.year, self.round)

    def _build_place(self, choices: PublishChoices) -> None:
        kinds = [(kind, self._say(f"kind.{kind}")) for kind in ("folder", "zip")]
        self.kind = self._choice("kind", kinds, "zip" if choices.zipped else "folder")
        self.place = ThaiLabel()
        self.place.setObjectName("place")
        self.choose = QPushButton(self._say("choose"))
        self.choose.setObjectName("choose")
        self.choose.setAutoDefault(False)
        self._add_row("kind", self.kind, self.choose)
        self._rows.addRow(self.place)
        sizes = [(str(size), self._say("limit.at_most", size=size)) for size in LIMITS_MB]
        limits = [("0", self._say("limit.none")), *sizes, ("own", self._say("limit.own"))]
        self.limit = self._choice("limit", limits, choices.limit)
        self._add_row("limit", self.limit)
        self.own = NumberBox(self._messages, lowest=_LEAST_MB, highest=_MOST_MB)
        self.own.setObjectName("own")
        self.own.set_value(choices.own_mb)
        label = ThaiLabel(self._say("own"), wraps=False)
        label.setBuddy(self.own)
        self._rows.addRow(label, self.own)

    def _choice(self, name: str, choices: list[tuple[str, str]], now: str) -> ChoiceBox:
        box = ChoiceBox(choices)
        box.setObjectName(name)
        box.set_value(now)
        return box

    def _add_row(self, name: str, *boxes: QWidget) -> None:
        label = ThaiLabel(self._say(name), wraps=False)
        label.setBuddy(boxes[0])
        row = QHBoxLayout()
        for box in boxes:
            row.addWidget(box, int(isinstance(box, ChoiceBox)))
        self._rows.addRow(label, row)

    def _lay_out(self) -> None:
        inside = QGroupBox(self._say("inside"))
        parts = QGridLayout(inside)
        parts.setColumnStretch(1, 1)
        for row, name in enumerate(_PARTS):
            self.parts[name].setObjectName(f"part_{name}")
            self.told[name].setObjectName(f"told_{name}")
            parts.addWidget(self.parts[name], row, 0, Qt.AlignmentFlag.AlignTop)
            parts.addWidget(self.told[name], row, 1)
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # the style's icons crowd the words
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self._say("make"))
        column = QVBoxLayout(self)
        column.addLayout(self._rows)
        column.addWidget(inside)
        self.outside = ThaiLabel(self._say("outside"))
        column.addWidget(self.outside)
        column.addStretch(1)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        for box in (self.form, self.year, self.round):
            box.settled.connect(lambda _: self._show_offer())
        self.kind.settled.connect(lambda _: self._show_place())
        self.limit.settled.connect(lambda _: self._show_limit())
        self.own.settled.connect(lambda _: self._allow())
        self.choose.clicked.connect(lambda: self.folder_wanted.emit(self._folder))
        for name, part in self.parts.items():
            part.clicked.connect(lambda checked, name=name: self._tick(name, checked=checked))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def sizeHint(self) -> QSize:
        """As wide as the letters need, and as high as that asks for."""
        return width_in_letters(self, _CHARACTERS)

    def _grow(self) -> None:
        """Make room for what is said now."""
        layout = self.layout()
        if layout and self.isVisible():
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    # --- showing ---------------------------------------------------------------------------------------------

    @property
    def export(self) -> ExportRequest:
        """The report that is chosen; never with data."""
        first, form = self._first, self.form.value()
        chosen = first.form if form == first.form.id else self._forms.form(form)
        year = int(self.year.value())
        filing = first.options.filing_year
        if filing is not None:
            filing += year - first.fiscal_year
        options = replace(first.options, round=int(self.round.value()), filing_year=filing)
        return replace(first, form=chosen, fiscal_year=year, options=options, data="none")

    def _show_offer(self) -> None:
        export = self.export
        self.offer = offer = find_offer(self._office, export, self._forms)
        there = {"report": True, "signed": offer.signed, "appendix": offer.appendix, "page": offer.page}
        for name, box in self.parts.items():
            box.setEnabled(bool(there[name]) and name != "report")
            usual = bool(offer.unprinted) if name == "appendix" else True
            box.setChecked(bool(there[name]) and self._ticks.get(name, usual))
        self._show_told()
        self._show_place()

    def _show_told(self) -> None:
        """Say of each part what it is, and of one that cannot be had why."""
        offer, export, signed = self.offer, self.export, self.offer.signed
        kind = "scan" if signed and signed.scan else "signed"
        number = (signed.document_number if signed else "") or "–"
        self.told["report"].setText(f"{pack_name(export)}.pdf")
        self.told["signed"].setText(
            self._say(f"told.{kind}", number=number) if signed else self._say("told.no_signed")
        )
        self.told["appendix"].setText(
            self._say("told.appendix", name=appendix_name(export), count=offer.photos)
            if offer.appendix
            else self._say("told.no_photos")
        )
        self.told["page"].setText(self._say("told.page", name=PAGE_NAME, count=offer.links))

    def _tick(self, name: str, *, checked: bool) -> None:
        self._ticks[name] = checked

    def take_folder(self, folder: Path) -> None:
        """Put the pack into another folder."""
        self._folder = folder
        self._show_place()

    @property
    def _target(self) -> Path:
        return self._folder / (pack_name(self.export) + (ZIP if self.kind.value() == "zip" else ""))

    def _show_place(self) -> None:
        self.place.setText(self._say("place", path=str(self._target)))
        self._grow()

    def _show_limit(self) -> None:
        self._rows.setRowVisible(self.own, self.limit.value() == "own")
        self._grow()
        self._allow()

    def _allow(self) -> None:
        own = self.limit.value() == "own"
        ready = not own or (self.own.value() is not None and not self.own.wrong)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)

    # --- the end ---------------------------------------------------------------------------------------------

    @property
    def choices(self) -> PublishChoices:
        """What is chosen, to begin with the next time."""
        zipped = self.kind.value() == "zip"
        return PublishChoices(self._folder, zipped, self.limit.value(), self.own.value(), dict(self._ticks))

    @property
    def plan(self) -> PublishPlan:
        """What is wanted."""
        own = self.limit.value() == "own"
        megabytes = self.own.value() or Decimal(0) if own else Decimal(self.limit.value())
        ticked = {name for name, box in self.parts.items() if box.isChecked()}
        offer = self.offer
        return PublishPlan(
            self.export,
            self._target,
            offer.signed if "signed" in ticked else None,
            offer.appendix if "appendix" in ticked else None,
            offer.page if "page" in ticked else None,
            round(megabytes * MEGABYTE),
        )

    def _accept(self) -> None:
        self.own.settle()
        self._allow()
        if self.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled():
            self.wanted.emit(self.plan)
            self.accept()
