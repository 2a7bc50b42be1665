"""Ten forms of a user, each with a mistake of its own, are told one by one; the others are there as ever."""

from pathlib import Path

import pytest

from ita_desk import resources
from ita_desk.forms.catalog import FormCatalog
from ita_desk.i18n import LANGUAGES, Messages

FORM = """\
id = "own"
name = "แบบของเรา"
page = { size = "A4", orientation = "landscape" }

[[section]]
kind = "heading"
id = "title"
text = "รายงานผล {agency.full_name}"

[[section]]
kind = "measure-table"
id = "measures"
[[section.column]]
field = "title"
heading = "มาตรการ"
width = 40
[[section.column]]
field = "outcome.output"
heading = "ผล"
width = 60

[[section]]
kind = "signatures"
id = "signatures"
roles = ["reporter"]
"""
# What the user wrote in place of what, and the reason, the line and what would be right that they are told.
MISTAKES = [
    ('name = "แบบของเรา"\n', "", "missing_key", 1, ""),
    ('"landscape"', '"landscap"', "wrong_type", 3, "portrait, landscape"),
    ('kind = "heading"', 'kind = "heeding"', "unknown_kind", 6, "heading"),
    ('"title"\ntext', '"measures"\ntext', "id_twice", 12, ""),
    ("{agency.full_name}", "{agency.fulname}", "unknown_field", 8, "agency.full_name"),
    ('field = "title"', 'fields = "title"', "unknown_key", 14, "field"),
    ('"outcome.output"', '"outcome.outputs"', "unknown_field", 18, "outcome.output"),
    ("width = 60", 'width = "60"', "wrong_type", 20, "0-1000"),
    ('["reporter"]', '["reporters"]', "unknown_field", 25, "reporter"),
    ('heading = "ผล"', 'heading = "ผล', "syntax", 19, ""),
]


def told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> FormCatalog:
    monkeypatch.setattr(resources, "user_forms_folder", lambda: folder)
    return FormCatalog.at_hand()


def test_ten_mistakes_in_ten_files_are_ten_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, (old, new, *_) in enumerate(MISTAKES):
        assert FORM.count(old) == 1
        (tmp_path / f"{number}.toml").write_text(FORM.replace(old, new), encoding="utf-8")
    catalog = told(tmp_path, monkeypatch)
    assert catalog.forms == FormCatalog.shipped().forms
    found = [(e.key, e.values["file"], e.values["line"], e.values["valid"]) for e in catalog.broken]
    assert found == [
        (f"form.{reason}", f"{number}.toml", line, valid)
        for number, (_, _, reason, line, valid) in enumerate(MISTAKES)
    ]
    for language in LANGUAGES:
        for error in catalog.broken:
            sentence = Messages(language).say(f"error.{error.key}", **error.values)
            assert f" {error.values['line']}" in sentence
            assert str(error.values["file"]) in sentence


def test_the_form_without_mistakes_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.toml").write_text(FORM, encoding="utf-8")
    catalog = told(tmp_path, monkeypatch)
    assert catalog.broken == []
    assert catalog.form("own").name == "แบบของเรา"


def test_ten_mistakes_in_one_file_are_ten_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = FORM
    found = [mistake for mistake in MISTAKES if mistake[2] != "syntax"]
    for old, new, *_ in found:
        source = source.replace(old, "\n" if new == "" else new)  # the lines stay where they are
    source = source.replace("width = 40", "width = 0")
    (tmp_path / "own.toml").write_text(source, encoding="utf-8")
    catalog = told(tmp_path, monkeypatch)
    assert catalog.forms == FormCatalog.shipped().forms
    said = [(e.key, e.values["line"], e.values["valid"]) for e in catalog.broken]
    assert len(said) == 10
    assert sorted(said) == sorted(
        [(f"form.{reason}", line, valid) for _, _, reason, line, valid in found]
        + [("form.wrong_type", 16, "1-1000")]
    )
