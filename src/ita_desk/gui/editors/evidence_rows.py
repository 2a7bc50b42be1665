"""The evidence of an outcome: pictures, links and files with their captions, in their order."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desk.domain.evidence import Evidence
from ita_desk.gui.binding import Binding, Box
from ita_desk.gui.commands.copied_pictures import pastes_pictures
from ita_desk.gui.dialogs.photo_editor import PhotoEditor
from ita_desk.gui.editors.evidence_row import DRAGGED, EvidenceRow
from ita_desk.gui.look.photo_words import RoomOf, photo_details
from ita_desk.gui.look.pictures import ReadBlob, Thumbnails
from ita_desk.gui.models.measure_list import heading_of
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.evidence import (
    add_evidence,
    add_photos,
    move_evidence,
    move_evidence_to_measure,
    remove_evidence,
    set_evidence_field,
)
from ita_desk.services.photo_room import PhotoRoom
from ita_desk.services.photos import web_link

ChoosePhotos = Callable[[Callable[[list[str]], None]], None]

_MARK = 3  # pixels of the line where a dragged row would go
_MOST_LETTERS = 60  # of a measure's name in a menu


class EvidenceRows(QWidget):
    """The evidence of the measure and round shown, with buttons that add to it.

    `choose_photos` lets the user choose pictures and calls back with the keys of their blobs; `read_blob` gives a
    blob's bytes. `show_evidence` is called by the editor when the outcome shown is another. `paste_wanted` when
    pictures were copied and are pasted here; `photos_added` carries the box to go on with.
    """

    paste_wanted = Signal()
    photos_added = Signal(QWidget)

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        messages: Messages,
        choose_photos: ChoosePhotos,
        read_blob: ReadBlob,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._place, self._messages = bridge, place, messages
        self._choose_photos, self._read_blob = choose_photos, read_blob
        self.room_of: RoomOf = lambda _: None
        self.photo_editor: PhotoEditor | None = None
        self._rows: list[EvidenceRow] = []  # rows that are not needed are kept, hidden
        self._count = 0
        self._thumbnails = Thumbnails(read_blob, self.devicePixelRatioF, self)
        self._thumbnails.came.connect(self._show_thumbnail)
        self._none = ThaiLabel(messages.say("window.evidence.none"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(ThaiLabel(messages.say("window.evidence.title"), wraps=False))
        self._column.addWidget(self._none)
        self._add_row()  # before the buttons, so that Tab goes to the evidence first
        buttons = QHBoxLayout()
        buttons.addWidget(self._add_button("add_photo", self.add_photos))
        buttons.addWidget(self._add_button("paste_photo", self.paste_wanted.emit))
        buttons.addWidget(self._add_button("add_link", self.add_link))
        buttons.addStretch()
        self._column.addLayout(buttons)
        self._mark = QFrame(self)  # where a dragged row would go
        self._mark.setAutoFillBackground(True)
        self._mark.setBackgroundRole(QPalette.ColorRole.Highlight)
        self._mark.hide()
        self.setAcceptDrops(not bridge.read_only)

    @property
    def rows(self) -> tuple[EvidenceRow, ...]:
        """The rows shown, in order."""
        return tuple(self._rows[: self._count])

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the pictures shown."""
        return frozenset(row.evidence.sha256 for row in self.rows if row.evidence and row.evidence.sha256)

    def show_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        """Show the evidence of another outcome, or what has become of this one's."""
        while len(self._rows) < len(evidence):
            self._add_row()
        self._count = len(evidence)
        for place, item in enumerate(evidence):
            row = self._rows[place]
            row.show_evidence(item, place, len(evidence), read_only=self._bridge.read_only)
            row.setVisible(True)
        for row in self._rows[self._count :]:
            row.evidence = None
            row.show_picture(None, "")
            row.setVisible(False)
        self._none.setVisible(not evidence)
        self._thumbnails.want(evidence)
        for row in self.rows:
            self._show_photo(row)

    def box_of(self, evidence_id: str, field: str) -> QWidget | None:
        """The box of a field of a piece of evidence shown; its caption where the field has no box."""
        row = next((r for r in self.rows if r.evidence and r.evidence.id == evidence_id), None)
        if row is None:
            return None
        boxes = {"url": row.url, "place": row.place, "turn": row.picture, "crop": row.picture}
        return boxes.get(field, row.caption)

    def use_rooms(self, room_of: RoomOf) -> None:
        """Tell of photos how they fit the room that `room_of` gives for a place in the report."""
        self.room_of = room_of
        self.show_rooms()

    def show_rooms(self) -> None:
        """Tell it again: the form that is printed may be another."""
        for row in self.rows:
            self._show_photo(row)
        if self.photo_editor:
            self.photo_editor.show_photo()

    def close_tasks(self) -> None:
        """Make no more pictures, and close the photo that stands large: the office is being left."""
        self._thumbnails.close()
        if self.photo_editor:
            self.photo_editor.close()

    # --- commands --------------------------------------------------------------------------------------------

    def add_photos(self) -> None:
        """Have pictures chosen and add them to the outcome shown now, as one undo step."""
        self._choose_photos(self.build_adder())

    def build_adder(self) -> Callable[[Sequence[str]], None]:
        """A function that adds pictures by their keys to the outcome that is shown now, whatever is shown then."""
        where = self._where()

        def add(keys: Sequence[str]) -> None:
            made = bool(keys) and self._bridge.command(add_photos(*where, keys, self._bridge.new_id))
            if made and where == self._where() and len(self.rows) >= len(keys):
                self.photos_added.emit(self.rows[-len(keys)].caption)

        return add

    def add_link(self) -> None:
        """Add a link and put the cursor into its address."""
        added = self._bridge.command(add_evidence(*self._where(), Evidence(kind="link"), self._bridge.new_id))
        if added and self.rows:
            self.rows[-1].url.setFocus()

    def move_row(self, row: EvidenceRow, by: int) -> None:
        """Move a piece of evidence up (-1) or down (1); the cursor goes with it."""
        if row.evidence:
            to = self._rows.index(row) + by
            name = self._focused_in(row)
            if self._bridge.command(move_evidence(*self._where(), row.evidence.id, to)) and name:
                self._focus(self._rows[to], name)

    def remove_row(self, row: EvidenceRow) -> None:
        """Remove a piece of evidence; undo brings it back."""
        if row.evidence:
            self._bridge.command(remove_evidence(*self._where(), row.evidence.id))

    def open_row(self, row: EvidenceRow) -> None:
        """Show a photo large, in a window of its own."""
        if row.evidence:
            self._open_photo(row.evidence.id)

    def visit_row(self, row: EvidenceRow) -> None:
        """Open the address of evidence in the browser, if it is one of the web."""
        if address := web_link(row.url.value()):
            QDesktopServices.openUrl(QUrl(address))

    def send_row(self, row: EvidenceRow, measure: str) -> None:
        """Move a piece of evidence to another measure."""
        if row.evidence:
            self._bridge.command(move_evidence_to_measure(*self._where(), row.evidence.id, measure))

    def measures(self) -> Iterator[tuple[str, str]]:
        """Identifier and name of the other measures of the year shown."""
        report = self._bridge.office.year(self._place.year)
        for measure in report.measures if report else ():
            if measure.id != self._place.measure:
                name = f"{measure.number} {heading_of(measure)}".strip() or measure.id
                yield measure.id, name if len(name) <= _MOST_LETTERS else f"{name[:_MOST_LETTERS]}…"

    def binding(self, row: EvidenceRow, field: str, box: Box) -> Binding:
        """Binds a box of a row to a field of whatever evidence the row shows."""

        def read() -> Any:
            return getattr(row.evidence, field) if row.evidence else None

        def write(value: Any) -> Edit:
            return set_evidence_field(*self._where(), row.evidence.id if row.evidence else "", field, value)

        return Binding(self._bridge, box, read, write)

    def _where(self) -> tuple[int, str, int]:
        return self._place.year, self._place.measure, self._place.round

    def _open_photo(self, evidence_id: str) -> None:
        if self.photo_editor is None:
            editor = PhotoEditor(
                self._bridge, self._where(), self._messages, self._read_blob, self._room, self
            )
            editor.finished.connect(self._photo_closed)
            self.photo_editor = editor
        self.photo_editor.go_to(self._where(), evidence_id)
        self.photo_editor.show()
        self.photo_editor.raise_()
        self.photo_editor.activateWindow()

    def _room(self, place: str) -> PhotoRoom | None:
        return self.room_of(place)

    def _photo_closed(self) -> None:
        if self.photo_editor:
            self.photo_editor.deleteLater()
        self.photo_editor = None

    # --- the keyboard ----------------------------------------------------------------------------------------

    @staticmethod
    def _focused_in(row: EvidenceRow) -> str:
        """The name of the part of a row that has the cursor, "" if none has."""
        focused = QApplication.focusWidget()
        return focused.objectName() if focused and row.isAncestorOf(focused) else ""

    @staticmethod
    def _focus(row: EvidenceRow, name: str) -> None:
        part = next((part for part in row.order if part.objectName() == name), row.caption)
        (part if part.isEnabled() and part.isVisible() else row.caption).setFocus()

    def eventFilter(self, _box: QObject, event: QEvent) -> bool:
        """Take pictures that are pasted into a line."""
        if pastes_pictures(event):
            self.paste_wanted.emit()
            return True
        return False

    # --- dragging rows ---------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take rows of this list."""
        if event.mimeData().hasFormat(DRAGGED):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the row would go."""
        gap = self._gap_at(event.position().y())
        rows = self.rows
        y = rows[gap].y() if gap < len(rows) else rows[-1].geometry().bottom() + _MARK
        self._mark.setGeometry(0, y - _MARK, self.width(), _MARK)
        self._mark.show()
        self._mark.raise_()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The row goes elsewhere."""
        self._mark.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the row where it was dropped."""
        self._mark.hide()
        dragged = bytes(event.mimeData().data(DRAGGED).data()).decode()
        former = next((n for n, r in enumerate(self.rows) if r.evidence and r.evidence.id == dragged), None)
        if former is not None:
            gap = self._gap_at(event.position().y())
            self._bridge.command(move_evidence(*self._where(), dragged, gap - 1 if gap > former else gap))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def _gap_at(self, y: float) -> int:
        """How many rows stand above a place."""
        return sum(row.geometry().center().y() < y for row in self.rows)

    # --- building --------------------------------------------------------------------------------------------

    def _add_row(self) -> None:
        row = EvidenceRow(self, self._messages)
        self._column.insertWidget(len(self._rows) + 2, row)
        former = (self._rows[-1].remove, *row.order) if self._rows else row.order
        for one, next_one in pairwise(former):
            QWidget.setTabOrder(one, next_one)
        for box in (row.caption, row.url):
            box.installEventFilter(self)
        self._rows.append(row)

    def _add_button(self, name: str, command: Callable[[], None]) -> QPushButton:
        button = QPushButton(self._messages.say(f"window.evidence.{name}"))
        button.setObjectName(name)
        button.setEnabled(not self._bridge.read_only)
        button.clicked.connect(command)
        return button

    # --- pictures --------------------------------------------------------------------------------------------

    def _show_thumbnail(self, key: str) -> None:
        for row in self.rows:
            if row.evidence and self._thumbnails.key_of(row.evidence) == key:
                self._show_photo(row)

    def _show_photo(self, row: EvidenceRow) -> None:
        proof = row.evidence
        if proof and proof.kind == "photo":
            words = self._messages.say("window.evidence.no_picture")
            row.show_picture(self._thumbnails.picture(proof), words)
            facts = self._thumbnails.facts(proof)
            row.details.setText(photo_details(self._messages, proof, facts, self.room_of(proof.place)))
