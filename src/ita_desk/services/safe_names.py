"""File names that every mail program, web server and disk takes: ASCII letters, digits, hyphens and one dot."""

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePath

from ita_desk.thai.digits import to_arabic

LONGEST = 80  # letters of a name without its ending
_OTHERS = re.compile(r"[^A-Za-z0-9]+")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE
)  # by Windows, whatever the ending


def safe_stem(text: str, otherwise: str = "file") -> str:
    """What of a text can stand in any file name, words joined by hyphens; `otherwise` where nothing is left.

    Thai digits become Arabic ones and accents go; other letters that are not ASCII are left out.
    """
    plain = unicodedata.normalize("NFKD", to_arabic(text)).encode("ascii", "ignore").decode("ascii")
    stem = _OTHERS.sub("-", plain).strip("-")[:LONGEST].strip("-")
    if not stem:
        return otherwise
    return f"{otherwise}-{stem}" if _RESERVED.fullmatch(stem) else stem


def safe_name(name: str, otherwise: str = "file") -> str:
    """A file's name made safe; its ending stays, in small letters, where it is an ordinary one."""
    path = PurePath(name.replace("\\", "/"))
    ending = to_arabic(path.suffix)
    if not _ENDING.fullmatch(ending):
        return safe_stem(path.name, otherwise)
    return safe_stem(path.stem, otherwise) + ending.lower()


def report_name(fiscal_year: int, form_id: str, ending: str = ".pdf", *, months: int = 12) -> str:
    """The name of a report's file: `ITA2568-result-outcomes.pdf`, of the half year `ITA2568-6m-result-outcomes.pdf`."""
    half = "6m-" if months == 6 else ""
    return f"ITA{fiscal_year}-{half}{safe_stem(form_id, 'report')}{ending}"


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, or with a number where it is taken; large and small letters count as the same, as on Windows."""
    used = {one.casefold() for one in taken}
    path, number, found = PurePath(name), 1, name
    while found.casefold() in used:
        number += 1
        found = f"{path.stem}-{number}{path.suffix}"
    return found
