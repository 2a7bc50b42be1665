"""Tries the installed program once, without a screen."""

import tempfile
from pathlib import Path
from queue import Queue

from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.errors import SystemFault
from ita_desk.forms.catalog import FormCatalog
from ita_desk.render.renderer import FORMATS
from ita_desk.resources import root
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.services.printing.export import Exporter
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.worker import Answer, PageWorker, build_page_maker
from ita_desk.storage.office_store import OfficeStore

_PATIENCE = 300  # seconds, for the slowest machine
# One of each sort of file that ships; without it the program would run, but with something missing.
SHIPPED = (
    *("docs/manual/01-start.md", "docs/manual/pictures/*.png", "forms/*.toml", "locale/*/LC_MESSAGES/*.po"),
    *("resources/fonts/*.ttf", "resources/fonts/OFL.txt", "resources/frameworks/*.toml"),
    *("resources/icons/*.svg", "resources/phrases/*.toml", "resources/spelling/*.toml"),
)


def run_selftest(exporter: Exporter, forms: FormCatalog, new_id: IdSource) -> int:
    """Make the sample office, load it again and print every form of it; returns the pages printed.

    Then has a worker process write a report in every format. Whatever does not work raises.
    """
    check_shipped(root())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "ทดสอบ.ita"
        create_sample_office(path, OfficeNames(), None, new_id)
        store = OfficeStore.open(path)
        office = store.load()
        year = next(int(y.fiscal_year) for y in office.years if y.measures)
        requests = [ExportRequest(form, year) for form in forms.forms]
        reports = [
            exporter.export_report(office, request, folder / f"{number}.pdf", store.read_blob)
            for number, request in enumerate(requests)
        ]
        _try_worker(path, office, requests[-1])
        return sum(report.pages for report in reports)


def check_shipped(folder: Path) -> None:
    """Raise SystemFault where a sort of file that ships is not in the folder."""
    for pattern in SHIPPED:
        if next(folder.glob(pattern), None) is None:
            raise SystemFault("selftest.missing", name=pattern)


def _try_worker(path: Path, office: Office, request: ExportRequest) -> None:
    answers: Queue[Answer] = Queue()
    worker = PageWorker(path, build_page_maker, answers.put)
    try:
        for suffix in FORMATS:
            worker.ask_export(office, request, path.with_suffix(suffix))
        for _ in FORMATS:
            if error := answers.get(timeout=_PATIENCE).error:
                raise error
    finally:
        worker.close()
