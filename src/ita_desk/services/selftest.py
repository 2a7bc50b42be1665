"""Tries the installed program once, without a screen."""

import tempfile
from pathlib import Path

from ita_desk.domain.ids import IdSource
from ita_desk.forms.catalog import FormCatalog
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.services.export import Exporter
from ita_desk.services.export_request import ExportRequest
from ita_desk.storage.office_store import OfficeStore


def run_selftest(exporter: Exporter, forms: FormCatalog, new_id: IdSource) -> int:
    """Make the sample office, load it again and print every form of it; returns the pages printed.

    Whatever does not work raises.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ทดสอบ.ita"
        create_sample_office(path, OfficeNames(), None, new_id)
        store = OfficeStore.open(path)
        office = store.load()
        year = next(int(y.fiscal_year) for y in office.years if y.measures)
        requests = [ExportRequest(form, year) for form in forms.forms]
        reports = [
            exporter.export_report(office, request, Path(folder) / f"{number}.pdf", store.read_blob)
            for number, request in enumerate(requests)
        ]
        return sum(report.pages for report in reports)
