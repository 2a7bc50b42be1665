"""Offices larger than any real one, for measuring, and the real window on them."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ita_desk.__main__ import build_graph
from ita_desk.domain.exchange import office_from_json, office_to_json
from ita_desk.domain.ids import random_ids
from ita_desk.domain.office import Office
from ita_desk.gui.app import start_application
from ita_desk.gui.main_window import MainWindow
from ita_desk.i18n import Messages
from ita_desk.services.create import OfficeNames, load_sample_office
from ita_desk.storage.office_store import OfficeStore

YEAR = 2568  # the newest filled year of the sample office


def large_office(measures: int, years: int = 1) -> Office:
    """The sample office with so many measures in each of so many years, the last of which is YEAR."""
    value = office_to_json(load_sample_office(OfficeNames(), random_ids()))
    model = next(year for year in value["years"] if year["fiscal_year"] == YEAR)
    rows = [{key: part for key, part in row.items() if key != "id"} for row in model["measures"]]
    model["measures"] = [{**rows[n % len(rows)], "number": str(n + 1)} for n in range(measures)]
    if years > 1:  # copies need names of their own
        parts = {key: part for key, part in model.items() if key not in ("findings", "groups")}
        others = [{**parts, "fiscal_year": YEAR - n, "basis_year": YEAR - n - 1} for n in range(1, years)]
        value["years"] = [*reversed(others), model]
    return office_from_json(value, random_ids())


@contextmanager
def open_window(office: Office) -> Iterator[tuple[QApplication, MainWindow]]:
    """The program's window with an office in a file of its own, once its pages stand; offscreen without a screen."""
    if not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    messages = Messages()
    application = start_application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office.ita"
        OfficeStore.create(path, office)
        window = MainWindow(build_graph(messages, Path(folder) / "window.ini", lambda: "0"))
        window.resize(1366, 700)
        window.show()
        window.open(path)
        while not (window.workspace and window.workspace.pages.page_count):
            application.processEvents()
        yield application, window
        window.close()
