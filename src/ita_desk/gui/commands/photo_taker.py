"""Taking pictures into the office file: beside the window's thread, with a way to stop, and told by name if refused."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from ita_desk.gui.dialogs.files import ask_for_files, pictures_folder
from ita_desk.gui.error_dialog import build_message_box, show_error
from ita_desk.gui.tasks import Tasks
from ita_desk.i18n import Messages
from ita_desk.resources import PROGRAM
from ita_desk.services.photos import (
    ENDINGS,
    PictureSource,
    TakenPhotos,
    picture_file,
    take_photos,
)

_SHOWN_AFTER = 500  # milliseconds: what is quicker needs no dialog
_MOST_NAMES = 8  # told one by one

Chosen = Callable[[list[str]], None]
Present = Callable[[], Collection[str]]


def _none() -> Collection[str]:
    return ()


class PhotoTaker(QObject):
    """Gives pictures to `keep` and calls back with their keys; `window` is what dialogs stand over."""

    _reached = Signal(object, int)

    def __init__(self, window: QWidget, keep: Callable[[bytes], str], messages: Messages) -> None:
        super().__init__(window)
        self._window, self._keep, self._messages = window, keep, messages
        self._tasks = Tasks(self)
        self._stops: set[Event] = set()
        self._closed = False
        self._folder: Path | None = None
        self._reached.connect(self._show_reached)

    def choose(self, chosen: Chosen, present: Present = _none) -> None:
        """Have picture files chosen and take them; `present` gives the keys that are there already."""
        kinds = f"{self._say('kinds')} ({' '.join(f'*{ending}' for ending in ENDINGS)})"

        def take(paths: list[Path]) -> None:
            self._folder = paths[0].parent  # the next ones usually lie beside them
            self.take([picture_file(path) for path in paths], chosen, present)

        ask_for_files(self._window, self._say("title"), kinds, self._folder or pictures_folder(), take)

    def take(self, sources: Sequence[PictureSource], chosen: Chosen, present: Present = _none) -> None:
        """Take pictures and tell what came of it."""
        if self._closed:
            return
        stop, there = Event(), frozenset(present())
        progress = self._build_progress(len(sources), stop)
        self._stops.add(stop)

        def reached(number: int) -> bool:
            self._reached.emit(progress, number)
            return not stop.is_set()

        def work() -> TakenPhotos:
            return take_photos(sources, self._keep, there, reached)

        def end(done: Callable[[], None]) -> None:
            self._stops.discard(stop)
            progress.reset()
            progress.deleteLater()
            if not stop.is_set() and not self._closed:
                done()

        self._tasks.run(
            work,
            lambda taken: end(partial(self._finish, taken, chosen)),
            lambda error: end(lambda: self._tell_error(error)),
        )

    def close(self) -> None:
        """Stop what runs, and take nothing more."""
        self._closed = True
        for stop in self._stops:
            stop.set()
        self._tasks.close()

    def _say(self, name: str, **values: object) -> str:
        return self._messages.say(f"window.photos.{name}", **values)

    def _tell_error(self, error: Exception) -> None:
        show_error(self._window, self._messages, error)

    def _build_progress(self, count: int, stop: Event) -> QProgressDialog:
        progress = QProgressDialog(self._window)
        progress.setWindowTitle(PROGRAM)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setLabelText(self._say("taking"))
        progress.setRange(0, count)
        progress.setMinimumDuration(_SHOWN_AFTER)
        progress.setAutoReset(False)
        progress.canceled.connect(stop.set)
        progress.setValue(0)
        return progress

    @staticmethod
    def _show_reached(progress: QProgressDialog, number: int) -> None:
        progress.setValue(number)

    # --- what came of it -------------------------------------------------------------------------------------

    def _finish(self, taken: TakenPhotos, chosen: Chosen) -> None:
        if taken.keys:
            chosen(list(taken.keys))
        if not taken.refused and not taken.again:
            return
        box = build_message_box(self._window, PROGRAM, "\n".join(self._lines(taken)))
        box.setIcon(QMessageBox.Icon.Warning if taken.refused else QMessageBox.Icon.Information)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Ok))
        if taken.again:
            more = box.addButton(self._say("add_again"), QMessageBox.ButtonRole.ActionRole)
            more.clicked.connect(lambda: chosen([key for _, key in taken.again]))
        box.open()

    def _lines(self, taken: TakenPhotos) -> list[str]:
        lines = [self._say("added", count=len(taken.keys))] if taken.keys else []
        if taken.refused:
            lines.append(self._say("refused", count=len(taken.refused)))
            told = [f"• {one.name} – {self._messages.text(one.reason)}" for one in taken.refused]
            lines += self._shortened(told)
        if taken.again:
            lines.append(self._say("again", count=len(taken.again)))
            lines += self._shortened([f"• {name}" for name, _ in taken.again])
        return lines

    def _shortened(self, lines: list[str]) -> list[str]:
        left = len(lines) - _MOST_NAMES
        return [*lines[:_MOST_NAMES], self._say("more", count=left)] if left > 0 else lines
