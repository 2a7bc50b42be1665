"""The file is written object by object: what is large is read when its turn comes, and is gone after it."""

import io
import tracemalloc
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from ita_desk.document.blocks import Photo, Source
from ita_desk.render.pdf.attach import Attachment
from ita_desk.render.pdf.fonts import load_family
from ita_desk.render.pdf.renderer import PdfRenderer
from typeset import document, pdf_reader, picture, row, table

PHOTOS = 40
LARGE = 200_000  # bytes of points in each, coded so that they do not shrink


def noisy(number: int) -> bytes:
    """A JPEG of many bytes."""
    from PIL import Image

    points = Random(number).randbytes(LARGE)
    file = io.BytesIO()
    Image.frombytes("L", (500, LARGE // 500), points).save(file, "JPEG", quality=90)
    return file.getvalue()


class Sink(io.RawIOBase):
    """A file that counts what is written and keeps nothing."""

    size = 0

    def write(self, content: bytes) -> int:  # type: ignore[override]  # bytes are all that comes
        self.size += len(content)
        return len(content)


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Large photos in files: where each is, by its key."""
    folder = tmp_path_factory.mktemp("photos")
    found = {}
    for number in range(PHOTOS):
        content = noisy(number)
        file = folder / str(number)
        file.write_bytes(content)
        found[sha256(content).hexdigest()] = file
    return found


def test_photos_are_read_when_they_are_written_and_not_held(photos: dict[str, Path]) -> None:
    def read(key: str) -> bytes:
        return photos[key].read_bytes()

    rows = (row(key, (Photo(key, Source(key)),), "ข") for key in photos)
    carried = [Attachment(f"copy of {key}", "image/jpeg", partial(read, key)) for key in photos]
    press, sink = PdfRenderer(load_family()), Sink()
    press.render_pdf(document(table()), read)  # what fonts and words take is not counted
    tracemalloc.start()
    press.render_pdf(document(table(*rows)), read, carried).write(sink)  # type: ignore[arg-type]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sink.size > 2 * PHOTOS * LARGE / 2
    assert most < sink.size / 4


def test_a_photo_stands_in_the_file_once_however_often_it_is_shown() -> None:
    content = picture()
    rows = [row(f"r{n}", (Photo("p", Source("a")),), (Photo("other key", Source("b")),)) for n in range(3)]
    pdf = PdfRenderer(load_family()).render_pdf(document(table(*rows)), lambda _: content)
    assert pdf.content.count(content) == 1
    assert len(pdf_reader(pdf.content).pages[0].images) == 1


def test_what_is_written_twice_is_the_same() -> None:
    files = [Attachment("a", "text/plain", b"a")]
    pdf = PdfRenderer(load_family()).render_pdf(document(table(row("a", "ก", "ข"))), lambda _: None, files)
    file = io.BytesIO()
    pdf.write(file)
    assert file.getvalue() == pdf.content
