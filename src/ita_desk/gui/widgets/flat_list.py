"""A list with columns, of rows that have none below them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTreeWidget

from ita_desk.gui.widgets.airy_rows import AiryRows


def build_flat_list(name: str, spoken: str, headings: Sequence[str]) -> QTreeWidget:
    """The list, its columns as wide as what stands in them; `spoken` is its accessible name."""
    rows = QTreeWidget()
    rows.setObjectName(name)
    rows.setAccessibleName(spoken)
    rows.setHeaderLabels(list(headings))
    rows.setRootIsDecorated(False)
    rows.setUniformRowHeights(True)
    rows.setAllColumnsShowFocus(True)
    rows.setAlternatingRowColors(True)
    rows.setItemDelegate(AiryRows(rows))
    rows.header().setStretchLastSection(False)
    rows.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return rows
