"""The reference of the form language names everything that the loader knows."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.whole_form import WHOLE
from ita_desk.domain.outcome import STATUSES
from ita_desk.forms.fields import COLUMN_FIELDS, WORDING_FIELDS, is_known_field
from ita_desk.forms.loader import FormError, load_form

REFERENCE = (Path(__file__).parents[2] / "docs" / "forms.md").read_text("utf-8")
NOWHERE = "qqqqqqqq"
# For each table of the language: how an unknown key gets into it, and the title under which its keys stand.
TABLES: dict[str, tuple[str, str]] = {
    "## The file": ('id = "trial"', f'id = "trial"\n{NOWHERE} = 1'),
    "`page`:": ('size = "A4"', f'size = "A4", {NOWHERE} = 1'),
    "## `cover`": ('kind = "cover"', f'kind = "cover"\n{NOWHERE} = 1'),
    "## `heading`": ('kind = "heading"', f'kind = "heading"\n{NOWHERE} = 1'),
    "## `paragraph`": ('kind = "paragraph"', f'kind = "paragraph"\n{NOWHERE} = 1'),
    "## `measure-table`": ('kind = "measure-table"', f'kind = "measure-table"\n{NOWHERE} = 1'),
    "`column`:": ("width = 26", f"width = 26\n{NOWHERE} = 1"),
    "`number`:": ("width = 6", f"width = 6, {NOWHERE} = 1"),
    "`group_rows` (": ('from = "groups"', f'from = "groups", {NOWHERE} = 1'),
    "`score-sentence`:": ('one = "{name}"', f'one = "{{name}}", {NOWHERE} = 1'),
    "`bands` (": ("from = 0", f"from = 0, {NOWHERE} = 1"),
    "## `signatures`": ('kind = "signatures"', f'kind = "signatures"\n{NOWHERE} = 1'),
    "`role_texts`:": ("approver = ", f"{NOWHERE} = 1, approver = "),
    "## `score-table`": ('kind = "score-table"', f'kind = "score-table"\n{NOWHERE} = 1'),
    "## `question-tables`": ('kind = "question-tables"', f'kind = "question-tables"\n{NOWHERE} = 1'),
    "## `charts`": ('kind = "charts"', f'kind = "charts"\n{NOWHERE} = 1'),
    "`chart`:": ('show = "total"', f'show = "total"\n{NOWHERE} = 1'),
    "## `memo-head`": ('kind = "memo-head"', f'kind = "memo-head"\n{NOWHERE} = 1'),
    "## `photo-appendix`": ('kind = "photo-appendix"', f'kind = "photo-appendix"\n{NOWHERE} = 1'),
    "## `link-table`": ('kind = "link-table"', f'kind = "link-table"\n{NOWHERE} = 1'),
    "## `list`": ('kind = "list"', f'kind = "list"\n{NOWHERE} = 1'),
}

Refused = Callable[[str, str], FormError]


@pytest.fixture
def refused(tmp_path: Path) -> Refused:
    """The refusal of the whole form with one text replaced."""

    def of(old: str, new: str) -> FormError:
        path = tmp_path / "trial.toml"
        path.write_text(WHOLE.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(FormError) as caught:
            load_form(path)
        return caught.value

    return of


def keys_under(title: str) -> list[str]:
    """The keys in the first list below a title."""
    listed = REFERENCE.split(f"\n{title}", 1)[1].split("| key | value |", 1)[1].split("\n\n")[0]
    return re.findall(r"^\| `([\w-]+)` \|", listed, re.MULTILINE)


@pytest.mark.parametrize("title", TABLES)
def test_every_key_is_in_the_reference(title: str, refused: Refused) -> None:
    error = refused(*TABLES[title])
    assert error.key == "form.unknown_key"
    known = str(error.values["valid"]).split(", ")
    common = keys_under("Every section has") if {"kind", "id"} <= {*known} else []
    assert sorted(known) == sorted([*common, *keys_under(title)])


def test_every_kind_is_in_the_reference(refused: Refused) -> None:
    kinds = str(refused('kind = "cover"', f'kind = "{NOWHERE}"').values["valid"]).split(", ")
    assert re.findall(r"^## `(.+)`$", REFERENCE, re.MULTILINE) == kinds


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('orientation = "landscape"', 'orientation = ""'),
        ('style = "continuous"', 'style = ""'),
        ('join = "lines"', 'join = ""'),
        ('align = "center"', 'align = ""'),
        ('year = "basis"', 'year = ""'),
        ('photos = ["output", ""]', f'photos = "{NOWHERE}"'),
        ('tick = "done"', f'tick = "{NOWHERE}"'),
        ('["approver", "reporter"]', f'"{NOWHERE}"'),
        ('year = "fiscal"', 'year = ""'),
        ('show = "total"', 'show = ""'),
        ('from = "limitations"', 'from = ""'),
        ('rows = "all"', 'rows = ""'),
        ('places = ["output", ""]', f'places = "{NOWHERE}"'),
    ],
)
def test_every_value_is_in_the_reference(old: str, new: str, refused: Refused) -> None:
    for value in str(refused(old, new).values["valid"]).split(", "):
        quoted = value if value == '""' else f'"{value}"'
        assert f"`{quoted}`" in REFERENCE


def test_every_field_is_in_the_reference() -> None:
    columns = REFERENCE.split("## Fields of columns")[1].split("## ")[0]
    assert {*re.findall("`(.+?)`", columns)} == COLUMN_FIELDS
    wordings = re.findall("`(.+?)`", REFERENCE.split("| field | printed |")[1])
    assert sorted(wordings) == sorted(WORDING_FIELDS)
    assert all(is_known_field(name) for name in wordings)
    assert all(f'`"{status}"`' in REFERENCE for status in STATUSES)
