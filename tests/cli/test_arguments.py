"""The words of a command line: help in two languages, and what is not understood."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Run
from ita_desk.cli import commands
from ita_desk.cli.arguments import PARTS, build_parser, chosen, wanted, year_number
from ita_desk.cli.first_word import COMMANDS
from ita_desk.errors import UserError
from ita_desk.i18n import Messages
from ita_desk.services.intake import review

THAI = re.compile("[ก-๎]")


def test_help_names_every_command_in_thai(run: Run) -> None:
    answer = run("--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == run("-h").out
    assert answer.out.startswith("วิธีใช้: ita-desk ")
    listed = [line.split(maxsplit=1) for line in answer.out.splitlines() if line.startswith("    ")]
    assert [name for name, _ in listed] == list(COMMANDS)
    assert all(THAI.match(text) for _, text in listed)


def test_help_in_english(run: Run) -> None:
    answer = run("--lang", "en", "--help")
    assert answer.out.startswith("usage: ita-desk ")
    assert not THAI.search(answer.out)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["th", "en"])
def test_help_of_a_command(run: Run, command: str, language: str) -> None:
    answer = run(command, "-h", "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    assert f"ita-desk {command} [-h]" in answer.out
    assert run("-h", f"--lang={language}", command) == answer
    described = re.sub(r"อบต\..*|ไทย", "", answer.out.split("\n\n", 1)[1])
    assert bool(THAI.search(described)) is (language == "th")
    assert not re.search("positional|optional|options:|usage|show this", answer.out) or language == "en"


@pytest.mark.parametrize("line", ["show -h --lang en", "--lang en show -h", "show --lang=en -h"])
def test_the_language_may_stand_anywhere(run: Run, line: str) -> None:
    assert run(*line.split()).out.startswith("usage: ")


def test_the_language_may_be_a_setting(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_DESK_LANG", "en")
    assert run("-h").out.startswith("usage: ")
    assert run("-h", "--lang", "th").out.startswith("วิธีใช้: ")
    monkeypatch.setenv("ITA_DESK_LANG", "xx")
    assert run("-h").out.startswith("วิธีใช้: ")
    assert run("-h", "--lang", "fr").out.startswith("วิธีใช้: ")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("shwo a.ita", "“shwo”"),
        ("--lang th shwo a.ita", "“shwo”"),
        ("ก" * 300, "“กกก"),
        ("show --colour red a.ita", "“--colour"),
        ("show a.ita b.ita", "“b.ita”"),
        ("show --js a.ita", "“--js”"),
        ("--colour", "“--colour”"),
        ("show a.ita --year", "--year"),
        ("export a.ita -o", "-o/--out"),
        ("show --json=1", "--json"),
        ("show --lang", " --lang "),
        ("new a.ita --sample --year soon", "“soon”"),
        ("import a.ita a.txt --year 25.68", "“25.68”"),
        ("new a.ita --sample --year " + "9" * 5000, "“999"),
        ("show", " FILE.ita "),
        ("import", " FILE.ita "),
        ("import a.ita", " SOURCE "),
        (
            "import a.ita a.txt --what all",
            "--what เป็น “all” ไม่ได้ โปรดเลือกจาก auto | measures | scores | agency",
        ),
        ("export", " FILE.ita "),
        ("export a.ita", " --form "),
        ("export a.ita --form x", " -o "),
        ("new", " FILE.ita "),
        ("new a.ita", " --kind "),
        ("new a.ita --kind อบต.", " --name "),
        ("new a.ita --kind อบต. --name ก", " --province "),
        ("new a.ita --kind อบต. --name ก --province ข", " --year "),
        ("new a.ita --kind อบต. --name ก --province ข --year 2025", "2025"),
        ("a.ita b.ita", "“b.ita”"),
    ],
)
def test_what_is_not_understood_is_told_in_thai(run: Run, line: str, told: str) -> None:
    answer = run(*line.split(" "))
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert len(answer.err.splitlines()) == 1
    assert THAI.search(re.sub("“.*?”", "", answer.err))
    if "=" not in line:
        assert not re.search(r"unrecognized|argument|invalid|expected", answer.err)


@pytest.mark.parametrize("line", ["shwo", "show --colour", "show --year", "show", "show a.ita --year soon"])
def test_what_is_not_understood_is_told_in_english(run: Run, line: str) -> None:
    answer = run(*line.split(), *(["--lang", "en"] if line != "show --year" else ["--lang=en"]))
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.strip()
    assert not THAI.search(answer.err)


@pytest.mark.parametrize(
    ("words", "path", "language"),
    [
        ([], None, ""),
        (["--lang", "th"], None, "th"),
        (["--lang", "en"], None, "en"),
        (["none.ita"], "none.ita", ""),
        (["."], ".", ""),
        (["--lang=en", "none.ita"], "none.ita", "en"),
        (["none.ita", "--lang", "en"], "none.ita", "en"),
    ],
)
def test_a_path_or_nothing_opens_the_window(
    run: Run, words: list[str], path: str | None, language: str
) -> None:
    asked: list[tuple[Path | None, str]] = []

    def open_window(path: Path | None, language: str, version: Callable[[], str]) -> int:
        asked.append((path, language))
        return 5

    assert run(*words, open_window=open_window).code == 5
    assert asked == [(Path(path) if path else None, language)]


def test_a_window_that_cannot_be_shown_is_the_users_error(run: Run) -> None:
    def open_window(path: Path | None, language: str, version: Callable[[], str]) -> int:
        raise UserError("window.no_screen")

    answer = run(open_window=open_window)
    assert answer.code == 2
    assert "--help" in answer.err


def test_options_may_stand_before_and_after_the_file() -> None:
    parser = build_parser(Messages("en"))
    arguments = parser.parse_args(["export", "--form", "x", "a.ita", "-o", "b.pdf", "--year", "2568"])
    assert (arguments.command, arguments.file, arguments.form) == ("export", "a.ita", "x")
    assert (arguments.out, arguments.year, arguments.round) == ("b.pdf", "2568", "12")
    assert (arguments.digits, arguments.data, arguments.help) == ("thai", "office", False)


@pytest.mark.parametrize(("typed", "year"), [("2568", 2568), ("๒๕๖๘", 2568), ("0", 0), (None, None)])
def test_a_year_is_a_number_in_any_digits(typed: str | None, year: int | None) -> None:
    assert year_number(typed) == year


@pytest.mark.parametrize("typed", ["", "-1", "2568.0", "²", "ปี", "1" * 10])
def test_what_is_no_year(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        year_number(typed)
    assert (caught.value.key, caught.value.values) == ("arguments.not_a_year", {"value": typed})


def test_the_parts_of_a_source_are_those_that_can_be_taken() -> None:
    assert tuple(review.PARTS) == PARTS


def test_every_command_of_the_command_line_is_one_that_runs() -> None:
    assert tuple(commands.COMMANDS) == COMMANDS


def test_a_parser_of_one_command_tells_the_others_as_it_would_any() -> None:
    parser = build_parser(commands={"show", "none"})
    assert parser.parse_args(["show", "a.ita"]).file == "a.ita"
    with pytest.raises(UserError) as caught:
        parser.parse_args(["check"])
    assert caught.value.values["word"] == "check"


def test_what_is_wanted_and_chosen() -> None:
    arguments = build_parser(Messages()).parse_args(["new", "a.ita", "--name", "ก", "--kind", ""])
    wanted(arguments, "file", "name")
    with pytest.raises(UserError) as caught:
        wanted(arguments, "name", "kind", "province")
    assert caught.value.values == {"name": "--kind"}
    assert chosen("a", "--x", ("a", "b")) == "a"
    with pytest.raises(UserError) as caught:
        chosen("c", "--x", ("a", "b"))
    assert caught.value.values == {"name": "--x", "value": "c", "choices": "a | b"}
