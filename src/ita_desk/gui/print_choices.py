"""What the pages show: which form, with which digits."""

from PySide6.QtCore import QObject, Signal

from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.report_form import ReportForm
from ita_desk.thai.digits import DigitStyle


class PrintChoices(QObject):
    """The chosen form, digits, and how much of the data an exported PDF carries (office, year or none).

    `changed` tells another choice; `layout_changed` that the chosen form itself prints otherwise, as while it is
    edited; `forms_changed` that other forms are there to choose from.
    """

    changed = Signal()
    layout_changed = Signal()
    forms_changed = Signal()

    def __init__(
        self, form: str, forms: FormCatalog, digits: DigitStyle = "thai", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._form, self.forms, self._digits = form, forms, digits
        self._draft: ReportForm | None = None
        self._filing_offset = 0
        self.carried = "office"

    @property
    def form(self) -> str:
        """The identifier of the form."""
        return self._form

    @property
    def layout(self) -> ReportForm:
        """The chosen form as it is to be printed: its draft, if there is one."""
        if self._draft and self._draft.id == self._form:
            return self._draft
        return self.forms.form(self._form)

    @property
    def digits(self) -> DigitStyle:
        """Thai or Arabic digits."""
        return self._digits

    @property
    def filing_offset(self) -> int:
        """How many years after the one printed the report is handed in: 0 or 1."""
        return self._filing_offset

    def choose_form(self, form: str) -> None:
        """Show another form."""
        if form != self._form:
            self._form = form
            self.changed.emit()

    def choose_digits(self, digits: DigitStyle) -> None:
        """Show the other digits."""
        if digits != self._digits:
            self._digits = digits
            self.changed.emit()

    def show_draft(self, draft: ReportForm | None) -> None:
        """Print a form as it is being edited in place of the one in the catalogue; None: that one again."""
        former = self.layout
        self._draft = draft
        if self.layout != former:
            self.layout_changed.emit()

    def offer_forms(self) -> None:
        """Tell that the catalogue holds other forms; choose the first where the chosen one is gone."""
        self._draft = None
        gone = self._form not in [form.id for form in self.forms.forms]
        if gone:
            self._form = self.forms.forms[0].id
        self.forms_changed.emit()
        (self.changed if gone else self.layout_changed).emit()

    def choose_filing_offset(self, offset: int) -> None:
        """Have the report handed in in the same year as is printed, or the next."""
        if offset != self._filing_offset:
            self._filing_offset = offset
            self.changed.emit()
