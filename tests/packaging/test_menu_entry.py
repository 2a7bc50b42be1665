"""The script that puts the frozen program into a user's menu on Linux, and takes it out again."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="menus of Linux desktops")


def put(program: Path, home: Path, *words: str) -> int:
    """Run the script; returns its exit code."""
    surroundings = {"PATH": os.environ["PATH"], "HOME": str(home), "XDG_DATA_HOME": str(home / "share")}
    command = ["sh", str(program / "menu-entry.sh"), *words]
    return subprocess.run(command, env=surroundings, capture_output=True, check=False).returncode


@pytest.fixture
def program(checkout: Path, tmp_path: Path) -> Path:
    """The program's folder, in a place whose name has all that a menu entry must hide."""
    folder = tmp_path / 'a "b" $c `d` 100% ไทย'
    shutil.copytree(checkout / "packaging" / "linux", folder)
    shutil.copy(checkout / "resources" / "icons" / "ita-desk.svg", folder)
    return folder


def test_the_entry_names_the_program(program: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert put(program, home) == 0
    entry = configparser.RawConfigParser(strict=True)
    entry.optionxform = str  # type: ignore[method-assign, assignment]
    entry.read(home / "share" / "applications" / "ita-desk.desktop", "utf-8")
    said = entry["Desktop Entry"]["Exec"]
    assert said == f'"{tmp_path}/a \\\\"b\\\\" \\\\$c \\\\`d\\\\` 100%% ไทย/ita-desk" %f'
    kind = ElementTree.parse(home / "share" / "mime" / "packages" / "ita-desk.xml").getroot()[0]
    assert entry["Desktop Entry"]["MimeType"] == f"{kind.attrib['type']};"
    assert (home / "share" / "icons" / "hicolor" / "scalable" / "apps" / "ita-desk.svg").is_file()


def test_the_entry_goes_again(program: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    office = home / "share" / "ITA Desk" / "forms" / "own.toml"
    office.parent.mkdir(parents=True)
    office.touch()
    assert put(program, home) == put(program, home, "remove") == put(program, home, "remove") == 0
    left = [file for file in home.rglob("*") if file.is_file() and "ita-desk" in file.name]
    assert left == []
    assert office.is_file()


def test_other_words_are_refused(program: Path, tmp_path: Path) -> None:
    assert put(program, tmp_path / "home", "please") == 2
