"""How the rows of the list of measures are painted: titles in two lines, what finds no column below them."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ita_desk.gui.look.thai_breaks import soft_breaks
from ita_desk.gui.models.measure_list import DETAIL_ROLE, HEADING_ROLE, STATUS_ROLE, MeasureList
from ita_desk.gui.widgets.status_sign import paint_status

Index = QModelIndex | QPersistentModelIndex

_MOST_LINES = 2
_LONG = ("title", "responsible")  # columns whose cells may take so many
_SMALL = 0.92  # the letters of what stands below a title, in parts of the title's
_LINE = 1.2  # the height of a line in parts of the font's: Thai marks reach beyond it
_SIDE, _EDGE = 5, 4  # pixels beside and above the text of a cell
_PARTED = "  ·  "


class MeasureRows(QStyledItemDelegate):
    """Paints the cells of a `MeasureList` in a tree view; columns that are hidden stand in words below the title."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        # A list of rows is painted at each step through it: what is reckoned from the font is kept.
        self._cut = lru_cache(maxsize=2_000)(_lines)
        self._fitting = lru_cache(maxsize=4_000)(_fitting)
        self._heights = lru_cache(maxsize=4)(_heights)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The room that the lines of a cell need in the width of its column."""
        model = index.model()
        column = model.columns[index.column()] if isinstance(model, MeasureList) else ""
        lines = len(self._cell_lines(index, option.font)) if column in _LONG else 1
        height = lines * self._heights(option.font.key())[0]
        if column == "title" and self._details(index):
            height += self._heights(option.font.key())[1]
        if index.data(HEADING_ROLE):
            height += self._heights(option.font.key())[1]
        return QSize(0, height + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground in the style's way, and the text on it."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        icon, lines = QIcon(shown.icon), self._cell_lines(index, option.font)
        shown.text, shown.icon = "", QIcon()
        if heading := index.data(HEADING_ROLE):
            self._paint_heading(painter, shown, heading if self._is_title(index) else "")
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, self._view)
        painter.save()
        painter.setPen(shown.palette.color(_group(shown), _role(shown)))
        painter.setFont(option.font)
        room = shown.rect.adjusted(_SIDE, _EDGE, -_SIDE, -_EDGE)
        painter.setClipRect(shown.rect)
        height = self._heights(option.font.key())[0]
        if not icon.isNull():
            side = _icon_side(option.font)
            icon.paint(painter, QRect(room.right() - side + 1, room.top() + (height - side) // 2, side, side))
        top = room.top()
        for line in lines:
            box = QRect(room.left(), top, room.width(), height)
            self._paint_line(painter, box, line, index.data(STATUS_ROLE), option.font)
            top += height
        if self._is_title(index):
            self._paint_details(painter, QRect(room.left(), top, room.width(), room.bottom() - top), index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, shown: QStyleOptionViewItem, heading: str) -> None:
        """Paint the name of a group over the row, and leave the rest of it to the row."""
        font = _small(shown.font)
        font.setBold(True)
        height = _height(_small(shown.font))
        band = QRect(shown.rect.left(), shown.rect.top(), shown.rect.width(), height)
        shown.rect = shown.rect.adjusted(0, height, 0, 0)
        painter.save()
        painter.fillRect(band, shown.palette.window())
        painter.setPen(shown.palette.color(QPalette.ColorRole.WindowText))
        painter.setFont(font)
        self._paint_line(painter, band.adjusted(_SIDE, 0, -_SIDE, 0), heading, None, font)
        painter.restore()

    def _paint_details(self, painter: QPainter, room: QRect, index: Index) -> None:
        details = self._details(index)
        if details:
            font = _small(painter.font())
            painter.setFont(font)
            statuses = (cell.data(STATUS_ROLE) for cell in self._hidden(index))
            status = next((status for status in statuses if status), "")
            box = QRect(room.left(), room.top(), room.width(), _height(font))
            self._paint_line(painter, box, details, status, font)

    def _paint_line(self, painter: QPainter, box: QRect, text: str, status: str | None, font: QFont) -> None:
        if status:
            side = _icon_side(font) * 0.8
            sign = QRectF(box.left(), box.top() + (box.height() - side) / 2, side, side)
            paint_status(painter, sign, status, painter.pen().color())
            box = box.adjusted(ceil(side) + _SIDE, 0, 0, 0)
        fitting = self._fitting(text, box.width(), font.key())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)

    # --- what stands in a cell -------------------------------------------------------------------------------

    def _is_title(self, index: Index) -> bool:
        model = index.model()
        return isinstance(model, MeasureList) and model.columns[index.column()] == "title"

    def _hidden(self, index: Index) -> list[QModelIndex]:
        """The cells of the row whose columns are not shown; the longest text comes last."""
        model = index.model()
        if not isinstance(model, MeasureList):
            return []
        hidden = [c for c in range(len(model.columns)) if self._view.isColumnHidden(c)]
        hidden.sort(key=lambda c: model.columns[c] == "responsible")
        return [model.index(index.row(), column) for column in hidden]

    def _details(self, index: Index) -> str:
        texts = (cell.data(DETAIL_ROLE) for cell in self._hidden(index))
        return _PARTED.join(text for text in texts if text)

    def _cell_lines(self, index: Index, font: QFont) -> tuple[str, ...]:
        width = self._view.columnWidth(index.column()) - 2 * _SIDE
        if index.data(Qt.ItemDataRole.DecorationRole) is not None:
            width -= _icon_side(font) + _SIDE
        if index.data(STATUS_ROLE):
            width -= _icon_side(font) + _SIDE
        text, whole = " ".join(str(index.data() or "").split()), self._is_title(index)
        return self._cut(text, max(width, 1), font.key()) if whole else _packed(text, width, font)


def _font_of(key: str) -> QFont:
    font = QFont()
    font.fromString(key)
    return font


def _fitting(text: str, width: int, font: str) -> str:
    """The text as far as it fits into a width."""
    return QFontMetrics(_font_of(font)).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _lines(text: str, width: int, font_key: str) -> tuple[str, ...]:
    """The text in at most so many lines; the last holds all that is left, to be shortened where it is painted."""
    font = _font_of(font_key)
    layout = QTextLayout(soft_breaks(text), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < _MOST_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    broken = layout.text()
    ends = [*starts[1:], len(broken)]
    return tuple(broken[start:end].strip() for start, end in zip(starts, ends, strict=True))


def _packed(text: str, width: int, font: QFont) -> tuple[str, ...]:
    """The same for names parted by commas, none of which is broken."""
    first, *rest = text.split(", ")
    measured = QFontMetrics(font)
    while rest and measured.horizontalAdvance(f"{first}, {rest[0]},") <= width:
        first = f"{first}, {rest.pop(0)}"
    return (f"{first},", ", ".join(rest)) if rest else (first,)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small


def _height(font: QFont) -> int:
    return ceil(QFontMetrics(font).height() * _LINE)


def _heights(font_key: str) -> tuple[int, int]:
    """The heights of a line of a title and of the details below it."""
    font = _font_of(font_key)
    return _height(font), _height(_small(font))


def _icon_side(font: QFont) -> int:
    return QFontMetrics(font).ascent()


def _group(option: QStyleOptionViewItem) -> QPalette.ColorGroup:
    if not option.state & QStyle.StateFlag.State_Enabled:
        return QPalette.ColorGroup.Disabled
    active = option.state & QStyle.StateFlag.State_Active
    return QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive


def _role(option: QStyleOptionViewItem) -> QPalette.ColorRole:
    selected = option.state & QStyle.StateFlag.State_Selected
    return QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
