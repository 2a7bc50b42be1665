"""What may not stand in any file of the project, and the shape of the lock files."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

# Written in pieces, so that this file does not hold what it forbids.
FOLDERS = "|".join(("ho" + "me", "Us" + "ers", "ro" + "ot", "wo" + "rk"))
HOSTS = "|".join(("py" + r"pi\.", "python" + "hosted", "registry" + r"\.npm", "deb" + r"\.debian"))
PRIVATE = re.compile(rf"(?:^|[^\w.])(?:[A-Za-z]:)?[/\\](?:{FOLDERS})[/\\]|{HOSTS}", re.MULTILINE)

REQUIREMENT = re.compile(r"([\w.-]+)==\S+(?: ; [^\\\n]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n")
LOCKS = ("requirements.lock", "requirements-dev.lock")


def text_files(checkout: Path) -> Iterator[tuple[str, str]]:
    """Path and text of each file that is not ignored by git and is text."""
    ignored = {line.rstrip("/") for line in (checkout / ".gitignore").read_text("utf-8").splitlines()} | {
        ".git"
    }
    tops = (top for top in checkout.iterdir() if top.name not in ignored)
    for file in (file for top in tops for file in (top, *top.rglob("*"))):
        path = file.relative_to(checkout)
        if ignored.isdisjoint(path.parts) and file.is_file():
            try:
                yield path.as_posix(), file.read_text("utf-8")
            except UnicodeDecodeError:
                continue


def test_no_machine_or_registry_is_named(checkout: Path) -> None:
    texts = dict(text_files(checkout))
    assert {*LOCKS, "README.md", ".ci/run", "src/ita_desk/errors.py"} <= texts.keys()
    assert {path: found[0] for path, text in texts.items() if (found := PRIVATE.search(text))} == {}


@pytest.mark.parametrize(
    "line",
    [
        "see /ho{}me/ann/x",
        "C:\\Us{}ers\\ann",
        "'/wo{}rk/main'",
        "https://py{}pi.org/simple",
        "files.python{}hosted.org",
    ],
)
def test_private_line_is_found(line: str) -> None:
    assert PRIVATE.search(line.format(""))
    assert not PRIVATE.search(line)


def test_a_page_of_the_office_is_not_private() -> None:
    assert not PRIVATE.search("https://office.example/home/news")


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_versions_and_hashes_only(checkout: Path, name: str) -> None:
    text = (checkout / name).read_text("utf-8")
    assert REQUIREMENT.sub("", text) == ""
    assert "://" not in text


def locked(checkout: Path, name: str) -> dict[str, str]:
    """The requirements of a lock file by the package's name."""
    return {match[1]: match[0] for match in REQUIREMENT.finditer((checkout / name).read_text("utf-8"))}


def test_development_lock_holds_the_runtime_lock(checkout: Path) -> None:
    runtime, development = (locked(checkout, name) for name in LOCKS)
    assert runtime.items() <= development.items()


def test_locks_hold_what_pyproject_asks_for(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))
    wanted = [project["project"]["dependencies"], project["dependency-groups"]["dev"]]
    for name, requirements in zip(LOCKS, wanted, strict=True):
        assert {re.split(r"[<>=!~;\[ ]", requirement)[0] for requirement in requirements} <= locked(
            checkout, name
        ).keys()
