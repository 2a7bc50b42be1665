"""The sign of how bad a problem is; always beside its word, never alone."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QStyle

_SIGNS = {
    "must": QStyle.StandardPixmap.SP_MessageBoxCritical,
    "should": QStyle.StandardPixmap.SP_MessageBoxWarning,
    "consider": QStyle.StandardPixmap.SP_MessageBoxInformation,
}


def severity_icon(severity: str) -> QIcon:
    """The icon of a severity, of another shape for each."""
    return QApplication.style().standardIcon(_SIGNS[severity])
