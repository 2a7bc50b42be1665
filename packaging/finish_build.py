"""Completes the folder that PyInstaller has made: licences, list of parts, list of files, archive.

    python packaging/finish_build.py WORK FOLDER [--no-archive]

WORK is PyInstaller's folder for its work, in which it notes what it collected; FOLDER the program's.
"""

import argparse
import ast
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from archives import write_tar, write_zip
from file_list import write_file_list
from parts import Part, shipped_parts, write_licences
from sbom import write_sbom
from what_ships import version_of

CHECKOUT = Path(__file__).resolve().parents[1]
NO_DATE = 1_767_225_600  # the first of 2026: for builds whose time nobody asks for
LISTS = ("COLLECT-00.toc", "PYZ-00.toc")


def collected_files(work: Path) -> Iterator[Path]:
    """The files that went into the program, where they came from."""
    for name in LISTS:
        read = ast.literal_eval((work / name).read_text("utf-8"))
        for entry in next(part for part in read if isinstance(part, list)):
            yield Path(entry[1])


def date_of_build() -> int:
    """The time that all files are given: SOURCE_DATE_EPOCH, seconds since 1970."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", NO_DATE))


def add_papers(folder: Path, parts: tuple[Part, ...], version: str) -> None:
    """Put the licences and the list of parts into the program's folder, and on Linux what makes a menu entry."""
    shutil.copyfile(CHECKOUT / "LICENSE", folder / "LICENSE")
    write_licences(parts, folder / "licences")
    write_sbom(folder, version, parts, date_of_build())
    if sys.platform == "linux":
        for file in sorted((CHECKOUT / "packaging" / "linux").iterdir()):
            shutil.copy(file, folder)
        shutil.copy(CHECKOUT / "resources" / "icons" / "ita-desk.svg", folder)


def write_archive(folder: Path, version: str) -> Path:
    """The archive of the program's folder, beside it."""
    if sys.platform == "win32":
        target = folder.parent / f"ita-desk-{version}-windows-x86_64.zip"
        write_zip(folder, target, date_of_build())
    else:
        target = folder.parent / f"ita-desk-{version}-linux-x86_64.tar.xz"
        write_tar(folder, target, date_of_build())
    return target


def main() -> None:
    """Complete the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-archive", action="store_true")
    arguments = parser.parse_args()
    version = version_of(CHECKOUT)
    parts = shipped_parts(CHECKOUT, list(collected_files(arguments.work)))
    add_papers(arguments.folder, parts, version)
    write_file_list(arguments.folder)
    if not arguments.no_archive:
        print(write_archive(arguments.folder, version))


if __name__ == "__main__":
    main()
