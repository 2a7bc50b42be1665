"""What can wait until the user sees the window: it is shown as soon as an empty one would be."""

from collections.abc import Callable, Iterator
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_AT_THE_LATEST = 2000  # milliseconds, for a window that begins out of sight
# What the first office needs, in parts that each load in a frame or two, each after those it needs.
_LATER = (
    "ita_desk.domain.office",
    "ita_desk.forms.report_form",
    "ita_desk.document.fields",
    "ita_desk.services.session",
    "ita_desk.services.keeping.opening",
    "ita_desk.gui.commands.opener",
    "ita_desk.services.printing.worker",
    "ita_desk.gui.desk",
    "ita_desk.gui.widgets.marked_pages",
    "ita_desk.gui.panels.page_panel",
    "ita_desk.gui.page_feed",
    "ita_desk.gui.editors.evidence_rows",
    "ita_desk.gui.editors.measure_editor",
    "ita_desk.gui.editors.outcome_editor",
    "ita_desk.gui.editors.score_editor",
    "ita_desk.gui.editors.agency_editor",
    "ita_desk.gui.editors.analysis_editor",
    "ita_desk.gui.panels.former_year_panel",
    "ita_desk.gui.panels.overview_panel",
    "ita_desk.gui.panels.check_panel",
    "ita_desk.gui.panels.print_tab",
    "ita_desk.gui.workspace",
    "ita_desk.gui.commands.office_commands",
    "ita_desk.gui.commands.ways_out",
    "ita_desk.gui.commands.backup_commands",
    "ita_desk.gui.shown_office",
)


class FirstPaint(QObject):
    """Calls `then` once, as soon as a window has been painted for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._then = window, then
        self._over = False
        window.installEventFilter(self)
        QTimer.singleShot(_AT_THE_LATEST, self, self._go_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint; go on when all that is painted with it has been painted."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go_on)
        return False

    def _go_on(self) -> None:
        if not self._over:
            self._over = True
            self._then()


class IdleTurns(QObject):
    """Loads what an office needs while nothing else is to be done, a part in each turn; `last` is done at the end."""

    def __init__(self, parent: QObject, last: Callable[[], object]) -> None:
        super().__init__(parent)
        self._steps = self._build_steps(last)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(0)

    @staticmethod
    def _build_steps(last: Callable[[], object]) -> Iterator[None]:
        for name in _LATER:
            import_module(name)
            yield
        last()

    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._timer.stop()
