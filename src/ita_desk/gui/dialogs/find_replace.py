"""Looks for words in all that the office has written, and puts others in their place."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.texts import Place as TextPlace
from ita_desk.errors import UserError
from ita_desk.gui.error_dialog import error_text
from ita_desk.gui.models.found_list import FoundList
from ita_desk.gui.panels.find_form import FindForm
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.text_search import TextSearch
from ita_desk.gui.widgets.act_button import build_act_button
from ita_desk.gui.widgets.found_rows import FoundRows
from ita_desk.gui.widgets.letter_sizes import size_in_letters
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.find_texts import Found, find_in_parts, replace_edit
from ita_desk.thai.words import Segmenter

_BUTTONS = ("previous", "next", "tick_all", "tick_none", "replace_one", "replace_ticked", "close")
_CHARACTERS, _LINES = 70, 30  # the size of the dialog, in letters and lines of its font


class ShowsPlaces(Protocol):
    """Where a field can be shown with some words of it selected."""

    def __call__(self, place: TextPlace, words: str, span: tuple[int, int]) -> None:
        """Show a place."""


class FindDialog(QDialog):
    """Beside the window: what to look for, and every place where it stands. `show_place` shows one in the window.

    It follows the office: what is changed in the window is looked through again. Words are replaced only by its
    buttons, all of them in one undo step.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        messages: Messages,
        show_place: ShowsPlaces,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._messages, self._show_place = bridge, messages, show_place
        self._segmenter = Segmenter()
        self._stale = self._renewing = False
        self._done = ""  # what was done last, said until something else is looked for
        self._row = -1  # that is chosen again when the list has been renewed
        self._key: tuple[TextPlace, int] | None = None
        self.form = FindForm(place, messages)
        self.model = FoundList(messages, self)
        self.view = self._build_view()
        self.told = ThaiLabel()
        self.search = TextSearch(self)
        self.buttons = {name: self._button(name) for name in _BUTTONS}
        self._replacing = QWidget()
        self._lay_out()
        self._connect()
        self.set_replacing(False)
        self._tell()

    # --- building --------------------------------------------------------------------------------------------

    def _button(self, name: str) -> QPushButton:
        said = self._messages.say(f"window.find.{name}", count=0)
        return build_act_button(name, said, self._acts()[name], auto_default=name == "next")

    def _acts(self) -> dict[str, Callable[[], None]]:
        return {
            "next": self.go_next,
            "previous": self.go_previous,
            "tick_all": lambda: self.model.tick_all(True),
            "tick_none": lambda: self.model.tick_all(False),
            "replace_one": self._replace_one,
            "replace_ticked": self._replace_ticked,
            "close": self.reject,
        }

    def _build_view(self) -> QListView:
        view = QListView()
        view.setObjectName("found")
        view.setAccessibleName(self._messages.say("window.find.list"))
        view.setModel(self.model)
        view.setItemDelegate(FoundRows(view))
        view.setUniformItemSizes(True)
        view.setAlternatingRowColors(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMinimumHeight(view.fontMetrics().lineSpacing() * 7)
        return view

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.form)
        column.addWidget(self.told)
        column.addWidget(self.view, 1)
        line = QHBoxLayout(self._replacing)
        line.setContentsMargins(0, 0, 0, 0)
        for name in ("tick_all", "tick_none", "replace_one", "replace_ticked"):
            line.addWidget(self.buttons[name])
        line.addStretch()
        column.addWidget(self._replacing)
        line = QHBoxLayout()
        for name in ("previous", "next"):
            line.addWidget(self.buttons[name])
        line.addStretch()
        line.addWidget(self.buttons["close"])
        column.addLayout(line)
        self.buttons["next"].setDefault(True)

    def sizeHint(self) -> QSize:
        """As wide and high as the letters need."""
        return size_in_letters(self, _CHARACTERS, _LINES, 0.8)

    def _connect(self) -> None:
        self.form.changed.connect(self._look)
        self.search.ended.connect(self._take)
        self.model.ticks_changed.connect(self._allow)
        self.model.ticks_changed.connect(self._tell)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.clicked.connect(self._choose)
        self._bridge.changed.connect(self._renew)

    # --- what the window asks for ----------------------------------------------------------------------------

    def set_replacing(self, replacing: bool) -> None:
        """Show what is needed to replace, or only what is needed to find."""
        replacing = replacing and not self._bridge.read_only
        self.form.set_replacing(replacing)
        self._replacing.setVisible(replacing)
        self.model.set_tickable(replacing)
        self.setWindowTitle(self._messages.say(f"window.find.{'replace_title' if replacing else 'title'}"))
        self._allow()

    def begin(self, words: str) -> None:
        """Come forward, ready for what to look for: some words, or those looked for last."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.form.ask(words)

    def go_next(self) -> None:
        """Show the next place in the window; after the last one the first."""
        self._go(1)

    def go_previous(self) -> None:
        """Show the place before; before the first one the last."""
        self._go(-1)

    def _go(self, step: int) -> None:
        self._be_ready()
        count = self.model.rowCount()
        if not count:
            self.begin("")
            return
        now = self.view.currentIndex().row()
        row = (now + step) % count if now >= 0 else (0 if step > 0 else count - 1)
        if row == now:
            self._choose(self.view.currentIndex())
        self.view.setCurrentIndex(self.model.index(row))

    def _be_ready(self) -> None:
        """Have looked through the office as it is now."""
        if self.form.pending:
            self.form.settle()
        elif self._stale:
            self._renew_now()
        self.search.finish()

    # --- searching -------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Look for something else."""
        self._done, self._row, self._key = "", -1, None
        self.view.setCurrentIndex(QModelIndex())
        self.model.forget_ticks()
        self._renew_now()

    def _renew(self) -> None:
        """Look for the same again: the office has changed."""
        self._stale = True
        if self.isVisible():
            self._renew_now()

    def _renew_now(self) -> None:
        self._stale = False
        words, options = self.form.words, self.form.options()
        self.search.start(find_in_parts(self._bridge.office, words, options, self._segmenter))
        if self.search.running:
            self.told.setText(self._messages.say("window.find.running"))

    def _take(self, found: tuple[Found, ...]) -> None:
        """Show what was found; the place chosen stays chosen, or the one that now stands in its row."""
        current = self.view.currentIndex().row()
        if current >= 0:
            self._row, self._key = current, self.model.key_of(current)
        self._renewing = True
        self.model.show_found(found, self._bridge.office)
        row = self.model.row_of(self._key) if self._key else -1
        row = row if row >= 0 else min(self._row, len(found) - 1)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
        self._renewing = False
        self._tell()
        self._allow()

    def _tell(self) -> None:
        """Say how much was found, where one is, or that there is nothing and what could be done."""
        count, current = self.model.rowCount(), self.view.currentIndex().row()
        say = self._messages.say
        if not self.form.words:
            said = say("window.find.empty")
        elif not count:
            key = "window.find.nothing" if self.form.everywhere else "window.find.nothing_here"
            said = say(key, wanted=self.form.words)
        elif current >= 0:
            said = say("window.find.current", row=current + 1, count=count)
        else:
            said = say("window.find.count", count=count)
        if self.model.tickable and (left := self.model.addresses_left):
            said = f"{said} {say('window.find.addresses', count=left)}"
        if self._bridge.read_only:
            said = f"{said} {say('window.find.read_only')}"
        self.told.setText(f"{self._done} {said}".strip())

    def _allow(self) -> None:
        """Let buttons be pressed that do something."""
        ticked, row = len(self.model.ticked), self.view.currentIndex().row()
        chosen = 0 <= row < self.model.rowCount() and not self.model.found[row].fixed
        self.buttons["replace_ticked"].setText(self._messages.say("window.find.replace_ticked", count=ticked))
        allowed = {
            "replace_ticked": ticked > 0,
            "replace_one": chosen,
            "tick_all": self.model.rowCount() > 0,
            "tick_none": ticked > 0,
        }
        for name, may in allowed.items():
            self.buttons[name].setEnabled(may)

    def _choose(self, index: QModelIndex) -> None:
        """Show a place in the window, unless it was chosen by us."""
        if self._renewing or not index.isValid():
            return
        self._done = ""
        one = self.model.found[index.row()]
        self._show_place(one.place, one.words, (one.start, one.end))
        self._tell()
        self._allow()

    # --- replacing -------------------------------------------------------------------------------------------

    def _replace_one(self) -> None:
        """Replace the place chosen, and go on to the next one."""
        self._bridge.settle()
        self._be_ready()
        row, count = self.view.currentIndex().row(), self.model.rowCount()
        if not 0 <= row < count:
            return
        if self._replace([self.model.found[row]]):
            self.search.finish()
            stays = (
                self.model.rowCount() < count
            )  # what was replaced is found no longer: the next stands in its row
            self._go_to_row(row if stays else row + 1)

    def _go_to_row(self, row: int) -> None:
        done = self._done
        if row < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row))
            self._choose(self.model.index(row))
        self._done = done
        self._tell()

    def _replace_ticked(self) -> None:
        self._bridge.settle()
        self._be_ready()
        self._replace(self.model.ticked)

    def _replace(self, found: Sequence[Found]) -> bool:
        try:
            edit = replace_edit(found, self.form.replacement.text(), self._bridge.office)
        except UserError as error:
            self.told.setText(error_text(self._messages, error))
            return False
        made = self._bridge.command(edit)
        if made:
            self._done = self._messages.say("window.find.replaced", count=edit.name.values["count"])
            self._tell()
        return made

    # --- coming and going ------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Look through what has changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._renew_now()

    def hideEvent(self, event: QHideEvent) -> None:
        """Search no more."""
        super().hideEvent(event)
        if self.search.running:
            self.search.stop()
            self._stale = True
