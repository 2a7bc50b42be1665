"""What only Windows reads: icon, version resource, manifest, and the script of the installer."""

import re
import sys
import types
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from PyInstaller.utils.win32.winmanifest import create_application_manifest

import make_icon
import version_resource
import what_ships


def test_the_icon_has_every_size(checkout: Path) -> None:
    with Image.open(checkout / "packaging" / "windows" / "ita-desk.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in make_icon.SIZES}
        assert {16, 32, 48, 256} <= set(make_icon.SIZES)
        assert len(icon.convert("RGBA").getcolors(1 << 16) or ()) > 5


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("2.0.1rc1", (2, 0, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4))],
)
def test_a_version_in_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert version_resource.four_numbers(version) == numbers


def test_the_version_resource_is_thai(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PyInstaller import compat

    monkeypatch.setitem(sys.modules, "pefile", types.ModuleType("pefile"))
    monkeypatch.setattr(compat, "win32api", None, raising=False)
    monkeypatch.delitem(sys.modules, "PyInstaller.utils.win32.versioninfo", raising=False)
    version = what_ships.version_of(checkout)
    made = version_resource.build_resource(version, "ITA Desk")
    sys.modules.pop("PyInstaller.utils.win32.versioninfo")
    [table] = made.kids[0].kids
    assert {text.name: text.val for text in table.kids} == version_resource.resource_texts(
        version, "ITA Desk"
    )
    assert "จัดทำรายงาน".encode("utf-16-le") in table.toRaw()
    assert table.name == "041e04b0"
    assert made.kids[1].kids[0].kids == [0x041E, 1200]
    first, second, *_ = version_resource.four_numbers(version)
    assert (made.ffi.fileVersionMS, made.ffi.productVersionMS) == (first << 16 | second,) * 2


def test_the_manifest_is_as_windows_and_the_loader_want_it(checkout: Path) -> None:
    text = (checkout / "packaging" / "windows" / "ita-desk.manifest").read_text("utf-8")
    given, made = (ElementTree.fromstring(xml) for xml in (text, create_application_manifest(text)))
    for manifest in (given, made):
        said = {element.tag.rpartition("}")[2]: element for element in manifest.iter()}
        assert said["requestedExecutionLevel"].attrib == {"level": "asInvoker", "uiAccess": "false"}
        assert said["longPathAware"].text == "true"
        assert said["dpiAwareness"].text == "PerMonitorV2"
        controls = [one for one in manifest.iter() if one.get("name") == "Microsoft.Windows.Common-Controls"]
        assert len(controls) == 1


@pytest.fixture
def installer(checkout: Path) -> str:
    """The installer's script."""
    content = (checkout / "packaging" / "windows" / "ita-desk.iss").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")  # else Inno Setup takes the Thai for the machine's code page
    return content.decode("utf-8-sig")


def test_the_installer_names_what_is_there(checkout: Path, installer: str) -> None:
    named = re.findall(r"^(?:SetupIconFile|LicenseFile)=(.+)$", installer, re.MULTILINE)
    assert len(named) == 2
    assert [name for name in named if not (checkout / name.replace("\\", "/")).is_file()] == []
    assert f'Source: "dist\\{what_ships.NAME}\\*"' in installer
    assert f'#define Window "{what_ships.NAME}.exe"' in installer


def test_the_installer_is_for_one_user_and_removes_nothing_of_theirs(installer: str) -> None:
    assert "PrivilegesRequired=lowest" in installer
    assert "DefaultDirName={localappdata}\\Programs\\" in installer
    assert "Root: HKLM" not in installer
    assert "[UninstallDelete]" not in installer
    deleted = re.findall(r'^Type: \w+; Name: "(.+)"', installer, re.MULTILINE)
    assert deleted == ["{app}\\_internal", "{app}\\licences"]


def test_the_installer_says_each_text_in_both_languages(installer: str) -> None:
    said = {
        language: re.findall(rf"^{language}\.(\w+)=(?=\S)", installer, re.MULTILINE)
        for language in ("th", "en")
    }
    assert said["th"] == said["en"]
    assert set(re.findall(r"\{cm:(\w+)\}", installer)) == set(said["th"])


def test_offices_are_opened_by_the_executable_with_a_window(installer: str) -> None:
    line = next(line for line in installer.splitlines() if r"shell\open\command" in line)
    assert 'ValueData: """{app}\\{#Window}"" ""%1"""' in line
