"""The report forms at hand: those that ship with the program and those in a folder of the user's."""

from collections.abc import Iterable
from pathlib import Path

from ita_desk import resources
from ita_desk.errors import UserError
from ita_desk.forms.loader import FormError, load_form
from ita_desk.forms.report_form import ReportForm


class FormCatalog:
    """Forms by id, of two with one id the later; `broken` are files that could not be used and do not stop the others."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._forms: dict[str, ReportForm] = {}
        self.broken: list[FormError] = []
        for path in files:
            try:
                form = load_form(path)
            except FormError as error:
                self.broken.append(error)
            else:
                self._forms[form.id] = form

    @classmethod
    def at_hand(cls) -> "FormCatalog":
        """The catalogue of the program's own forms and of the user's, which stand for shipped ones of the same id."""
        folders = (resources.forms_folder(), resources.user_forms_folder())
        return cls(path for folder in folders for path in sorted(folder.glob("*.toml")))

    @classmethod
    def shipped(cls) -> "FormCatalog":
        """The catalogue of the program's own forms."""
        return cls(sorted(resources.forms_folder().glob("*.toml")))

    @property
    def forms(self) -> tuple[ReportForm, ...]:
        """All usable forms by id."""
        return tuple(self._forms.values())

    def form(self, form_id: str) -> ReportForm:
        """The form with this id. Raises UserError naming those there are."""
        try:
            return self._forms[form_id]
        except KeyError:
            raise UserError("form.unknown", form=form_id, known=", ".join(self._forms)) from None
