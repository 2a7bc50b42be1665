"""Two real reports go through the command line: what their tables say stands in the printed report."""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from end_to_end.conftest import Line, shown
from printing import page_texts

pytestmark = pytest.mark.slow

TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
MARKUP = re.compile(r"\*\*|</?[a-z]+[^>]*>")
LIST_NUMBER = re.compile(r"\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]+|[-–•]+")


def folded(text: str) -> str:
    """The text without what printing may change: blanks, the style of digits, the spelling of sara am."""
    arabic = "".join(unicodedata.normalize("NFC", text).translate(TO_ARABIC).split())
    return re.sub("\u0e4d([\u0e48-\u0e4b]?)\u0e32", "\\1\u0e33", arabic)


def table_words(source: str) -> Iterator[str]:
    """The words of all table cells, without numbers of lists; a heading repeated on each page counts once."""
    rows = dict.fromkeys(row for row in source.split("\n") if "\t" in row)
    for typed in MARKUP.sub(" ", " ".join(rows)).split():
        word = folded(typed)
        word = word.removeprefix(number[0]) if (number := LIST_NUMBER.match(word)) else word
        if re.search(r"[ก-ฮA-Za-z]", word):
            yield word


def share_found(source: str, pages: list[str]) -> tuple[float, list[str]]:
    """The share of a source's table words that stand in the pages, and the others."""
    text = folded("".join(pages))
    words = list(table_words(source))
    assert len(words) > 200
    missing = [word for word in words if word not in text]
    return 1 - len(missing) / len(words), missing


class Report:
    """A source report that was imported and printed."""

    def __init__(self, line: Line, folder: Path, number: str, form: str) -> None:
        (self.source,) = folder.glob(f"{number}_*.txt")
        self.answer = json.loads(line("import", "a.ita", self.source, "--json"))
        line("export", "a.ita", "--form", form, "-o", "a.pdf")
        self.office: Any = shown(line, "a.ita")
        self.pdf = Path("a.pdf").resolve()

    @property
    def year(self) -> Any:
        return self.office["years"][-1]


@pytest.fixture
def scores(line: Line, source_reports: Path) -> Report:
    """The report with scores, brought into an office that was made before."""
    names = ("--kind", "อบต.", "--name", "ขอนแก่น", "--district", "ภูผาจำบ", "--province", "อุดรธานี")
    line("new", "a.ita", *names, "--year", "2568")
    return Report(line, source_reports, "000", "result-scores")


@pytest.fixture
def outcomes(line: Line, source_reports: Path) -> Report:
    """The report with output and outcome, brought into an office that is made of it."""
    return Report(line, source_reports, "003", "result-outcomes")


def test_the_report_with_scores(scores: Report) -> None:
    agency, year = scores.office["agency"], scores.year
    assert (agency["kind"], agency["name"]) == ("อบต.", "ขอนแก่น")
    assert (agency["district"], agency["province"]) == ("ภูผาจำบ", "อุดรธานี")
    assert (year["fiscal_year"], len(scores.office["years"])) == (2568, 1)
    assert [m["number"] for m in year["measures"]] == list("๑๒๓๔๕๖๗๘๘")
    assert (scores.answer["measures"], scores.answer["fiscal_year"]) == (9, 2568)
    doubled = [note for note in scores.answer["notes"] if "ซ้ำทั้งแถว" in note]
    assert len(doubled) == 1
    assert "๘" in doubled[0]
    last, again = (folded(json.dumps(m["steps"], ensure_ascii=False)) for m in year["measures"][-2:])
    assert last == again


def test_the_report_with_outcomes(outcomes: Report) -> None:
    agency, year = outcomes.office["agency"], outcomes.year
    assert (agency["kind"], agency["name"]) == ("ทต.", "เมืองคง")
    assert (agency["district"], agency["province"]) == ("ราษีไศล", "ศรีสะเกษ")
    assert (year["fiscal_year"], year["basis_year"]) == (2568, 2567)
    assert [m["number"] for m in year["measures"]] == list("๑๒๓๔๖")
    assert (outcomes.answer["measures"], outcomes.answer["basis_year"]) == (5, 2567)
    assert [note for note in outcomes.answer["notes"] if "๕" in note]


@pytest.mark.parametrize("name", ["scores", "outcomes"])
def test_the_words_of_the_tables_are_printed(request: pytest.FixtureRequest, name: str) -> None:
    report: Report = request.getfixturevalue(name)
    share, missing = share_found(report.source.read_text("utf-8"), page_texts(report.pdf.read_bytes()))
    assert share >= 0.99, missing


@pytest.mark.parametrize("name", ["scores", "outcomes"])
def test_importing_again_changes_nothing(request: pytest.FixtureRequest, line: Line, name: str) -> None:
    report: Report = request.getfixturevalue(name)
    again = json.loads(line("import", "a.ita", report.source, "--json"))
    assert again["differences"] == report.answer["differences"]
    assert shown(line, "a.ita") == report.office


@pytest.mark.parametrize("name", ["scores", "outcomes"])
def test_the_yardstick_is_content(request: pytest.FixtureRequest, yardstick: Path, name: str) -> None:
    report: Report = request.getfixturevalue(name)
    command = [sys.executable, "-X", "utf8", str(yardstick), str(report.source), str(report.pdf)]
    measured = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert measured.returncode == 0, measured.stdout + measured.stderr
