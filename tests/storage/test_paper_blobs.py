"""Blobs of signed reports: scans with more pixels than photos, and bytes that were changed behind their keys."""

import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path

from PIL import Image

from ita_desk.domain.office import Office
from ita_desk.storage.blobs import scale_photo
from ita_desk.storage.office_store import OfficeStore


def picture(size: tuple[int, int]) -> bytes:
    """A JPEG as our own encoder writes it."""
    content = BytesIO()
    Image.new("RGB", size, "red").save(content, "JPEG", quality=85)
    return content.getvalue()


def test_scans_may_be_longer() -> None:
    photo = scale_photo(picture((3000, 1500)), 2480)
    assert (photo.width, photo.height) == Image.open(BytesIO(photo.data)).size == (2480, 1240)
    fitting = scale_photo(picture((2000, 10)), 2480)
    assert fitting.data == picture((2000, 10))
    assert scale_photo(fitting.data).width == 1600


def test_changed_bytes_can_be_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "a.ita"
    store = OfficeStore.create(path, Office())
    key = store.add_blob(b"signed")
    assert store.read_any_blob(key) == store.read_blob(key) == b"signed"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE blob SET content = ? WHERE sha256 = ?", (b"Signed", key))
    assert (store.read_any_blob(key), store.read_blob(key)) == (b"Signed", None)
    assert store.read_any_blob("0") is None
