"""Buttons that do one thing, and rows of them."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


def build_act_button(
    name: str, text: str, act: Callable[[], object] | None = None, *, auto_default: bool = False
) -> QPushButton:
    """A button that does something when it is pressed; Enter presses it from elsewhere only where that is said."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(auto_default)
    if act:
        button.clicked.connect(lambda: act())  # noqa: PLW0108  # Qt would hand over whether it is checked
    return button


def build_button_row(*buttons: QWidget, at_end: bool = False) -> QHBoxLayout:
    """Buttons side by side, at the beginning of the row or at its end."""
    row = QHBoxLayout()
    if at_end:
        row.addStretch()
    for button in buttons:
        row.addWidget(button)
    if not at_end:
        row.addStretch()
    return row
