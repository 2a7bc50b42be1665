"""An office file made of a PDF, as the command line makes it."""

import hashlib
from pathlib import Path

import pytest

from cli.conftest import Run
from ita_desk.domain.carried import photos_of
from ita_desk.storage.office_store import OfficeStore
from printing import read_sample_photo, sample_office


def export(run: Run, sample: str, *words: str) -> None:
    answer = run("export", sample, "--form", "result-outcomes", "-o", "รายงาน.pdf", *words)
    assert (answer.code, answer.err) == (0, "")


def test_the_office_comes_back_whole(run: Run, sample: str) -> None:
    export(run, sample)
    answer = run("extract", "รายงาน.pdf", "-o", "ที่ได้.ita")
    assert (answer.code, answer.err) == (0, "")
    assert "ที่ได้.ita" in answer.out
    assert sample_office().agency.full_name in answer.out
    assert run("show", "ที่ได้.ita", "--json").out == run("show", sample, "--json").out
    store = OfficeStore.open(Path("ที่ได้.ita"))
    for key in photos_of(sample_office()):
        content = store.read_blob(key)
        assert content is not None
        assert hashlib.sha256(content).hexdigest() == key
        assert content == read_sample_photo(key)


def test_one_year_comes_back(run: Run, sample: str) -> None:
    export(run, sample, "--data", "year")
    assert run("extract", "--out=a.ita", "รายงาน.pdf").code == 0
    assert run("show", "a.ita", "--json").out == run("show", sample, "--year", "2568", "--json").out


def test_what_came_back_prints_the_same(run: Run, sample: str) -> None:
    export(run, sample)
    first = Path("รายงาน.pdf").read_bytes()
    run("extract", "รายงาน.pdf", "-o", "a.ita")
    export(run, "a.ita")
    assert Path("รายงาน.pdf").read_bytes() == first


def test_a_report_without_data_is_refused(run: Run, sample: str) -> None:
    export(run, sample, "--data", "none")
    answer = run("extract", "รายงาน.pdf", "-o", "a.ita")
    assert (answer.code, answer.out) == (2, "")
    assert "รายงาน.pdf" in answer.err
    assert not Path("a.ita").exists()


@pytest.mark.parametrize("source", ["none.pdf", ".", "text.pdf", "sample"])
def test_what_is_no_report_is_refused(run: Run, sample: str, source: str) -> None:
    Path("text.pdf").write_text("ไม่ใช่ PDF", encoding="utf-8")
    answer = run("extract", sample if source == "sample" else source, "-o", "a.ita")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert not Path("a.ita").exists()


def test_an_existing_file_stays(run: Run, sample: str) -> None:
    export(run, sample)
    Path("a.ita").write_bytes(b"mine")
    answer = run("extract", "รายงาน.pdf", "-o", "a.ita")
    assert (answer.code, answer.out) == (2, "")
    assert "a.ita" in answer.err
    assert Path("a.ita").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("words", "missing"), [((), "REPORT.pdf"), (("a.pdf",), "-o"), (("-o", "a.ita"), "REPORT.pdf")]
)
def test_what_is_missing_is_named(run: Run, words: tuple[str, ...], missing: str) -> None:
    answer = run("extract", *words)
    assert answer.code == 2
    assert missing in answer.err


def test_photos_that_are_not_there_are_told(run: Run) -> None:
    proof = (
        '{"years": [{"fiscal_year": 2568, "measures": [{"outcome": {"evidence": [{"sha256": "gone"}]}}]}]}'
    )
    Path("a.json").write_text(proof, encoding="utf-8")
    run("import", "a.ita", "a.json")
    run("export", "a.ita", "--form", "result-scores", "-o", "a.pdf")
    answer = run("--lang", "en", "extract", "a.pdf", "-o", "b.ita")
    assert answer.code == 0
    assert answer.err.startswith("1 photo")
    assert run("show", "b.ita", "--json").out == run("show", "a.ita", "--json").out


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_command_explains_itself(run: Run, language: str) -> None:
    answer = run("extract", "--help", "--lang", language)
    assert answer.code == 0
    for word in ("REPORT.pdf", "FILE.ita", "-o"):
        assert word in answer.out
