"""The list of a folder's files with their hashes, by which two builds are compared and a copy is checked."""

import hashlib
from pathlib import Path

NAME = "FILES.sha256"


def build_file_list(folder: Path) -> str:
    """A line for each file but the list itself, in the order of paths, as `sha256sum --check` reads it.

    A link is listed as the file it leads to.
    """
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    files.pop(NAME, None)
    return "".join(
        f"{hashlib.sha256(files[path].read_bytes()).hexdigest()}  {path}\n"
        for path in sorted(files, key=str.encode)
    )


def differences(one: str, other: str) -> list[str]:
    """The paths that two lists have not in common, or with other content, in order."""
    lines = set(one.splitlines()) ^ set(other.splitlines())
    return sorted({line.partition("  ")[2] for line in lines})


def write_file_list(folder: Path) -> None:
    """Write the list into the folder."""
    (folder / NAME).write_text(build_file_list(folder), "utf-8", newline="\n")
