"""Every command line that the documents show is one the program takes."""

import re
import shlex
from pathlib import Path

import pytest

from ita_desk.cli.arguments import build_parser
from ita_desk.cli.first_word import COMMANDS
from ita_desk.i18n import Messages

_LINE = re.compile(
    r"(?:^|`)(?:sh script/run|ita-desk|python -m ita_desk)(?P<words>(?: [^`#\n]+)?)", re.MULTILINE
)
_SCRIPT = re.compile(r"\b(?:script|packaging|benchmarks|tests)/[\w./-]*\w")


def documents(checkout: Path) -> list[Path]:
    return [
        *checkout.glob("*.md"),
        *(checkout / "docs").rglob("*.md"),
        *(checkout / "benchmarks").rglob("*.md"),
    ]


def shown_lines(checkout: Path) -> list[list[str]]:
    """The words after the program's name, wherever one is called."""
    texts = [path.read_text("utf-8") for path in documents(checkout)]
    lines = [shlex.split(found["words"], comments=True) for text in texts for found in _LINE.finditer(text)]
    return [words for words in lines if words]


def test_command_lines_are_understood(checkout: Path) -> None:
    lines = [words for words in shown_lines(checkout) if words[0] != "…"]
    assert len(lines) >= 8
    parser = build_parser(Messages("th"))
    for words in lines:
        if words[0].endswith(".ita") or words == ["--version"]:
            continue
        parser.parse_args(words)  # raises at what it does not know


def test_a_line_that_is_not_understood_is_found() -> None:
    with pytest.raises(Exception, match="unrecognized"):
        build_parser(Messages("th")).parse_args(["show", "a.ita", "--no-such-thing"])


def test_every_command_is_shown_in_the_readme(checkout: Path) -> None:
    said = (checkout / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS if not re.search(rf"\b{name}\b", said)] == []


def test_files_of_the_project_that_are_named_are_there(checkout: Path) -> None:
    named = {
        (path.name, word)
        for path in documents(checkout)
        for word in _SCRIPT.findall(path.read_text("utf-8"))
        if not (checkout / word).exists() and not list(checkout.glob(f"{word}*"))
    }
    assert named == set()
