from io import BytesIO

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ita_desk.errors import UserError
from ita_desk.services.signing import scans
from ita_desk.services.signing.scans import join_scan
from signing import paper_of


def picture(kind: str, size: tuple[int, int] = (30, 40), mode: str = "RGB") -> bytes:
    """A picture in the format of an image file."""
    content = BytesIO()
    Image.new(mode, size, 200 if mode == "L" else "red").save(content, kind)
    return content.getvalue()


def sizes_of(content: bytes) -> list[tuple[int, int]]:
    """The sizes of a PDF's pages in whole points."""
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]


def test_pdfs_and_pictures_in_order() -> None:
    parts = [
        ("ก.pdf", paper_of("", [(100, 200), (300, 200)])),
        ("ข.jpg", picture("JPEG", (40, 30))),
        ("ค.png", picture("PNG")),
    ]
    joined = join_scan(parts)
    assert joined.pages == 4
    assert sizes_of(joined.content) == [(100, 200), (300, 200), (842, 595), (595, 842)]
    assert join_scan(parts).content == joined.content


def test_pictures_are_coded_anew_at_most_2480_long() -> None:
    wide = picture("JPEG", (3000, 1500))
    (image,) = pypdf.PdfReader(BytesIO(join_scan([("a", wide)]).content)).pages[0].images
    assert image.image is not None
    assert image.image.size == (2480, 1240)


@pytest.mark.parametrize(("mode", "colours"), [("L", "RGB"), ("RGBA", "RGB"), ("1", "RGB")])
def test_pictures_of_other_colours(mode: str, colours: str) -> None:
    (image,) = pypdf.PdfReader(BytesIO(join_scan([("a", picture("PNG", mode=mode))]).content)).pages[0].images
    assert image.image is not None
    assert image.image.mode == colours


def test_metadata_of_a_picture_stays_behind() -> None:
    content = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    Image.new("RGB", (20, 20)).save(content, "JPEG", exif=exif, comment=b"secret word")
    assert b"secret" in content.getvalue()
    assert b"secret" not in join_scan([("a.jpg", content.getvalue())]).content


def test_in_place_of_printed_pages() -> None:
    printed = paper_of("", [(100, 100), (200, 200), (300, 300)])
    scan = [("a.pdf", paper_of("", [(11, 11), (22, 22)]))]
    joined = join_scan(scan, printed, [3, 1])
    assert sizes_of(joined.content) == [(22, 22), (200, 200), (11, 11)]
    assert joined.pages == 3


@pytest.mark.parametrize("places", [[], [1], [1, 1], [0, 1], [1, 4], [1, 2, 3]])
def test_places_that_do_not_go_with_the_pages(places: list[int]) -> None:
    printed = paper_of("", [(100, 100)] * 3)
    with pytest.raises(UserError, match=r"scan\.places") as raised:
        join_scan([("a.pdf", paper_of("", [(11, 11), (22, 22)]))], printed, places)
    assert raised.value.values == {"scanned": 2, "places": len(places), "pages": 3}


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "unknown_kind"),
        (b"GIF89a", "unknown_kind"),
        (picture("TIFF"), "unknown_kind"),
        (picture("JPEG")[:200], "broken"),
        (picture("PNG")[:40], "broken"),
        (b"%PDF-1.7\nno more", "broken"),
        (b"\n" * 1024 + paper_of(""), "unknown_kind"),
    ],
)
def test_refused(content: bytes, key: str) -> None:
    with pytest.raises(UserError, match=rf"'scan\.{key}'") as raised:
        join_scan([("ก.pdf", paper_of("")), ("ข", content)])
    assert raised.value.values == {"file": "ข"}


def test_a_picture_of_too_many_points() -> None:
    huge = picture("PNG", (10_000, 9_000), "1")
    with pytest.raises(UserError, match=r"scan\.too_large_picture") as raised:
        join_scan([("ข", huge)])
    assert raised.value.values == {"file": "ข"}


def test_nothing_to_join() -> None:
    with pytest.raises(UserError, match=r"scan\.no_pages"):
        join_scan([])


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [("a", paper_of("")), ("b", paper_of(""))]
    together = sum(len(content) for _, content in parts)
    monkeypatch.setattr(scans, "MOST_BYTES", together)
    assert join_scan(parts).pages == 2
    monkeypatch.setattr(scans, "MOST_BYTES", together - 1)
    with pytest.raises(UserError, match=r"'scan\.too_large'"):
        join_scan(parts)


def test_what_is_made_is_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    parts, printed = [("a", paper_of(""))], paper_of("", [(9, 9)] * 200)
    monkeypatch.setattr(scans, "MOST_BYTES", len(parts[0][1]))
    with pytest.raises(UserError, match=r"'scan\.too_large'"):
        join_scan(parts, printed, [1])


@settings(max_examples=80)
@given(st.data())
def test_broken_files_are_joined_or_refused(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([paper_of(""), picture("JPEG"), picture("PNG")])))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    key = ""
    try:
        assert join_scan([("a", bytes(content))]).pages >= 1
    except UserError as error:
        key = error.key
    assert not key or key.startswith("scan.")
