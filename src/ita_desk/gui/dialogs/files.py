"""Asking for a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(
    parent: QWidget, title: str, kinds: str, folder: Path, chosen: Callable[[Path], None]
) -> QFileDialog:
    """The open dialog that asks for a file to read; `kinds` as in `Office (*.ita)`, `folder` where to begin."""
    dialog = _build_dialog(parent, title, kinds, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def ask_for_files(
    parent: QWidget, title: str, kinds: str, chosen: Callable[[list[Path]], None]
) -> QFileDialog:
    """The open dialog that asks for several files to read."""
    dialog = _build_dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()
    return dialog


def ask_where_to_save(
    parent: QWidget,
    title: str,
    kinds: str,
    suggested: Path,
    chosen: Callable[[Path], None],
    *,
    may_replace: bool = True,
) -> QFileDialog:
    """The open dialog that asks where to write a file, and before a file is replaced where that is allowed."""
    dialog = _build_dialog(parent, title, kinds, suggested.parent)
    dialog.selectFile(suggested.name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not may_replace)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def _build_dialog(parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setNameFilter(kinds)
    if folder is not None:
        dialog.setDirectory(str(folder))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
