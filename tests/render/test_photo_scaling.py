"""Photos are made smaller, lose no more than said, and carry nothing but the picture."""

from io import BytesIO

import pytest
from PIL import Image

from ita_desk.domain.picture_kinds import is_plain_jpeg
from ita_desk.render.photo_scaling import LEVELS, PhotoLevel, shrink_photo, smaller_photos
from publishing import photo

LEVEL = PhotoLevel(400, 70)


def size_of(content: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(content)) as picture:
        return picture.size


def test_each_level_loses_more_than_the_one_before() -> None:
    sizes = [len(shrink_photo(photo(0), level)) for level in LEVELS]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < sizes[0] / 20
    losses = [(level.long_side, level.quality) for level in LEVELS]
    assert losses == sorted(losses, reverse=True)


def test_the_long_side_is_kept_to() -> None:
    assert size_of(shrink_photo(photo(0), LEVEL)) == (400, 320)
    assert size_of(shrink_photo(photo(0, 100), LEVEL)) == (100, 80)


def test_the_same_bytes_give_the_same() -> None:
    assert shrink_photo(photo(1), LEVEL) == shrink_photo(photo(1), LEVEL)


def test_what_is_small_already_stays_byte_for_byte() -> None:
    small = shrink_photo(photo(0), PhotoLevel(300, 30))
    assert shrink_photo(small, PhotoLevel(1600, 95)) == small


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_nothing_but_the_picture_goes_along(kind: str) -> None:
    with Image.open(BytesIO(photo(0, 100))) as picture:
        exif = Image.Exif()
        exif[0x010F] = "MAKER"
        given = BytesIO()
        picture.save(given, kind, exif=exif, comment=b"SECRET")
    made = shrink_photo(given.getvalue(), LEVEL)
    assert is_plain_jpeg(made)
    assert b"MAKER" not in made
    assert b"SECRET" not in made


def test_what_cannot_be_read_is_left_to_whoever_prints_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shrink_photo(b"no picture", LEVEL) == b"no picture"
    monkeypatch.setattr("ita_desk.render.photo_scaling.MOST_POINTS", 10)
    assert shrink_photo(photo(0), LEVEL) == photo(0)


def test_photos_are_read_once_and_pictures_with_writing_lose_less() -> None:
    asked: list[str] = []

    def read(key: str) -> bytes | None:
        asked.append(key)
        return None if key == "gone" else photo(0)

    smaller = smaller_photos(read, LEVEL, {"chart"})
    assert [size_of(smaller(key) or b"") for key in ("a", "chart", "a")] == [
        (400, 320),
        (1000, 800),
        (400, 320),
    ]
    assert smaller("gone") is None
    assert asked == ["a", "chart", "gone"]
