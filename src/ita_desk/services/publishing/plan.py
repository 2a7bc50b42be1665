"""What is to be put on the office's website, and what came of it; loads nothing that makes pages."""

from pathlib import Path

from ita_desk.domain.signed_report import SignedReport
from ita_desk.errors import AppError
from ita_desk.forms.report_form import ReportForm
from ita_desk.i18n import Message
from ita_desk.records import dataclass
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.safe_names import report_name

MEGABYTE = 1_000_000  # the smaller of the two that websites mean
LIMITS_MB = (20, 10, 5, 2)
PAGE_NAME = "index.html"  # what a web server shows for a folder
ZIP = ".zip"


@dataclass(frozen=True, slots=True)
class PublishPlan:
    """What a pack holds and where it goes: a folder, or a zip where the name of `target` ends so.

    `signed` takes the place of the printed report. `appendix` is the form of the photos' own PDF and `page` that of the
    OIT items on the web page; None: not in it. No PDF that is made for the pack is larger than `limit` bytes, 0: as it comes.
    """

    export: ExportRequest
    target: Path
    signed: SignedReport | None = None
    appendix: ReportForm | None = None
    page: ReportForm | None = None
    limit: int = 0

    @property
    def zipped(self) -> bool:
        """Whether one file is wanted."""
        return self.target.suffix.lower() == ZIP


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the pack: `kind` is report, signed, scan, appendix or page.

    `long_side` is how many points photos were made small to; 0: they are as they were.
    """

    name: str
    kind: str
    size: int
    sha256: str
    title: str = ""
    long_side: int = 0


@dataclass(frozen=True, slots=True)
class PublishRequest:
    """A plan, and the number by which the answer is known."""

    number: int
    plan: PublishPlan


@dataclass(frozen=True, slots=True)
class PublishAnswer:
    """The pack at `target` and its files, or the error that kept it from being made. `notes` are what should be told."""

    number: int
    target: Path
    files: tuple[PublishedFile, ...] = ()
    notes: tuple[Message, ...] = ()
    error: AppError | None = None


def pack_name(export: ExportRequest) -> str:
    """The name of a pack's folder, and of its report without the ending: `ita2568-result-outcomes`."""
    return report_name(export.fiscal_year, export.form.id, "", months=export.options.round).lower()


def appendix_name(export: ExportRequest) -> str:
    """The name of the photos' PDF: `ita2568-photos.pdf`."""
    return report_name(export.fiscal_year, "photos", months=export.options.round).lower()


def free_target(folder: Path, export: ExportRequest, *, zipped: bool) -> Path:
    """A path in a folder for a pack that nothing has yet. Asks the disk."""
    stem, ending = pack_name(export), ZIP if zipped else ""
    number, target = 1, folder / (stem + ending)
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}{ending}"
    return target


def size_words(size: int) -> str:
    """A number of bytes in plain words: `1.2 MB`, below one `340 kB`."""
    if size < MEGABYTE:
        return f"{max(round(size / 1000), 1)} kB"
    return f"{size / MEGABYTE:,.1f} MB"
