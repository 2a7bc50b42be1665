"""Rows that show where words were found: the place, and below it the text with the words marked."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ita_desk.gui.models.found_list import FoundList, FoundWords

Index = QModelIndex | QPersistentModelIndex
_LINE = 1.3  # of the font's line: room for the marks above and below Thai letters
_PAD = 0.3
_MOST_OF_ROW = 0.7  # of the width may be taken by the words themselves


class FoundRows(QStyledItemDelegate):
    """Two lines a row; the words found stand bold and underlined between brackets, whatever the room around them.

    Each line is one line and ends with "…" where there is no room: nothing breaks, so no Thai word is broken.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as two lines with their marks."""
        line = option.fontMetrics.lineSpacing()
        return QSize(super().sizeHint(option, index).width(), ceil(line * (2 * _LINE + _PAD)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row: the style draws what it stands on and its tick."""
        model = index.model()
        assert isinstance(model, FoundList)
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        style = widget.style() if isinstance(widget, QWidget) else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        room = QRect(option.rect)
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            tick = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, widget)
            room.setLeft(tick.right())
        margin = option.fontMetrics.averageCharWidth()
        room.adjust(margin, 0, -margin, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        active = bool(option.state & QStyle.StateFlag.State_Active)
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        painter.save()
        painter.setPen(option.palette.color(group, role))
        _draw(painter, room, option.font, model.words_of(index.row()))
        painter.restore()


def _draw(painter: QPainter, room: QRect, font: QFont, words: FoundWords) -> None:
    plain, marked = QFontMetrics(font), QFont(font)
    marked.setBold(True)
    marked.setUnderline(True)
    line = plain.lineSpacing() * _LINE
    top = room.top() + plain.lineSpacing() * _PAD / 2 + (line - plain.lineSpacing()) / 2 + plain.ascent()
    painter.setFont(font)
    place = plain.elidedText(words.place, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(QPointF(room.left(), top), place)
    left, below = float(room.left()), top + line
    pieces = fitting(words, room.width(), plain, QFontMetrics(marked))
    for piece, face in zip(pieces, (font, marked, font), strict=True):
        painter.setFont(face)
        painter.drawText(QPointF(left, below), piece)
        left += QFontMetrics(face).horizontalAdvance(piece)


def fitting(words: FoundWords, width: int, plain: QFontMetrics, marked: QFontMetrics) -> tuple[str, str, str]:
    """What stands before, the words between brackets, and what stands after, shortened to a width in pixels."""
    found = marked.elidedText(f"[{words.words}]", Qt.TextElideMode.ElideMiddle, round(width * _MOST_OF_ROW))
    rest = max(0, width - marked.horizontalAdvance(found))
    after_needs = min(plain.horizontalAdvance(words.after), rest // 2)
    before = plain.elidedText(words.before, Qt.TextElideMode.ElideLeft, rest - after_needs)
    after_room = max(0, rest - plain.horizontalAdvance(before))
    return before, found, plain.elidedText(words.after, Qt.TextElideMode.ElideRight, after_room)
