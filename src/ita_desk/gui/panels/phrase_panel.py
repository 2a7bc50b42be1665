"""The panel of phrases: a list to search in and choose from by keyboard, under the field it writes into."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.look.thai_breaks import ThaiDelegate
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.phrases import Phrase, PhraseGroup

_LINES, _FEWEST = 9, 4  # of text, which the list is high
_PHRASE = Qt.ItemDataRole.UserRole
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class _AiryPhrases(ThaiDelegate):
    """Wrapped texts with room for the marks above and below Thai letters."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A third of a line more than the text needs."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + option.fontMetrics.height() // 3)


class PhrasePanel(QFrame):
    """Phrases by group; Enter in the line sought or in the list inserts the one at which the list stands.

    `sought` carries the words typed, `chosen`, `edit_wanted` and `remove_wanted` a `Phrase`; `keep_wanted` asks to keep
    the field's text, `closed` to close the panel.
    """

    sought = Signal(str)
    chosen = Signal(object)
    keep_wanted = Signal()
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    closed = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self.setObjectName("phrases")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._heading, self.told = ThaiLabel(), ThaiLabel()
        self.told.setObjectName("told")
        self.search = LineBox()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(messages.say("phrases.search"))
        self.search.setAccessibleName(messages.say("phrases.search"))
        self.list = _build_list(messages.say("phrases.list"))
        self.insert = self._button("insert", self._choose)
        self.keep = self._button("keep", self.keep_wanted.emit)
        self.edit = self._button("edit", lambda: self._tell(self.edit_wanted))
        self.remove = self._button("remove", lambda: self._tell(self.remove_wanted))
        self._close = QToolButton()
        self._close.setObjectName("close_phrases")
        self._close.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_TitleBarCloseButton))
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for say in (self._close.setToolTip, self._close.setAccessibleName):
            say(messages.say("phrases.close"))
        self._lay_out()
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self.sought)
        self.search.returnPressed.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.currentItemChanged.connect(self._allow)
        self._close.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        head, line, under = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.search, 1)
        line.addWidget(self.insert)
        for button in (self.keep, self.edit, self.remove):
            under.addWidget(button)
        under.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(line)
        column.addWidget(self.list)
        column.addLayout(under)
        column.addWidget(self.told)
        order: list[QWidget] = [self.search, self.insert, self.list, self.keep, self.edit, self.remove]
        for one, following in zip(order, [*order[1:], self._close], strict=True):
            QWidget.setTabOrder(one, following)

    def _button(self, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self._messages.say(f"phrases.{name}"))
        button.setObjectName(f"phrase_{name}")
        button.setToolTip(self._messages.say(f"phrases.{name}.tip"))
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())  # noqa: PLW0108  # without the state of the button
        return button

    # --- showing ---------------------------------------------------------------------------------------------

    def begin(self, field: str) -> None:
        """Begin a search for a field, named in words."""
        self._heading.setText(self._messages.say("phrases.heading", field=field))
        self.search.blockSignals(True)
        self.search.set_value("")
        self.search.blockSignals(False)
        self.tell("")

    def fit(self, room: int) -> None:
        """Make the list as high as a form of this height can show together with a few lines of the box."""
        line = self.list.fontMetrics().lineSpacing()
        around = self.sizeHint().height() - self.list.height()
        free = room - around - _FEWEST * line
        self.list.setFixedHeight(max(_FEWEST * line, min(_LINES * line, free)))

    def show_groups(self, groups: Sequence[PhraseGroup], stand_at: Phrase | None = None) -> None:
        """Show phrases under the heads of their groups, and stand at one of them, else at the first."""
        self.list.blockSignals(True)
        self.list.clear()
        for group in groups:
            self._add_head(self._messages.say(f"phrases.group.{group.head}"))
            for phrase in group.phrases:
                self._add_phrase(phrase)
        self.list.blockSignals(False)
        places = [n for n in range(self.list.count()) if self._phrase_at(n)]
        wanted = [n for n in places if stand_at and self._phrase_at(n) == stand_at]
        self.list.setCurrentRow((wanted or places or [-1])[0])
        if not wanted:
            self.list.scrollToTop()
        if not groups:
            self._add_head(self._messages.say("phrases.none"))
        self._allow()

    def tell(self, text: str) -> None:
        """Say what happened, below the list; "" takes no room."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    @property
    def current(self) -> Phrase | None:
        """The phrase at which the list stands."""
        return self._phrase_at(self.list.currentRow())

    def _phrase_at(self, place: int) -> Phrase | None:
        item = self.list.item(place)
        found = item.data(_PHRASE) if item else None
        return found if isinstance(found, Phrase) else None

    def _add_head(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)  # the keys pass it by
        bold = self.list.font()
        bold.setBold(True)
        item.setFont(bold)
        self.list.addItem(item)

    def _add_phrase(self, phrase: Phrase) -> None:
        text = " ".join(phrase.text.split())
        item = QListWidgetItem(self._messages.say("phrases.own", text=text) if phrase.own else text)
        item.setData(_PHRASE, phrase)
        self.list.addItem(item)

    def _allow(self, *_: object) -> None:
        phrase = self.current
        self.insert.setEnabled(phrase is not None)
        own = phrase is not None and phrase.own
        if not own and self.focusWidget() in (self.edit, self.remove):
            self.list.setFocus()
        self.edit.setEnabled(own)
        self.remove.setEnabled(own)

    # --- choosing --------------------------------------------------------------------------------------------

    def _choose(self, *_: object) -> None:
        self._tell(self.chosen)

    def _tell(self, signal: SignalInstance) -> None:
        phrase = self.current
        if phrase is not None:
            signal.emit(phrase)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, wherever in the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list while words are typed."""
        if isinstance(event, QKeyEvent) and event.key() in _TO_LIST and event.type() == QEvent.Type.KeyPress:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


def _build_list(name: str) -> QListWidget:
    """A list whose long texts wrap."""
    found = QListWidget()
    found.setObjectName("phrase_list")
    found.setAccessibleName(name)
    found.setItemDelegate(_AiryPhrases(found))
    found.setWordWrap(True)
    found.setSpacing(1)
    found.setAlternatingRowColors(True)
    found.setResizeMode(QListView.ResizeMode.Adjust)
    found.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    found.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return found
