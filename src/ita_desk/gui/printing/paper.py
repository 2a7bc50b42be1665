"""Qt's words for paper."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

_SAME = 2.0  # points by which pages of the same paper may differ


def layout_of(size: QSizeF) -> QPageLayout:
    """The whole sheet, without margins, for a page of a size in points."""
    landscape = size.width() > size.height()
    upright = size.transposed() if landscape else size
    turned = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(_paper(upright), turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _paper(upright: QSizeF) -> QPageSize:
    return QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def media_of(sizes: Sequence[QSizeF]) -> str:
    """The name of the paper of the first page, as printers know it."""
    size = layout_of(sizes[0]).pageSize()
    if size.id() != QPageSize.PageSizeId.Custom:
        return size.key()
    points = size.sizePoints()
    return f"Custom.{points.width()}x{points.height()}"


def is_one_paper(sizes: Sequence[QSizeF]) -> bool:
    """Whether all pages are of the same paper, upright or turned."""
    sides = [sorted((size.width(), size.height())) for size in sizes]
    return all(abs(a - b) < _SAME for side in sides for a, b in zip(side, sides[0], strict=True))
