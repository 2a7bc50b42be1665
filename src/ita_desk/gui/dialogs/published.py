"""Tells what a pack for the website holds, and how to put it there."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidgetItem, QVBoxLayout, QWidget

from ita_desk.domain.framework import Question
from ita_desk.gui.look.key_list import plain
from ita_desk.gui.widgets.flat_list import build_flat_list
from ita_desk.gui.widgets.letter_sizes import width_in_letters
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.publishing.plan import PAGE_NAME, ZIP, PublishAnswer, PublishedFile, size_words

_CHARACTERS, _LINES = 110, 4  # the width of the dialog in letters, the height of the list in rows
_COLUMNS = ("name", "kind", "size")


class PublishedDialog(QDialog):
    """The files of a pack with their sizes, what should be told of them, and hints; `folder_wanted` asks to open its folder."""

    folder_wanted = Signal()

    def __init__(
        self,
        messages: Messages,
        answer: PublishAnswer,
        item: Question | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("published")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain(messages.say("window.action.publish")).removesuffix("…"))
        self._messages = messages
        self.head = ThaiLabel(self._say("done", count=len(answer.files), path=str(answer.target)))
        self.head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        headings = [self._say(f"column.{name}") for name in _COLUMNS]
        self.list = build_flat_list("files", self._say("list"), headings)
        self.list.addTopLevelItems([QTreeWidgetItem(self._row(file)) for file in answer.files])
        notes = [self._say("scaled", name=f.name, points=f.long_side) for f in answer.files if f.long_side]
        notes += [messages.text(note) for note in answer.notes]
        self.notes = ThaiLabel("\n".join(f"• {note}" for note in notes))
        self.notes.setVisible(bool(notes))
        self.hints = ThaiLabel("\n".join(f"• {hint}" for hint in self._hints(answer, item)))
        self._lay_out()

    def _say(self, key: str, **values: object) -> str:
        return self._messages.say(f"window.published.{key}", **values)

    def _row(self, file: PublishedFile) -> list[str]:
        kind = self._messages.say(f"publish.kind.{file.kind}")
        return [file.name, kind, size_words(file.size)]

    def _hints(self, answer: PublishAnswer, item: Question | None) -> Sequence[str]:
        hints = [self._say("hint.look")]
        hints.append(self._say("hint.zip" if answer.target.suffix == ZIP else "hint.folder"))
        if any(file.name == PAGE_NAME for file in answer.files):
            hints.append(self._say("hint.names", name=PAGE_NAME))
        if item:
            hints.append(self._say("hint.item", code=item.code.upper(), title=item.title))
        return hints

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        show = buttons.addButton(self._say("open"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)  # after it, as it stands there
        show.setObjectName("open")
        show.clicked.connect(lambda: self.folder_wanted.emit())  # noqa: PLW0108  # not whether it is checked
        for button in buttons.buttons():
            button.setIcon(QIcon())  # the style's icons crowd the words
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (self.head, self.list, self.notes, self.hints, buttons):
            column.addWidget(part, 1 if part is self.list else 0)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 2 * _LINES)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """As wide as the letters need, and as high as that asks for."""
        return width_in_letters(self, _CHARACTERS)
