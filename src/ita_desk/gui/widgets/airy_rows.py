"""Rows of a list with room for Thai marks."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem


class AiryRows(QStyledItemDelegate):
    """Rows with room for the marks above and below Thai letters."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A quarter more than the line needs."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), round(size.height() * 1.25))
