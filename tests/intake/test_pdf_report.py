"""The data inside a PDF is read back; what others made of a PDF is refused or does no harm."""

import hashlib
import json
import os
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from ita_desk.domain.carried import DATA_NAME
from ita_desk.domain.exchange import ExchangeError, office_from_json
from ita_desk.domain.ids import counted_ids
from ita_desk.errors import UserError
from ita_desk.intake import pdf_report
from ita_desk.intake.pdf_report import CarriedOffice, NotReport, read_pdf_report
from typeset import picture

PHOTOS = tuple(picture((30 + n, 20), colour) for n, colour in enumerate(("red", "green", "blue")))
KEYS = tuple(hashlib.sha256(photo).hexdigest() for photo in PHOTOS)


def office_value(*keys: str) -> dict[str, Any]:
    """The JSON of an office that names these photos."""
    proofs = [{"kind": "photo", "sha256": key} for key in keys]
    measure = {"id": "m1", "title": "เปิดบ้าน", "outcome": {"evidence": proofs}}
    agency = {"kind": "อบต.", "name": "ทดลอง"}
    return {"agency": agency, "years": [{"fiscal_year": 2568, "measures": [measure]}]}


def json_of(*keys: str) -> bytes:
    return json.dumps(office_value(*keys), ensure_ascii=False).encode()


def pdf_with(*files: tuple[str, bytes], pages: int = 1) -> pypdf.PdfWriter:
    """A PDF with attached files, as another program would make it."""
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    for name, content in files:
        writer.add_attachment(name, content)
    return writer


def saved(writer: pypdf.PdfWriter, path: Path) -> Path:
    writer.write(path)
    return path


def read(path: Path, **limits: int) -> CarriedOffice:
    return read_pdf_report(path, counted_ids(), **limits)


def streams(writer: pypdf.PdfWriter) -> list[StreamObject]:
    """The attached files of a PDF being made, in order."""
    found = [o for o in writer._objects if isinstance(o, StreamObject)]
    return [o for o in found if o.get("/Type") == "/EmbeddedFile"]


def pack(stream: StreamObject, content: bytes, *filters: str) -> None:
    """Put bytes into a stream that says how they are packed."""
    names = [NameObject(f"/{name}") for name in filters]
    stream._data = content
    stream[NameObject("/Filter")] = names[0] if len(names) == 1 else ArrayObject(names)


def refusal(path: Path, **limits: int) -> str:
    """The key of the error with which a PDF is refused; it names the file without its folder."""
    with pytest.raises(NotReport) as caught:
        read(path, **limits)
    assert caught.value.values == {"file": path.name}
    return caught.value.key


# --- what is found -------------------------------------------------------------------------------------------


def test_office_and_photos_are_found(tmp_path: Path) -> None:
    files = [(f"photos/{key}.jpg", photo) for key, photo in zip(KEYS, PHOTOS, strict=True)]
    carried = read(saved(pdf_with((DATA_NAME, json_of(*KEYS[:2])), *files), tmp_path / "a.pdf"))
    assert carried.office == office_from_json(office_value(*KEYS[:2]), counted_ids())
    assert carried.photos == dict(zip(KEYS[:2], PHOTOS[:2], strict=True))


@pytest.mark.parametrize("name", ["../../../etc/passwd", "C:\\autoexec.bat", "\x00", "photos/other.jpg"])
def test_a_photo_goes_by_its_bytes_whatever_its_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path = saved(pdf_with((DATA_NAME, json_of(KEYS[0])), (name, PHOTOS[0])), folder / "a.pdf")
    assert read(path).photos == {KEYS[0]: PHOTOS[0]}
    assert sorted(tmp_path.rglob("*")) == [folder, path]


def test_other_bytes_under_the_name_of_a_photo_are_not_taken(tmp_path: Path) -> None:
    writer = pdf_with((DATA_NAME, json_of(KEYS[0], "../x")), (f"photos/{KEYS[0]}.jpg", PHOTOS[1]))
    carried = read(saved(writer, tmp_path / "a.pdf"))
    assert carried.photos == {}
    assert carried.office.years[0].measures[0].outcome.evidence[1].sha256 == "../x"


def test_photos_packed_or_shown_on_a_page_are_found(tmp_path: Path) -> None:
    writer = pdf_with((DATA_NAME, json_of(*KEYS)), ("b", b""), ("c", b""), ("d", b""))
    _, packed, shown, listed = streams(writer)
    pack(packed, zlib.compress(PHOTOS[0]), "FlateDecode")
    for stream, photo in ((shown, PHOTOS[1]), (listed, PHOTOS[2])):
        stream[NameObject("/Subtype")] = NameObject("/Image")
        pack(stream, photo, "DCTDecode")
    listed[NameObject("/Filter")] = ArrayObject([NameObject("/DCTDecode")])
    assert set(read(saved(writer, tmp_path / "a.pdf")).photos) == set(KEYS)


def test_a_broken_photo_does_not_cost_the_others(tmp_path: Path) -> None:
    writer = pdf_with((DATA_NAME, json_of(*KEYS)), *zip("bcd", PHOTOS, strict=True))
    _, broken, chained, _ = streams(writer)
    pack(broken, b"no zlib" * 9, "FlateDecode")
    pack(chained, zlib.compress(zlib.compress(PHOTOS[1])), "FlateDecode", "FlateDecode")
    assert set(read(saved(writer, tmp_path / "a.pdf")).photos) == {KEYS[2]}


def test_a_pdf_that_another_program_wrote_anew_is_read(tmp_path: Path) -> None:
    first = saved(pdf_with((DATA_NAME, json_of(KEYS[0])), ("b", PHOTOS[0])), tmp_path / "a.pdf")
    again = pypdf.PdfWriter(clone_from=first)
    again.compress_identical_objects()
    assert read(saved(again, tmp_path / "b.pdf")) == read(first)


def test_the_same_office_twice_is_one(tmp_path: Path) -> None:
    writer = pdf_with((DATA_NAME, json_of()), (DATA_NAME, json_of()))
    assert read(saved(writer, tmp_path / "a.pdf")).office.agency.name == "ทดลอง"


# --- what is refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"PK\x03\x04",
        "รายงาน".encode(),
        b"%PDF-1.4\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF",
    ],
)
def test_what_is_no_pdf_is_refused(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "รายงาน.pdf"
    path.write_bytes(content)
    assert refusal(path) == "extract.unreadable"
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("name", [".", "none.pdf", "none/a.pdf", "ก" * 300])
def test_what_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name) == "extract.unreadable"


def test_a_pdf_without_our_data_is_refused(tmp_path: Path) -> None:
    assert refusal(saved(pdf_with(), tmp_path / "a.pdf")) == "extract.no_data"
    writer = pdf_with(("other.json", json_of()))
    assert refusal(saved(writer, tmp_path / "b.pdf")) == "extract.no_data"


def test_two_offices_in_one_pdf_are_refused(tmp_path: Path) -> None:
    writer = pdf_with((DATA_NAME, json_of()), (DATA_NAME, json_of(KEYS[0])))
    assert refusal(saved(writer, tmp_path / "a.pdf")) == "extract.several"


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    writer = pdf_with((DATA_NAME, json_of()))
    writer.encrypt("secret", algorithm="RC4-128")
    assert refusal(saved(writer, tmp_path / "a.pdf")) == "extract.encrypted"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "intake.unreadable"),
        (b"{", "intake.unreadable"),
        (b"\xff\xfe", "intake.unreadable"),
        (b"[" * 100_000, "intake.unreadable"),
        (b'{"years": [{"fiscal_year": ' + b"9" * 5000 + b"}]}", "intake.unreadable"),
        (b'{"agency": {"name": NaN}}', "intake.unreadable"),
        (b"[]", "exchange.wrong_value"),
        (b'{"format": "ita-desk/2"}', "exchange.other_format"),
        (b'{"path": "/etc/passwd"}', "exchange.unknown_key"),
        (b'{"agency": {"name": "\\ud800"}}', "exchange.wrong_value"),
    ],
)
def test_json_that_is_not_ours_is_refused(tmp_path: Path, content: bytes, key: str) -> None:
    path = saved(pdf_with((DATA_NAME, content)), tmp_path / "a.pdf")
    with pytest.raises(UserError) as caught:
        read(path)
    assert caught.value.key == key
    assert isinstance(caught.value, ExchangeError) is key.startswith("exchange.")


# --- sizes ---------------------------------------------------------------------------------------------------


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = saved(pdf_with((DATA_NAME, json_of())), tmp_path / "a.pdf")
    size = path.stat().st_size
    assert read(path, limit=size).photos == {}
    assert refusal(path, limit=size - 1) == "extract.too_large"


@pytest.mark.parametrize("megabytes", [33, 200])
def test_json_that_swells_is_refused(tmp_path: Path, megabytes: int) -> None:
    writer = pdf_with((DATA_NAME, b""))
    pack(streams(writer)[0], zlib.compress(b" " * megabytes * 1_000_000), "FlateDecode")
    path = saved(writer, tmp_path / "a.pdf")
    assert path.stat().st_size < 200_000
    assert refusal(path) == "extract.too_large"


def test_json_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    whole = zlib.compress(json_of())
    for number, content in enumerate((whole[:-2], whole[:-1] + b"x", whole[:9] + b"xx" + whole[11:], b"")):
        writer = pdf_with((DATA_NAME, b""))
        pack(streams(writer)[0], content, "FlateDecode")
        assert refusal(saved(writer, tmp_path / f"{number}.pdf")) == "extract.unreadable"


def test_json_that_is_no_stream_is_refused(tmp_path: Path) -> None:
    writer = pdf_with((DATA_NAME, json_of()))
    [place] = [n for n, o in enumerate(writer._objects) if o in streams(writer)]
    writer._objects[place] = DictionaryObject()
    assert refusal(saved(writer, tmp_path / "a.pdf")) == "extract.unreadable"


@pytest.mark.parametrize("filters", [("FlateDecode",) * 2, ("ASCIIHexDecode",), ("DCTDecode",), ("Crypt",)])
def test_json_packed_in_another_way_is_refused(tmp_path: Path, filters: tuple[str, ...]) -> None:
    writer = pdf_with((DATA_NAME, b""))
    pack(streams(writer)[0], zlib.compress(zlib.compress(json_of())), *filters)
    assert refusal(saved(writer, tmp_path / "a.pdf")) == "extract.unreadable"


def test_files_that_swell_together_are_refused(tmp_path: Path) -> None:
    writer = pdf_with((DATA_NAME, json_of(KEYS[0])), *[(f"{n}", b"") for n in range(4)])
    for stream in streams(writer)[1:]:
        pack(stream, zlib.compress(b"\0" * 1_000_000), "FlateDecode")
    path = saved(writer, tmp_path / "a.pdf")
    assert read(path, limit=4_100_000).photos == {}
    assert refusal(path, limit=3_900_000) == "extract.too_large"


# --- any damage ----------------------------------------------------------------------------------------------


def whole_pdf() -> bytes:
    file = BytesIO()
    pdf_with((DATA_NAME, json_of(*KEYS)), *zip("bcd", PHOTOS, strict=True)).write(file)
    return file.getvalue()


WHOLE = whole_pdf()
CHANGES = st.lists(
    st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 40), st.binary(max_size=12)), max_size=6
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES, st.integers(0, len(WHOLE)))
def test_any_damage_gives_a_typed_error_or_true_photos(
    tmp_path: Path, changes: list[tuple[int, int, bytes]], end: int
) -> None:
    content = WHOLE[: end or None]
    for place, length, written in changes:
        content = content[:place] + written + content[place + length :]
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    try:
        photos, refused = dict(read(path).photos), "extract."
    except UserError as error:
        photos, refused = {}, error.key
    assert refused.startswith(("extract.", "intake.", "exchange."))
    assert all(hashlib.sha256(photo).hexdigest() == key for key, photo in photos.items())


# --- the library ---------------------------------------------------------------------------------------------


def test_a_missing_library_is_not_blamed_on_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(pdf_with(), tmp_path / "a.pdf")
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(ImportError):
        read(path)


def test_the_library_is_loaded_when_it_is_used() -> None:
    code = f"import sys, {pdf_report.__name__}; print('pypdf' in sys.modules)"
    source = Path(pdf_report.__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
