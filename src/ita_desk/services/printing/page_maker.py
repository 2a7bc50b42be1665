"""What the worker process does: keeps the office, makes pages and files of it, and checks it.

The libraries that draw are imported when the first maker is built, so that the window's process, which needs only
the values below, starts without them.
"""

import logging
from contextlib import suppress
from dataclasses import field, replace
from functools import lru_cache, partial
from itertools import count
from pathlib import Path
from random import getrandbits
from typing import TYPE_CHECKING

from ita_desk import resources
from ita_desk.document.kept import KeptParts
from ita_desk.domain.office import Office
from ita_desk.domain.office_delta import OfficeDelta, with_delta
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import AppError, SystemFault
from ita_desk.i18n import Message
from ita_desk.records import dataclass
from ita_desk.services.checking import CheckedYear, YearChecking, build_year_checking
from ita_desk.services.printing.export_faults import faults_of
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.page_places import PagePlaces, build_page_places
from ita_desk.services.publishing.plan import PublishAnswer, PublishRequest

if TYPE_CHECKING:
    from ita_desk.forms.report_form import ReportForm
    from ita_desk.services.printing.export import Exported, Exporter

PHOTOS_KEPT = 64  # of some 0.4 MB each: kept photos are not read again at every keystroke


@dataclass(frozen=True, slots=True)
class PageRequest:
    """What to print, and the number by which the answer is known."""

    number: int
    export: ExportRequest


@dataclass(frozen=True, slots=True)
class Pages:
    """A report for the screen: its PDF, or the error that kept it from being made.

    `sizes` are width and height of each page in points. `places` says where on them records and fields are printed.
    `faults` are what could not be drawn. `looks` are a number for each page, by which one that looks as in an answer
    before is known.
    """

    number: int
    content: bytes = b""
    sizes: tuple[tuple[float, float], ...] = ()
    places: PagePlaces = field(default_factory=PagePlaces)
    faults: tuple[Message, ...] = ()
    error: AppError | None = None
    looks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportAnswer:
    """A report written to `target`, or the error that kept it from being written."""

    number: int
    target: Path
    pages: int = 0
    faults: tuple[Message, ...] = ()
    error: AppError | None = None


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """Which year to check, with the form it is to be printed in, and the number by which the answer is known."""

    number: int
    fiscal_year: int
    form: "ReportForm | None" = None


@dataclass(frozen=True, slots=True)
class Problems:
    """What the checks found in a year, or the error that kept them from it."""

    number: int
    checked: CheckedYear = field(default_factory=CheckedYear)
    error: AppError | None = None


def fault_of(error: Exception) -> AppError:
    """The error to tell: itself, or for a bug one that names its class only (its text may quote the office)."""
    if isinstance(error, AppError):
        return error
    logging.getLogger(__name__).error("a bug", exc_info=error)
    return SystemFault("worker.bug", kind=type(error).__name__)


class PageMaker:
    """Makes pages of the office as of the last delta; photos are read from the office file at `path`."""

    def __init__(self, path: Path, exporter: "Exporter") -> None:
        from ita_desk.services.printing.export import KeptReport
        from ita_desk.storage.office_store import OfficeStore

        self.office = Office()
        self._exporter = exporter
        self._kept, self._kept_places, self._kept_looks = KeptReport(), KeptParts(), KeptParts()
        self._new_looks = count(getrandbits(62))  # not those of a process before this one
        self._store = OfficeStore(path)  # as it is: opening it properly might migrate it
        self._checking: YearChecking | None = None  # built when first asked for
        self._photo = lru_cache(maxsize=PHOTOS_KEPT)(self._load_photo)

    def keep(self, delta: OfficeDelta) -> None:
        """Bring the office up to date."""
        self.office = with_delta(self.office, delta)

    def warm(self) -> None:
        """Print a year without content once, so that words, fonts and libraries are loaded."""
        with suppress(Exception):  # what fails here fails again when it is asked for, and is told then
            years = self.office.years or (YearReport.empty(self._exporter.frameworks.years[-1]),)
            year = YearReport.empty(years[-1].fiscal_year)
            # The agency is the office's own: its names belong to the words that stay loaded.
            office = Office(self.office.agency, (year,))
            request = ExportRequest(_warming_form(), int(year.fiscal_year), data="none")
            self._exporter.render_report(office, request, ".pdf", self.read_photo)

    def make(self, request: PageRequest) -> Pages:
        """The pages for the screen; they carry no data. Whatever fails is an error in the answer."""
        wanted = replace(request.export, data="none")
        try:
            done = self._exporter.render_report(self.office, wanted, ".pdf", self.read_photo, self._kept)
        except Exception as error:  # the worker lives on
            return Pages(request.number, error=fault_of(error))
        places = build_page_places(done.trace.pages, self._kept_places)
        looks = self._looks(wanted, done)
        return Pages(request.number, done.content, done.sizes, places, faults_of(done), looks=looks)

    def _looks(self, request: ExportRequest, done: "Exported") -> tuple[int, ...]:
        """A number for each page, the former one where nothing on the page has changed.

        Beside what is on it a page shows what is said once for all: how many there are, and the code of the version.
        """
        kept = self._kept_looks
        all_say = kept.part("all", (), (request, done.pages), object)
        pages = zip(done.trace.pages, done.sizes, strict=True)
        new = partial(next, self._new_looks)
        looks = tuple(kept.part(id(page), (page,), (all_say, size), new) for page, size in pages)
        kept.turn()
        return looks

    def check(self, request: CheckRequest) -> Problems:
        """The problems of a year. Whatever fails is an error in the answer."""
        try:
            if self._checking is None:
                self._checking = build_year_checking(self._exporter.frameworks.of_year)
            return Problems(
                request.number, self._checking.check_year(self.office, request.fiscal_year, request.form)
            )
        except Exception as error:  # the worker lives on
            return Problems(request.number, error=fault_of(error))

    def export(self, request: PageRequest, target: Path) -> ExportAnswer:
        """A report written to a file. Whatever fails is an error in the answer."""
        try:
            done = self._exporter.export_report(self.office, request.export, target, self.read_photo)
        except Exception as error:  # the worker lives on
            return ExportAnswer(request.number, target, error=fault_of(error))
        return ExportAnswer(request.number, target, done.pages, faults_of(done))

    def publish(self, request: PublishRequest) -> PublishAnswer:
        """A pack for the website, written. Whatever fails is an error in the answer."""
        from ita_desk.services.publishing.making import publish

        target = request.plan.target
        try:
            pack = publish(self._exporter, self.office, request.plan, self.read_photo)
        except Exception as error:  # the worker lives on
            return PublishAnswer(request.number, target, error=fault_of(error))
        return PublishAnswer(request.number, target, pack.files, pack.notes)

    def read_photo(self, sha256: str) -> bytes | None:
        """A photo of the office file by its key, or None. Raises the errors of `storage.failures`."""
        try:
            return self._photo(sha256)
        except LookupError:
            return None

    def _load_photo(self, sha256: str) -> bytes:
        content = self._store.read_blob(sha256)
        if content is None:
            raise LookupError(sha256)  # not kept in the cache: the photo may come
        return content


def _warming_form() -> "ReportForm":
    """Any form with much wording: the first of those that ship."""
    from ita_desk.forms.loader import load_form

    return load_form(min(resources.forms_folder().glob("*.toml")))
