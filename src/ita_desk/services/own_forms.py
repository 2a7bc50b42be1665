"""The user's own report forms: saved in a folder of theirs, where they stand for shipped ones or beside them."""

import re
from dataclasses import replace
from pathlib import Path

from ita_desk.errors import SystemFault, UserError
from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.report_form import ReportForm
from ita_desk.forms.writing import form_toml
from ita_desk.services.files import replace_file


class OwnForms:
    """Saves forms into a folder, which need not exist, and keeps the catalogue in step with it.

    What a person wrote there, or what is given up, stays beside as `….bak`.
    """

    def __init__(self, catalog: FormCatalog, folder: Path) -> None:
        self.catalog, self._folder = catalog, folder

    def is_own(self, form_id: str) -> bool:
        """Whether the form of this id is the user's."""
        file = self.catalog.file_of(form_id)
        return file is not None and file.parent == self._folder

    def model_of(self, form: ReportForm) -> ReportForm:
        """The shipped form that this one stands for or was made from; itself where there is none."""
        original = self.catalog.original
        return original(form.id) or original(_stem(form.id)) or form

    def save_form(self, form: ReportForm) -> None:
        """Save a form under its id, so that it stands for the one there was. Raises the errors of `replace_file`."""
        file = self.catalog.file_of(form.id) if self.is_own(form.id) else None
        if file is None:
            file = self._free_file(_stem(form.id))
        elif (content := _read(file)) not in (b"", _content(self.catalog.form(form.id))):
            replace_file(_spare(file), content)  # a person's: its remarks would be lost
        self._write(file, form)

    def save_as_new(self, form: ReportForm, name: str) -> ReportForm:
        """Save a form beside the others, and return it with its new id and name.

        Raises UserError where the name is empty or taken, and the errors of `replace_file`.
        """
        name = " ".join(name.split())
        if not name:
            raise UserError("form.name_empty")
        if name.casefold() in [" ".join(f.name.split()).casefold() for f in self.catalog.forms]:
            raise UserError("form.name_taken", name=name)
        file = self._free_file(_stem(form.id), 2)
        new = replace(form, id=file.stem, name=name, texts_of=form.texts_id)
        self._write(file, new)
        return new

    def set_aside(self, form_id: str) -> None:
        """Give up the user's form of this id; a shipped one of the id is then there again. Raises SystemFault."""
        file = self.catalog.file_of(form_id)
        if file is None or not self.is_own(form_id):
            return
        try:
            file.replace(_spare(file))
        except OSError as error:
            raise SystemFault("file.write_failed", path=str(file), reason=error.strerror or "") from error
        self.catalog.reload()

    def _write(self, file: Path, form: ReportForm) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SystemFault(
                "file.write_failed", path=str(self._folder), reason=error.strerror or ""
            ) from error
        replace_file(file, _content(form))
        self.catalog.reload()

    def _free_file(self, stem: str, first: int = 1) -> Path:
        """A file that is not there, whose name is no form's id unless it is the first."""
        number = first
        while True:
            name = stem if number == 1 else f"{stem}-{number}"
            file = self._folder / f"{name}.toml"
            taken = number > 1 and self.catalog.file_of(name) is not None
            if not taken and not file.exists():
                return file
            number += 1


def _stem(form_id: str) -> str:
    """An id without its number, of such letters only as any system's files may be called by."""
    plain = re.sub(r"[^a-z0-9]+", "-", form_id.lower()).strip("-")
    return re.sub(r"(-\d+)+$", "", plain)[:60] or "form"


def _spare(file: Path) -> Path:
    number = 1
    while (spare := file.with_name(f"{file.name}.{number}.bak")).exists():
        number += 1
    return spare


def _content(form: ReportForm) -> bytes:
    return form_toml(form).encode("utf-8")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # gone since: there is nothing to keep
        return b""
