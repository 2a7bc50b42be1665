"""Pictures on the clipboard: files that were copied, or one picture as another program shows it."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence

from ita_desk.services.photos import PictureSource, is_picture, picture_file


def pastes_pictures(event: QEvent) -> bool:
    """Whether somebody presses the keys of pasting while there is a picture to be pasted."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.KeyPress
        and event.matches(QKeySequence.StandardKey.Paste)
        and pictures_are_copied()
    )


def pictures_are_copied() -> bool:
    """Whether there is a picture to be pasted."""
    copied = QGuiApplication.clipboard().mimeData()
    return bool(copied_files(copied)) or _is_picture(copied)


def copied_pictures(name: str) -> list[PictureSource]:
    """The pictures on the clipboard; one that is no file is told by this name."""
    copied = QGuiApplication.clipboard().mimeData()
    if files := copied_files(copied):
        return [picture_file(path) for path in files]
    if not _is_picture(copied):
        return []
    image = QGuiApplication.clipboard().image()
    return [PictureSource(name, lambda: _as_png(image))]


def copied_files(copied: QMimeData) -> list[Path]:
    """The picture files that were copied or are dragged."""
    paths = (Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile())
    return [path for path in paths if is_picture(path)]


def _is_picture(copied: QMimeData) -> bool:
    # Spreadsheets offer a picture of the cells beside the cells themselves; browsers an address beside a picture.
    cells = copied.text().strip() if copied.hasText() else ""
    return copied.hasImage() and not cells and "<table" not in copied.html().lower()


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub is wrong: bytes are refused
    return bytes(buffer.data().data())
