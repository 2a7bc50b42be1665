"""The report forms at hand: those that ship with the program and those in a folder of the user's."""

from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from ita_desk import resources
from ita_desk.errors import UserError
from ita_desk.forms.loader import FormError, load_form
from ita_desk.forms.report_form import ReportForm


class _Found:
    """What the files of folders hold."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.originals: dict[str, ReportForm] = {}
        self.forms: dict[str, ReportForm] = {}
        self.files: dict[str, Path] = {}
        self.broken: list[FormError] = []
        for number, folder in enumerate(folders):
            for path in sorted(folder.glob("*.toml")):
                self._take(path)
            if number == 0:
                self.originals = dict(self.forms)

    def _take(self, path: Path) -> None:
        try:
            form = load_form(path)
        except FormError as error:
            self.broken += sorted([error, *error.others], key=lambda e: int(str(e.values["line"])))
        else:
            self.forms[form.id], self.files[form.id] = form, path


class FormCatalog:
    """Forms by id from folders, of two with one id the later.

    The first folder is that of the originals. The files are read when they are first asked for.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

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
        self._found = _Found(self._folders)

    @cached_property
    def _found(self) -> _Found:
        return _Found(self._folders)

    @property
    def broken(self) -> list[FormError]:
        """The faults of files that could not be used; they do not stop the others."""
        return self._found.broken

    @property
    def forms(self) -> tuple[ReportForm, ...]:
        """All usable forms by id."""
        return tuple(self._found.forms.values())

    def form(self, form_id: str) -> ReportForm:
        """The form with this id. Raises UserError naming those there are."""
        early = None if "_found" in self.__dict__ else self._found_early(form_id)
        if early:
            return early
        try:
            return self._found.forms[form_id]
        except KeyError:
            raise UserError("form.unknown", form=form_id, known=", ".join(self._found.forms)) from None

    def _found_early(self, form_id: str) -> ReportForm | None:
        """The form, without reading the other shipped ones: their files are named after their ids.

        Printing one report reads one file so, which takes a tenth of the time that all take.
        """
        shipped, later = resources.forms_folder(), _Found(self._folders[1:])
        if form_id in later.forms:
            return later.forms[form_id]
        if self._folders[:1] == (shipped,):
            with suppress(FormError):
                return next(
                    (load_form(path) for path in shipped.glob("*.toml") if path.stem == form_id), None
                )
        return None

    def original(self, form_id: str) -> ReportForm | None:
        """The form of this id in the first folder, whatever stands for it now."""
        return self._found.originals.get(form_id)

    def file_of(self, form_id: str) -> Path | None:
        """The file from which the form of this id was read."""
        return self._found.files.get(form_id)
