"""What Qt's focus chain goes through, asked for without harm."""

from PySide6.QtWidgets import QWidget


def focus_chain(start: QWidget) -> list[QWidget]:
    """A widget and all that follow it in the chain of its window, once around."""
    chain = [start]
    while (one := chain[-1].nextInFocusChain()) is not None and one is not start:
        chain.append(one)
    start.window().findChildren(
        QWidget
    )  # PySide took each for the parent of the next: all are the window's again
    return chain
