"""Archives of a folder that are the same whenever and by whomever they are made."""

import stat
import tarfile
import time
import zipfile
from pathlib import Path

_FILE, _PROGRAM = 0o644, 0o755


def _mode(file: Path) -> int:
    return _PROGRAM if file.is_dir() or file.stat().st_mode & stat.S_IXUSR else _FILE


def _members(folder: Path) -> list[tuple[str, Path]]:
    """The folder and all in it by their names in the archive, in order."""
    found = [folder, *folder.rglob("*")]
    return sorted((file.relative_to(folder.parent).as_posix(), file) for file in found)


def write_tar(folder: Path, target: Path, seconds: int) -> None:
    """Write a folder as tar.xz, all of it with one time, owned by nobody in particular; links stay links."""
    with tarfile.open(target, "w:xz", format=tarfile.PAX_FORMAT, preset=6) as archive:
        for name, file in _members(folder):
            member = archive.gettarinfo(file, name)
            member.uid = member.gid = 0
            member.uname = member.gname = ""
            member.mtime = seconds
            if member.issym():
                archive.addfile(member)
                continue
            member.mode = _mode(file)
            if member.islnk():  # the same file at two places: each as itself
                member.type, member.linkname, member.size = tarfile.REGTYPE, "", file.stat().st_size
            if member.isdir():
                archive.addfile(member)
            else:
                with file.open("rb") as content:
                    archive.addfile(member, content)


def write_zip(folder: Path, target: Path, seconds: int) -> None:
    """Write a folder as zip, all of it with one time (to two seconds, not before 1980, UTC)."""
    moment = time.gmtime(max(seconds, 315_532_800))[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, file in _members(folder):
            if file.is_file():
                member = zipfile.ZipInfo(name, moment)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.create_system = 3
                member.external_attr = (stat.S_IFREG | _mode(file)) << 16
                archive.writestr(member, file.read_bytes())
