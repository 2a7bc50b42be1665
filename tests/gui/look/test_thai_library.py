"""The libthai that ships: loaded with its dictionary where it is there, left alone where it is not."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ita_desk.gui.look import thai_library
from ita_desk.gui.look.thai_library import load_thai_library

FILES = {"linux": ("libdatrie.so.1", "libthai.so.0"), "win32": ("thai.dll",)}
PROBE = """
import sys
from pathlib import Path
from ita_desk.gui.look.thai_library import load_thai_library
from ita_desk.gui.look.thai_breaks import qt_breaks_thai
print(load_thai_library(Path(sys.argv[1])), qt_breaks_thai())
"""


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is loaded, by name, with nothing loaded in truth."""
    names: list[str] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda name, mode: names.append(Path(name).name))
    monkeypatch.setenv("LIBTHAI_DICTDIR", "before")
    return names


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).touch()
    return folder


@pytest.mark.parametrize("platform", FILES)
def test_it_is_loaded_with_its_dictionary(
    platform: str, tmp_path: Path, loaded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert load_thai_library(fill(tmp_path, *FILES[platform], "thbrk.tri"))
    assert loaded == list(FILES[platform])
    assert os.environ["LIBTHAI_DICTDIR"] == str(tmp_path)


@pytest.mark.parametrize(
    ("platform", "there"),
    [
        ("linux", ()),
        ("linux", ("libthai.so.0", "thbrk.tri")),
        ("win32", ("thai.dll",)),
        ("darwin", ("libdatrie.so.1", "libthai.so.0", "thai.dll", "thbrk.tri")),
    ],
)
def test_nothing_is_loaded_where_a_part_is_missing(
    platform: str,
    there: tuple[str, ...],
    tmp_path: Path,
    loaded: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert not load_thai_library(fill(tmp_path, *there))
    assert not load_thai_library(tmp_path / "not there")
    assert loaded == []
    assert os.environ["LIBTHAI_DICTDIR"] == "before"


def test_a_library_that_cannot_be_loaded_is_done_without(
    tmp_path: Path, loaded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str, mode: int) -> None:
        raise OSError(f"{name}: {mode} of another processor")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    assert not load_thai_library(fill(tmp_path, *FILES["linux"], "thbrk.tri"))


def test_qt_takes_the_one_that_was_loaded(tmp_path: Path) -> None:
    """The machine's own stands in for one that ships; an empty one is what Qt would find without."""
    systems = [Path(line.split()[-1]) for line in mapped() if line.split()[-1].endswith(FILES["linux"])]
    dictionary = Path("/usr/share/libthai/thbrk.tri")
    if len(systems) < 2 or not dictionary.is_file():
        pytest.skip("needs libthai and a machine that lists its libraries")
    for file in {file.name: file for file in systems}.values():
        (tmp_path / file.name).symlink_to(file)
    (tmp_path / "thbrk.tri").symlink_to(dictionary)
    source = Path(thai_library.__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(source), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "True True\n"


def mapped() -> list[str]:
    """The libraries that the machine knows, a line each."""
    path = os.pathsep.join((os.environ.get("PATH", ""), "/sbin", "/usr/sbin"))
    try:
        done = subprocess.run(
            ["ldconfig", "-p"], env={"PATH": path}, capture_output=True, encoding="utf-8", check=False
        )
    except FileNotFoundError:
        return []
    return done.stdout.splitlines()
