"""The bytes of a workbook, without a look at the clock and without a file on the way."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

_MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001  # a workbook knows no time zones; equal reports give equal bytes
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)


class _Archive(ZipFile):
    """A zip whose entries are all of one time."""

    def writestr(self, name: str | ZipInfo, content: str | bytes, *rest: object) -> None:  # type: ignore[override]
        entry = ZipInfo(name if isinstance(name, str) else name.filename, _ZIP_MOMENT)
        entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
        super().writestr(entry, content)


class _Writer(ExcelWriter):
    def __init__(self, workbook: Workbook, archive: _Archive) -> None:
        super().__init__(workbook, archive)
        self._entries = archive

    def write_worksheet(self, ws: Worksheet) -> None:
        # The stock one writes each sheet into a file of its own first, which others might read.
        sheet = BytesIO()
        writer = WorksheetWriter(ws, sheet)
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]  # noqa: SLF001  # as the stock one does
        self._entries.writestr(ws.path[1:], sheet.getvalue())
        self.manifest.append(ws)


def workbook_bytes(workbook: Workbook) -> bytes:
    """The file of a workbook; equal workbooks give equal bytes."""
    workbook.properties.created = workbook.properties.modified = _MOMENT
    file = BytesIO()
    with _Archive(file, "w") as archive:
        _Writer(workbook, archive).write_data()
    return file.getvalue()
