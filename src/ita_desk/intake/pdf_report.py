"""Reads back the office and the photos that travel inside a PDF exported by this program.

Nothing in the file is trusted: sizes are bounded, the JSON is checked like any other, photos go by the SHA-256 of
their bytes, and no name in the file is used as a path.
"""

import hashlib
import logging
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ita_desk.domain.carried import DATA_NAME, photos_of
from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.intake.office_json import read_office_json
from ita_desk.records import dataclass

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdf.generic import PdfObject, StreamObject

JSON_LIMIT = 32_000_000
PHOTO_LIMIT = 50_000_000
LIMIT = 1_000_000_000  # bytes of the file, and of all photos unpacked from it
R = TypeVar("R")


class NotReport(UserError):
    """The file cannot be read as a PDF, or carries nothing of ours."""


@dataclass(frozen=True, slots=True)
class CarriedOffice:
    """The office found in a PDF, and those of its photos that are there, by their keys."""

    office: Office
    photos: Mapping[str, bytes]


def read_pdf_report(path: Path, new_id: IdSource, limit: int = LIMIT) -> CarriedOffice:
    """The office inside an exported PDF of at most `limit` bytes.

    Raises NotReport `extract.unreadable` (cannot be opened, or no PDF that is whole), `extract.encrypted`,
    `extract.no_data`, `extract.several` (two offices in one PDF) or `extract.too_large`; of the JSON inside
    UserError `intake.unreadable` or ExchangeError.
    """
    name = path.name
    reader = _guarded(lambda: _open(path, limit), name)
    content = _guarded(lambda: _json_in(reader, name), name)
    office = read_office_json(content, name, new_id).office
    return CarriedOffice(
        office, _guarded(lambda: _photos_in(reader, frozenset(photos_of(office)), limit, name), name)
    )


def _guarded(read: Callable[[], R], name: str) -> R:
    """What `read` returns. Broken PDFs make the library raise all sorts: they become one error of ours."""
    try:
        return read()
    except (UserError, ImportError):  # a library that is not there is no fault of the file
        raise
    except Exception as error:
        raise NotReport("extract.unreadable", file=name) from error


def _open(path: Path, limit: int) -> "PdfReader":
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # what it thinks of a broken file is not for the user
    if not path.is_file():  # nor a device that never ends
        raise NotReport("extract.unreadable", file=path.name)
    if path.stat().st_size > limit:
        raise NotReport("extract.too_large", file=path.name)
    reader = PdfReader(BytesIO(path.read_bytes()))
    if reader.is_encrypted:
        raise NotReport("extract.encrypted", file=path.name)
    return reader


def _json_in(reader: "PdfReader", name: str) -> bytes:
    found: set[bytes] = set()
    for file in reader.attachment_list:
        if DATA_NAME in (file.name, file.alternative_name):
            content = _unpacked(file._embedded_file, JSON_LIMIT)  # noqa: SLF001  # `content` would unpack it
            if content is None:
                raise NotReport("extract.unreadable", file=name)
            if len(content) > JSON_LIMIT:
                raise NotReport("extract.too_large", file=name)
            found.add(content)
    if len(found) != 1:
        raise NotReport("extract.several" if found else "extract.no_data", file=name)
    return found.pop()


def _photos_in(reader: "PdfReader", wanted: frozenset[str], limit: int, name: str) -> dict[str, bytes]:
    """The wanted photos by the SHA-256 of their bytes: attached files, and JPEGs shown on the pages."""
    found: dict[str, bytes] = {}
    streams = _photo_streams(reader)
    while len(found) < len(wanted) and (content := next(streams, None)) is not None:
        limit -= len(content)
        if limit < 0:
            raise NotReport("extract.too_large", file=name)
        key = hashlib.sha256(content).hexdigest()
        if key in wanted:
            found[key] = content
    return found


def _photo_streams(reader: "PdfReader") -> Iterator[bytes]:
    from pypdf.generic import IndirectObject

    places = [(number, generation) for generation, numbers in reader.xref.items() for number in numbers]
    for number, generation in places:
        try:
            content = _photo(IndirectObject(number, generation, reader).get_object())
        except Exception:  # one broken object does not cost the photos in the others
            continue
        if content is not None:
            yield content


def _photo(value: "PdfObject | None") -> bytes | None:
    """The bytes of an object that may be a photo: a JPEG on a page, or any attached file."""
    from pypdf.generic import StreamObject

    if not isinstance(value, StreamObject):
        return None
    if value.get("/Subtype") == "/Image":
        return value._data if _filters(value) == ["/DCTDecode"] else None  # noqa: SLF001
    return _unpacked(value, PHOTO_LIMIT) if value.get("/Type") == "/EmbeddedFile" else None


def _filters(stream: "StreamObject") -> list[object]:
    """How the bytes of a stream are packed, outermost first."""
    from pypdf.generic import ArrayObject

    given = stream.get("/Filter", ArrayObject())
    return list(given) if isinstance(given, ArrayObject) else [given]


def _unpacked(stream: "StreamObject", limit: int) -> bytes | None:
    """The bytes of an attached file, a little more than `limit` at most; None if packed in a way that is not ours.

    Unpacked here, as the library would make the best of damaged bytes. Raises ValueError where they are not whole.
    """
    filters, content = _filters(stream), stream._data  # noqa: SLF001  # as they stand in the file
    if not filters:
        return content
    if filters != ["/FlateDecode"] or "/DecodeParms" in stream:
        return None
    inflating = zlib.decompressobj()
    unpacked = inflating.decompress(content, limit + 1)
    if not inflating.eof and len(unpacked) <= limit:
        raise ValueError("cut off")
    return unpacked
