"""Imports as Python does them, after Qt for Python has put its own in their place."""

import builtins

import PySide6.QtCore as _  # noqa: F401  # puts its own in place


def import_plainly() -> None:
    """Give Python its import back.

    That of Qt for Python reads the source of every module loaded after it, to see whether it asks for other names of
    methods (`__feature__`), which none of ours does; that took a tenth of the start, and the sources stayed in memory.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
