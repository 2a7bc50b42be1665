"""Opens the packages that Word and Excel write, with limits on what may come out of them.

Such a file is a zip archive of XML. What its parts say of their size is limited, and none may unpack to more than it
says: Python's zip reader unpacks a part whole before it cuts it to the size declared.
"""

from collections.abc import Mapping
from io import BytesIO
from struct import unpack_from
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from ita_desk.errors import UserError
from ita_desk.intake.sources.unpacking import BARE, pieces, unpacked

FILE_LIMIT = 100_000_000  # bytes of the file itself
XML_LIMIT = 20_000_000  # bytes of one unpacked XML part; its tree takes some twenty times as much memory
PACKAGE_LIMIT = 400_000_000  # bytes of all parts unpacked
_MOST_PARTS = 20_000
_PART = b"PK\x01\x02"  # begins the entry of a part in the list at a package's end
_NAME_LENGTH = 26  # where the head of a part says how long its name is
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def check_package(content: bytes, file: str, tighter: Mapping[str, int] | None = None) -> None:
    """Check that a file is a package that can be read safely; `tighter` limits the parts in a folder to fewer bytes.

    Raises UserError `intake.encrypted` (a password is needed), `intake.old_office` (.doc, .xls), `intake.macros`,
    `intake.too_large`, or `intake.unreadable`.
    """
    if content.startswith(_COMPOUND):
        raise UserError("intake.encrypted" if _ENCRYPTED in content else "intake.old_office", file=file)
    if not content.startswith(_ZIP):
        raise UserError("intake.unreadable", file=file)
    if content.count(_PART) > _MOST_PARTS:  # reading the list would take long
        raise UserError("intake.too_large", file=file)
    try:
        with ZipFile(BytesIO(content)) as package:
            entries = package.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                raise UserError("intake.encrypted", file=file)
            whole = sum(entry.file_size for entry in entries)
            too_large = any(entry.file_size > _limit(entry.filename, tighter or {}) for entry in entries)
            if too_large or whole > PACKAGE_LIMIT:
                raise UserError("intake.too_large", file=file)
            for entry in entries:
                _check_size(content, entry)
            if b"macroEnabled" in package.read("[Content_Types].xml"):
                raise UserError("intake.macros", file=file)
    except UserError:
        raise
    except Exception as error:  # broken archives make the library raise all sorts
        raise UserError("intake.unreadable", file=file) from error


def _check_size(content: bytes, entry: ZipInfo) -> None:
    """Check that a part unpacks to no more than it says. Raises TooMuch."""
    if entry.compress_type == ZIP_STORED:
        return
    name, extra = unpack_from("<HH", content, entry.header_offset + _NAME_LENGTH)
    begin = entry.header_offset + _NAME_LENGTH + 4 + name + extra
    packed = pieces(content, begin, min(begin + entry.compress_size, len(content)))
    for _ in unpacked(packed, entry.file_size, BARE):
        pass


def _limit(part: str, tighter: Mapping[str, int]) -> int:
    """How many bytes a part may unpack to."""
    if not part.lower().endswith((".xml", ".rels")):
        return PACKAGE_LIMIT
    return next((limit for folder, limit in tighter.items() if part.startswith(folder)), XML_LIMIT)
