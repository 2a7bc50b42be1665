"""Pictures are taken in one by one; what cannot be is told by name and stops nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ita_desk.domain.evidence import Evidence
from ita_desk.errors import SystemFault, UserError
from ita_desk.i18n import Message
from ita_desk.services import photos
from ita_desk.services.photo_room import PhotoRoom
from ita_desk.services.photos import (
    PhotoFacts,
    PictureSource,
    Refused,
    TakenPhotos,
    is_coarse,
    is_picture,
    picture_file,
    take_photos,
    web_link,
)


def source(name: str, content: bytes) -> PictureSource:
    return PictureSource(name, lambda: content)


def keep(content: bytes) -> str:
    if content == b"bad":
        raise UserError("photo.not_picture")
    if content == b"full":
        raise SystemFault("storage.full", path="x")
    return content.decode()


def go_on(_: int) -> bool:
    return True


def test_the_good_ones_are_taken() -> None:
    seen: list[int] = []

    def reached(number: int) -> bool:
        seen.append(number)
        return True

    sources = [
        source("ก", b"a"),
        source("ข", b"bad"),
        source("ค", b"b"),
        source("ง", b"a"),
        source("จ", b"c"),
    ]
    taken = take_photos(sources, keep, {"c"}, reached)
    refused = (Refused("ข", Message("error.photo.not_picture")),)
    assert taken == TakenPhotos(("a", "b"), (("ง", "a"), ("จ", "c")), refused)
    assert seen == [0, 1, 2, 3, 4]


def test_a_full_disk_ends_it_with_what_was_taken() -> None:
    taken = take_photos([source("ก", b"a"), source("ข", b"full"), source("ค", b"b")], keep, (), go_on)
    assert taken == TakenPhotos(("a",), (), (Refused("ข", Message("error.storage.full", {"path": "x"})),))


def test_what_is_stopped_takes_nothing() -> None:
    assert take_photos([source("ก", b"a"), source("ข", b"b")], keep, (), lambda n: n < 1) == TakenPhotos()


def test_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ภาพ.jpg"
    path.write_bytes(b"ab")
    picture = picture_file(path)
    assert (picture.name, picture.read()) == ("ภาพ.jpg", b"ab")
    monkeypatch.setattr(photos, "MOST_BYTES", 1)
    assert key_of(picture.read) == "photo.too_large"
    assert key_of(picture_file(tmp_path / "gone.jpg").read) == "photo.gone"
    monkeypatch.setattr(photos, "MOST_BYTES", 1 << 30)
    assert key_of(picture_file(tmp_path).read) == "photo.unread"


def key_of(read: Callable[[], bytes]) -> str:
    with pytest.raises(UserError) as caught:
        read()
    return caught.value.key


@pytest.mark.parametrize(
    ("name", "known"),
    [("a.JPG", True), ("a.webp", True), ("a.HEIC", True), ("a.docx", False), ("jpg", False)],
)
def test_pictures_by_name(name: str, known: bool) -> None:
    assert is_picture(Path(name)) is known


@pytest.mark.parametrize(
    ("size", "turn", "crop", "coarse"),
    [
        ((1600, 1200), 0, None, False),
        ((200, 150), 0, None, True),
        ((240, 240), 0, None, False),  # 144 points of paper are 2 inches: 240 points of the picture just do
        ((239, 239), 0, None, True),
        ((1600, 1200), 0, (0.0, 0.0, 0.1, 0.1), True),
        ((100, 2400), 90, None, False),
        ((2400, 100), 90, None, False),
    ],
)
def test_too_few_points_for_paper(
    size: tuple[int, int], turn: int, crop: tuple[float, ...] | None, coarse: bool
) -> None:
    evidence = Evidence(turn=turn, crop=crop)
    assert is_coarse(PhotoFacts(*size, 1), evidence, PhotoRoom(144.0, 144.0)) is coarse


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://a.example/ก", True),
        (" HTTP://a.example ", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://a b", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_are_opened(address: str, opened: bool) -> None:
    assert web_link(address) == (address.strip() if opened else "")
