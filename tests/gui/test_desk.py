"""An open office with all that works on it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui_window import LONG, build_desk, office_file, worker_of
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.gui.desk import Desk, build_worker, first_year
from ita_desk.services.edits.edit import add_year, set_agency_field
from ita_desk.services.keeping.saver import SaveReport
from ita_desk.services.printing.worker import PageWorker
from ita_desk.storage.failures import DiskFull
from ita_desk.storage.lock import lock_path
from ita_desk.storage.office_store import OfficeStore
from locking import names
from small_office import OFFICE

Opens = Callable[..., Desk]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return office_file(tmp_path)


@pytest.fixture
def opens(qtbot: QtBot) -> Iterator[Opens]:
    """Opens desks that are closed after the test."""
    desks: list[Desk] = []

    def build(path: Path, *, read_only: bool = False) -> Desk:
        desks.append(build_desk(path, read_only=read_only))
        return desks[-1]

    yield build
    for desk in desks:
        desk.close(0.1)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No office can be saved; what is rescued goes to `tmp_path`."""

    def save(store: OfficeStore, before: Office, after: Office) -> None:
        raise DiskFull("storage.disk_full", path=str(store.path))

    monkeypatch.setattr(OfficeStore, "save", save)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def rescued(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "state").rglob("*.json"))


def test_edits_reach_the_file(path: Path, opens: Opens, qtbot: QtBot) -> None:
    desk = opens(path)
    reports: list[SaveReport] = []
    desk.save_reported.connect(reports.append)
    desk.bridge.apply(set_agency_field("name", "ใหม่"))
    assert desk.save(10)
    assert desk.saved
    assert OfficeStore(path).load() == desk.bridge.office
    qtbot.waitUntil(lambda: bool(reports), timeout=LONG)
    assert desk.last_report == reports[-1]
    assert reports[-1].edit_number == 1


def test_moving_takes_in_what_was_typed(path: Path, opens: Opens) -> None:
    desk = opens(path)

    class Box:
        def settle(self) -> None:
            desk.bridge.apply(set_agency_field("name", f"{desk.place.year}"))

    desk.bridge.expect(Box())
    desk.place.go_to_year(2567)
    assert desk.bridge.office.agency.name == "2568"


def test_return_to_the_opening_is_one_step(path: Path, opens: Opens) -> None:
    desk = opens(path)
    for edit in (set_agency_field("name", "ใหม่"), add_year(2570)):
        desk.bridge.command(edit)
    edited = desk.bridge.office
    assert desk.revert()
    assert desk.bridge.office == desk.opened.office
    desk.bridge.undo()
    assert desk.bridge.office is edited


def test_closing_ends_everything(path: Path, opens: Opens, tmp_path: Path) -> None:
    desk = opens(path)
    assert len(names(path)) == 2
    desk.bridge.apply(set_agency_field("name", "ใหม่"))
    assert desk.close(10)
    assert names(path) == [path.name]
    assert worker_of(desk).ended
    assert desk.saver is not None
    assert not desk.saver._thread.is_alive()
    assert OfficeStore(path).load().agency.name == "ใหม่"
    assert rescued(tmp_path) == []


@pytest.mark.usefixtures("full_disk")
def test_what_cannot_be_saved_is_rescued(path: Path, opens: Opens, tmp_path: Path) -> None:
    desk = opens(path)
    desk.bridge.apply(set_agency_field("name", "ใหม่"))
    assert not desk.save(0.01)
    assert not desk.saved
    assert not desk.close(10)
    (file,) = rescued(tmp_path)
    assert "ใหม่" in file.read_text("utf-8")
    assert names(path) == [path.name, "state"]


def test_a_failing_desk_knows_it_and_rescues_on_demand(
    path: Path, opens: Opens, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    desk = opens(path)
    aside = path.rename(path.with_name("aside"))
    desk.bridge.apply(set_agency_field("name", "ใหม่"))
    qtbot.waitUntil(lambda: desk.failing, timeout=LONG)
    rescue = desk.rescue_now()
    assert rescued(tmp_path) == [rescue]
    lock_path(path).unlink()  # as on a share that was gone
    aside.rename(path)
    desk.retry()
    qtbot.waitUntil(lambda: not desk.failing, timeout=LONG)
    assert lock_path(path).exists()
    assert desk.rescue_now() is None
    assert rescued(tmp_path) == []


def test_a_lock_that_somebody_else_took_meanwhile_is_theirs(
    path: Path, opens: Opens, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    desk = opens(path)
    aside = path.rename(path.with_name("aside"))
    desk.bridge.apply(set_agency_field("name", "ใหม่"))
    qtbot.waitUntil(lambda: desk.failing, timeout=LONG)
    lock_path(path).write_bytes(b"theirs")
    aside.rename(path)
    assert desk.save(10)
    assert lock_path(path).read_bytes() == b"theirs"
    assert "the lock is no longer ours" in caplog.text


def test_a_rescue_file_goes_when_all_is_saved_after_all(path: Path, opens: Opens, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
        desk = opens(path)
        desk._rescue.write(OFFICE)
        assert len(rescued(tmp_path)) == 1
        assert desk.close(10)
    assert rescued(tmp_path) == []


def test_a_read_only_office_leaves_the_file_alone(path: Path, opens: Opens) -> None:
    before = path.read_bytes()
    desk = opens(path, read_only=True)
    refused: list[UserError] = []
    desk.bridge.refused.connect(refused.append)
    assert not desk.bridge.apply(set_agency_field("name", "ใหม่"))
    assert not desk.revert()
    assert [error.key for error in refused] == ["session.read_only"] * 2
    assert desk.saved
    assert desk.save(0)
    desk.retry()
    assert desk.rescue_now() is None
    assert not desk.failing
    assert desk.take_theirs(desk.opened.store, OFFICE) is None
    assert desk.close(0)
    assert path.read_bytes() == before
    assert names(path) == [path.name]


def test_the_year_to_begin_with() -> None:
    assert first_year(OFFICE) == 2568
    assert first_year(replace(OFFICE, years=(*OFFICE.years, YearReport.empty(2569)))) == 2568
    assert first_year(replace(OFFICE, years=OFFICE.years[:1])) == 2567
    assert first_year(Office()) == 0


def test_the_true_worker_starts_no_process_before_it_is_asked(path: Path) -> None:
    worker = build_worker(path, lambda _: None)
    assert isinstance(worker, PageWorker)
    worker.close()
