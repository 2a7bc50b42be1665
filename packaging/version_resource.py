"""Makes the version resource of the executables for Windows: what the file's properties show."""

from typing import Any

_LANGUAGE, _UNICODE = 0x041E, 1200  # Thai; UTF-16


def resource_texts(version: str, name: str) -> dict[str, str]:
    """The texts of the resource for the executable of a name."""
    return {
        "CompanyName": "The ITA Desk authors",
        "FileDescription": "ITA Desk จัดทำรายงานตามมาตรการ ITA ของหน่วยงาน",
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": "The ITA Desk authors. MIT License",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "ITA Desk",
        "ProductVersion": version,
    }


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as the four numbers that Windows compares, as (1, 2, 0, 0) for 1.2."""
    numbers = [int(part) for part in version.split(".") if part.isdecimal()]
    first, second, third, fourth, *_ = (*numbers, 0, 0, 0, 0)
    return first, second, third, fourth


def build_resource(version: str, name: str) -> Any:
    """The resource as PyInstaller takes it; only on Windows, where its parts can be imported."""
    from PyInstaller.utils.win32.versioninfo import (
        FixedFileInfo,
        StringFileInfo,
        StringStruct,
        StringTable,
        VarFileInfo,
        VarStruct,
        VSVersionInfo,
    )

    numbers = four_numbers(version)
    texts = [StringStruct(key, text) for key, text in resource_texts(version, name).items()]
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=numbers, prodvers=numbers, mask=0x3F, flags=0, OS=0x40004, fileType=1),
        kids=[
            StringFileInfo([StringTable(f"{_LANGUAGE:04x}{_UNICODE:04x}", texts)]),
            VarFileInfo([VarStruct("Translation", [_LANGUAGE, _UNICODE])]),
        ],
    )
