"""The agency's seal: a small picture of it, and buttons to choose another or none."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ita_desk.gui.editors.evidence_rows import ChoosePhotos
from ita_desk.gui.look.pictures import ReadBlob, thumbnail_of
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.agency import set_seal

SIDE = 96  # pixels of the picture's frame


class SealBox(QWidget):
    """The seal as the office has it.

    `choose_photos` lets the user choose pictures and calls back with the keys of their blobs, of which the first is
    taken; `read_blob` gives a blob's bytes.
    """

    def __init__(
        self, bridge: SessionBridge, messages: Messages, choose_photos: ChoosePhotos, read_blob: ReadBlob
    ) -> None:
        super().__init__()
        self._bridge, self._messages = bridge, messages
        self._choose_photos, self._read_blob = choose_photos, read_blob
        self._shown: str | None = None  # the key of the picture that is shown
        self.picture = QLabel()
        self.picture.setObjectName("seal")
        self.picture.setFixedSize(SIDE, SIDE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFrameShape(QLabel.Shape.StyledPanel)
        self.picture.setWordWrap(True)
        self.picture.setAccessibleName(messages.say("field.agency.seal"))
        self.choose_button = self._button("choose", self._choose)
        self.remove_button = self._button("remove", self._remove)
        self._lay_out()

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.addWidget(ThaiLabel(self._messages.say("window.seal.help")))
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch()
        beside.addLayout(buttons)
        beside.addStretch()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.picture)
        line.addLayout(beside, 1)

    def _button(self, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self._messages.say(f"window.seal.{name}"))
        button.setObjectName(f"{name}_seal")
        button.clicked.connect(act)
        return button

    def show_seal(self) -> None:
        """Show what the office says now."""
        key = self._bridge.office.agency.seal.sha256
        self.choose_button.setEnabled(not self._bridge.read_only)
        self.remove_button.setEnabled(bool(key) and not self._bridge.read_only)
        if key == self._shown:
            return
        self._shown = key
        picture = thumbnail_of(self._read_blob(key), 0) if key else None
        if picture is None:
            self.picture.setText(self._messages.say("window.seal.none"))
        elif picture.isNull():
            self.picture.setText(self._messages.say("window.seal.no_picture"))
        else:
            self.picture.setPixmap(picture)

    def _choose(self) -> None:
        def keep(keys: list[str]) -> None:
            if keys:
                self._bridge.command(set_seal(keys[0]))

        self._choose_photos(keep)

    def _remove(self) -> None:
        self._bridge.command(set_seal(""))
