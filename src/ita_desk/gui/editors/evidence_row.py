"""One piece of evidence: its picture, caption, address and place, and what can be done with it."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QIcon, QKeyEvent, QKeySequence, QMouseEvent, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from ita_desk.domain.evidence import PLACES, Evidence
from ita_desk.gui.binding import Binding, Box
from ita_desk.gui.look.pictures import THUMBNAIL
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.photos import web_link

DRAGGED = "application/x-ita-desk-evidence"  # the identifier of a row that is being dragged


class RowCommands(Protocol):
    """What a row asks of the list it stands in."""

    def binding(self, row: "EvidenceRow", field: str, box: Box) -> Binding:
        """Ties a box of a row to a field of whatever evidence the row shows."""

    def move_row(self, row: "EvidenceRow", by: int) -> None:
        """Move a piece of evidence up (-1) or down (1)."""

    def remove_row(self, row: "EvidenceRow") -> None:
        """Remove a piece of evidence."""

    def open_row(self, row: "EvidenceRow") -> None:
        """Show a photo large."""

    def visit_row(self, row: "EvidenceRow") -> None:
        """Open the address of evidence in the browser."""

    def measures(self) -> Iterator[tuple[str, str]]:
        """Identifier and name of the measures that evidence can go to."""

    def send_row(self, row: "EvidenceRow", measure: str) -> None:
        """Move a piece of evidence to another measure."""


class PictureButton(QToolButton):
    """A small picture that opens a large one; `dragged` when the mouse takes it elsewhere."""

    dragged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._from = QPoint()
        self.setIconSize(THUMBNAIL)
        self.setFixedSize(THUMBNAIL + QSize(8, 8))
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._from = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell that the picture is dragged, once it is clear."""
        way = event.position().toPoint() - self._from
        if self.isDown() and way.manhattanLength() >= QApplication.startDragDistance():
            self.setDown(False)
            self.dragged.emit()
        else:
            super().mouseMoveEvent(event)


class EvidenceRow(QFrame):
    """One piece of evidence; `evidence` is what the row shows, None while it is not needed."""

    def __init__(self, rows: RowCommands, messages: Messages) -> None:
        super().__init__()
        self._rows, self._messages = rows, messages
        self.evidence: Evidence | None = None
        self._bindings: list[Binding] = []
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.picture = PictureButton()
        self.picture.setObjectName("evidence.picture")
        self.picture.clicked.connect(lambda: rows.open_row(self))
        self.picture.dragged.connect(self._drag)
        self.kind = QLabel()
        self.caption, self.url = LineBox(), LineBox()
        self.place = ChoiceBox(
            [(key, messages.say(f"window.evidence.place.{key or 'none'}")) for key in PLACES]
        )
        for name, box in (("caption", self.caption), ("url", self.url), ("place", self.place)):
            self._bind(name, box)
        self.caption.setPlaceholderText(messages.say("window.evidence.caption"))
        self.url.setPlaceholderText(messages.say("window.evidence.url"))
        self.details = ThaiLabel()
        self.details.setObjectName("evidence.details")
        self.visit = QPushButton(messages.say("window.evidence.visit"))
        self.visit.setObjectName("evidence.visit")
        self.visit.clicked.connect(lambda: rows.visit_row(self))
        self._build_buttons()
        self._lay_out()

    def show_evidence(self, evidence: Evidence, place: int, count: int, *, read_only: bool) -> None:
        """Show a piece of evidence that stands at a place of so many."""
        former, self.evidence = self.evidence, evidence
        if evidence is not former:
            is_photo = evidence.kind == "photo"
            self.kind.setText(self._messages.say(f"window.evidence.kind.{evidence.kind}"))
            self.kind.setVisible(not is_photo)
            self.picture.setVisible(is_photo)
            self.details.setVisible(is_photo)
            self.url.setVisible(not is_photo or bool(evidence.url))
            self.visit.setVisible(not is_photo or bool(evidence.url))
            self.visit.setEnabled(bool(web_link(evidence.url)))
            self._name_picture(evidence.caption)
            if former is None or former.kind != evidence.kind:
                self._put_buttons(below=is_photo)
            for binding in self._bindings:
                binding.show()
        self.up.setEnabled(place > 0 and not read_only)
        self.down.setEnabled(place < count - 1 and not read_only)
        self.remove.setEnabled(not read_only)
        self.send.setEnabled(not read_only)

    def show_picture(self, picture: QPixmap | None, words: str) -> None:
        """Show the thumbnail, or words where there is none; None while it is still to come."""
        if picture is None or picture.isNull():
            self.picture.setIcon(QIcon())
            self.picture.setText(words if picture is not None else "")
            self.picture.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        else:
            self.picture.setText("")
            self.picture.setIcon(QIcon(picture))
            self.picture.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _name_picture(self, caption: str) -> None:
        self.picture.setToolTip(self._messages.say("window.evidence.open"))
        self.picture.setAccessibleName(self._messages.say("window.evidence.open_named", caption=caption))

    # --- commands --------------------------------------------------------------------------------------------

    def _list_measures(self) -> None:
        self.menu.clear()
        for identifier, name in self._rows.measures():
            action = self.menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, target=identifier: self._rows.send_row(self, target))
        if self.menu.isEmpty():
            self.menu.addAction(self._messages.say("window.evidence.no_other")).setEnabled(False)

    def _drag(self) -> None:
        """Let the row be put elsewhere; ends when it was dropped."""
        if self.evidence is None or not self.remove.isEnabled():
            return
        drag = QDrag(self)
        carried = QMimeData()
        carried.setData(DRAGGED, self.evidence.id.encode())
        drag.setMimeData(carried)
        drag.setPixmap(self.picture.icon().pixmap(THUMBNAIL / 2))
        drag.exec(Qt.DropAction.MoveAction)

    # --- building --------------------------------------------------------------------------------------------

    def _bind(self, name: str, box: Box) -> None:
        widget: Any = box
        widget.setObjectName(f"evidence.{name}")
        widget.setAccessibleName(self._messages.say(f"window.evidence.{name}"))
        self._bindings.append(self._rows.binding(self, name, box))

    def _build_buttons(self) -> None:
        rows = self._rows
        self.send = self._button("send", None)
        self.send.setText(self._messages.say("window.evidence.send"))
        self.send.setToolTip(self._messages.say("window.evidence.send.tip"))
        self.send.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.send)
        self.menu.aboutToShow.connect(self._list_measures)
        self.send.setMenu(self.menu)
        self.up = self._button("up", lambda: rows.move_row(self, -1))
        self.down = self._button("down", lambda: rows.move_row(self, 1))
        self.up.setArrowType(Qt.ArrowType.UpArrow)
        self.down.setArrowType(Qt.ArrowType.DownArrow)
        for keys, button in (("Alt+Up", self.up), ("Alt+Down", self.down)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
            button.setToolTip(f"{button.toolTip()} ({keys})")
        self.remove = self._button("remove", lambda: rows.remove_row(self))
        self.remove.setText("✕")

    def _button(self, name: str, command: Callable[[], None] | None) -> QToolButton:
        button = QToolButton()
        text = self._messages.say(f"window.evidence.{name}")
        button.setObjectName(f"evidence.{name}")
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if command:
            button.clicked.connect(command)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 4, 6, 4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.picture, 0, 0, 4, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.caption, 0, 1)
        address = QHBoxLayout()
        address.addWidget(self.kind)
        address.addWidget(self.url, 1)
        address.addWidget(self.visit)
        grid.addLayout(address, 1, 1)
        self._lines = QHBoxLayout(), QHBoxLayout()
        self._lines[0].addWidget(self.place, 1)
        self._lines[1].addStretch()
        for number, line in enumerate(self._lines):
            grid.addLayout(line, 2 + number, 1)
        self._buttons = QWidget()
        together = QHBoxLayout(self._buttons)
        together.setContentsMargins(0, 0, 0, 0)
        together.setSpacing(2)
        for button in (self.send, self.up, self.down, self.remove):
            together.addWidget(button)
        self._lines[1].addWidget(self._buttons)
        grid.addWidget(self.details, 4, 0, 1, 2)

    def _put_buttons(self, *, below: bool) -> None:
        """Put the buttons beside the place, or below it where the picture leaves less room."""
        for line in self._lines:
            line.removeWidget(self._buttons)
        self._lines[below].addWidget(self._buttons)

    @property
    def order(self) -> tuple[QWidget, ...]:
        """What Tab goes through, from first to last."""
        return (
            self.picture,
            self.caption,
            self.url,
            self.visit,
            self.place,
            self.send,
            self.up,
            self.down,
            self.remove,
        )
