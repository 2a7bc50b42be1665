"""Pictures dropped on the window or pasted: they become evidence of the measure shown."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QWidget

from ita_desk.errors import UserError
from ita_desk.gui.commands.copied_pictures import copied_pictures, pastes_pictures
from ita_desk.gui.commands.photo_taker import PhotoTaker
from ita_desk.gui.desk import Desk
from ita_desk.gui.editors.outcome_editor import OutcomeEditor
from ita_desk.gui.error_dialog import build_message_box, show_error
from ita_desk.gui.models.measure_list import heading_of
from ita_desk.gui.widgets.drop_sign import DropSign
from ita_desk.i18n import Messages
from ita_desk.resources import PROGRAM
from ita_desk.services.photo_room import PhotoRoom, photo_room
from ita_desk.services.photos import PictureSource, is_picture, picture_file

ADD_BUTTON = "add_dropped"


class PhotoDrops(QObject):
    """Takes pictures for the outcome shown; from another tab it asks first, and then shows that outcome.

    `area` is what the sign covers while pictures are dragged; `show_outcomes` brings the outcomes' tab in sight.
    """

    def __init__(
        self,
        desk: Desk,
        outcomes: OutcomeEditor,
        taker: PhotoTaker,
        area: QWidget,
        show_outcomes: Callable[[], None],
        messages: Messages,
    ) -> None:
        super().__init__(area)
        self._desk, self._outcomes, self._taker, self._area = desk, outcomes, taker, area
        self._show_outcomes, self._messages = show_outcomes, messages
        self.sign = DropSign(area)
        outcomes.evidence.paste_wanted.connect(self.paste)
        queued = Qt.ConnectionType.QueuedConnection  # the new rows have to get their places first
        outcomes.evidence.photos_added.connect(outcomes.form.show_box, queued)
        outcomes.evidence.use_rooms(self._room_of)
        for changed in (desk.choices.changed, desk.choices.layout_changed):
            changed.connect(outcomes.evidence.show_rooms)
        outcomes.addAction(self._build_paste())
        for box in outcomes.form.findChildren(QPlainTextEdit):
            box.installEventFilter(self)

    def hover(self, paths: Sequence[Path]) -> None:
        """Say what would come of files that are dragged over the window, if they are pictures."""
        if any(is_picture(path) for path in paths) and not self._desk.bridge.read_only:
            key = "drop_here" if self._outcomes.isVisible() else "drop_elsewhere"
            name = self._measure_name()
            self.sign.show_words(self._say(key, measure=name) if name else self._say("no_measure"))

    def leave(self) -> None:
        """Files are dragged over the window no more."""
        self.sign.hide()

    def drop(self, paths: Sequence[Path]) -> None:
        """Take pictures that were dropped."""
        self.leave()
        sources = [picture_file(path) for path in paths]
        if not self._may_write():
            return
        if self._outcomes.isVisible():
            self._take(sources)
        else:
            self._ask(sources)

    def choose(self) -> None:
        """Have picture files chosen."""
        if self._may_write():
            self._show_outcomes()
            self._outcomes.evidence.add_photos()

    def paste(self) -> None:
        """Take the pictures that were copied."""
        sources = copied_pictures(self._say("pasted"))
        if not sources:
            self._tell(self._say("nothing_copied"))
        elif self._may_write():
            self._show_outcomes()
            self._take(sources)

    def eventFilter(self, _box: QObject, event: QEvent) -> bool:
        """Take pictures that are pasted into a text."""
        if pastes_pictures(event):
            self.paste()
            return True
        return False

    def _build_paste(self) -> QAction:
        """Ctrl+V where no text is written."""
        action = QAction(self._messages.say("window.evidence.paste_photo"), self._outcomes)
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(self.paste)
        return action

    def _say(self, name: str, **values: object) -> str:
        return self._messages.say(f"window.photos.{name}", **values)

    def _may_write(self) -> bool:
        """Whether evidence can be added; if not, it is told."""
        if self._desk.bridge.read_only:
            show_error(self._area, self._messages, UserError("session.read_only"))
            return False
        if not self._measure_name():
            self._tell(self._say("no_measure"))
            return False
        return True

    def _measure_name(self) -> str:
        """Number and title of the measure shown, "" where there is none."""
        place = self._desk.place
        report = self._desk.bridge.office.year(place.year)
        measure = report.measure(place.measure) if report else None
        return f"{measure.number} {heading_of(measure)}".strip() or "–" if measure else ""

    def _room_of(self, place: str) -> PhotoRoom | None:
        choices = self._desk.choices
        return photo_room(place, choices.layout, choices.forms.forms)

    def _take(self, sources: Sequence[PictureSource]) -> None:
        evidence = self._outcomes.evidence
        self._taker.take(sources, evidence.build_adder(), lambda: evidence.keys)

    def _ask(self, sources: Sequence[PictureSource]) -> None:
        """Ask whether pictures that were dropped in another tab are evidence of the measure shown."""
        text = self._say("ask", count=len(sources), measure=self._measure_name())
        box = build_message_box(self._area, PROGRAM, text)
        add = box.addButton(self._say("add"), QMessageBox.ButtonRole.AcceptRole)
        add.setObjectName(ADD_BUTTON)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(add)

        def go_on() -> None:
            self._show_outcomes()
            self._take(sources)

        add.clicked.connect(go_on)
        box.open()

    def _tell(self, text: str) -> None:
        box = build_message_box(self._area, PROGRAM, text)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.open()
