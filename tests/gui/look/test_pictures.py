"""Small pictures and large ones, turned and cut as they are printed."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmapCache
from pytestqt.qtbot import QtBot

from ita_desk.domain.evidence import Evidence
from ita_desk.gui.look.pictures import THUMBNAIL, Thumbnails, read_picture, thumbnail_of
from ita_desk.services.photos import PhotoFacts
from typeset import picture


@pytest.mark.parametrize(("turn", "size"), [(0, (96, 24)), (90, (18, 72)), (180, (96, 24)), (270, (18, 72))])
def test_thumbnails(qtbot: QtBot, turn: int, size: tuple[int, int]) -> None:
    made = thumbnail_of(picture((400, 100)), turn)
    assert (made.width(), made.height()) == size
    assert thumbnail_of(None, turn).isNull()
    assert thumbnail_of(b"x", turn).isNull()


def test_a_large_picture(qtbot: QtBot) -> None:
    assert read_picture(picture((40, 10))).size().toTuple() == (40, 10)
    assert read_picture(b"x").isNull()
    assert read_picture(picture((40, 10), kind="PNG")).size().toTuple() == (40, 10)


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/x.png"/></svg>',
        b"P6 1 1 255\n...",
        b"%PDF-1.4\n",
        picture(kind="TIFF"),
    ],
    ids=["SVG", "PPM", "PDF", "TIFF"],
)
def test_only_photos_are_shown(qtbot: QtBot, content: bytes) -> None:
    assert read_picture(content).isNull()


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_thumbnails_are_made_aside_and_kept(qtbot: QtBot, ratio: float) -> None:
    QPixmapCache.clear()
    asked: list[str] = []
    data = picture((400, 100))

    def read(key: str) -> bytes | None:
        asked.append(key)
        if key == "fault":
            raise OSError
        return data if key == "wide" else None

    keeper = QObject()
    thumbnails = Thumbnails(read, lambda: ratio, keeper)
    came: list[str] = []
    thumbnails.came.connect(came.append)
    wide = Evidence("e1", sha256="wide", crop=(0.0, 0.0, 0.5, 1.0))
    others = [Evidence(key, sha256=key) for key in ("fault", "gone")]
    link = Evidence("e4", "link")
    thumbnails.want([wide, *others, link])
    assert thumbnails.picture(wide) is None
    qtbot.waitUntil(lambda: len(came) == 3)
    made = thumbnails.picture(wide)
    assert made
    assert made.devicePixelRatio() == ratio
    assert made.width() == round(THUMBNAIL.width() * ratio)
    assert thumbnails.facts(wide) == PhotoFacts(400, 100, len(data))
    for proof in others:
        unread = thumbnails.picture(proof)
        assert unread is not None
        assert unread.isNull()
        assert thumbnails.facts(proof) is None
    thumbnails.want([wide, *others])
    thumbnails.close()
    assert asked == ["wide", "fault", "gone"]


def test_what_is_wanted_no_more_is_not_made(qtbot: QtBot) -> None:
    QPixmapCache.clear()
    asked: list[str] = []

    def read(key: str) -> bytes | None:
        asked.append(key)
        if key == "first":
            thumbnails.want([Evidence("e3", sha256="third")])
        return None

    keeper = QObject()
    thumbnails = Thumbnails(read, lambda: 1.0, keeper)
    came: list[str] = []
    thumbnails.came.connect(came.append)
    proofs = [Evidence(key, sha256=key) for key in ("first", "second")]
    thumbnails.want(proofs)
    qtbot.waitUntil(lambda: len(came) == 2)
    thumbnails.close()
    assert asked == ["first", "third"]
