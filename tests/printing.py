"""The sample office and what it takes to print it, made once for all tests."""

from functools import cache

import pypdfium2

from ita_desk import resources
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.report_form import ReportForm
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.render.renderer import Renderer
from ita_desk.services.create import OfficeNames, load_sample_office
from ita_desk.services.printing.export import Exporter
from ita_desk.services.printing.export_request import ExportRequest

SAMPLE_YEAR = 2568


@cache
def sample_office() -> Office:
    """The invented office under its own name."""
    return load_sample_office(OfficeNames(), counted_ids())


@cache
def exporter() -> Exporter:
    """An exporter with all that ships with the program."""
    return Exporter(shipped_frameworks(), Renderer())


@cache
def forms() -> FormCatalog:
    """The forms that ship with the program."""
    return FormCatalog.shipped()


def form_of(form_id: str) -> ReportForm:
    """A shipped form."""
    return forms().form(form_id)


def read_sample_photo(sha256: str) -> bytes | None:
    """A photo of the sample by its key."""
    path = resources.resource("sample", "photos", f"{sha256}.jpg")
    return path.read_bytes() if path.exists() else None


def no_photo(_: str) -> bytes | None:
    """The answer of an office file without photos."""
    return None


def page_texts(content: bytes) -> list[str]:
    """What a reader finds on each page of a PDF, without white space (lines break anywhere)."""
    with pypdfium2.PdfDocument(content) as pdf:
        return ["".join(page.get_textpage().get_text_range().split()) for page in pdf]


def squeezed(text: str) -> str:
    """The text without white space, as `page_texts` gives it."""
    return "".join(text.split())


@cache
def shown_report(form_id: str = "result-outcomes") -> tuple[bytes, tuple[tuple[float, float], ...]]:
    """A report of the sample office as it is shown: its bytes and the sizes of its pages."""
    request = ExportRequest(form_of(form_id), SAMPLE_YEAR, data="none")
    done = exporter().render_report(sample_office(), request, ".pdf", no_photo)
    return done.content, done.sizes
