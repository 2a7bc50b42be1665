"""The Thai manual in a window of its own."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.look.thai_breaks import ThaiDelegate, soft_breaks, without_soft_breaks
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.resources import Chapter

_NAME = Qt.ItemDataRole.UserRole
_LETTERS_OF_LIST, _LETTERS_OF_TEXT, _LINES = 26, 64, 30
_BESIDE_PICTURE = 72  # pixels of margins and of the scroll bar to come


class ManualText(QTextBrowser):
    """A chapter: its text breaks lines between Thai words, and what is copied from it is clean."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.document().setDocumentMargin(16)

    def show_chapter(self, chapter: Chapter) -> None:
        """Show a chapter from its beginning; its pictures are beside it."""
        self.document().setBaseUrl(QUrl.fromLocalFile(str(chapter.path)))
        self.setMarkdown(soft_breaks(chapter.text))
        self.moveCursor(self.textCursor().MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the manual, no wider than the text."""
        loaded = super().loadResource(kind, name)
        if kind == QTextDocument.ResourceType.ImageResource.value and isinstance(name, QUrl):
            path = Path(self.document().baseUrl().resolved(name).toLocalFile())
            return _fitting(path, self.width() - _BESIDE_PICTURE)
        return loaded

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is selected, without soft breaks."""
        copied = QMimeData()
        copied.setText(without_soft_breaks(self.textCursor().selection().toPlainText()))
        return copied


def _fitting(path: Path, width: int) -> QImage:
    image = QImage(str(path))
    return (
        image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        if image.width() > width
        else image
    )


class ManualWindow(QDialog):
    """The chapters beside the text of one; what is searched for is found in all of them."""

    def __init__(
        self, messages: Messages, chapters: tuple[Chapter, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("manual")
        self._messages, self._chapters = messages, chapters
        self.setWindowTitle(messages.say("window.manual.title"))
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self.list, self.text = QListWidget(), ManualText()
        self.list.setAccessibleName(messages.say("window.manual.chapters"))
        self.list.setItemDelegate(ThaiDelegate(self.list))
        self.list.setWordWrap(True)
        self.text.setAccessibleName(messages.say("window.manual.text"))
        self.text.anchorClicked.connect(self._follow)
        self.wanted = QLineEdit()
        self.wanted.setObjectName("wanted")
        self.wanted.setAccessibleName(messages.say("window.manual.search"))
        self.wanted.setPlaceholderText(messages.say("window.manual.search"))
        self.wanted.setClearButtonEnabled(True)
        self.told = ThaiLabel()
        for chapter in chapters:
            item = QListWidgetItem(chapter.title)
            item.setData(_NAME, chapter.name)
            self.list.addItem(item)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.wanted.textChanged.connect(self._list_found)
        self.wanted.returnPressed.connect(self._find_next)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.wanted.setFocus)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.wanted)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        close = QPushButton(self._messages.say("window.manual.close"))
        close.setObjectName("close")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(close)
        rows = QVBoxLayout(self)
        rows.addWidget(split, 1)
        rows.addLayout(line)
        letter = self.fontMetrics().averageCharWidth()
        split.setSizes([letter * _LETTERS_OF_LIST, letter * _LETTERS_OF_TEXT * 2])
        wanted = QSize(
            letter * (_LETTERS_OF_LIST + 2 * _LETTERS_OF_TEXT), self.fontMetrics().height() * _LINES
        )
        self.resize(wanted.boundedTo(self.screen().availableSize()))

    @property
    def chapter(self) -> str:
        """The name of the chapter shown."""
        item = self.list.currentItem()
        return str(item.data(_NAME)) if item else ""

    def show_chapter(self, name: str) -> None:
        """Show a chapter by its name; the first one if there is none such."""
        names = [chapter.name for chapter in self._chapters]
        self.wanted.clear()
        self.list.setCurrentRow(names.index(name) if name in names else 0)
        self.text.setFocus()

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._chapters):
            self.text.show_chapter(self._chapters[row])

    def _follow(self, address: QUrl) -> None:
        """Go to another chapter; addresses outside open in the browser."""
        named = [chapter.name for chapter in self._chapters if chapter.path.name == address.fileName()]
        if named:
            self.show_chapter(named[0])
        elif address.scheme() in ("http", "https"):
            QDesktopServices.openUrl(address)

    def _list_found(self, wanted: str) -> None:
        """List only the chapters that say what is searched for."""
        found = [wanted.strip().casefold() in chapter.text.casefold() for chapter in self._chapters]
        for row, fits in enumerate(found):
            self.list.item(row).setHidden(not fits)
        self.told.setText("" if any(found) else self._messages.say("window.manual.not_found"))
        current = self.list.currentRow()
        if any(found) and not (current >= 0 and found[current]):
            self.list.setCurrentRow(found.index(True))

    def _find_next(self) -> None:
        wanted = soft_breaks(self.wanted.text().strip())
        if wanted and not self.text.find(wanted):
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
            self.text.find(wanted)
