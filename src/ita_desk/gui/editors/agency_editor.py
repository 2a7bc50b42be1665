"""The tab of the agency: its name, address, units, signatories, seal and former names."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QGridLayout,
    QGroupBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.agency import KINDS, kind_of
from ita_desk.domain.changes import Changes
from ita_desk.gui.binding import Binding
from ita_desk.gui.editors.evidence_rows import ChoosePhotos
from ita_desk.gui.editors.former_rows import FormerRows
from ita_desk.gui.editors.seal_box import SealBox
from ita_desk.gui.editors.signatory_rows import SignatoryRows
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.look.pictures import ReadBlob
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.lines_box import LinesBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.agency import set_agency_kind
from ita_desk.services.edits.edit import set_agency_divisions, set_agency_field

PLACE = ("subdistrict", "district", "province")
CONTACT = ("postcode", "phone", "fax", "email", "website", "facebook")
OTHER = ""
_LEAST_LETTERS = 18  # that a box has room for
# Row, column, and how many of them, of each group where there are two columns.
_IN_TWO = {
    "name": (0, 0, 1, 1),
    "contact": (0, 1, 1, 1),
    "divisions": (1, 0, 1, 1),
    "signatories": (1, 1, 3, 1),
    "seal": (2, 0, 1, 1),
    "former": (3, 0, 1, 1),
}
_ABOVE, _RIGHT = ("name", "contact"), ("contact", "signatories")


class AgencyEditor(QScrollArea):
    """The agency's boxes in groups, and its name as it will be printed.

    `choose_photos` and `read_blob` are those of the seal's picture (`SealBox`).
    """

    def __init__(
        self, bridge: SessionBridge, messages: Messages, choose_photos: ChoosePhotos, read_blob: ReadBlob
    ) -> None:
        super().__init__()
        self._bridge, self._messages = bridge, messages
        self._bindings: list[Binding] = []
        self.printed_name = ThaiLabel("")
        self.printed_name.setObjectName("printed_name")
        self.signatories = SignatoryRows(bridge, messages)
        self.seal = SealBox(bridge, messages, choose_photos, read_blob)
        self.former = FormerRows(bridge, messages)
        self._build()
        bridge.changed.connect(self._refresh)
        self._show()

    # --- the form --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        groups = QWidget()
        self._grid = QGridLayout(groups)
        self._groups = {
            "name": self._name_group(),
            "contact": self._contact_group(),
            "divisions": self._divisions_group(),
            "signatories": self._signatories_group(),
            "seal": self._seal_group(),
            "former": self._former_group(),
        }
        self._columns = 0
        self._arrange(2)
        self.setWidget(groups)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def _arrange(self, columns: int) -> None:
        """Put the groups side by side in two columns, or all in one."""
        if columns == self._columns:
            return
        self._columns = columns
        places = _IN_TWO if columns == 2 else {name: (row, 0, 1, 1) for row, name in enumerate(self._groups)}
        for name, group in self._groups.items():
            aligned = (
                Qt.AlignmentFlag.AlignTop if columns == 2 and name not in _ABOVE else Qt.AlignmentFlag(0)
            )
            self._grid.addWidget(group, *places[name], aligned)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)
        self._grid.setRowStretch(max(row for row, *_ in places.values()) + 1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two have no room."""
        super().resizeEvent(event)
        lefts = [
            group.minimumSizeHint().width() for name, group in self._groups.items() if name not in _RIGHT
        ]
        rights = [self._groups[name].minimumSizeHint().width() for name in _RIGHT]
        around = self._grid.contentsMargins().left() * 2 + self._grid.horizontalSpacing()
        needed = max(lefts) + max(rights) + around
        self._arrange(2 if needed <= self.viewport().width() else 1)

    def _name_group(self) -> QGroupBox:
        group, self._name_form = self._group("name")
        kinds = [(k.short, k.long if k.long == k.short else f"{k.short} ({k.long})") for k in KINDS]
        kind = ChoiceBox([*kinds, (OTHER, self._messages.say("window.agency.other_kind"))])
        kind.setObjectName("kind")
        self.setFocusProxy(kind)  # where the cursor stands when one comes here
        self._bindings.append(Binding(self._bridge, kind, self._kind, set_agency_kind))
        for widget in (self._label("kind", kind), kind):  # the names of kinds want the whole width
            self._name_form.addRow(widget)
        self._full_title = self._add_line(self._name_form, "full_title")
        self._add_line(self._name_form, "name")
        lines = {name: self._add_line(self._name_form, name) for name in PLACE}
        self._district = lines["district"]
        self._name_form.addRow(ThaiLabel(self._messages.say("window.agency.printed"), wraps=False))
        self._name_form.addRow(self.printed_name)
        return group

    def _contact_group(self) -> QGroupBox:
        group, form = self._group("contact")
        address = TextBox()
        self._bind(address, "address")
        form.addRow(self._label("address", address), address)
        for name in CONTACT:
            self._add_line(form, name)
        return group

    def _divisions_group(self) -> QGroupBox:
        group = QGroupBox(self._messages.say("field.agency.divisions"))
        divisions = LinesBox(6)
        divisions.setObjectName("divisions")
        divisions.setAccessibleName(group.title())
        read = lambda: self._bridge.office.agency.divisions  # noqa: E731
        self._bindings.append(Binding(self._bridge, divisions, read, set_agency_divisions))
        column = QVBoxLayout(group)
        column.addWidget(ThaiLabel(self._messages.say("window.agency.divisions_help")))
        column.addWidget(divisions)
        return group

    def _signatories_group(self) -> QGroupBox:
        group = QGroupBox(self._messages.say("field.agency.signatories"))
        QVBoxLayout(group).addWidget(self.signatories)
        return group

    def _seal_group(self) -> QGroupBox:
        group = QGroupBox(self._messages.say("field.agency.seal"))
        QVBoxLayout(group).addWidget(self.seal)
        return group

    def _former_group(self) -> QGroupBox:
        group = QGroupBox(self._messages.say("field.agency.former"))
        column = QVBoxLayout(group)
        column.addWidget(ThaiLabel(self._messages.say("window.former.help")))
        column.addWidget(self.former)
        return group

    def _group(self, name: str) -> tuple[QGroupBox, QFormLayout]:
        group = QGroupBox(self._messages.say(f"window.agency.{name}"))
        form = QFormLayout(group)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        return group, form

    def _label(self, name: str, box: QWidget) -> ThaiLabel:
        label = ThaiLabel(self._messages.say(f"field.agency.{name}"), wraps=False)
        label.setBuddy(box)
        return label

    def _add_line(self, form: QFormLayout, name: str) -> LineBox:
        line = LineBox()
        self._bind(line, name)
        form.addRow(self._label(name, line), line)
        return line

    def _bind(self, box: LineBox | TextBox, name: str) -> None:
        box.setObjectName(name)
        fit_to_font(box, _leave_room)
        self._bindings.append(
            Binding(
                self._bridge,
                box,
                lambda: getattr(self._bridge.office.agency, name),
                lambda value: set_agency_field(name, value),
            )
        )

    def show_field(self, _record: str, field: str) -> bool:
        """Scroll to the box of a field of the agency and put the cursor there; False if there is none."""
        box = self._box_of(field)
        if box is None:
            return False
        self.ensureWidgetVisible(box.focusProxy() or box, 0, 40)
        box.setFocus()
        return True

    def _box_of(self, field: str) -> QWidget | None:
        head, _, rest = field.partition("[")
        place, _, inner = rest.partition("].")
        if head == "signatories" and place.isdecimal() and int(place) < len(self.signatories.rows):
            return self.signatories.rows[int(place)].boxes.get(inner, self.signatories)
        if head == "former" and place.isdecimal() and int(place) < len(self.former.rows):
            return self.former.rows[int(place)].name
        lists = {"signatories": self.signatories, "former": self.former, "seal": self.seal}
        boxes = [binding.box for binding in self._bindings]
        named = [box for box in boxes if isinstance(box, QWidget) and box.objectName() == head]
        return lists.get(head.partition(".")[0]) or next(iter(named), None)

    # --- what it shows ---------------------------------------------------------------------------------------

    def _kind(self) -> str:
        kind = self._bridge.office.agency.kind
        return kind if kind_of(kind) else OTHER

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(0, "agency"):
            self._show()

    def _show(self) -> None:
        for binding in self._bindings:
            binding.show()
        agency = self._bridge.office.agency
        words = agency.words
        self._name_form.setRowVisible(self._full_title, words is None)
        self._name_form.setRowVisible(self._district, words is None or words.has_district)
        self.printed_name.setText("\n".join(part for part in (agency.full_name, agency.place) if part))
        self.signatories.show_signatories()
        self.seal.show_seal()
        self.former.show_former()


def _leave_room(box: QWidget) -> None:
    """Let a box go below its label rather than become too narrow."""
    box.setMinimumWidth(_LEAST_LETTERS * box.fontMetrics().averageCharWidth())
