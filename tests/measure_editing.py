"""What tests of the measures' editors share: an open office, its place, messages that say their keys."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from focus_chain import focus_chain
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.i18n import Message, Messages
from ita_desk.services.session import Session
from ita_desk.storage.office_store import OfficeStore

W = TypeVar("W", bound=QObject)


class KeyMessages(Messages):
    """Says each message as its key and values."""

    def text(self, message: Message) -> str:
        values = " ".join(str(value) for value in message.values.values())
        return f"{message.key} {values}".strip()


class Desk:
    """An office open at a year, as the window holds it; its time stands still. With a path it is a file's."""

    def __init__(
        self, office: Office, year: int = 2568, *, path: Path | None = None, read_only: bool = False
    ) -> None:
        self.session = Session(office, lambda: 0.0)
        self._store = OfficeStore.create(path, office) if path else None
        self._saved = office
        self.bridge = SessionBridge(self.session, counted_ids("new"), self._keep, read_only=read_only)
        self.place = Place(year)
        self.messages = KeyMessages()
        self.refused: list[str] = []
        self.bridge.refused.connect(lambda error: self.refused.append(error.key))

    def _keep(self, office: Office, _: int) -> None:
        if self._store:
            self._store.save(self._saved, office)
        self._saved = office

    @property
    def report(self) -> YearReport:
        """The year shown."""
        report = self.bridge.office.year(self.place.year)
        assert report is not None
        return report

    @property
    def ids(self) -> list[str]:
        """The identifiers of the year's measures."""
        return [m.id for m in self.report.measures]

    @property
    def measure(self) -> Measure:
        """The measure shown."""
        measure = self.report.measure(self.place.measure)
        assert measure is not None
        return measure


def part(widget: QObject, kind: type[W], name: str) -> W:
    """The part of a widget with this name."""
    found = widget.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def tab_order(window: QWidget) -> list[str]:
    """The names of what the Tab key goes to, from the window's beginning; of nameless parts their parents' names."""
    names: list[str] = []
    for widget in focus_chain(window)[1:]:
        policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if policy and widget.isVisible() and widget.isEnabled() and not widget.focusProxy():
            parent = widget.parentWidget()
            names.append(widget.objectName() or (parent.objectName() if parent else ""))
    return names
