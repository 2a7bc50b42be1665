"""Packages of Word and Excel are opened only if they are safe."""

import struct
from io import BytesIO
from zipfile import ZipFile

import pytest

from intake.made_docx import DOCUMENT_TYPE, made_docx, packed
from ita_desk.errors import UserError
from ita_desk.intake.sources import package
from ita_desk.intake.sources.package import check_package

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def key_of(content: bytes) -> str:
    with pytest.raises(UserError) as refused:
        check_package(content, "a.docx")
    assert refused.value.values == {"file": "a.docx"}
    return refused.value.key


def test_a_package_is_let_through() -> None:
    check_package(made_docx(""), "a.docx")


def test_parts_may_be_stored_as_they_are() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
    check_package(file.getvalue(), "a.docx")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (COMPOUND + bytes(600), "intake.old_office"),
        (COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "intake.encrypted"),
        (b"%PDF", "intake.unreadable"),
        (b"PK\x03\x04", "intake.unreadable"),
        (packed({"a.xml": ""}), "intake.unreadable"),
        (made_docx("", kind=DOCUMENT_TYPE.replace("openxmlformats", "macroEnabled")), "intake.macros"),
        (made_docx("", pictures={"p": b"PK\x01\x02" * 20_001}), "intake.too_large"),
    ],
)
def test_other_files_are_refused(content: bytes, key: str) -> None:
    if key == "intake.too_large":  # a picture is packed: bare entries stand for a list of parts
        content += b"PK\x01\x02" * 20_001
    assert key_of(content) == key


def test_an_archive_with_a_password_is_refused() -> None:
    content = bytearray(packed({"[Content_Types].xml": "<Types/>"}))
    place = content.index(b"PK\x01\x02") + 8
    struct.pack_into("<H", content, place, 1)
    assert key_of(bytes(content)) == "intake.encrypted"


@pytest.mark.parametrize(
    ("name", "size"),
    [("word/document.xml", 30), ("a.RELS", 30), ("word/media/a.png", 60)],
)
def test_parts_too_large_are_refused(monkeypatch: pytest.MonkeyPatch, name: str, size: int) -> None:
    monkeypatch.setattr(package, "XML_LIMIT", 20)
    monkeypatch.setattr(package, "PACKAGE_LIMIT", 50)
    assert key_of(packed({"[Content_Types].xml": "<Types/>", name: " " * size})) == "intake.too_large"


def test_a_folder_may_have_a_tighter_limit() -> None:
    content = packed({"[Content_Types].xml": "<Types/>", "xl/worksheets/a.xml": " " * 20})
    check_package(content, "a.xlsx", {"xl/worksheets/": 20})
    with pytest.raises(UserError) as refused:
        check_package(content, "a.xlsx", {"xl/worksheets/": 19})
    assert refused.value.key == "intake.too_large"


def test_parts_that_unpack_to_more_than_they_say_are_refused() -> None:
    content = bytearray(made_docx("", pictures={"p": bytes(100_000)}))
    check_package(bytes(content), "a.docx")
    place = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 4)  # the picture is the second part
    assert content[place + 46 :].startswith(b"word/media/p.png")
    struct.pack_into("<I", content, place + 24, 99_999)
    assert key_of(bytes(content)) == "intake.unreadable"
