"""A box for the steps of a measure: one text a step."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.typed_text import clean, units
from ita_desk.i18n import Messages
from ita_desk.intake.cells import begins_list, steps_from

Texts = tuple[str, ...]

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | _SHIFT
_MOVES = {_Key.Key_Up: -1, _Key.Key_Down: 1}


class StepText(TextBox):
    """The text of one step; keys and pasted lines that concern more than this step are told."""

    split = Signal()
    joined = Signal(int)
    moved = Signal(int)
    lines_pasted = Signal(object)
    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the user stands here now."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that split, join and move steps."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif key in (_Key.Key_Return, _Key.Key_Enter) and modifiers == _SHIFT:
            self.insertPlainText("\n")
        elif key in (_Key.Key_Return, _Key.Key_Enter) and modifiers == _NONE:
            self.split.emit()
        elif key in _MOVES and modifiers == _CONTROL_SHIFT:
            self.moved.emit(_MOVES[_Key(key)])
        elif key == _Key.Key_Backspace and modifiers in (_NONE, _SHIFT) and self._stands_at(0):
            self.joined.emit(-1)
        elif key == _Key.Key_Delete and modifiers == _NONE and self._stands_at(units(self.text())):
            self.joined.emit(1)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste one line here, several as steps."""
        lines = pasted_steps(clean(source.text()))
        if len(lines) > 1:
            self.lines_pasted.emit(lines)
        else:
            super().insertFromMimeData(source)

    def around(self) -> tuple[str, str]:
        """The text before and after the cursor; what is selected is in neither."""
        cursor = self.textCursor()
        text = self.text().encode("utf-16-le")  # Qt counts UTF-16 units
        head, tail = text[: 2 * cursor.selectionStart()], text[2 * cursor.selectionEnd() :]
        return head.decode("utf-16-le"), tail.decode("utf-16-le")

    def stand_at(self, place: int) -> None:
        """Take the focus and put the cursor at a place, in UTF-16 units."""
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        self.setFocus()

    def _stands_at(self, place: int) -> bool:
        cursor: QTextCursor = self.textCursor()
        return not cursor.hasSelection() and cursor.position() == place


class StepsBox(QWidget):
    """The steps of a measure, numbered. A box of a form (`gui.binding.Box`) whose value is a tuple of texts.

    Enter begins a step, Shift+Enter a line; Backspace at the start of a step joins it to the one before;
    Ctrl+Shift+Up and Down move it; several pasted lines become steps. Steps without text do not count.
    """

    typed = Signal()
    settled = Signal(object)

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages, self._read_only = messages, False
        self._rows: list[tuple[QWidget, StepText]] = []  # rows that are not needed are kept, hidden
        self._count = self._stood = 0
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        self._add_row()  # before the button, so that Tab goes to the steps first
        self.add_button = QPushButton(messages.say("window.steps.add"))
        self.add_button.setObjectName("add_step")
        self.add_button.clicked.connect(self.add_step)
        self._layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show(("",))

    @property
    def boxes(self) -> tuple[StepText, ...]:
        """The boxes of the steps shown, in order."""
        return tuple(box for _, box in self._rows[: self._count])

    @property
    def unsettled(self) -> bool:
        """Whether something was typed that has not settled."""
        return any(box.unsettled for box in self.boxes)

    def value(self) -> Texts:
        """The texts of the steps that have one."""
        return tuple(text for text in self._texts() if text.strip())

    def set_value(self, value: Texts) -> None:
        """Show steps; an empty one in which the user stands stays."""
        if value != self._texts() and (value != self.value() or self._place() is None):
            self._show(value or ("",))
            self._stood = self._count - 1  # of other steps, after all of them

    def settle(self) -> None:
        """Let what was typed count now; not during the composition of an input method."""
        for box in self.boxes:
            box.settle()

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting change."""
        self._read_only = read_only
        self.add_button.setEnabled(not read_only)
        for _, box in self._rows:
            box.set_read_only(read_only)

    def add_step(self) -> None:
        """Begin a step at the end, or go to the empty one that stands there."""
        texts = self._texts()
        if texts[-1].strip():
            self._change((*texts, ""), len(texts), 0)
        else:
            self.boxes[-1].setFocus()

    def insert_step(self, text: str) -> None:
        """Begin a step with this text after the one in which the user stood last, or fill that if it is empty.

        The user stays where he is, and the next one goes after this.
        """
        texts, place = self._texts(), min(self._stood, self._count - 1)
        empty = not texts[place].strip()
        self._show((*texts[: place if empty else place + 1], text, *texts[place + 1 :]))
        self._stood = place if empty else place + 1
        self.typed.emit()
        self._tell()

    @property
    def box_stood_in(self) -> StepText:
        """The box of the step in which the user stood last."""
        return self.boxes[min(self._stood, self._count - 1)]

    def _stand(self, place: int) -> None:
        self._stood = place

    # --- what keys do ----------------------------------------------------------------------------------------

    def _split(self, place: int) -> None:
        self._paste(place, ("", ""))

    def _paste(self, place: int, lines: Texts) -> None:
        """Put several steps where the cursor stands in one."""
        texts = self._texts()
        head, tail = self.boxes[place].around()
        new = (head.rstrip() + lines[0], *lines[1:-1], lines[-1] + tail.lstrip())
        last = place + len(lines) - 1
        self._change((*texts[:place], *new, *texts[place + 1 :]), last, units(lines[-1]))

    def _join(self, place: int, by: int) -> None:
        first = min(place, place + by)
        texts = self._texts()
        if 0 <= first < len(texts) - 1:
            joined = texts[first] + texts[first + 1]
            self._change((*texts[:first], joined, *texts[first + 2 :]), first, units(texts[first]))

    def _move(self, place: int, by: int) -> None:
        texts = list(self._texts())
        if 0 <= place + by < len(texts):
            cursor = self.boxes[place].textCursor().position()
            texts.insert(place + by, texts.pop(place))
            self._change(tuple(texts), place + by, cursor)

    def _change(self, texts: Texts, place: int, cursor: int) -> None:
        """Show other steps by the user's wish, who then stands in one of them."""
        self._show(texts)
        self.boxes[place].stand_at(cursor)
        self.typed.emit()
        self._tell()

    # --- rows ------------------------------------------------------------------------------------------------

    def _texts(self) -> Texts:
        return tuple(box.text() for box in self.boxes)

    def _place(self) -> int | None:
        """The step in which the user stands."""
        focus = self.window().focusWidget()
        return next((n for n, box in enumerate(self.boxes) if box is focus), None)

    def _show(self, texts: Texts) -> None:
        place = self._place()
        while len(self._rows) < len(texts):
            self._add_row()
        for number, (row, box) in enumerate(self._rows):
            box.set_value(texts[number] if number < len(texts) else "")
            if number < len(texts):
                row.setVisible(True)
        self._count = len(texts)
        if place is not None and place >= self._count:  # the step the user stood in is gone
            self.boxes[-1].setFocus()
        for row, _ in self._rows[self._count :]:
            row.setVisible(False)

    def _add_row(self) -> None:
        place = len(self._rows)
        row, box = QWidget(), StepText(1)
        box.setObjectName(f"step_{place + 1}")
        box.setAccessibleName(self._messages.say("window.steps.step", number=place + 1))
        box.set_read_only(self._read_only)
        label = QLabel(f"{place + 1}.")
        fit_to_font(label, lambda one: one.setMinimumWidth(one.fontMetrics().horizontalAdvance("00.")))
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        label.setContentsMargins(0, box.frameWidth() + round(box.document().documentMargin()), 0, 0)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(box)
        box.typed.connect(self.typed)
        box.settled.connect(self._tell)
        box.entered.connect(lambda: self._stand(place))
        box.split.connect(lambda: self._split(place))
        box.joined.connect(lambda by: self._join(place, by))
        box.moved.connect(lambda by: self._move(place, by))
        box.lines_pasted.connect(lambda lines: self._paste(place, lines))
        self._layout.insertWidget(place, row)
        if place == 0:
            self.setFocusProxy(box)
        else:
            QWidget.setTabOrder(self._rows[place - 1][1], box)
        self._rows.append((row, box))

    def _tell(self) -> None:
        self.settled.emit(self.value())


def pasted_steps(text: str) -> Texts:
    """The steps in a pasted text: the items of a numbered list without their numbers, else its lines."""
    if "\n" not in text:
        return (text,)
    if begins_list(text):
        return steps_from(text)
    return tuple(line.strip() for line in text.splitlines() if line.strip())
