"""The columns of the chosen form's table of measures."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QMenu,
    QMessageBox,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.errors import AppError
from ita_desk.forms.column_list import ColumnRow
from ita_desk.forms.columns import (
    NARROWEST,
    NUMBER_STYLES,
    Spot,
    add_column,
    content_names,
    group_columns,
    move_column,
    move_column_to,
    remove_column,
    set_heading,
    set_number,
    set_share,
    shares,
    ungroup_columns,
    usual_columns,
)
from ita_desk.forms.report_form import MeasureTableSection, TableColumn
from ita_desk.gui.dialogs.form_name import FormNameDialog
from ita_desk.gui.error_dialog import build_message_box, error_text
from ita_desk.gui.form_draft import FormDraft
from ita_desk.gui.models.column_list import share_text
from ita_desk.gui.panels.column_tree import ColumnTree
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.resources import PROGRAM
from ita_desk.services.own_forms import OwnForms

_NO_NUMBER = "none"
Moved = Callable[[MeasureTableSection], tuple[MeasureTableSection, Spot]]


class ColumnPanel(QWidget):
    """Shows, hides, orders, names and widens columns; what is changed is saved as the user's own form by itself."""

    def __init__(
        self,
        choices: PrintChoices,
        own_forms: OwnForms,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self.draft = FormDraft(choices, own_forms, self)
        self._buttons: dict[str, QToolButton | QPushButton] = {}
        self.state = ThaiLabel()
        self.state.setObjectName("state")
        self.form_name = ThaiLabel()
        bold = self.form_name.font()
        bold.setBold(True)
        self.form_name.setFont(bold)
        self.nothing = ThaiLabel(messages.say("window.columns.no_table"))
        self.tree = ColumnTree(messages)
        self.heading = TextBox(1)
        self.width_box = NumberBox(messages, Decimal(int(NARROWEST)))
        self.prints = ThaiLabel()
        self.prints.setObjectName("prints")
        self.style_box = ChoiceBox(
            [(s, messages.say(f"window.columns.number.{s}")) for s in (_NO_NUMBER, *NUMBER_STYLES)]
        )
        self.number_heading = LineBox()
        self.number_heading.setPlaceholderText(messages.say("window.columns.number_heading.none"))
        self._body = QWidget()
        self._lay_out()
        self._connect()
        self._show()

    # --- building ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.form_name)
        column.addWidget(self.nothing)
        column.addWidget(self._body, 1)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(ThaiLabel(self._messages.say("window.columns.help")))
        inner.addWidget(self.tree, 1)
        inner.addLayout(self._build_tools())
        inner.addWidget(self.prints)
        inner.addLayout(self._build_boxes())
        column.addWidget(self.state)
        column.addLayout(self._build_ends())
        column.addStretch(0)

    def _build_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        add = self._tool("add")
        add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(add)
        for column in usual_columns():
            action = menu.addAction(column.heading.replace("&", "&&"))
            action.triggered.connect(lambda _=False, column=column: self.add(column))
        add.setMenu(menu)
        row.addWidget(add)
        for name, act in (("group", self.group), ("ungroup", self.ungroup)):
            row.addWidget(self._tool(name, act))
        row.addStretch()
        for name, arrow, by in (("up", Qt.ArrowType.UpArrow, -1), ("down", Qt.ArrowType.DownArrow, 1)):
            tool = self._tool(name, partial(self.move_by, by))
            tool.setArrowType(arrow)
            row.addWidget(tool)
        return row

    def _tool(self, name: str, act: Callable[[], None] | None = None) -> QToolButton:
        tool = QToolButton()
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name(tool, name, act)
        return tool

    def _build_boxes(self) -> QFormLayout:
        rows = QFormLayout()
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, box in (
            ("heading", self.heading),
            ("share", self.width_box),
        ):
            box.setObjectName(name)
            label = ThaiLabel(self._messages.say(f"window.columns.{name}"), wraps=False)
            label.setBuddy(box)
            rows.addRow(label, box)
        self.style_box.setObjectName("number")
        self.number_heading.setObjectName("number_heading")
        self.number_heading.setAccessibleName(self._messages.say("window.columns.number_heading"))
        side_by_side = QHBoxLayout()
        side_by_side.addWidget(self.style_box)
        side_by_side.addWidget(self.number_heading, 1)
        label = ThaiLabel(self._messages.say("window.columns.number"), wraps=False)
        label.setBuddy(self.style_box)
        rows.addRow(label, side_by_side)
        return rows

    def _build_ends(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, act in (("undo", self.undo), ("restore", self.give_up), ("copy", self.ask_name)):
            button = QPushButton()
            self._name(button, name, act)
            row.addWidget(button)
        return row

    def _name(self, button: QToolButton | QPushButton, name: str, act: Callable[[], None] | None) -> None:
        button.setObjectName(name)
        button.setText(self._messages.say(f"window.columns.{name}"))
        button.setToolTip(self._messages.say(f"window.columns.{name}.tip"))
        if act:
            button.clicked.connect(lambda _=False: act())
        self._buttons[name] = button

    def _connect(self) -> None:
        self.draft.changed.connect(self._show)
        self.draft.failed.connect(self._tell)
        self.tree.chosen.connect(self._show_chosen)
        self.tree.ticked.connect(self._tick)
        self.tree.dropped.connect(self._drop)
        self.heading.settled.connect(self._set_heading)
        self.width_box.settled.connect(self._set_share)
        self.style_box.settled.connect(self._set_number)
        self.number_heading.settled.connect(self._set_number)

    # --- what is done to columns ---------------------------------------------------------------------------

    def add(self, column: TableColumn) -> None:
        """Put another column behind the chosen one, or at the end."""
        row, table = self.tree.chosen_row, self.draft.table
        if table:
            spot = (row.spot[0] + row.shown if row else len(table.columns),)
            self._change(lambda table: (add_column(table, spot, column), spot))

    def move_by(self, by: int) -> None:
        """Move the chosen column by one place."""
        if row := self.tree.chosen_row:
            self._change(lambda table: move_column(table, row.spot, by))

    def group(self) -> None:
        """Put the chosen column and the next one under one heading, and let that be named."""
        if row := self.tree.chosen_row:
            self._change(lambda table: (group_columns(table, row.spot), row.spot[:1]))
            self.heading.setFocus()

    def ungroup(self) -> None:
        """Take the common heading away."""
        if row := self.tree.chosen_row:
            self._change(lambda table: (ungroup_columns(table, row.spot), row.spot[:1]))

    def _tick(self, row: ColumnRow) -> None:
        if row.shown:
            self.draft.keep_column(row.column)
            self._change(lambda table: (remove_column(table, row.spot), row.spot), shown=False)
        else:
            self._change(lambda table: (add_column(table, row.spot, row.column), row.spot))

    def _drop(self, row: ColumnRow, target: Spot) -> None:
        self._change(lambda table: move_column_to(table, row.spot, target))

    def _set_heading(self, text: str) -> None:
        if row := self.tree.chosen_row:
            self._change(lambda table: (set_heading(table, row.spot, text), row.spot))

    def _set_share(self, share: Decimal | None) -> None:
        row = self.tree.chosen_row
        if row and share is not None:
            self._change(lambda table: (set_share(table, row.spot, float(share)), row.spot))

    def _set_number(self) -> None:
        style, heading = self.style_box.value(), self.number_heading.value()
        self.draft.change(lambda table: set_number(table, "" if style == _NO_NUMBER else style, heading))

    def _change(self, moved: Moved, *, shown: bool = True) -> None:
        """Make a change and choose the column at the spot it answers with."""
        self.settle()  # the tools take no focus from the box that is being typed into

        def change(table: MeasureTableSection) -> MeasureTableSection:
            changed, spot = moved(table)
            self.tree.settle_on((spot, shown))
            return changed

        self.draft.change(change)

    def undo(self) -> None:
        """Take the last change back."""
        self.settle()
        self.draft.undo()

    # --- what is done to the form --------------------------------------------------------------------------

    def give_up(self) -> None:
        """Return to the shipped form at once; ask before a form goes that is there only once."""
        self.settle()
        if not self.draft.is_extra:
            self.draft.give_up()
            return
        say = self._messages.say
        box = build_message_box(
            self.window(), PROGRAM, say("window.columns.remove.ask", name=self.draft.form.name)
        )
        go = box.addButton(say("window.columns.remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        go.clicked.connect(self.draft.give_up)
        box.open()

    def ask_name(self) -> None:
        """Ask for a name and save a copy under it."""
        self.settle()
        dialog = FormNameDialog(self._messages, self.draft.form.name, self.window())
        dialog.wanted.connect(lambda name: self._save_as_new(dialog, name))
        dialog.open()

    def _save_as_new(self, dialog: FormNameDialog, name: str) -> None:
        try:
            self.draft.save_as_new(name)
        except AppError as error:
            dialog.refuse(error_text(self._messages, error))
        else:
            dialog.accept()

    def settle(self) -> None:
        """Let what is being typed count."""
        for box in (self.heading, self.width_box, self.number_heading):
            box.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save at once what is left behind, as by going to another tab or closing the office."""
        self.settle()
        self.draft.save()
        super().hideEvent(event)

    # --- showing -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        table = self.draft.table
        self.form_name.setText(self.draft.form.name)
        self.nothing.setVisible(table is None)
        self._body.setVisible(table is not None)
        self.state.setVisible(table is not None or self.draft.is_own)
        for end in ("undo", "restore", "copy"):
            self._buttons[end].setVisible(table is not None or (end == "restore" and self.draft.is_own))
        self._buttons["undo"].setEnabled(self.draft.can_undo)
        self._buttons["restore"].setEnabled(self.draft.is_own)
        restoring = "remove" if self.draft.is_extra else "restore"
        self._buttons["restore"].setText(self._messages.say(f"window.columns.{restoring}"))
        self._buttons["restore"].setToolTip(self._messages.say(f"window.columns.{restoring}.tip"))
        self._say_state()
        if table:
            number = table.number
            self.style_box.set_value(number.style if number else _NO_NUMBER)
            self.number_heading.set_value(number.heading if number else "")
            self.number_heading.setEnabled(number is not None)
            self.tree.show_rows(self.draft.rows, shares(table))
        self._show_chosen()

    def _say_state(self) -> None:
        state = "unsaved" if self.draft.unsaved else "saved" if self.draft.is_own else "shipped"
        self.state.setText(self._messages.say(f"window.columns.state.{state}"))

    def _show_chosen(self) -> None:
        row, table = self.tree.chosen_row, self.draft.table
        shown = bool(row and row.shown and table)
        for box in (self.heading, self.width_box):
            box.setEnabled(shown)
        self.heading.set_value(row.column.heading if row else "")
        share = shares(table).get(row.spot) if row and table and shown else None
        self.width_box.set_value(None if share is None else Decimal(share_text(share)))
        self.width_box.setEnabled(share is not None)
        names = ", ".join(content_names(row.column)) if row else ""
        self.prints.setText(self._messages.say("window.columns.prints", names=names) if names else "")
        last = len(table.columns) - 1 if table else 0
        self._buttons["up"].setEnabled(shown)
        self._buttons["down"].setEnabled(shown)
        self._buttons["group"].setEnabled(bool(shown and row and row.spot[0] < last))
        self._buttons["ungroup"].setEnabled(bool(shown and row and (row.rows or len(row.spot) > 1)))

    def _tell(self, error: AppError) -> None:
        self.state.setText(error_text(self._messages, error))
