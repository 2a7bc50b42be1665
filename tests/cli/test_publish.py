"""`publish` makes a pack for the website."""

import re
import zipfile
from pathlib import Path

import pytest

from cli.conftest import Run

FORM = ("--form", "result-scores")


@pytest.fixture(autouse=True)
def office(run: Run) -> None:
    """The invented office in a file."""
    assert run("new", "a.ita", "--sample").code == 0


def test_a_folder_is_made_and_told(run: Run) -> None:
    answer = run("publish", "a.ita", *FORM, "-o", "pack")
    assert (answer.code, answer.err) == (0, "")
    names = sorted(path.name for path in Path("pack").iterdir())
    assert names == ["index.html", "ita2568-photos.pdf", "ita2568-result-scores.pdf"]
    head, *lines = answer.out.splitlines()
    assert "pack" in head
    assert sorted(line.split("\t")[0] for line in lines) == names
    assert all(re.search(r"ขนาด \d+ kB", line) for line in lines)


def test_photos_are_made_smaller_for_a_zip(run: Run) -> None:
    answer = run(
        "publish", "a.ita", *FORM, "--year", "๒๕๖๘", "--digits", "arabic", "--limit-mb", "๐.๒", "-o", "a.zip"
    )
    assert (answer.code, answer.err) == (0, "")
    assert re.search(r"ita2568-photos.pdf\t.*ด้านยาวไม่เกิน \d+ จุด", answer.out)
    with zipfile.ZipFile("a.zip") as archive:
        assert all(entry.file_size <= 200_000 for entry in archive.infolist())


def test_what_is_printed_goes_without_an_appendix(run: Run) -> None:
    assert run("publish", "a.ita", "--form", "photo-appendix", "--unsigned", "-o", "pack").code == 0
    assert sorted(path.name for path in Path("pack").iterdir()) == [
        "index.html",
        "ita2568-photo-appendix.pdf",
    ]


@pytest.mark.parametrize("size", ["0", "0.0", "-1", "x", "1e3", "", "1,5", "99999999"])
def test_a_size_that_is_none(run: Run, size: str) -> None:
    answer = run("publish", "a.ita", *FORM, f"--limit-mb={size}", "-o", "pack")
    assert answer.code == 2
    assert f"“{size}”" in answer.err
    assert not Path("pack").exists()


def test_a_size_that_cannot_be_kept_to(run: Run) -> None:
    answer = run("publish", "a.ita", *FORM, "--limit-mb", "0.01", "-o", "pack")
    assert answer.code == 2
    assert "ita2568-result-scores.pdf" in answer.err
    assert not Path("pack").exists()


def test_a_folder_that_is_in_use(run: Run) -> None:
    Path("pack").mkdir()
    Path("pack/mine").touch()
    answer = run("publish", "a.ita", *FORM, "-o", "pack")
    assert answer.code == 2
    assert "“pack”" in answer.err
    assert [path.name for path in Path("pack").iterdir()] == ["mine"]


@pytest.mark.parametrize("words", [("a.ita",), ("a.ita", *FORM), FORM])
def test_a_word_that_is_missing(run: Run, words: tuple[str, ...]) -> None:
    assert run("publish", *words).code == 2


def test_what_could_not_be_drawn_is_told(run: Run) -> None:
    import sqlite3

    with sqlite3.connect("a.ita") as connection:
        connection.execute("DELETE FROM blob")
    connection.close()
    answer = run("publish", "a.ita", *FORM, "-o", "pack")
    assert answer.code == 0
    assert answer.err
