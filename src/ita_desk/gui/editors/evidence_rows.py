"""The evidence of an outcome: pictures, links and files with their captions, in their order."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt, QTimer
from PySide6.QtGui import QImageReader, QPixmap, QPixmapCache, QTransform
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.evidence import PLACES, Evidence
from ita_desk.gui.binding import Binding, Box
from ita_desk.gui.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits import Edit
from ita_desk.services.edits_evidence import (
    add_evidence,
    move_evidence,
    remove_evidence,
    set_evidence_field,
)

ReadBlob = Callable[[str], bytes | None]
ChoosePhotos = Callable[[Callable[[list[str]], None]], None]

THUMBNAIL = QSize(96, 72)


class EvidenceRow(QFrame):
    """One piece of evidence; `evidence` is what the row shows, None while it is not needed."""

    def __init__(self, rows: "EvidenceRows", messages: Messages) -> None:
        super().__init__()
        self._rows, self._messages = rows, messages
        self.evidence: Evidence | None = None
        self._bindings: list[Binding] = []
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.picture = QLabel()
        self.picture.setFixedSize(THUMBNAIL)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.kind = QLabel()
        self.caption, self.url = LineBox(), LineBox()
        self.place = ChoiceBox(
            [(key, messages.say(f"window.evidence.place.{key or 'none'}")) for key in PLACES]
        )
        for name, box in (("caption", self.caption), ("url", self.url), ("place", self.place)):
            self._bind(name, box)
        self.caption.setPlaceholderText(messages.say("window.evidence.caption"))
        self.url.setPlaceholderText(messages.say("window.evidence.url"))
        self.up, self.down = (
            self._button("up", lambda: rows.move_row(self, -1)),
            self._button("down", lambda: rows.move_row(self, 1)),
        )
        self.up.setArrowType(Qt.ArrowType.UpArrow)
        self.down.setArrowType(Qt.ArrowType.DownArrow)
        self.remove = self._button("remove", lambda: rows.remove_row(self))
        self.remove.setText("✕")
        self._lay_out()

    def show_evidence(self, evidence: Evidence, place: int, count: int, *, read_only: bool) -> None:
        """Show a piece of evidence that stands at a place of so many."""
        former, self.evidence = self.evidence, evidence
        if evidence is not former:
            self.kind.setText(self._messages.say(f"window.evidence.kind.{evidence.kind}"))
            self.picture.setVisible(evidence.kind == "photo")
            self.url.setVisible(evidence.kind != "photo" or bool(evidence.url))
            for binding in self._bindings:
                binding.show()
        self.up.setEnabled(place > 0 and not read_only)
        self.down.setEnabled(place < count - 1 and not read_only)
        self.remove.setEnabled(not read_only)

    def _bind(self, name: str, box: Box) -> None:
        widget: Any = box
        widget.setObjectName(f"evidence.{name}")
        widget.setAccessibleName(self._messages.say(f"window.evidence.{name}"))
        self._bindings.append(self._rows.binding(self, name, box))

    def _button(self, name: str, command: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        text = self._messages.say(f"window.evidence.{name}")
        button.setObjectName(f"evidence.{name}")
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        button.clicked.connect(command)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 4, 6, 4)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self.picture, 0, 0, 3, 1)
        grid.addWidget(self.caption, 0, 1, 1, 2)
        grid.addWidget(self.url, 1, 1, 1, 2)
        last = QHBoxLayout()
        last.addWidget(self.kind)
        last.addWidget(self.place)
        last.addStretch()
        for button in (self.up, self.down, self.remove):
            last.addWidget(button)
        grid.addLayout(last, 2, 1, 1, 2)


class EvidenceRows(QWidget):
    """The evidence of the measure and round shown, with buttons that add to it.

    `choose_photos` lets the user choose pictures and calls back with the keys of their blobs; `read_blob` gives a
    blob's bytes. `show_evidence` is called by the editor when the outcome shown is another.
    """

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
        self._rows: list[EvidenceRow] = []  # rows that are not needed are kept, hidden
        self._count = 0
        self._none = ThaiLabel(messages.say("window.evidence.none"))
        self._pictures = QTimer(self)  # pictures come one by one, after the texts
        self._pictures.setInterval(0)
        self._pictures.timeout.connect(self._show_next_picture)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(ThaiLabel(messages.say("window.evidence.title"), wraps=False))
        self._column.addWidget(self._none)
        self._add_row()  # before the buttons, so that Tab goes to the evidence first
        buttons = QHBoxLayout()
        buttons.addWidget(self._add_button("add_photo", self.add_photos))
        buttons.addWidget(self._add_button("add_link", self.add_link))
        buttons.addStretch()
        self._column.addLayout(buttons)

    @property
    def rows(self) -> tuple[EvidenceRow, ...]:
        """The rows shown, in order."""
        return tuple(self._rows[: self._count])

    def show_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        """Show the evidence of another outcome, or what has become of this one's."""
        while len(self._rows) < len(evidence):
            self._add_row()
        self._count = len(evidence)
        for place, item in enumerate(evidence):
            row = self._rows[place]
            if _picture_key(item) != _picture_key(row.evidence):
                row.picture.clear()
            row.show_evidence(item, place, len(evidence), read_only=self._bridge.read_only)
            row.setVisible(True)
        for row in self._rows[self._count :]:
            row.evidence = None
            row.picture.clear()
            row.setVisible(False)
        self._none.setVisible(not evidence)
        self._pictures.start()

    def box_of(self, evidence_id: str, field: str) -> QWidget | None:
        """The box of a field of a piece of evidence shown; its caption where the field has no box."""
        row = next((r for r in self.rows if r.evidence and r.evidence.id == evidence_id), None)
        if row is None:
            return None
        return {"url": row.url, "place": row.place}.get(field, row.caption)

    # --- commands --------------------------------------------------------------------------------------------

    def add_photos(self) -> None:
        """Have pictures chosen and add them to the outcome shown now, as one undo step."""
        where = self._place.year, self._place.measure, self._place.round

        def add(keys: list[str]) -> None:
            self._bridge.settle()
            for key in keys:
                edit = add_evidence(*where, Evidence(kind="photo", sha256=key), self._bridge.new_id)
                self._bridge.apply(replace(edit, merge_key=f"{where}/photos"))
            self._bridge.settle()

        self._choose_photos(add)

    def add_link(self) -> None:
        """Add a link and put the cursor into its address."""
        added = self._bridge.command(add_evidence(*self._where(), Evidence(kind="link"), self._bridge.new_id))
        if added and self.rows:
            self.rows[-1].url.setFocus()

    def move_row(self, row: EvidenceRow, by: int) -> None:
        """Move a piece of evidence up (-1) or down (1)."""
        if row.evidence:
            to = self._rows.index(row) + by
            self._bridge.command(move_evidence(*self._where(), row.evidence.id, to))

    def remove_row(self, row: EvidenceRow) -> None:
        """Remove a piece of evidence; undo brings it back."""
        if row.evidence:
            self._bridge.command(remove_evidence(*self._where(), row.evidence.id))

    def binding(self, row: EvidenceRow, field: str, box: Box) -> Binding:
        """Binds a box of a row to a field of whatever evidence the row shows."""

        def read() -> Any:
            return getattr(row.evidence, field) if row.evidence else None

        def write(value: Any) -> Edit:
            return set_evidence_field(*self._where(), row.evidence.id if row.evidence else "", field, value)

        return Binding(self._bridge, box, read, write)

    def _where(self) -> tuple[int, str, int]:
        return self._place.year, self._place.measure, self._place.round

    # --- building --------------------------------------------------------------------------------------------

    def _add_row(self) -> None:
        row = EvidenceRow(self, self._messages)
        self._column.insertWidget(len(self._rows) + 2, row)
        order = (row.caption, row.url, row.place, row.up, row.down, row.remove)
        former = (self._rows[-1].remove, *order) if self._rows else order
        for one, next_one in pairwise(former):
            QWidget.setTabOrder(one, next_one)
        self._rows.append(row)

    def _add_button(self, name: str, command: Callable[[], None]) -> QPushButton:
        button = QPushButton(self._messages.say(f"window.evidence.{name}"))
        button.setObjectName(name)
        button.setEnabled(not self._bridge.read_only)
        button.clicked.connect(command)
        return button

    def _show_next_picture(self) -> None:
        for row in self.rows:
            evidence = row.evidence
            if (
                evidence
                and evidence.kind == "photo"
                and row.picture.pixmap().isNull()
                and not row.picture.text()
            ):
                self._show_picture(row, evidence)
                return
        self._pictures.stop()

    def _show_picture(self, row: EvidenceRow, evidence: Evidence) -> None:
        key = _picture_key(evidence)
        picture = QPixmap()
        if not QPixmapCache.find(key, picture):
            picture = thumbnail_of(
                self._read_blob(evidence.sha256) if evidence.sha256 else None, evidence.turn
            )
            if not picture.isNull():
                QPixmapCache.insert(key, picture)
        if picture.isNull():
            row.picture.setText(self._messages.say("window.evidence.no_picture"))
        else:
            row.picture.setPixmap(picture)


def _picture_key(evidence: Evidence | None) -> str:
    """What tells one thumbnail from another."""
    if evidence is None or evidence.kind != "photo":
        return ""
    return f"ita_desk/{evidence.sha256}/{evidence.turn}"


def thumbnail_of(content: bytes | None, turn: int) -> QPixmap:
    """A small picture of a photo's bytes, turned clockwise by degrees; a null one where there is no picture."""
    buffer = QBuffer()
    buffer.setData(content or b"")
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        return QPixmap()
    room = THUMBNAIL.transposed() if turn % 180 else THUMBNAIL
    reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read().transformed(QTransform().rotate(turn)))
