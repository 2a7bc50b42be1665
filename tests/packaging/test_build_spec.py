"""build.spec with PyInstaller played by small classes: what it asks for on Linux and on Windows."""

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

import version_resource
import what_ships

Made = list[tuple[str, dict[str, Any]]]


class Analysis:
    """Collects a fixed few files for what it is asked."""

    def __init__(self, scripts: list[str], **wishes: Any) -> None:
        self.wishes, self.scripts = wishes, scripts
        self.pure: list[str] = []
        self.binaries = [
            ("PySide6/QtGui.abi3.so", "/gui.so", "EXTENSION"),
            ("PySide6/opengl32sw.dll", "/gl.dll", "BINARY"),
            ("libgtk-3.so.0", "/gtk.so", "BINARY"),
        ]
        self.datas = [
            ("docx/templates/default.docx", "/default.docx", "DATA"),
            ("PySide6/Qt/translations/qtbase_fr.qm", "/fr.qm", "DATA"),
        ]


def run_spec(checkout: Path, tmp_path: Path) -> tuple[Analysis, Made, tuple[Any, ...], str]:
    """The analysis, the executables, and what is collected under which name."""
    executables: Made = []
    collected: list[tuple[tuple[Any, ...], str]] = []

    def exe(*_: Any, name: str, **more: Any) -> str:
        executables.append((name, more))
        return name

    names = {
        "SPECPATH": str(checkout),
        "workpath": str(tmp_path),
        "Analysis": Analysis,
        "PYZ": lambda pure: pure,
        "EXE": exe,
        "COLLECT": lambda *parts, name, **_: collected.append((parts, name)),
    }
    # Not run_path of the spec itself, which would take another ending for something compiled.
    done = runpy.run_path(str(copy_of(checkout, tmp_path)), init_globals=names)
    [(parts, name)] = collected
    return done["analysis"], executables, parts, name


def copy_of(checkout: Path, tmp_path: Path) -> Path:
    """The spec under a name of Python."""
    copy = tmp_path / "spec.py"
    copy.write_bytes((checkout / "build.spec").read_bytes())
    return copy


@pytest.fixture(autouse=True)
def same_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the spec put its folder on the path for this test only."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(version_resource, "build_resource", lambda version, name: (version, name))


def test_on_linux(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    analysis, executables, parts, name = run_spec(checkout, tmp_path)
    assert [Path(script).is_file() for script in analysis.scripts] == [True]
    assert executables == [("ita-desk", {"exclude_binaries": True, "console": True, "upx": False})]
    kept = [entry[0] for entries in parts[1:] for entry in entries]
    assert kept == ["PySide6/QtGui.abi3.so", "docx/templates/default.docx"]
    assert name == "ITA Desk"
    version = what_ships.version_of(checkout)
    assert analysis.wishes["datas"][-1] == (
        str(tmp_path / f"ita_desk-{version}.dist-info"),
        f"ita_desk-{version}.dist-info",
    )


def test_on_windows(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    _, executables, parts, _ = run_spec(checkout, tmp_path)
    assert [(name, made["console"]) for name, made in executables] == [
        ("ita-desk", True),
        ("ITA Desk", False),
    ]
    for name, made in executables:
        assert Path(made["icon"]).is_file()
        assert "longPathAware" in made["manifest"]
        assert made["version"] == (what_ships.version_of(checkout), name)
        assert made["upx"] is False
    assert parts[:2] == ("ita-desk", "ITA Desk")
    assert ("PySide6/opengl32sw.dll", "/gl.dll", "BINARY") not in parts[2]
