"""The places where words were found, as a list whose rows can be ticked."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ita_desk.domain.office import Office
from ita_desk.domain.texts import Place
from ita_desk.gui.look.plain_text import plain_tip
from ita_desk.i18n import Messages
from ita_desk.services.find_texts import Found
from ita_desk.services.place_words import place_words
from ita_desk.thai.letters import FOLLOWING_VOWELS, LEADING_VOWELS, MARKS

Index = QModelIndex | QPersistentModelIndex
_AROUND = (
    90  # letters taken from each side of what was found; the row shows as many of them as it has room for
)
_HALF_BEGUN = "".join(sorted(MARKS | FOLLOWING_VOWELS))
_HALF_ENDED = "".join(sorted(LEADING_VOWELS))
_LINE_ENDS = str.maketrans("\n\t\u2028\u2029", "    ")
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class FoundWords(NamedTuple):
    """What a row shows: the place in words, and what was found with the text around it."""

    place: str
    before: str
    words: str
    after: str


class _Key(NamedTuple):
    """What a row is known by from one search to the next."""

    place: Place
    number: int  # among those in the same text


class FoundList(QAbstractListModel):
    """A row for each place where the words stand. Rows are ticked at first, but for those in web and e-mail addresses;
    `ticks_changed` when the user changes that.

    `tickable` says whether ticks are shown: only where something is going to be replaced.
    """

    ticks_changed = Signal()

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._office = Office()
        self._keys: list[_Key] = []
        self._ticks: dict[_Key, bool] = {}  # what the user has changed
        self.found: tuple[Found, ...] = ()
        self.tickable = False

    def show_found(self, found: tuple[Found, ...], office: Office) -> None:
        """Show what was found in an office; rows that were there before keep their ticks."""
        self.beginResetModel()
        self._office, self.found, self._keys = office, found, []
        for one in found:
            last = self._keys[-1] if self._keys else None
            number = last.number + 1 if last and last.place == one.place else 0
            self._keys.append(_Key(one.place, number))
        self.endResetModel()

    def set_tickable(self, tickable: bool) -> None:
        """Show the ticks or not."""
        self.beginResetModel()
        self.tickable = tickable
        self.endResetModel()

    def key_of(self, row: int) -> tuple[Place, int]:
        """What a row is known by."""
        return self._keys[row]

    def row_of(self, key: tuple[Place, int]) -> int:
        """The row of a key, -1 if it is not there."""
        return next((row for row, one in enumerate(self._keys) if one == key), -1)

    # --- ticks -----------------------------------------------------------------------------------------------

    @property
    def ticked(self) -> Sequence[Found]:
        """What is ticked and may be changed."""
        return [one for row, one in enumerate(self.found) if not one.fixed and self._is_ticked(row)]

    @property
    def addresses_left(self) -> int:
        """How many of those in addresses are not ticked."""
        return sum(one.in_address and not self._is_ticked(row) for row, one in enumerate(self.found))

    def tick_all(self, ticked: bool) -> None:
        """Tick all rows or none."""
        self._set_ticks(dict.fromkeys(self._keys, ticked))

    def forget_ticks(self) -> None:
        """Let all rows be ticked as at first."""
        self._set_ticks({})

    def _set_ticks(self, ticks: dict[_Key, bool]) -> None:
        self._ticks = ticks
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))
        self.ticks_changed.emit()

    def _is_ticked(self, row: int) -> bool:
        return self._ticks.get(self._keys[row], not self.found[row].in_address)

    def _is_tickable(self, row: int) -> bool:
        return self.tickable and not self.found[row].fixed

    # --- the model -------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt has it
        """How many places there are."""
        return 0 if parent.isValid() else len(self.found)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, and ticked where something may be replaced."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self._is_tickable(index.row()):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The place and the words in one line, for those who hear it; and the tick."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.CheckStateRole and self._is_tickable(index.row()):
            return _CHECKED if self._is_ticked(index.row()) else _UNCHECKED
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            shown = self.words_of(index.row())
            text = f"{shown.place}: {shown.before}[{shown.words}]{shown.after}"
            return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row or not."""
        if role != Qt.ItemDataRole.CheckStateRole or not self._is_tickable(index.row()):
            return False
        self._ticks[self._keys[index.row()]] = Qt.CheckState(value) == _CHECKED
        self.dataChanged.emit(index, index)
        self.ticks_changed.emit()
        return True

    def words_of(self, row: int) -> FoundWords:
        """What a row shows."""
        one = self.found[row]
        place = self._messages.text(place_words(one.place, self._office))
        if one.place.year and str(one.place.year) not in place:
            place = self._messages.say("window.find.in_year", year=one.place.year, place=place)
        start = max(0, one.start - _AROUND)
        before = one.text[start : one.start]
        after = one.text[one.end : one.end + _AROUND]
        if start:
            before = f"…{before.lstrip(_HALF_BEGUN)}"
        if one.end + _AROUND < len(one.text):
            after = f"{after.rstrip(_HALF_ENDED)}…"
        return FoundWords(place, *(part.translate(_LINE_ENDS) for part in (before, one.words, after)))
