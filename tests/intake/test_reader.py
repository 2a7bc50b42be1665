"""A source is read by its name and content, or refused with a reason."""

from pathlib import Path

import pytest

from ita_desk.domain.ids import counted_ids
from ita_desk.errors import UserError
from ita_desk.intake.reader import read_source

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
        ("a.docx", b"PK", "intake.unknown_format"),
        ("a.txt", b"%PDF-1.7", "intake.unknown_format"),
        ("a.json", b"PK\x03\x04", "intake.unknown_format"),
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


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(UserError) as refused:
            read_source(path, counted_ids())
        assert refused.value.key == "intake.unreadable"
