import os
from datetime import date
from pathlib import Path

import pytest

from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.errors import SystemFault, UserError
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.signing import office_file
from ita_desk.services.signing.office_file import read_outside, sign_in_file
from ita_desk.services.signing.state import look_at
from ita_desk.storage.blobs import blob_key
from ita_desk.storage.failures import OfficeInUse
from ita_desk.storage.lock import OfficeLock
from ita_desk.storage.office_store import OfficeStore
from printing import SAMPLE_YEAR, exporter, form_of, page_texts

REQUEST = ExportRequest(form_of("memo"), SAMPLE_YEAR)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The sample office in a file."""
    file = tmp_path / "s.ita"
    create_sample_office(file, OfficeNames(), None, counted_ids())
    return file


def ask(_: Office) -> ExportRequest:
    return REQUEST


def signed_in(path: Path) -> int:
    return sum(len(year.signed) for year in OfficeStore.open(path).load().years)


def test_signed_off_in_a_file(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.PDF"
    done = sign_in_file(path, ask, exporter(), out, "ทส ๑", date(2025, 10, 6))
    signed = done.signed.signed
    store = OfficeStore.open(path)
    year = store.load().year(SAMPLE_YEAR)
    assert year is not None
    assert year.signed == (signed,)
    assert look_at(signed, SAMPLE_YEAR, store.read_any_blob).is_whole
    assert blob_key(out.read_bytes()) == signed.sha256 == blob_key(done.printed.content)
    assert (signed.document_number, signed.date, done.signed.fiscal_year) == (
        "ทส ๑",
        date(2025, 10, 6),
        SAMPLE_YEAR,
    )
    assert all(f"รหัสฉบับลงนาม{signed.code}" in text for text in page_texts(out.read_bytes()))
    assert b"ita-desk.json" not in out.read_bytes()
    assert store.sweep_blobs() == 0
    assert OfficeLock.acquire(path).release() is None  # type: ignore[func-returns-value]


def test_without_a_day_it_is_that_of_the_report(path: Path, tmp_path: Path) -> None:
    year = OfficeStore.open(path).load().year(SAMPLE_YEAR)
    assert year is not None
    assert year.report_date is not None
    assert sign_in_file(path, ask, exporter(), tmp_path / "o.pdf").signed.signed.date == year.report_date


def test_where_nothing_can_be_put_nothing_is_signed(path: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"file\.no_folder"):
        sign_in_file(path, ask, exporter(), tmp_path / "none" / "o.pdf")
    assert signed_in(path) == 0
    with pytest.raises(UserError, match=r"signing\.not_pdf"):
        sign_in_file(path, ask, exporter(), tmp_path / "o.docx")
    assert not (tmp_path / "o.docx").exists()


def test_where_nothing_can_be_saved_nothing_is_put(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SystemFault("storage.disk_full")

    monkeypatch.setattr(OfficeStore, "save", full)
    with pytest.raises(SystemFault):
        sign_in_file(path, ask, exporter(), tmp_path / "o.pdf")
    assert not (tmp_path / "o.pdf").exists()


def test_not_while_somebody_has_it_open(path: Path, tmp_path: Path) -> None:
    lock = OfficeLock.acquire(path)
    try:
        with pytest.raises(OfficeInUse):
            sign_in_file(path, ask, exporter(), tmp_path / "o.pdf")
    finally:
        lock.release()
    assert signed_in(path) == 0


def test_files_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"abc")
    assert read_outside(file) == b"abc"
    monkeypatch.setattr(office_file, "MOST_BYTES", 2)
    with pytest.raises(UserError, match=r"signing\.file_too_large"):
        read_outside(file)
    for unreadable in (tmp_path, tmp_path / "none", Path(os.devnull), Path("a" * 300)):
        with pytest.raises(UserError, match=r"signing\.file_unreadable"):
            read_outside(unreadable)


def test_a_file_that_fails_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: Path) -> bytes:
        raise OSError

    file = tmp_path / "a.pdf"
    file.write_bytes(b"abc")
    monkeypatch.setattr(Path, "read_bytes", failing)
    with pytest.raises(UserError, match=r"signing\.file_unreadable"):
        read_outside(file)
