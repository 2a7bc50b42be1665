from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdf
import pytest
from PIL import Image
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from ita_desk.errors import UserError
from ita_desk.render.pdf import joining
from ita_desk.render.pdf.joining import PdfPart, PicturePart, code_of_pdf, join_pages
from printing import page_texts, shown_report
from signing import paper_of

CODE = "7F3K-92QD-X4TM"
REPORT = PdfPart("รายงาน.pdf", shown_report("result-groups")[0])


def name(text: str) -> NameObject:
    return NameObject(f"/{text}")


def written(writer: pypdf.PdfWriter) -> bytes:
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def dictionaries_of(content: bytes) -> Iterator[DictionaryObject]:
    """All dictionaries of a PDF, also those inside others."""
    reader = pypdf.PdfReader(BytesIO(content))
    size: Any = reader.trailer["/Size"]
    found: list[Any] = [IndirectObject(number, 0, reader).get_object() for number in range(1, size)]
    while found:
        thing = found.pop()
        if isinstance(thing, DictionaryObject):
            yield thing
            found += thing.values()  # references stay references
        elif isinstance(thing, ArrayObject):
            found += thing


def test_a_page_of_text_stays_what_it_was() -> None:
    joined = join_pages([REPORT])
    assert page_texts(joined.content) == page_texts(REPORT.content)
    assert joined.pages == len(page_texts(REPORT.content))
    assert join_pages([REPORT]) == joined


def acting_pdf() -> bytes:
    """A PDF with all that a page and its file can do beside being drawn; each such thing says SECRET."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(REPORT.content))
    writer.add_attachment("SECRET.txt", b"SECRET")
    writer.add_metadata({"/Title": "SECRET"})
    page = writer.pages[0]
    action = DictionaryObject({name("S"): name("JavaScript"), name("JS"): TextStringObject("SECRET")})
    writer._root_object[name("OpenAction")] = action
    note = DictionaryObject(
        {
            name("Type"): name("Annot"),
            name("Subtype"): name("Text"),
            name("Contents"): TextStringObject("SECRET"),
        }
    )
    page[name("AA")] = DictionaryObject({name("O"): action})
    page[name("Annots")] = ArrayObject([writer._add_object(note)])
    page[name("PieceInfo")] = DictionaryObject({name("SECRET"): NumberObject(1)})
    outside = DecodedStreamObject()
    outside.set_data(b"q Q")
    outside[name("F")] = DictionaryObject(
        {name("Type"): name("Filespec"), name("F"): TextStringObject("SECRET")}
    )
    form = DecodedStreamObject()
    form.set_data(b"q Q")
    form.update({name("Type"): name("XObject"), name("Subtype"): name("Form")})
    form.update({name("Metadata"): outside, name("OC"): writer._add_object(note), name("Ref"): action})
    form[name("More")] = ArrayObject([writer._add_object(note), NumberObject(1)])
    form[name("Back")] = writer._root_object.indirect_reference
    resources = page["/Resources"]
    assert isinstance(resources, DictionaryObject)
    resources[name("Properties")] = DictionaryObject({name("P"): writer._add_object(action)})
    resources[name("XObject")] = DictionaryObject({name("F"): writer._add_object(form)})
    page[name("Contents")] = ArrayObject([page.raw_get("/Contents"), writer._add_object(outside)])
    return written(writer)


def test_nothing_but_the_drawing_comes_along() -> None:
    content = acting_pdf()
    assert b"SECRET" in content
    joined = join_pages([PdfPart("a", content)]).content
    assert b"SECRET" not in joined
    assert page_texts(joined)[1:] == page_texts(REPORT.content)[1:]
    found: list[Any] = [*dictionaries_of(joined)]
    keys = {key for thing in found for key in thing}
    assert not keys & {
        "/AA",
        "/A",
        "/OpenAction",
        "/JS",
        "/Annots",
        "/EF",
        "/Names",
        "/AcroForm",
        "/PieceInfo",
    }
    assert not keys & {"/Metadata", "/Ref", "/OC", "/Properties", "/AF"}
    assert sum(thing.get("/Type") == "/Catalog" for thing in found) == 1
    # A thing may be called like a key that is dropped.
    assert any("/F" in thing["/XObject"] for thing in found if "/XObject" in thing)


def test_links_do_not_come_along() -> None:
    linked = shown_report("oit-links")[0]
    assert b"/URI" in linked
    assert b"/URI" not in join_pages([PdfPart("a", linked)]).content


def test_pages_turned_and_cut_stay_so() -> None:
    writer = pypdf.PdfWriter(clone_from=BytesIO(paper_of("", [(300, 400)])))
    writer.pages[0].rotate(90)
    writer.pages[0].cropbox.upper_right = (200, 100)
    (page,) = pypdf.PdfReader(BytesIO(join_pages([PdfPart("a", written(writer))]).content)).pages
    assert (page.rotation, tuple(page.cropbox)) == (90, (0, 0, 200, 100))


@pytest.mark.parametrize(
    ("mode", "colours"), [("L", "/DeviceGray"), ("RGB", "/DeviceRGB"), ("CMYK", "/DeviceCMYK")]
)
def test_a_picture_fills_a_page_of_a4(mode: str, colours: str) -> None:
    jpeg = BytesIO()
    Image.new(mode, (200, 100)).save(jpeg, "JPEG")
    joined = join_pages([PicturePart("a", jpeg.getvalue())])
    (page,) = pypdf.PdfReader(BytesIO(joined.content)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)
    image: Any = page["/Resources"]["/XObject"]["/Scan"]  # type: ignore[index]
    assert image["/ColorSpace"] == colours
    assert image._data == jpeg.getvalue()
    assert page.get_contents() is not None
    assert jpeg.getvalue() in joined.content


def encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(paper_of("")))
    writer.encrypt("", "owner", algorithm="RC4-128")
    return written(writer)


def test_protected_files_are_refused() -> None:
    with pytest.raises(UserError, match=r"scan\.encrypted") as raised:
        join_pages([PdfPart("ก.pdf", encrypted())])
    assert raised.value.values == {"file": "ก.pdf"}


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", paper_of("")[:100], b"ab" * 999])
def test_broken_files_are_refused(content: bytes) -> None:
    with pytest.raises(UserError, match=r"scan\.broken") as raised:
        join_pages([PdfPart("ก.pdf", content)])
    assert raised.value.values == {"file": "ก.pdf"}


def test_a_picture_that_is_none_is_refused() -> None:
    with pytest.raises(UserError, match=r"scan\.broken"):
        join_pages([PicturePart("a", b"none")])


def test_pages_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "MOST_PAGES", 3)
    parts = [PdfPart("a", paper_of("", [(9, 9)] * 2)), PdfPart("b", paper_of(""))]
    assert join_pages(parts).pages == 3
    for too_many in ([*parts, PdfPart("c", paper_of(""))], [PdfPart("c", paper_of("", [(9, 9)] * 4))]):
        with pytest.raises(UserError, match=r"scan\.too_many_pages") as raised:
            join_pages(too_many)
        assert raised.value.values == {"file": "c", "most": 3}


def test_objects_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "_MOST_OBJECTS", 3)
    with pytest.raises(UserError, match=r"scan\.broken"):
        join_pages([REPORT])


def test_no_pages() -> None:
    with pytest.raises(UserError, match=r"scan\.no_pages"):
        join_pages([], PdfPart("", paper_of("")))


# --- the code ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (paper_of(CODE), CODE),
        (paper_of(f"0000-0000-0000, {CODE}"), CODE),  # an office may be called like a code
        (paper_of("7F3K-92QD-X4TU"), ""),
        (paper_of(""), ""),
        (REPORT.content, ""),
        (b"", ""),
        (b"%PDF-1.7\n", ""),
        (paper_of(CODE)[:-200], ""),
    ],
)
def test_the_code_of_a_pdf(content: bytes, code: str) -> None:
    assert code_of_pdf(content) == code


def test_a_pdf_that_says_nothing_of_itself() -> None:
    writer = pypdf.PdfWriter(clone_from=BytesIO(paper_of("")))
    writer.metadata = None
    assert code_of_pdf(written(writer)) == ""


def test_joined_pages_bear_no_code() -> None:
    assert code_of_pdf(join_pages([PdfPart("a", paper_of(CODE))]).content) == ""
