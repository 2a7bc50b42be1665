"""What was changed in the office since a version of a report was signed off."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.widgets.act_button import build_act_button
from ita_desk.gui.widgets.compared_text import ComparedText
from ita_desk.gui.widgets.flat_list import build_flat_list
from ita_desk.gui.widgets.letter_sizes import size_in_letters
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Message, Messages
from ita_desk.services.compare_years import differing_words
from ita_desk.services.signing.differences import Difference
from ita_desk.thai.words import Segmenter

_CHARACTERS, _LINES = 110, 30  # the size of the dialog, in letters and lines of its font
_SHOWN = 60  # letters of a text in the list
_DIFFERENCE = Qt.ItemDataRole.UserRole


class SignedDifferencesDialog(QDialog):
    """Beside the window: the places, and of the chosen one the text then and now.

    `place_wanted` carries the `domain.texts.Place` the user wants to go to.
    """

    place_wanted = Signal(object)

    def __init__(self, messages: Messages, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signed_differences")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(messages.say("window.signed.differences_title"))
        self._messages, self._segmenter = messages, Segmenter()
        self.head = ThaiLabel(title)
        self.told = ThaiLabel(messages.say("window.signed.comparing"))
        self.told.setObjectName("told")
        self.list = self._build_list()
        self.before, self.now = self._build_text("before"), self._build_text("now")
        acts = {"go": self._go, "close": self.reject}
        self.buttons = {name: self._button(name, act) for name, act in acts.items()}
        self._lay_out()
        self.list.currentItemChanged.connect(self._show_chosen)
        self.list.itemActivated.connect(self._go)
        self._show_chosen()
        self.resize(self.sizeHint())

    # --- building --------------------------------------------------------------------------------------------

    def _build_list(self) -> QTreeWidget:
        say = self._messages.say
        headings = [say(f"window.signed.{name}") for name in ("place", "before", "now")]
        rows = build_flat_list("list", say("window.signed.differences_list"), headings)
        rows.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        fit_to_font(rows, lambda area: area.setMinimumHeight(area.fontMetrics().lineSpacing() * 6))
        return rows

    def _build_text(self, name: str) -> ComparedText:
        text = ComparedText()
        text.setObjectName(name)
        text.setAccessibleName(self._messages.say(f"window.signed.{name}"))
        return text

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        return build_act_button(
            name, self._messages.say(f"window.signed.{name}"), act, auto_default=name == "go"
        )

    def _lay_out(self) -> None:
        texts = QWidget()
        inside = QVBoxLayout(texts)
        inside.setContentsMargins(0, 0, 0, 0)
        for text in (self.before, self.now):
            label = ThaiLabel(text.accessibleName(), wraps=False)
            label.setBuddy(text)
            inside.addWidget(label)
            inside.addWidget(text)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidget(texts)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.list)
        parts.addWidget(area)
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.addWidget(self.head)
        column.addWidget(self.told)
        column.addWidget(parts, 1)
        last = QHBoxLayout()
        last.addWidget(self.buttons["go"])
        last.addStretch()
        last.addWidget(self.buttons["close"])
        column.addLayout(last)
        self.buttons["go"].setDefault(True)

    def sizeHint(self) -> QSize:
        """As wide and high as the letters need."""
        return size_in_letters(self, _CHARACTERS, _LINES)

    # --- showing ---------------------------------------------------------------------------------------------

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """List these; the row that was chosen stays chosen."""
        former = max(self.list.currentIndex().row(), 0)
        self.list.clear()
        self.list.addTopLevelItems([self._row_of(one) for one in differences])
        key = "window.signed.changed" if differences else "window.signed.unchanged"
        self.tell(self._messages.say(key, count=len(differences)))
        if row := self.list.topLevelItem(min(former, len(differences) - 1)):
            self.list.setCurrentItem(row)
        self._show_chosen()

    def tell(self, text: str) -> None:
        """Say something above the list."""
        self.told.setText(text)

    def _row_of(self, one: Difference) -> QTreeWidgetItem:
        before, now = (_shortened(self._said(text)) for text in (one.before, one.now))
        row = QTreeWidgetItem([self._messages.text(one.place), before, now])
        row.setData(0, _DIFFERENCE, one)
        return row

    def _said(self, said: str | Message) -> str:
        return self._messages.text(said) if isinstance(said, Message) else said

    @property
    def chosen(self) -> Difference | None:
        """The one of the chosen row."""
        row = self.list.currentItem()
        found = row.data(0, _DIFFERENCE) if row else None
        return found if isinstance(found, Difference) else None

    def _show_chosen(self) -> None:
        chosen = self.chosen
        before, now = map(self._said, (chosen.before, chosen.now) if chosen else ("", ""))
        self.before.show_parts(differing_words(before, now, self._segmenter))
        self.now.show_parts(differing_words(now, before, self._segmenter))
        self.buttons["go"].setEnabled(bool(chosen and chosen.where))

    def _go(self) -> None:
        if self.chosen and self.chosen.where:
            self.place_wanted.emit(self.chosen.where)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
