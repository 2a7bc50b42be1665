"""Copies that programs which synchronise folders put beside a file that was changed on two machines."""

import re
import unicodedata
from pathlib import Path, PurePath

from ita_desk.storage.processes import this_machine

# What stands between the name of a file and its ending. A fiscal year in parentheses is none of these.
_MARKS = re.compile(
    r"""
      \.sync-conflict-\d{8}-\d{6}(-\w+)?                    # Syncthing
    | [ _]\([^()]*(conflict|ขัดแย้ง)[^()]*(\([^()]*\))?\)   # Dropbox, Nextcloud, in any language with that word
    | _conflict-\d{8}-\d{6} | [ ]\[conflict\] | _conf\(\d+\)  # ownCloud, Google Drive
    | [ ]\([1-9]\d?\)                                       # Google Drive and others
    | -(desktop|laptop|win)-[a-z0-9]{2,15}(-\d+)?           # OneDrive: the name that Windows gives a machine
    | -([a-z0-9]+-)?(pc|nb|notebook)-?\d*(-\d+)?            # OneDrive: usual names given by offices
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_conflict_copy(name: str, original: str, machine: str = "") -> bool:
    """Whether a file name is that of a conflict copy of the file name `original`.

    OneDrive adds the name of a machine; `machine` is one that is known.
    """
    copy, kept = (PurePath(unicodedata.normalize("NFC", one)) for one in (name, original))
    if copy.suffix.casefold() != kept.suffix.casefold() or not copy.stem.startswith(kept.stem):
        return False
    mark = copy.stem[len(kept.stem) :]
    own = machine and re.fullmatch(rf"-{re.escape(machine)}(-\d+)?", mark, re.IGNORECASE)
    return bool(own or _MARKS.fullmatch(mark))


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """The conflict copies that lie beside a file, by name; none where the folder cannot be read."""
    try:
        names = [one.name for one in path.parent.iterdir()]
    except OSError:
        return ()
    machine = this_machine()
    return tuple(path.with_name(name) for name in sorted(names) if is_conflict_copy(name, path.name, machine))
