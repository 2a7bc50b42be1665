"""Makes packaging/windows/ita-desk.ico anew from resources/icons/ita-desk.svg.

    python packaging/make_icon.py

The result is kept with the sources, as Windows wants it when the program is built.
"""

import io
import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QIcon

CHECKOUT = Path(__file__).resolve().parents[1]
SVG = CHECKOUT / "resources" / "icons" / "ita-desk.svg"
ICON = CHECKOUT / "packaging" / "windows" / "ita-desk.ico"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # points; what Windows asks for at 100 to 250 %


def draw(icon: QIcon, size: int) -> Image.Image:
    """The icon drawn anew for a size, so that small ones are sharp."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    icon.pixmap(QSize(size, size), 1.0).toImage().save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(io.BytesIO(content.data())).convert("RGBA")


def main() -> None:
    """Draw all sizes into one file."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    icon = QIcon(str(SVG))
    largest, *others = [draw(icon, size) for size in sorted(SIZES, reverse=True)]
    largest.save(ICON, sizes=[(size, size) for size in SIZES], append_images=others)
    application.quit()


if __name__ == "__main__":
    main()
