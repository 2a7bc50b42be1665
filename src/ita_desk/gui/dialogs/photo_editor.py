"""A photo seen large: turned, cut to what is printed, with its caption; the picture itself stays as it is."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTransform
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.photo_part import Part, crop_of, fitted, part_shown, size_shown, turned_by
from ita_desk.gui.binding import Binding
from ita_desk.gui.look.photo_words import RoomOf, photo_details
from ita_desk.gui.look.pictures import ReadBlob, read_picture
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.tasks import Tasks
from ita_desk.gui.widgets.crop_view import CropView
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.evidence import reset_photo, set_evidence_field
from ita_desk.services.photos import PhotoFacts

_SIZE = QSize(760, 600)
Where = tuple[int, str, int]  # fiscal year, measure, round


class PhotoEditor(QDialog):
    """The photos of one outcome, one at a time; all that is done here are edits that can be undone.

    `room_of` gives the room a photo gets on paper, by its place in the report.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        where: Where,
        messages: Messages,
        read_blob: ReadBlob,
        room_of: RoomOf,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._where, self._messages = bridge, where, messages
        self._read_blob, self._room_of = read_blob, room_of
        self._id, self._place = "", 0  # of the photo shown, and its place among the photos
        self._asked: str | None = None  # the key of the picture that is wanted
        self._picture: QImage | None = None  # as it lies; None while it is being decoded
        self._turn = -1  # degrees that the view shows it turned by; -1 before it shows it
        self._facts: PhotoFacts | None = None
        self._tasks = Tasks(self)
        self.setWindowTitle(messages.say("window.photo.title"))
        self.view = CropView()
        self.view.read_only = bridge.read_only
        self.view.setAccessibleName(messages.say("window.photo.view"))
        self.view.cut.connect(self._cut)
        self.view.grip_changed.connect(self._tell_grip)
        self.hint, self.grip, self.details, self.count = (ThaiLabel() for _ in range(4))
        self.hint.setText(messages.say("window.photo.hint"))
        self.caption = LineBox()
        self.caption.setObjectName("caption")
        self.caption.setAccessibleName(messages.say("window.evidence.caption"))
        self.caption.setPlaceholderText(messages.say("window.evidence.caption"))
        self._binding = Binding(bridge, self.caption, self._read_caption, self._write_caption)
        self._build_buttons()
        self._lay_out()
        self._add_shortcuts()
        self._tell_grip(self.view.grip)
        self._closed = False
        self.finished.connect(self._end)
        bridge.changed.connect(self.show_photo)
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))

    @property
    def evidence_id(self) -> str:
        """The identifier of the photo shown."""
        return self._id

    def go_to(self, where: Where, evidence_id: str) -> None:
        """Show a photo of an outcome."""
        self._bridge.settle()
        self._where, self._id = where, evidence_id
        self.show_photo()

    def show_photo(self) -> None:
        """Show the photo as the office has it now; where it is gone the one that took its place."""
        photos = self._photos
        if self._closed:
            return
        place = next((n for n, p in enumerate(photos) if p.id == self._id), None)
        if place is None:
            if not photos:
                self.close()
                return
            place = min(self._place, len(photos) - 1)
        self._place, self._id = place, photos[place].id
        photo = photos[place]
        self._binding.show()
        self.view.show_part(part_shown(photo.crop, photo.turn))
        self.count.setText(self._messages.say("window.photo.count", number=place + 1, count=len(photos)))
        writable = not self._bridge.read_only
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(place < len(photos) - 1)
        self.reset.setEnabled(writable and (photo.turn % 360 != 0 or photo.crop is not None))
        self._want_picture(photo)
        self.fit.setEnabled(writable and self._facts is not None and self._room_of(photo.place) is not None)
        self._tell_details(photo)

    def _end(self) -> None:
        self._closed = True
        self._tasks.close()

    @property
    def _photos(self) -> list[Evidence]:
        year, measure_id, months = self._where
        report = self._bridge.office.year(year)
        measure = report.measure(measure_id) if report else None
        proofs = measure.outcome_of_round(months).evidence if measure else ()
        return [proof for proof in proofs if proof.kind == "photo"]

    @property
    def _photo(self) -> Evidence:
        return self._photos[self._place]

    # --- the picture -----------------------------------------------------------------------------------------

    def _want_picture(self, photo: Evidence) -> None:
        """Show the picture as it is turned now; another one is decoded beside the window's thread first."""
        key = photo.sha256
        if key == self._asked:
            self._show_turned(photo.turn)
            return
        self._asked, self._picture, self._facts = key, None, None
        self.view.show_picture(QImage(), self._messages.say("window.photo.opening"))

        def work() -> tuple[QImage, int]:
            content = self._read_blob(key) if key else None
            return read_picture(content), len(content or b"")

        self._tasks.run(
            work, lambda made: self._take_picture(key, *made), lambda _: self._take_picture(key, QImage(), 0)
        )

    def _take_picture(self, key: str, picture: QImage, size: int) -> None:
        if key != self._asked or self._closed:  # another photo is wanted meanwhile
            return
        self._picture, self._turn = picture, -1
        self._facts = None if picture.isNull() else PhotoFacts(picture.width(), picture.height(), size)
        self.show_photo()

    def _show_turned(self, turn: int) -> None:
        if self._picture is not None and turn != self._turn:
            self._turn = turn
            turned = self._picture.transformed(QTransform().rotate(turn))
            self.view.show_picture(turned, self._messages.say("window.evidence.no_picture"))

    def _tell_details(self, photo: Evidence) -> None:
        room = self._room_of(photo.place)
        self.details.setText(photo_details(self._messages, photo, self._facts, room))

    # --- what can be done ------------------------------------------------------------------------------------

    def turn_by(self, degrees: int) -> None:
        """Turn the photo; what is cut stays cut."""
        if not self._bridge.read_only:
            self._bridge.command(self._edit("turn", turned_by(self._photo.turn, degrees)))

    def fit_to_room(self) -> None:
        """Cut the photo to the shape of the room it is printed in."""
        photo, facts = self._photo, self._facts
        room = self._room_of(photo.place)
        if facts and room:
            size = size_shown((facts.width, facts.height), photo.turn)
            part = fitted(part_shown(photo.crop, photo.turn), size, room.shape)
            self._bridge.command(self._edit("crop", crop_of(part, photo.turn)))

    def show_whole(self) -> None:
        """Show the photo as it was taken."""
        self._bridge.command(reset_photo(*self._where, self._id))

    def go_by(self, steps: int) -> None:
        """Show the next (1) or the former (-1) photo."""
        photos = self._photos
        self._bridge.settle()
        self._id = photos[min(max(self._place + steps, 0), len(photos) - 1)].id
        self.show_photo()

    def _cut(self, part: Part, own_step: bool) -> None:
        edit = self._edit("crop", crop_of(part, self._photo.turn))
        (self._bridge.command if own_step else self._bridge.apply)(edit)

    def _edit(self, field: str, value: object) -> Edit:
        return set_evidence_field(*self._where, self._id, field, value)

    def _read_caption(self) -> Any:
        return self._photo.caption

    def _write_caption(self, value: str) -> Edit:
        return self._edit("caption", value)

    def _tell_grip(self, grip: str) -> None:
        text = self._messages.say(f"window.photo.grip.{grip}")
        self.grip.setText(text)
        self.view.setAccessibleDescription(text)

    # --- building --------------------------------------------------------------------------------------------

    def _build_buttons(self) -> None:
        self.left = self._button("left", lambda: self.turn_by(-90))
        self.right = self._button("right", lambda: self.turn_by(90))
        self.fit = self._button("fit", self.fit_to_room)
        self.reset = self._button("reset", self.show_whole)
        self.previous = self._button("previous", lambda: self.go_by(-1))
        self.next = self._button("next", lambda: self.go_by(1))
        for button in (self.left, self.right):
            button.setEnabled(not self._bridge.read_only)

    def _button(self, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self._messages.say(f"window.photo.{name}"))
        button.setObjectName(name)
        button.setToolTip(self._messages.say(f"window.photo.{name}.tip"))
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _add_shortcuts(self) -> None:
        acts = {
            self.left.click: ("[", "Ctrl+["),
            self.right.click: ("]", "Ctrl+]"),
            self.previous.click: ("PgUp",),
            self.next.click: ("PgDown",),
            self._bridge.undo: ("Ctrl+Z",),
            self._bridge.redo: ("Ctrl+Y", "Ctrl+Shift+Z"),
        }
        for act, keys in acts.items():
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        column.addWidget(self.grip)
        column.addWidget(self.hint)
        for label in (self.grip, self.hint):
            label.setVisible(not self._bridge.read_only)
        column.addLayout(self._line(self.left, self.right, self.fit, self.reset))
        caption = QHBoxLayout()
        label = ThaiLabel(self._messages.say("window.evidence.caption"), wraps=False)
        label.setBuddy(self.caption)
        caption.addWidget(label)
        caption.addWidget(self.caption, 1)
        column.addLayout(caption)
        column.addWidget(self.details)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        last = self._line(self.previous, self.next)
        last.insertWidget(2, self.count, 1, Qt.AlignmentFlag.AlignVCenter)
        last.addWidget(buttons)
        column.addLayout(last)

    @staticmethod
    def _line(*buttons: QPushButton) -> QHBoxLayout:
        line = QHBoxLayout()
        for button in buttons:
            line.addWidget(button)
        line.addStretch()
        return line
