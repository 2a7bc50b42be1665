"""What goes into the frozen program: all of our own files, and of libraries what is used."""

import importlib.util
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import Distribution
from pathlib import Path

import pytest

import what_ships
from what_ships import needed, ships


def test_folders_are_those_of_the_wheel(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert wheel == {folder: f"{what_ships.SHIPPED}/{folder}" for folder in what_ships.SHIPPED_FOLDERS}


def test_every_file_of_ours_ships(checkout: Path) -> None:
    shipped = dict(what_ships.shipped_files(checkout))
    for folder in what_ships.SHIPPED_FOLDERS:
        assert {file for file in (checkout / folder).rglob("*") if file.is_file()} <= shipped.keys()
    assert shipped[checkout / "forms" / "memo.toml"] == "ita_desk/_shipped/forms"
    assert all(ships(f"{folder}/{file.name}") for file, folder in shipped.items())


@pytest.mark.parametrize("name", what_ships.HIDDEN_IMPORTS)
def test_hidden_import_exists(name: str) -> None:
    assert importlib.util.find_spec(name)


def test_modules_that_go_along_as_files_are_there() -> None:
    found = list(what_ships.module_files())
    assert [folder for _, folder in found] == [name.replace(".", "/") for name in what_ships.AS_FILES]
    assert all(file.is_file() and ships(f"{folder}/{file.name}") for file, folder in found)


def test_nothing_is_excluded_that_the_program_imports(checkout: Path) -> None:
    modules = (file.read_text("utf-8") for file in (checkout / "src").rglob("*.py"))
    imported = {
        line.split()[1]
        for text in modules
        for line in text.splitlines()
        if line.strip().startswith(("from ", "import "))
    }
    assert imported.isdisjoint(what_ships.EXCLUDES)


@pytest.mark.parametrize(
    "target",
    [
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt6Widgets.dll",
        "libQt6Pdf.so.6",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/QtWidgets.pyd",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "ita_desk/_shipped/resources/words/words.txt",
        "docx/templates/default.docx",
        "pillow.libs/libharfbuzz-fb49c9fc.so.0",
        "ita_desk/_shipped/libthai/thbrk.tri",
    ],
)
def test_what_is_used_ships(target: str) -> None:
    assert ships(target)


@pytest.mark.parametrize(
    "target",
    [
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Qml.dll",
        "PySide6/QtOpenGL.abi3.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/Qt/plugins/wayland-decoration-client/libadwaita.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6\\opengl32sw.dll",
        "pdfminer/cmap/UniGB-UCS2-H.pickle.gz",
        "libcups.so.2",
    ],
)
def test_what_is_not_used_stays_out(target: str) -> None:
    assert not ships(target)


def test_carried_libraries_go_when_nothing_asks_for_them() -> None:
    asks = {
        "PySide6/QtGui.abi3.so": ["libglib.so.0", "libc.so.6"],
        "libglib.so.0": ["libpcre.so.0"],
        "libpcre.so.0": [],
        "libgtk-3.so.0": ["libglib.so.0", "libpango.so.0"],
        "libpango.so.0": [],
        "pillow.libs/libjpeg-1.so": ["libpcre.so.0"],
        "libpython3.11.so.1.0": [],
    }
    assert needed(asks) == {
        "PySide6/QtGui.abi3.so",
        "libglib.so.0",
        "libpcre.so.0",
        "libpython3.11.so.1.0",
    }


@pytest.mark.skipif(not shutil.which("objdump"), reason="needs objdump of binutils")
def test_a_binary_says_which_libraries_it_wants() -> None:
    import _ctypes

    assert "libc.so.6" in what_ships.libraries_asked_for(Path(_ctypes.__file__))
    assert what_ships.libraries_asked_for(Path(__file__)) == ()


def test_libthai_goes_along_only_whole(tmp_path: Path) -> None:
    built = tmp_path / "packaging" / "windows" / "thai"
    built.mkdir(parents=True)
    (built / "thai.dll").touch()
    assert what_ships.thai_library_files(tmp_path, "win32") == ()
    (built / "thbrk.tri").touch()
    assert what_ships.thai_library_files(tmp_path, "win32") == (built / "thai.dll", built / "thbrk.tri")
    names = [file.name for file in what_ships.thai_library_files(tmp_path, "linux")]
    assert names in ([], ["libdatrie.so.1", "libthai.so.0", "thbrk.tri"])


def test_the_frozen_program_knows_its_version(checkout: Path, tmp_path: Path) -> None:
    made = Distribution.at(what_ships.write_metadata(checkout, tmp_path))
    assert (made.metadata["Name"], made.version) == ("ita-desk", what_ships.version_of(checkout))


@pytest.mark.skipif(sys.platform == "win32", reason="a script of the shell")
def test_build_refuses_what_it_does_not_know(checkout: Path) -> None:
    command = ["sh", str(checkout / "script" / "build"), "all"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (2, "usage: sh script/build [--frozen-only]\n")
