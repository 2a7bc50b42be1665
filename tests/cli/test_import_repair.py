"""Importing damaged text: the answer lists the repairs, `--repair` makes them."""

import json
from pathlib import Path

import pytest

from cli.conftest import Run

OFFICE = {
    "agency": {"kind": "ทต.", "name": "บ้านสวน"},
    "years": [{"fiscal_year": 2568, "measures": [{"id": "m1", "title": "ก าหนด ปี ๒๕๖o"}]}],
}
REPAIRS = [
    {"place": "years[0].measures[0].title", "before": "ก าหนด", "after": "กำหนด", "kind": "sara_am"},
    {"place": "years[0].measures[0].title", "before": "o", "after": "๐", "kind": "digits"},
]


@pytest.fixture
def source(run: Run) -> str:
    """The file name of an office with a damaged text in the test's folder."""
    Path("office.json").write_text(json.dumps(OFFICE), encoding="utf-8")
    return "office.json"


def title(run: Run) -> str:
    """The title of the measure in the office file."""
    return str(run("show", "a.ita", "--json").json["years"][0]["measures"][0]["title"])


def test_repairs_are_listed_and_not_made(run: Run, source: str) -> None:
    assert run("import", "a.ita", source, "--json").json["repairs"] == REPAIRS
    assert title(run) == "ก าหนด ปี ๒๕๖o"


def test_repairs_are_made_on_request(run: Run, source: str) -> None:
    assert run("import", "a.ita", source, "--repair", "--json").json["repairs"] == REPAIRS
    assert title(run) == "กำหนด ปี ๒๕๖๐"


@pytest.mark.parametrize(("option", "said"), [((), "--repair"), (("--repair",), "แก้ข้อความที่เพี้ยน")])
def test_repairs_are_told_in_words(run: Run, source: str, option: tuple[str, ...], said: str) -> None:
    (line,) = [line for line in run("import", "a.ita", source, *option).out.splitlines() if "เพี้ยน" in line]
    assert said in line
    assert "2" in line


def test_nothing_is_said_where_all_is_right(run: Run, source: str) -> None:
    run("import", "a.ita", source, "--repair")
    Path(source).write_text(json.dumps({"agency": {"name": "บ้านสวน"}}), encoding="utf-8")
    assert "เพี้ยน" not in run("import", "a.ita", source).out
