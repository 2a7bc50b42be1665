"""What can be done with an office opened before: open it, find its file again, forget it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from ita_desk.gui.commands.recent_offices import RecentOffices
from ita_desk.gui.dialogs.files import ask_for_file
from ita_desk.gui.error_dialog import build_message_box
from ita_desk.i18n import Messages

GONE_BOX = "gone"


class RecentCommands(QObject):
    """Opens recent offices with `open_office`; of one whose file is not in its place, asks what to do.

    `offer_backup` may add to that question.
    """

    def __init__(
        self,
        window: QWidget,
        offices: RecentOffices,
        kinds: str,
        messages: Messages,
        open_office: Callable[[Path], None],
        offer_backup: Callable[[Path, QMessageBox], None],
    ) -> None:
        super().__init__(window)
        self._window, self._offices, self._kinds = window, offices, kinds
        self._messages, self._open, self._offer_backup = messages, open_office, offer_backup

    def choose(self, path: Path) -> None:
        """Open an office, or ask about it if it is gone."""
        if self._offices.where(path).there:
            self._open(path)
        else:
            self._ask(path)

    def _ask(self, path: Path) -> None:
        if self._window.findChild(QMessageBox, GONE_BOX):  # the second half of a double click
            return
        say, moved = self._messages.say, self._offices.where(path).moved
        told = (
            say("window.gone.moved", path=path, found=moved) if moved else say("window.gone.told", path=path)
        )
        box = build_message_box(self._window, say("window.gone.title"), told)
        box.setObjectName(GONE_BOX)
        box.setIcon(QMessageBox.Icon.Question)
        acts: list[tuple[str, Callable[[], None]]] = [
            ("find", partial(self.find, path)),
            ("remove", partial(self._offices.remove, path)),
        ]
        if moved:
            acts.insert(0, ("take", partial(self._take, path, moved)))
        chosen = {}
        for name, act in acts:
            button = box.addButton(say(f"window.gone.{name}"), QMessageBox.ButtonRole.AcceptRole)
            button.setObjectName(name)
            chosen[button] = act
            if name == acts[0][0]:
                box.setDefaultButton(button)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.buttonClicked.connect(lambda button: chosen.get(button, lambda: None)())
        box.open()
        self._offer_backup(path, box)

    def find(self, path: Path) -> None:
        """Ask where the file is now, put that in its place, and open it."""
        title = self._messages.say("window.gone.find_title", name=path.name)
        ask_for_file(self._window, title, self._kinds, path.parent, partial(self._take, path))

    def _take(self, path: Path, found: Path) -> None:
        self._offices.replace(path, found.absolute())
        self._open(found)

    # --- the menu ----------------------------------------------------------------------------------------------

    def keep_menu(self, menu: QMenu) -> None:
        """List the offices in a menu, those that are gone in words too; it follows what is found."""
        self._offices.changed.connect(partial(self._fill, menu))
        menu.aboutToShow.connect(partial(self._fill, menu))
        menu.aboutToShow.connect(self._offices.look)

    def _fill(self, menu: QMenu) -> None:
        say = self._messages.say
        menu.clear()
        for office in self._offices.offices:
            name = str(office.path).replace("&", "&&")
            there = self._offices.where(office.path).there
            action = menu.addAction(name if there else say("window.gone.in_menu", name=name))
            action.triggered.connect(partial(self._choose, office.path))
        if menu.isEmpty():
            menu.addAction(say("window.welcome.none")).setEnabled(False)

    def _choose(self, path: Path, _: bool = False) -> None:
        self.choose(path)
