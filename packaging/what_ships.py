"""What goes into the frozen program and what stays out; build.spec asks here for each file that was collected."""

import importlib.util
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

NAME = "ITA Desk"  # of the folder, and of the executable with a window on Windows
COMMAND = "ita-desk"  # of the executable with a console
SHIPPED = "ita_desk/_shipped"  # where resources.root() finds what ships, in a wheel as in the frozen program
SHIPPED_FOLDERS = (
    "docs/manual",
    "forms",
    "locale",
    "resources",
)  # as pyproject.toml puts them into the wheel
THAI_FOLDER = "libthai"  # in SHIPPED: the library that lets Qt break Thai lines, and its dictionary

# Found by name only when the program runs, so the analysis does not see them.
HIDDEN_IMPORTS = ("PySide6.QtPrintSupport", "PySide6.QtSvg")

# Modules that go along as files, too: python-docx looks for its templates by way of the folder of one of them.
AS_FILES = ("docx.parts",)

# In the environment of the build, or asked for by a library that runs without them; readline's library is under the GPL.
EXCLUDES = (
    "readline",
    *(
        "IPython",
        "babel",
        "hatchling",
        "hypothesis",
        "lib2to3",
        "lxml.isoschematron",
        "lxml.objectify",
        "matplotlib",
    ),
    *(
        "mypy",
        "numpy",
        "pandas",
        "pip",
        "pytest",
        "pythainlp",
        "setuptools",
        "tkinter",
        "torch",
        "wheel",
        "xdist",
    ),
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtTest"),
)

_QT_LIBRARIES = "Core|DBus|Gui|Network|Pdf|PrintSupport|Svg|Widgets|XcbQpa"
_QT_LIBRARY = re.compile(r"(?:^|/)(?:lib)?Qt6([A-Za-z0-9]+?)(?:\.so[.\d]*|\.dll)$")
_QT_MODULE = re.compile(r"(?:^|/)PySide6/Qt([A-Za-z0-9]+)\.(?:abi3\.so|pyd)$")
_QT_PLUGIN = re.compile(r"/plugins/([-\w]+)/(?:lib)?([-\w]+)\.(?:so|dll)$")
_QT_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qgif", "qico", "qjpeg", "qsvg", "qtiff", "qwebp"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platforms": {"qoffscreen", "qwindows", "qxcb"},
    "printsupport": {"cupsprintersupport", "windowsprintersupport"},
}
_CARRIED = re.compile(r"^(?:[^/]+\.libs/)?lib(?!python)[^/]*\.so[.\d]*$")
_ASKS = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_DROPPED = re.compile(
    # Drawing in software for 3D, pictures that no report takes, East Asian code pages; printing is the system's own.
    r"(?:^|/)(?:opengl32sw|d3dcompiler_\d+)\.dll$|(?:^|/)(?:PIL/_(?:avif|imagingtk)\.|libavif-)|pdfminer/cmap/"
    r"|^libcups\.so"
    r"|/translations/|/qml/|\.pyi$|/(?:direct_url\.json|RECORD|INSTALLER|REQUESTED)$"
)


def ships(target: str) -> bool:
    """Whether a collected file goes along, by its place in the program's folder."""
    path = target.replace("\\", "/")
    if found := _QT_LIBRARY.search(path):
        return re.fullmatch(_QT_LIBRARIES, found[1]) is not None
    if found := _QT_MODULE.search(path):
        return re.fullmatch(_QT_LIBRARIES, found[1]) is not None
    if found := _QT_PLUGIN.search(path):
        return found[2] in _QT_PLUGINS.get(found[1], ())
    return not _DROPPED.search(path)


def is_library(target: str) -> bool:
    """Whether a file is there only because another asks for it, by its place in the program's folder."""
    return _CARRIED.search(target) is not None


def needed(asks: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The files that are needed, of all by their places with the names of the libraries each asks for.

    Needed is what is no library, and every library that something needed asks for.
    """
    by_name: dict[str, list[str]] = {}
    for target in asks:
        by_name.setdefault(target.rpartition("/")[2], []).append(target)
    waiting = [target for target in asks if not is_library(target)]
    found = set(waiting)
    while waiting:
        for name in asks[waiting.pop()]:
            new = [target for target in by_name.get(name, ()) if target not in found]
            found.update(new)
            waiting += new
    return frozenset(found)


def libraries_asked_for(file: Path) -> tuple[str, ...]:
    """The names of the libraries that a binary of Linux asks its loader for."""
    command = ["objdump", "-p", str(file)]
    listed = subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout
    return tuple(_ASKS.findall(listed))


def shipped_files(checkout: Path) -> Iterator[tuple[Path, str]]:
    """Each file of forms, messages, resources and manual, with the folder it goes to."""
    for folder in SHIPPED_FOLDERS:
        for file in sorted((checkout / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                yield file, f"{SHIPPED}/{file.relative_to(checkout).parent.as_posix()}"


def module_files() -> Iterator[tuple[Path, str]]:
    """Each file of AS_FILES, with the folder it goes to."""
    for name in AS_FILES:
        found = importlib.util.find_spec(name)
        if found and found.origin:
            yield Path(found.origin), name.replace(".", "/")


def thai_library_files(checkout: Path, platform: str) -> tuple[Path, ...]:
    """The library for Thai lines and its dictionary where they are at hand, else nothing.

    On Windows those that script/build_thai_dll has made, on Linux the system's.
    """
    if platform == "win32":
        built = checkout / "packaging" / "windows" / "thai"
        files = tuple(built / name for name in ("thai.dll", "thbrk.tri"))
    else:
        libraries = next(Path("/usr/lib").glob("*/libthai.so.0"), Path("/usr/lib64/libthai.so.0")).parent
        files = (
            libraries / "libdatrie.so.1",
            libraries / "libthai.so.0",
            Path("/usr/share/libthai/thbrk.tri"),
        )
    return files if all(file.is_file() for file in files) else ()


def version_of(checkout: Path) -> str:
    """The version that pyproject.toml names."""
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def write_metadata(checkout: Path, folder: Path) -> Path:
    """A folder by which the frozen program knows its version, as an installed package does; returns it."""
    version = version_of(checkout)
    made = folder / f"ita_desk-{version}.dist-info"
    made.mkdir(parents=True, exist_ok=True)
    text = f"Metadata-Version: 2.4\nName: ita-desk\nVersion: {version}\nLicense-Expression: MIT\n"
    (made / "METADATA").write_text(text, "utf-8", newline="\n")
    return made
