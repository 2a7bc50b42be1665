"""What is put beside the frozen program: licences, list of parts, list of files; and its archives."""

import io
import json
import os
import stat
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

import archives
import file_list
import finish_build
import parts
import sbom
from parts import Part

PART = Part("a", "1.0", "MIT", "pkg:pypi/a@1.0", (("LICENSE", b"text"),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small program's folder."""
    made = tmp_path / "ITA Desk"
    (made / "_internal" / "ภาษาไทย").mkdir(parents=True)
    (made / "ita-desk").write_bytes(b"program")
    (made / "ita-desk").chmod(0o700)
    (made / "_internal" / "ภาษาไทย" / "a.txt").write_bytes(b"a")
    (made / "_internal" / "lib.so").symlink_to("ภาษาไทย/a.txt")
    return made


def test_files_are_listed_as_sha256sum_reads_them(folder: Path) -> None:
    file_list.write_file_list(folder)
    lines = (folder / "FILES.sha256").read_text("utf-8").splitlines()
    assert [line.partition("  ")[2] for line in lines] == [
        "_internal/lib.so",
        "_internal/ภาษาไทย/a.txt",
        "ita-desk",
    ]
    if sys.platform == "linux":
        subprocess.run(["sha256sum", "--quiet", "--check", "FILES.sha256"], cwd=folder, check=True)
    assert file_list.build_file_list(folder) == "".join(f"{line}\n" for line in lines)


def test_lists_are_compared(folder: Path) -> None:
    before = file_list.build_file_list(folder)
    (folder / "ita-desk").write_bytes(b"other")
    (folder / "new").write_bytes(b"")
    assert file_list.differences(before, before) == []
    assert file_list.differences(before, file_list.build_file_list(folder)) == ["ita-desk", "new"]


def test_the_list_of_parts_is_the_same_for_the_same_parts() -> None:
    made = sbom.build_sbom("0.1.0", [PART], 0)
    assert made == sbom.build_sbom("0.1.0", [PART], 0)
    assert made["serialNumber"] != sbom.build_sbom("0.1.1", [PART], 0)["serialNumber"]
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    assert made["components"] == [
        {
            "type": "library",
            "bom-ref": "pkg:pypi/a@1.0",
            "name": "a",
            "version": "1.0",
            "purl": "pkg:pypi/a@1.0",
            "licenses": [{"license": {"name": "MIT"}}],
        }
    ]


def test_parts_are_found_by_the_files_they_own(checkout: Path) -> None:
    import docx
    import PySide6

    own = checkout / "src" / "ita_desk" / "errors.py"
    found = parts.python_parts([Path(docx.__file__), Path(PySide6.__file__), own])
    assert [part.name for part in found] == ["pyside6-essentials", "python-docx"]
    assert {name for name, _ in found[0].texts} == {"LGPL-3.0.txt", "GPL-3.0.txt"}
    assert [name for name, _ in found[1].texts] == ["LICENSE"]


def test_every_library_of_the_program_has_a_licence_with_its_text(checkout: Path) -> None:
    for name in ("lxml", "pillow", "reportlab", "shiboken6", "uharfbuzz", "pypdfium2"):
        one = distribution(name)
        [part] = parts.python_parts([Path(str(one.locate_file(next(iter(one.files or ())))))])
        assert part.licence, name
        assert part.texts, name
    python = parts.python_itself()
    assert b"PYTHON SOFTWARE FOUNDATION" in python.texts[0][1]
    own = {part.name: part for part in parts.shipped_parts(checkout, [])}
    assert b"SIL OPEN FONT LICENSE" in own["sarabun"].texts[0][1].upper()
    words = own["pythainlp-words"]
    assert b"CC0 1.0 Universal" in words.texts[0][1]
    assert distribution("pythainlp").version.startswith(words.version)


def test_libthai_for_windows_tells_its_sources(tmp_path: Path) -> None:
    built = tmp_path / "packaging" / "windows" / "thai"
    built.mkdir(parents=True)
    (built / "SOURCES.txt").write_text("thai.dll: libthai-0.1.29 and libdatrie-0.2.13\n")
    for folder, name in (("fonts", "OFL.txt"), ("words", "CC0-1.0.txt")):
        own = tmp_path / "resources" / folder
        own.mkdir(parents=True)
        (own / name).touch()
    found = parts.shipped_parts(tmp_path, [built / "thai.dll"])
    [thai] = [part for part in found if part.name == "libthai"]
    assert (thai.version, thai.licence) == ("0.1.29", "LGPL-2.1-or-later")
    assert [name for name, _ in thai.texts] == ["SOURCES.txt", "LGPL-2.1.txt"]


def test_debian_packages_are_asked_for_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"-S": "libthai0:amd64: /usr/lib/libthai.so.0\n", "-W": "libthai0\t0.1.29-1\n"}
    monkeypatch.setattr(parts, "_said", lambda *command: said[command[1]])
    [part] = parts.debian_parts([Path("/usr/lib/libthai.so.0")])
    assert (part.name, part.version, part.purl) == (
        "libthai0",
        "0.1.29-1",
        "pkg:deb/debian/libthai0@0.1.29-1",
    )
    said["-S"] = ""
    assert parts.debian_parts([Path("/elsewhere")]) == ()


def test_licences_are_written_and_listed(tmp_path: Path) -> None:
    parts.write_licences([PART], tmp_path)
    assert (tmp_path / "a" / "LICENSE").read_bytes() == b"text"
    told = (tmp_path / "LICENCES.txt").read_text("utf-8")
    assert told.endswith("\n\na 1.0: MIT\n")
    assert "LGPL" in told


def test_the_tar_is_the_same_whenever_it_is_made(folder: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.tar.xz", tmp_path / "2.tar.xz"
    archives.write_tar(folder, first, 1_000_000_000)
    for file in folder.rglob("*"):
        if not file.is_symlink():
            os.utime(file, (5, 5))
    archives.write_tar(folder, second, 1_000_000_000)
    assert first.read_bytes() == second.read_bytes()
    with tarfile.open(first) as archive:
        members = archive.getmembers()
    assert [m.name for m in members] == sorted(m.name for m in members)
    assert {(m.mtime, m.uid, m.uname) for m in members} == {(1_000_000_000, 0, "")}
    by_name = {m.name: m for m in members}
    assert by_name["ITA Desk/ita-desk"].mode == 0o755
    assert by_name["ITA Desk/_internal/ภาษาไทย/a.txt"].mode == 0o644
    assert by_name["ITA Desk/_internal/lib.so"].linkname == "ภาษาไทย/a.txt"


def test_the_zip_is_the_same_whenever_it_is_made(folder: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    archives.write_zip(folder, first, 0)
    os.utime(folder / "ita-desk", (2_000_000_000, 2_000_000_000))
    archives.write_zip(folder, second, 0)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(io.BytesIO(first.read_bytes())) as archive:
        member = archive.getinfo("ITA Desk/ita-desk")
        assert member.date_time == (1980, 1, 1, 0, 0, 0)
        assert stat.S_IMODE(member.external_attr >> 16) == 0o755
        assert archive.read("ITA Desk/_internal/ภาษาไทย/a.txt") == b"a"


def test_a_folder_is_completed(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (work / "COLLECT-00.toc").write_text(
        repr(
            (
                [("tabulate.py", str(distribution("tabulate").locate_file("tabulate/__init__.py")), "DATA")],
                "name",
            )
        )
    )
    (work / "PYZ-00.toc").write_text(repr(("out.pyz", [("a", "-", "PYMODULE")])))
    monkeypatch.setattr(sys, "argv", ["finish_build.py", str(work), str(folder), "--no-archive"])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    finish_build.main()
    made = json.loads((folder / "sbom.cdx.json").read_text("utf-8"))
    assert made["metadata"]["timestamp"] == "2001-09-09T01:46:40Z"
    assert [part["name"] for part in made["components"]] == [
        "pythainlp-words",
        "python",
        "sarabun",
        "tabulate",
    ]
    assert (folder / "licences" / "tabulate" / "LICENSE").is_file()
    listed = (folder / "FILES.sha256").read_text("utf-8")
    assert "  licences/LICENCES.txt\n" in listed
    assert "  menu-entry.sh\n" in listed
