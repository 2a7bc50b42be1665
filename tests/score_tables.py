"""A table of scores over a session, for its tests."""

from decimal import Decimal

from PySide6.QtCore import QModelIndex, Qt

from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.gui.models.score_table import ScoreTable
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.i18n import Message, Messages
from ita_desk.services.session import Session
from small_office import OFFICE

Role = Qt.ItemDataRole


class KeyMessages(Messages):
    """Says keys and values instead of sentences."""

    def text(self, message: Message) -> str:
        return " ".join([message.key.removeprefix("window.scores."), *map(str, message.values.values())])


class Desk:
    """A table of scores over a session, and what the bridge refused."""

    def __init__(self, office: Office = OFFICE, year: int = 2568, *, read_only: bool = False) -> None:
        session = Session(office, lambda: 0.0)
        self.bridge = SessionBridge(session, counted_ids("n"), lambda *_: None, read_only=read_only)
        self.place = Place(year)
        self.table = ScoreTable(self.bridge, self.place, shipped_frameworks(), KeyMessages())
        self.refused: list[UserError] = []
        self.bridge.refused.connect(self.refused.append)

    def index(self, code: str, year: int) -> QModelIndex:
        return self.table.index(self.table.codes.index(code), self.table.column_of(year))

    def shown(self, code: str, year: int, role: int = Role.DisplayRole) -> object:
        return self.table.data(self.index(code, year), role)

    def type(self, code: str, year: int, text: str) -> bool:
        return self.table.setData(self.index(code, year), text)

    def score(self, code: str, year: int) -> Decimal | None:
        report = self.bridge.office.year(year)
        return report.assessment.scores.get(code) if report else None

    def paste(self, code: str, year: int, text: str) -> bool:
        index = self.index(code, year)
        return self.table.paste(index.row(), index.column(), text)
