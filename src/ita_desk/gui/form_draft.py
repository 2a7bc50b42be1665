"""The chosen form while its columns are being changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desk.errors import AppError
from ita_desk.forms.column_list import ColumnRow, column_rows
from ita_desk.forms.columns import content_of, measure_table, with_table
from ita_desk.forms.report_form import MeasureTableSection, ReportForm, TableColumn
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.services.own_forms import OwnForms

QUIET_MILLISECONDS = 1000

Change = Callable[[MeasureTableSection], MeasureTableSection]


class FormDraft(QObject):
    """The chosen form and what was changed in it, which is saved by itself as the user's own form.

    Pages show each change at once. `changed` tells that something here is otherwise, `failed` carries the AppError
    that kept a change from being made or saved.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, choices: PrintChoices, own_forms: OwnForms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices, self._own_forms = choices, own_forms
        self._form = choices.layout
        self._past: list[ReportForm] = []
        self._kept: dict[
            TableColumn, TableColumn
        ] = {}  # as they were when they were hidden, by what they print
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self.save)
        self.unsaved = False
        choices.changed.connect(self._follow)

    # --- looking -------------------------------------------------------------------------------------------

    @property
    def form(self) -> ReportForm:
        """The form as it is now."""
        return self._form

    @property
    def table(self) -> MeasureTableSection | None:
        """Its table of measures, if it has one."""
        return measure_table(self._form)

    @property
    def rows(self) -> tuple[ColumnRow, ...]:
        """The list of columns, with those that could be shown."""
        table, known = self.table, measure_table(self._own_forms.model_of(self._form))
        return column_rows(table, known.columns if known else (), [*self._kept.values()]) if table else ()

    @property
    def is_own(self) -> bool:
        """Whether it is the user's, or is about to be."""
        return self.unsaved or self._own_forms.is_own(self._form.id)

    @property
    def is_extra(self) -> bool:
        """Whether it stands beside the shipped forms, not for one of them."""
        return self._own_forms.catalog.original(self._form.id) is None

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return bool(self._past)

    # --- changing ------------------------------------------------------------------------------------------

    def change(self, change: Change) -> bool:
        """Change the table; False if nothing changed, which `failed` tells where it could not be."""
        table = self.table
        try:
            if table is None or (changed := change(table)) == table:
                return False
        except AppError as error:
            self.failed.emit(error)
            return False
        self._past.append(self._form)
        self._put(with_table(self._form, changed))
        return True

    def keep_column(self, column: TableColumn) -> None:
        """Remember a column that is being hidden as it is, to be shown so again."""
        self._kept[content_of(column)] = column

    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            self._put(self._past.pop())

    def _put(self, form: ReportForm) -> None:
        self._form, self.unsaved = form, True
        self._quiet.start()
        self._choices.show_draft(form)
        self.changed.emit()

    # --- saving --------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save now what is not saved yet."""
        self._quiet.stop()
        if not self.unsaved:
            return
        try:
            self._own_forms.save_form(self._form)
        except AppError as error:
            self.failed.emit(error)
            return
        self.unsaved = False
        self._choices.show_draft(None)
        self.changed.emit()

    def save_as_new(self, name: str) -> None:
        """Save a copy under a name of its own and go on with it. Raises the errors of `OwnForms.save_as_new`."""
        new = self._own_forms.save_as_new(self._form, name)
        self.save()
        self._choices.offer_forms()
        self._choices.choose_form(new.id)

    def give_up(self) -> None:
        """Return to the shipped form, or to another where there is none; the first can be undone."""
        former = self._form
        self._quiet.stop()
        try:
            self._own_forms.set_aside(former.id)
        except AppError as error:
            self.failed.emit(error)
            return
        self.unsaved = False
        self._choices.offer_forms()
        if self._choices.form == former.id:
            self._past.append(former)
            self._form = self._choices.layout
            self.changed.emit()

    def _follow(self) -> None:
        if self._choices.form == self._form.id:
            return
        self.save()
        self._form, self._past, self._kept, self.unsaved = self._choices.layout, [], {}, False
        self.changed.emit()
