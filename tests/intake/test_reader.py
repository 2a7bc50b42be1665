"""A source is read by its name and content, or refused with a reason."""

from pathlib import Path

import pytest

from intake.written import as_csv, as_docx, as_html, as_pdf, as_xlsx
from ita_desk.domain.ids import counted_ids
from ita_desk.errors import UserError
from ita_desk.intake import reader
from ita_desk.intake.grid import Paragraph, Row, SourceLine, Table, numbered_on
from ita_desk.intake.reader import propose, read_blocks, read_source, source_from_html, source_from_text
from ita_desk.intake.text import blocks_from_text

TABLE = "มาตรการ\tผลการดำเนินงาน\n๑. อบรม\tดี ตามตัวชี้วัด การใช้อำนาจ ได้คะแนน ๙๐\n"


@pytest.mark.parametrize("name", ["a.txt", "a.TSV", "a.text", "a"])
def test_text_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TABLE, encoding="cp874")
    (report,) = read_source(path, counted_ids()).office.years
    assert [(m.number, m.outcome.codes) for m in report.measures] == [("๑", ("3",))]


def test_json_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"years": [{"fiscal_year": 2568}]}', encoding="utf-8")
    assert read_source(path, counted_ids()).fiscal_year == 2568


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.docx", b"PK", "intake.unreadable"),
        ("a.xlsx", b"PK", "intake.unreadable"),
        ("a.pdf", b"text", "intake.unreadable"),
        ("a.odt", b"PK", "intake.unknown_format"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "intake.old_office"),
        ("a.XLS", b"text", "intake.old_office"),
        ("a.docm", b"PK", "intake.macros"),
        ("a.txt", b"PK\x03\x04", "intake.unknown_format"),
        ("a.html", b"PK\x03\x04", "intake.unknown_format"),
        ("a.html", b"<p></p>", "intake.empty"),
        ("a.csv", b",,\n", "intake.empty"),
        ("a.txt", b"%PDF-1.7", "intake.unknown_format"),
        ("a.json", b"PK\x03\x04", "intake.unreadable"),
        ("a.txt", b" \n\t", "intake.empty"),
        ("a.txt", b"\xef\xbb\xbf\n", "intake.empty"),
        ("a.json", b"", "intake.empty"),
        ("a.txt", b"a\0b", "intake.unreadable"),
        ("a.json", b"text", "intake.unreadable"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, content: bytes, key: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        read_source(path, counted_ids())
    assert (refused.value.key, refused.value.values) == (key, {"file": name})


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(path)

    path = tmp_path / "a.txt"
    path.write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UserError) as refused:
        read_source(path, counted_ids())
    assert refused.value.key == "intake.unreadable"


def test_each_kind_is_read(tmp_path: Path) -> None:
    blocks = blocks_from_text(TABLE)
    written = {"a.docx": as_docx, "a.xlsx": as_xlsx, "a.pdf": as_pdf, "a.htm": as_html, "a.CSV": as_csv}
    for name, write in written.items():
        path = tmp_path / name
        path.write_bytes(write(blocks))
        (report,) = read_source(path, counted_ids()).office.years
        assert [(m.number, m.outcome.codes) for m in report.measures] == [("๑", ("3",))], name


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UserError) as refused:
        read_source(path, counted_ids())
    assert refused.value.key == "intake.too_large"


@pytest.mark.parametrize("limit", ["MOST_LINES", "MOST_LETTERS"])
def test_far_too_much_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("ก\nข\n\n" + TABLE, encoding="utf-8")
    monkeypatch.setattr(reader, limit, 3)
    with pytest.raises(UserError) as refused:
        read_source(path, counted_ids())
    assert (refused.value.key, refused.value.values) == ("intake.too_large", {"file": "a.txt"})


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(UserError) as refused:
            read_source(path, counted_ids())
        assert refused.value.key == "intake.unreadable"


def test_what_was_copied_is_read() -> None:
    text = source_from_text(TABLE.replace("\n", "\r\n"), "ที่คัดลอก")
    rows = "".join(f"<tr><td>{'</td><td>'.join(line.split(chr(9)))}</td></tr>" for line in TABLE.splitlines())
    page = source_from_html(f"<html><body><table>{rows}</table></body></html>", "ที่คัดลอก")
    for source in (text, page):
        (report,) = propose(source, counted_ids()).office.years
        assert [m.title for m in report.measures] == ["อบรม"]
    for empty, read in ((" \n", source_from_text), ("<p></p>", source_from_html)):
        with pytest.raises(UserError) as refused:
            read(empty, "a")
        assert refused.value.key == "intake.empty"


def test_our_json_has_no_blocks(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(UserError) as error:
        read_blocks(path)
    assert error.value.key == "intake.unknown_format"


def test_lines_of_a_second_sheet_count_on() -> None:
    first, second = Table((Row(2, ("ก",)), Row(3, ("ข",)))), Table((Row(1, ("ค",)), Row(2, ("ง",))))
    text = Paragraph((SourceLine(4, "จ"),))
    assert numbered_on([first, second, text]) == (
        first,
        Table((Row(4, ("ค",)), Row(5, ("ง",)))),
        Paragraph((SourceLine(7, "จ"),)),
    )
