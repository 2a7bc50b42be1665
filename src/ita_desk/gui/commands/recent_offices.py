"""The offices opened last, with what is known of them and where their files are now."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from ita_desk.gui.window_state import WindowState
from ita_desk.services.recent import Whereabouts, find_offices

if TYPE_CHECKING:
    from ita_desk.domain.office import Office

_NOTE = "recent"
Find = Callable[[Sequence[Path]], Mapping[Path, Whereabouts]]


class RecentOffice(NamedTuple):
    """An office file opened before: its newest fiscal year (0 if not known) and the day it was opened last."""

    path: Path
    year: int
    opened: date | None


class RecentOffices(QObject):
    """The list of offices opened last, newest first; `changed` tells that it or what is known of it changed.

    Files are looked for in a thread that nobody waits for: in a network that is gone that takes minutes.
    """

    changed = Signal()
    _found = Signal(object)

    def __init__(self, state: WindowState, parent: QObject | None = None, find: Find = find_offices) -> None:
        super().__init__(parent)
        self._state, self._find = state, find
        self._where: dict[Path, Whereabouts] = {}
        self._found.connect(self._take)

    @property
    def offices(self) -> tuple[RecentOffice, ...]:
        """All of them, newest first."""
        told = self._told()
        return tuple(RecentOffice(path, *_read(told.get(str(path)))) for path in self._state.recent)

    def where(self, path: Path) -> Whereabouts:
        """Where a file was when it was looked for last; in its place if it was not looked for yet."""
        return self._where.get(path, Whereabouts())

    # --- changes -----------------------------------------------------------------------------------------------

    def remember(self, path: Path, year: int, day: date) -> None:
        """Put an office first, opened on a day with a newest year; 0 for no year."""
        self._state.remember_office(path)
        self._where[path.absolute()] = Whereabouts()
        self._tell(path.absolute(), year, day)

    def remember_year(self, path: Path, year: int) -> None:
        """Keep the newest year of an office that is being left."""
        opened = next((office.opened for office in self.offices if office.path == path.absolute()), None)
        if opened:
            self._tell(path.absolute(), year, opened)

    def remove(self, path: Path) -> None:
        """Take an office out of the list; its file stays."""
        self._state.keep_recent([p for p in self._state.recent if p != path])
        self._keep({name: one for name, one in self._told().items() if name != str(path)})
        self.changed.emit()

    def replace(self, path: Path, found: Path) -> None:
        """Go on with an office whose file was found elsewhere."""
        told, recent = self._told(), self._state.recent
        if str(path) in told:
            told[str(found)] = told.pop(str(path))
        self._state.keep_recent(list(dict.fromkeys(found if p == path else p for p in recent)))
        self._where[found] = Whereabouts()
        self._keep(told)
        self.changed.emit()

    def look(self) -> None:
        """Look for all files without waiting; `changed` follows."""
        paths = self._state.recent

        def work() -> None:
            found = self._find(paths)
            with suppress(RuntimeError):  # the window is gone meanwhile
                self._found.emit(found)

        import threading

        threading.Thread(target=work, name="recent", daemon=True).start()

    def _take(self, found: Mapping[Path, Whereabouts]) -> None:
        self._where.update(found)
        self.changed.emit()

    # --- what is kept ------------------------------------------------------------------------------------------

    def _tell(self, path: Path, year: int, day: date) -> None:
        here = {str(p) for p in self._state.recent}
        told = {name: one for name, one in self._told().items() if name in here}
        self._keep({**told, str(path): [year, day.isoformat()]})
        self.changed.emit()

    def _told(self) -> dict[str, object]:
        noted = self._state.note(_NOTE)
        if not noted:
            return {}
        import json

        try:
            told = json.loads(noted)
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}

    def _keep(self, told: Mapping[str, object]) -> None:
        import json

        self._state.keep_note(_NOTE, json.dumps(told))


def _read(told: object) -> tuple[int, date | None]:
    """Year and day as kept; nothing where that is damaged."""
    match told:
        case [int(year), str(day)]:
            with suppress(ValueError):
                return year, date.fromisoformat(day)
    return 0, None


def newest_year(office: "Office") -> int:
    """The newest fiscal year of an office, 0 if it has none."""
    return int(office.newest.fiscal_year) if office.newest else 0


def today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()
