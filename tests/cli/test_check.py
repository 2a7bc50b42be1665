"""`check`: what it answers, and its exit codes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cli.conftest import Run
from ita_desk.domain.office import Office
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.services.checking import CheckedProblem, build_year_checking
from ita_desk.services.edits.accepted import accept_problem
from ita_desk.storage.office_store import OfficeStore
from printing import sample_office

KEYS = ["code", "severity", "year", "place", "span", "text", "message", "remedy"]
DOUBLED = "identity.doubled-word"


def faulty(office: Office) -> Office:
    """The office with a doubled word in the title of the newest year's first measure and in its address."""
    year = office.years[-1]
    measures = (replace(year.measures[0], title="เผยแพร่ตำบลตำบลหนึ่ง"), *year.measures[1:])
    agency = replace(office.agency, address="หมู่ ๑ ตำบลตำบล")
    return replace(office.with_year(replace(year, measures=measures)), agency=agency)


@pytest.fixture
def file(run: Run) -> str:
    """The name of a file with doubled words; the folder is the test's own."""
    OfficeStore.create(Path("a.ita"), faulty(sample_office()))
    return "a.ita"


def doubled(office: Office) -> list[CheckedProblem]:
    checked = build_year_checking(shipped_frameworks().of_year).check_year(office, 2568)
    return [one for one in checked.problems if one.problem.code == DOUBLED]


def test_the_problems_as_json(run: Run, file: str) -> None:
    answer = run("check", file, "--json")
    assert (answer.code, answer.err) == (1, "")
    assert all(list(problem) == KEYS for problem in answer.json["problems"])
    found = {p["place"]: p for p in answer.json["problems"] if p["code"] == DOUBLED}
    assert list(found) == ["agency.address", "measures[0].title"]
    assert found["measures[0].title"] | {"message": ""} == {
        "code": DOUBLED,
        "severity": "must",
        "year": 2568,
        "place": "measures[0].title",
        "span": [7, 15],
        "text": "ตำบลตำบล",
        "message": "",
        "remedy": "เปลี่ยนเป็น “ตำบล”",
    }
    assert "ตำบล" in found["agency.address"]["message"]
    assert found["agency.address"]["year"] == 2568


def test_the_problems_in_words(run: Run, file: str) -> None:
    answer = run("check", file)
    assert (answer.code, answer.err) == (1, "")
    lines = answer.out.splitlines()
    assert lines[0].startswith("ต้องแก้ (")
    assert any("มาตรการที่ 1 · ชื่อมาตรการ “ตำบลตำบล”: " in line for line in lines)
    assert lines[-1].startswith("ปี 2568 พบ ")


def test_nothing_found(run: Run, sample: str) -> None:
    assert run("check", sample, "--year", "2567").code in (0, 1)
    run(
        "new",
        "b.ita",
        "--kind",
        "อบต.",
        "--name",
        "ก",
        "--district",
        "ข",
        "--province",
        "ค",
        "--year",
        "2568",
    )
    store = OfficeStore.open(Path("b.ita"))
    assert store.load().years
    answer = run("check", "b.ita", "--year", "2568", "--json")
    assert answer.code == (1 if answer.json["problems"] else 0)


def test_accepted_problems_are_only_counted(run: Run) -> None:
    office = faulty(sample_office())
    for one in doubled(office):
        office = accept_problem(2568, one, "", date(2026, 11, 21)).apply(office)
    OfficeStore.create(Path("c.ita"), office)
    answer = run("check", "c.ita", "--json")
    assert DOUBLED not in [problem["code"] for problem in answer.json["problems"]]
    assert "2" in next(line for line in run("check", "c.ita").out.splitlines() if "ไม่ใช่ปัญหา" in line)


def test_the_form_is_known(run: Run, file: str) -> None:
    assert run("check", file, "--form", "analysis", "--json").code == 1
    answer = run("check", file, "--form", "none")
    assert (answer.code, answer.out) == (2, "")


@pytest.mark.parametrize(
    "words", [(), ("none.ita",), ("a.ita", "--year", "2500"), ("a.ita", "--year", "x"), ("a.ita", "--what")]
)
def test_what_cannot_be_checked(run: Run, file: str, words: tuple[str, ...]) -> None:
    answer = run("check", *words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err


def test_an_office_without_years(run: Run) -> None:
    OfficeStore.create(Path("d.ita"), Office())
    assert run("check", "d.ita").code == 2


def test_a_draft_says_so_on_each_page(run: Run, sample: str) -> None:
    for name, words in (("a.pdf", ()), ("b.pdf", ("--draft",)), ("c.pdf", ("--draft",))):
        assert (
            run("export", sample, "--form", "result-scores", "--data", "none", *words, "-o", name).code == 0
        )
    plain, draft = Path("a.pdf").read_bytes(), Path("b.pdf").read_bytes()
    assert draft == Path("c.pdf").read_bytes()
    assert (b"draft-mark" in plain, b"draft-mark" in draft) == (False, True)
