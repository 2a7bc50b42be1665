"""The report forms at hand: those that ship with the program and those in a folder of the user's."""

from collections.abc import Sequence
from pathlib import Path

from ita_desk import resources
from ita_desk.errors import UserError
from ita_desk.forms.loader import FormError, load_form
from ita_desk.forms.report_form import ReportForm


class FormCatalog:
    """Forms by id from folders, of two with one id the later.

    `broken` are the faults of files that could not be used; they do not stop the others. The first folder is that of the originals.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._originals: dict[str, ReportForm] = {}
        self._forms: dict[str, ReportForm] = {}
        self._files: dict[str, Path] = {}
        self.broken: list[FormError] = []
        self.reload()

    @classmethod
    def at_hand(cls) -> "FormCatalog":
        """The catalogue of the program's own forms and of the user's, which stand for shipped ones of the same id."""
        return cls((resources.forms_folder(), resources.user_forms_folder()))

    @classmethod
    def shipped(cls) -> "FormCatalog":
        """The catalogue of the program's own forms."""
        return cls((resources.forms_folder(),))

    def reload(self) -> None:
        """Read all files again."""
        self._originals, self._forms, self._files, self.broken = {}, {}, {}, []
        for number, folder in enumerate(self._folders):
            for path in sorted(folder.glob("*.toml")):
                self._take(path)
            if number == 0:
                self._originals = dict(self._forms)

    def _take(self, path: Path) -> None:
        try:
            form = load_form(path)
        except FormError as error:
            self.broken += sorted([error, *error.others], key=lambda e: int(str(e.values["line"])))
        else:
            self._forms[form.id], self._files[form.id] = form, path

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

    def original(self, form_id: str) -> ReportForm | None:
        """The form of this id in the first folder, whatever stands for it now."""
        return self._originals.get(form_id)

    def file_of(self, form_id: str) -> Path | None:
        """The file from which the form of this id was read."""
        return self._files.get(form_id)
