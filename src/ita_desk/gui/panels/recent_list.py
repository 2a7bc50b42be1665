"""The list of offices opened last, worked by mouse and keyboard."""

from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ita_desk.gui.commands.recent_offices import RecentOffice, RecentOffices
from ita_desk.gui.look.first_look import SCROLL_BAR_NEVER, USER_ROLE
from ita_desk.gui.look.plain_text import plain_tip
from ita_desk.gui.look.thai_breaks import ThaiDelegate
from ita_desk.i18n import Messages

PATH = USER_ROLE


class RecentList(QListWidget):
    """Arrow keys choose, Enter or a click opens, Delete forgets; a menu offers the same.

    `chosen`, `find_wanted` and `remove_wanted` carry a path.
    """

    chosen = Signal(object)
    find_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, messages: Messages, offices: RecentOffices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages, self._offices = messages, offices
        self.setObjectName("recent")
        self.setItemDelegate(ThaiDelegate(self))
        self.setWordWrap(True)
        self.setSpacing(4)
        self.setProperty(*SCROLL_BAR_NEVER)
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)
        self.customContextMenuRequested.connect(self._open_menu)
        offices.changed.connect(self.refresh)
        self.refresh()

    def complete(self) -> None:
        """Add what is not seen at first, the menu and the key to forget an office: once the window is shown."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QAction, QKeySequence

        from ita_desk.gui.look.key_list import plain

        self.setAccessibleName(plain(self._messages.say("window.action.recent")))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        remove = QAction(self)
        remove.setObjectName("remove")
        remove.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        remove.triggered.connect(self._remove)
        self.addAction(remove)

    def refresh(self) -> None:
        """List the offices as they are known now; the row chosen stays."""
        row = self.currentRow()
        self.clear()
        for office in self._offices.offices:
            item = QListWidgetItem("\n".join(self._lines(office)))
            item.setData(PATH, str(office.path))
            item.setToolTip(plain_tip(str(office.path)))
            self.addItem(item)
        self.setCurrentRow(min(max(row, 0), self.count() - 1))

    def _lines(self, office: RecentOffice) -> list[str]:
        from ita_desk.thai.dates import format_day

        say, where = self._messages.say, self._offices.where(office.path)
        lines = [office.path.stem]
        if office.year and office.opened:
            lines.append(say("window.recent.told", year=office.year, day=format_day(office.opened, "short")))
        lines.append(str(office.path.parent))
        if where.moved:
            lines.append(say("window.recent.moved", folder=where.moved.parent))
        elif not where.there:
            lines.append(say("window.recent.gone"))
        return lines

    def _choose(self, item: QListWidgetItem) -> None:
        if name := item.data(PATH):
            self.chosen.emit(Path(name))

    def _remove(self) -> None:
        item = self.currentItem()
        if item and (name := item.data(PATH)):
            self.remove_wanted.emit(Path(name))

    def _open_menu(self, place: QPoint) -> None:
        item = self.itemAt(place)
        name = item.data(PATH) if item else None
        if item is None or not name:
            return
        self.setCurrentItem(item)
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act, signal in (
            ("open", self.chosen),
            ("find", self.find_wanted),
            ("remove", self.remove_wanted),
        ):
            action = menu.addAction(self._messages.say(f"window.recent.{act}"))
            action.setObjectName(act)
            action.triggered.connect(lambda _=False, signal=signal: signal.emit(Path(name)))
        menu.popup(self.viewport().mapToGlobal(place))
