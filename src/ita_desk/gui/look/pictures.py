"""Pictures on the screen: decoded beside the window's thread, turned and cut as they are printed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap, QPixmapCache, QTransform

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.photo_part import WHOLE, Part, part_shown
from ita_desk.gui.tasks import Tasks
from ita_desk.records import dataclass
from ita_desk.services.photos import PhotoFacts

ReadBlob = Callable[[str], bytes | None]

THUMBNAIL = QSize(144, 108)
_SEAL = QSize(96, 72)
# The photos in office files are JPEGs of our own, but a file of another's making may hold any bytes. Qt would also
# read drawings that name other files, and its reader of TIFF crashes beside the one of Pillow.
_KINDS = ("jpeg", "png")


def thumbnail_of(content: bytes | None, turn: int) -> QPixmap:
    """A small picture of a photo's bytes, turned clockwise by degrees; a null one where there is no picture."""
    return QPixmap.fromImage(_read(content, turn, WHOLE, _SEAL)[0])


def read_picture(content: bytes | None) -> QImage:
    """The whole picture; a null one where there is no picture."""
    return _read(content, 0, WHOLE, None)[0]


def _read(content: bytes | None, turn: int, part: Part, room: QSize | None) -> tuple[QImage, QSize]:
    """The part of a turned picture, within a room where one is given, and the size of the whole as it lies."""
    buffer = QBuffer()
    buffer.setData(content or b"")
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size() if bytes(reader.format().data()).decode() in _KINDS else QSize()
    if not size.isValid():
        return QImage(), QSize()
    turned = size.transposed() if turn % 180 else size
    if room:
        cut = QRectF(0, 0, turned.width() * (part[2] - part[0]), turned.height() * (part[3] - part[1])).size()
        scale = min(room.width() / cut.width(), room.height() / cut.height())
        reader.setScaledSize(QSize(max(round(size.width() * scale), 1), max(round(size.height() * scale), 1)))
    image = reader.read()
    if turn:
        image = image.transformed(QTransform().rotate(turn))
    if part != WHOLE:
        wide, high = image.width(), image.height()
        left, top = round(part[0] * wide), round(part[1] * high)
        image = image.copy(
            left, top, max(round(part[2] * wide) - left, 1), max(round(part[3] * high) - top, 1)
        )
    return image, size


@dataclass(frozen=True, slots=True)
class _Made:
    """A thumbnail that was made, null where there is no picture, and what is told of the picture."""

    image: QImage
    facts: PhotoFacts | None


class Thumbnails(QObject):
    """Small pictures of evidence by their keys, made one after the other in a thread; `came` tells the key of each."""

    came = Signal(str)

    def __init__(self, read_blob: ReadBlob, ratio: Callable[[], float], parent: QObject) -> None:
        """`ratio` gives how many points of the screen a pixel of the window has."""
        super().__init__(parent)
        self._read_blob, self._ratio = read_blob, ratio
        self._tasks = Tasks(self)
        self._wanted: dict[str, Evidence] = {}
        self._closed = False
        self._asked: set[str] = set()
        self._facts: dict[str, PhotoFacts | None] = {}

    def want(self, proofs: Iterable[Evidence]) -> None:
        """Make the thumbnails of photos that are not at hand; those asked for before are wanted no more."""
        photos = {self.key_of(proof): proof for proof in proofs if proof.kind == "photo"}
        self._wanted = {} if self._closed else photos
        for key, proof in self._wanted.items():
            if key not in self._asked and (self.picture(proof) is None):
                self._asked.add(key)
                self._make(key, proof)

    def key_of(self, proof: Evidence) -> str:
        """What tells one thumbnail from another; "" for what is no photo."""
        if proof.kind != "photo":
            return ""
        return f"ita_desk/{proof.sha256}/{proof.turn}/{proof.crop}/{self._ratio()}"

    def picture(self, proof: Evidence) -> QPixmap | None:
        """The thumbnail if it is at hand: a null one where there is no picture; None while it is being made."""
        key = self.key_of(proof)
        if key in self._facts and self._facts[key] is None:
            return QPixmap()
        found = QPixmap()
        return found if key in self._facts and QPixmapCache.find(key, found) else None

    def facts(self, proof: Evidence) -> PhotoFacts | None:
        """What is told of the photo, once its thumbnail was made; None where there is no picture."""
        return self._facts.get(self.key_of(proof))

    def close(self) -> None:
        """Make no more."""
        self._wanted, self._closed = {}, True
        self._tasks.close()

    def _make(self, key: str, proof: Evidence) -> None:
        ratio, read_blob = self._ratio(), self._read_blob
        room = THUMBNAIL * ratio

        def work() -> _Made | None:
            if key not in self._wanted:  # the user has gone on meanwhile
                return None
            content = read_blob(proof.sha256) if proof.sha256 else None
            part = part_shown(proof.crop, proof.turn)
            image, size = _read(content, proof.turn, part, room)
            if image.isNull() or content is None:
                return _Made(QImage(), None)
            image.setDevicePixelRatio(ratio)
            return _Made(image, PhotoFacts(size.width(), size.height(), len(content)))

        self._tasks.run(
            work, lambda made: self._take(key, made), lambda _: self._take(key, _Made(QImage(), None))
        )

    def _take(self, key: str, made: _Made | None) -> None:
        self._asked.discard(key)
        if made is None:
            self.want(self._wanted.values())  # it may be wanted again by now
            return
        self._facts[key] = made.facts
        if not made.image.isNull():
            QPixmapCache.insert(key, QPixmap.fromImage(made.image))
        self.came.emit(key)
