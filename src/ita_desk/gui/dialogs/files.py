"""Asking for a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
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
    parent: QWidget, title: str, kinds: str, folder: Path, chosen: Callable[[list[Path]], None]
) -> QFileDialog:
    """The open dialog that asks for several files to read; `folder` is where to begin."""
    dialog = _build_dialog(parent, title, kinds, folder)
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
    """The open dialog that asks where to write a file, and before a file is replaced where that is allowed.

    Of several `kinds`, parted by `;;`, the name ends as the chosen one's do.
    """
    dialog = _build_dialog(parent, title, kinds, suggested.parent)
    dialog.selectFile(suggested.name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not may_replace)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.filterSelected.connect(lambda kind: _follow_kind(dialog, kind))
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def _follow_kind(dialog: QFileDialog, kind: str) -> None:
    """Have the name end as the kind of file does that was chosen, as in `Word (*.docx)`."""
    ending = kind.rpartition("*.")[2].rstrip(")")
    dialog.setDefaultSuffix(ending)
    for name in dialog.selectedFiles()[:1]:
        dialog.selectFile(str(Path(name).with_suffix(f".{ending}")))


def show_path(path: Path) -> None:
    """Open a file or folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def ask_for_folder(parent: QWidget, title: str, folder: Path, chosen: Callable[[Path], None]) -> QFileDialog:
    """The open dialog that asks for a folder; `folder` is where to begin."""
    dialog = _build_dialog(parent, title, "", folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def _build_dialog(parent: QWidget, title: str, kinds: str, folder: Path) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setNameFilter(kinds)
    dialog.setDirectory(str(folder))
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def documents_folder() -> Path:
    """Where users keep their documents, else their home."""
    return _usual_folder(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()


def pictures_folder() -> Path:
    """Where users keep their pictures, else their documents."""
    return _usual_folder(QStandardPaths.StandardLocation.PicturesLocation) or documents_folder()


def _usual_folder(which: QStandardPaths.StandardLocation) -> Path | None:
    folder = Path(QStandardPaths.writableLocation(which))
    return folder if folder.is_dir() and folder != Path.home() else None
