"""What tests of the window share: no screen, the program's own look, and no warnings of Qt.

Where Qt or pytest-qt is not installed, every test file here is skipped.
"""

import gc
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from skipped_files import skipped_file

MISSING = [name for name in ("PySide6", "pytestqt") if find_spec(name) is None]
# What the platform without a screen says of windows and menus.
HARMLESS = "This plugin does not support "

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.File | None:
    return skipped_file(module_path, parent, MISSING)


if not MISSING:

    @pytest.fixture(scope="session")
    def qapp(qapp: Any) -> Iterator[Any]:
        """The application with the style and font of the program; at the end nothing of it outlives the interpreter."""
        from PySide6.QtCore import QCoreApplication, QEvent

        from ita_desk.gui.look.fonts import load_fonts

        qapp.setStyle("Fusion")
        qapp.setFont(load_fonts())
        yield qapp
        for window in qapp.topLevelWidgets():
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()

    @pytest.fixture(autouse=True)
    def no_qt_warnings(qapp: Any, qtlog: Any) -> Iterator[None]:
        """Fails a test during which Qt warned."""
        yield
        said = [
            record.message for record in qtlog.records if record.type_name not in ("QtDebugMsg", "QtInfoMsg")
        ]
        assert [message for message in said if not message.startswith(HARMLESS)] == []

    @pytest.fixture
    def urls(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
        """The files and folders that are shown by the system instead of by us."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        shown: list[Path] = []
        monkeypatch.setattr(
            QDesktopServices, "openUrl", lambda url: shown.append(Path(QUrl(url).toLocalFile()))
        )
        return shown

    @pytest.fixture
    def bench(tmp_path: Path, qtbot: Any) -> Iterator[Any]:
        """A `gui_window.Bench`: a whole window in a folder of its own."""
        from gui_window import Bench

        bench = Bench(tmp_path, qtbot)
        qtbot.addWidget(bench.window)
        yield bench
        bench.end()
