"""Trouble with saving is told with what happened, where the work is, and buttons that lead on."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QPushButton

from gui_window import AMPERSANDS, LONG, Bench, button, office_file
from ita_desk.domain.office import Office
from ita_desk.errors import AppError, SystemFault
from ita_desk.gui.commands.save_trouble import _WAYS
from ita_desk.services.edits.edit import set_agency_field
from ita_desk.services.keeping import rescue
from ita_desk.services.keeping.opening import open_to_read
from ita_desk.services.keeping.rescue import note_of, usual_folder
from ita_desk.services.keeping.saver import SaveReport
from ita_desk.storage.failures import DiskFull, NotOfficeFile, OfficeChanged
from ita_desk.storage.office_store import OfficeStore
from small_office import OFFICE

FULL = DiskFull("storage.disk_full", path="a.ita")
CHANGED = OfficeChanged("storage.changed", path="a.ita")
NOW = datetime.now(UTC).astimezone()
THEIRS = replace(OFFICE, agency=replace(OFFICE.agency, name="ของเขา"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return office_file(tmp_path)


@pytest.fixture
def shown(bench: Bench, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A window with an open office; what is rescued goes to `tmp_path`."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    bench.open(path)
    return bench


@pytest.fixture
def opened_urls(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was shown in the system's own programs."""
    urls: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(Path(QUrl(url).toLocalFile())))
    return urls


def report(bench: Bench, error: AppError | None, rescue: Path | None = None, *, lasting: bool = True) -> None:
    bench.desk.save_reported.emit(SaveReport(0, NOW, error, rescue, lasting))


def notice(bench: Bench, key: str = "save") -> QFrame:
    bench.qtbot.waitUntil(lambda: bench.workspace.notices.text_of(key) is not None, timeout=LONG)
    found = bench.workspace.notices.findChildren(QFrame, key)
    (only,) = [frame for frame in found if not frame.isHidden()]  # former ones are about to be deleted
    assert isinstance(only, QFrame)
    return only


def press(bench: Bench, name: str, key: str = "save") -> None:
    button(notice(bench, key), bench.messages.say(f"window.trouble.{name}")).click()


def say(bench: Bench, name: str, /, **values: object) -> str:
    return bench.messages.say(f"window.trouble.{name}", **values)


def await_no_notice(bench: Bench, key: str = "save") -> None:
    bench.qtbot.waitUntil(lambda: bench.workspace.notices.text_of(key) is None, timeout=LONG)


def rescues() -> list[Path]:
    return sorted(usual_folder().glob("*.json"))


def change_elsewhere(path: Path, office: Office = THEIRS) -> None:
    """Have somebody else save into the file."""
    other = OfficeStore.open(path)
    other.save(other.load(), office)


# --- what is told --------------------------------------------------------------------------------------------


def test_every_kind_has_a_sentence_of_its_own(shown: Bench, path: Path) -> None:
    texts = set()
    for kind, ways in _WAYS.items():
        report(shown, SystemFault(f"storage.{kind}"))
        what = say(shown, kind, name=path.name, folder=str(path.parent))
        assert shown.workspace.notices.text_of("save") == f"{what}\n{say(shown, 'in_window')}"
        texts.add(what)
        assert [b.text() for b in notice(shown).findChildren(QPushButton)] == [
            say(shown, way) for way in ways
        ]
        report(shown, None)
        assert shown.workspace.notices.text_of("save") is None
    assert len(texts) == len(_WAYS) == 13


def test_any_other_error_is_told_as_it_is(shown: Bench) -> None:
    report(shown, NotOfficeFile("storage.no_folder", path=AMPERSANDS))
    told = shown.messages.say("error.storage.no_folder", path=AMPERSANDS)
    assert shown.workspace.notices.text_of("save") == f"{told}\n{say(shown, 'in_window')}"


def test_where_the_work_is(shown: Bench, opened_urls: list[Path]) -> None:
    def where() -> str:
        return (shown.workspace.notices.text_of("save") or "").partition("\n")[2]

    report(shown, FULL, Path("/x") / AMPERSANDS)
    assert where() == say(shown, "in_rescue", path=Path("/x") / AMPERSANDS)
    press(shown, "open_rescue")
    assert opened_urls == [Path("/x")]
    shown.desk.save_reported.emit(SaveReport(0, NOW, FULL, None, rescue_error=FULL))
    assert where() == say(shown, "in_window_only")


def test_what_may_be_over_in_a_moment_is_not_told(shown: Bench) -> None:
    report(shown, FULL, lasting=False)
    assert shown.workspace.notices.text_of("save") is None
    report(shown, FULL)
    first = notice(shown)
    report(shown, FULL)
    assert notice(shown) is first  # who is about to press a button must not miss it
    report(shown, FULL, lasting=False)
    assert notice(shown) is first


def test_a_notice_that_was_closed_comes_back_with_the_next_trouble(shown: Bench) -> None:
    report(shown, FULL)
    shown.workspace.notices.drop("save")
    report(shown, FULL)
    assert shown.workspace.notices.text_of("save") is None
    report(shown, None)
    report(shown, FULL)
    assert shown.workspace.notices.text_of("save") is not None


# --- ways on -------------------------------------------------------------------------------------------------


def test_trying_again_now(shown: Bench, path: Path) -> None:
    aside = path.rename(path.with_name("aside"))
    shown.desk.bridge.apply(set_agency_field("name", "ใหม่"))
    notice(shown)
    told = say(shown, "missing", name=path.name, folder=str(path.parent))
    assert (shown.workspace.notices.text_of("save") or "").startswith(told)
    aside.rename(path)
    press(shown, "retry")
    await_no_notice(shown)
    assert OfficeStore(path).load().agency.name == "ใหม่"


@pytest.mark.parametrize("fails", ["gone", "stays"])
def test_a_copy_elsewhere_holds_the_newest_work(shown: Bench, path: Path, tmp_path: Path, fails: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "copy.ita"
    if fails == "gone":
        path.unlink()
    else:
        change_elsewhere(path)
    shown.desk.bridge.apply(set_agency_field("name", "ใหม่"))
    press(shown, "save_copy" if fails == "gone" else "save_mine")
    shown.choose_file(target)
    shown.qtbot.waitUntil(lambda: shown.workspace.notices.text_of("done") is not None, timeout=LONG)
    assert shown.workspace.notices.text_of("done") == shown.messages.say("window.notice.copied", path=target)
    newest = shown.desk.bridge.office
    assert open_to_read(target).office == newest
    assert shown.workspace.notices.text_of("save") is not None
    button(notice(shown, "done"), shown.messages.say("window.notice.open_copy")).click()
    button(shown.box("leave"), shown.messages.say("window.leave.go")).click()
    shown.await_office(target)
    assert shown.desk.bridge.office == newest


def test_leaving_where_nothing_could_be_kept(
    shown: Bench, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> Path:
        raise FULL

    monkeypatch.setattr(rescue, "write_rescue", failing)
    path.unlink()
    shown.desk.bridge.apply(set_agency_field("name", "ใหม่"))
    assert not shown.window.close()
    box = shown.box("leave")
    assert box.text() == shown.messages.say("window.leave.nowhere")
    button(box, say(shown, "save_copy")).click()
    shown.choose_file(tmp_path / "copy.ita")
    notice(shown, "done")
    assert open_to_read(tmp_path / "copy.ita").office.agency.name == "ใหม่"


def test_photos_that_do_not_come_along_are_told(shown: Bench, path: Path, tmp_path: Path) -> None:
    seal = replace(OFFICE.agency.seal, sha256=shown.desk.opened.store.add_blob(b"seal"))
    shown.desk.bridge.apply(set_agency_field("seal", seal))
    shown.await_saved()
    path.unlink()
    shown.window.menu_actions["save_copy"].trigger()
    target = tmp_path / "copy.ita"
    shown.choose_file(target)
    told = shown.messages.say("window.notice.copied_without", path=target, photos=1)
    shown.qtbot.waitUntil(lambda: shown.workspace.notices.text_of("done") == told, timeout=LONG)


def test_taking_what_stands_in_the_file(shown: Bench, path: Path) -> None:
    change_elsewhere(path)
    shown.desk.bridge.apply(set_agency_field("name", "ของเรา"))
    press(shown, "take_theirs")
    notice(shown, "theirs")
    assert shown.workspace.notices.text_of("save") is None
    assert shown.desk.bridge.office == THEIRS
    (kept,) = rescues()
    assert shown.workspace.notices.text_of("theirs") == say(shown, "theirs_taken", path=kept)
    assert shown.await_saved() == THEIRS
    button(notice(shown, "theirs"), shown.messages.say("window.action.undo_plain")).click()
    assert shown.desk.bridge.office.agency.name == "ของเรา"
    assert shown.await_saved().agency.name == "ของเรา"
    shown.desk.bridge.apply(set_agency_field("phone", "๑๑๙๙"))
    assert shown.await_saved().agency.phone == "๑๑๙๙"
    assert rescues() == [kept]


def test_taking_what_stands_there_where_nothing_of_ours_is_unsaved(shown: Bench, path: Path) -> None:
    change_elsewhere(path)
    report(shown, CHANGED)
    button(notice(shown), say(shown, "take_theirs")).click()
    button(notice(shown), say(shown, "take_theirs")).click()  # once is enough
    notice(shown, "theirs")
    assert shown.workspace.notices.text_of("theirs") == say(shown, "theirs_same")
    assert shown.await_saved() == THEIRS
    assert rescues() == []


def test_what_stands_there_cannot_be_read(shown: Bench, path: Path) -> None:
    report(shown, CHANGED)
    path.write_bytes(b"x" * 5000)
    press(shown, "take_theirs")
    told = shown.messages.say("error.storage.not_office_file", path=path)
    assert shown.box().text() == told
    assert shown.workspace.notices.text_of("save") is not None
    shown.box().reject()


def test_what_was_rescued_is_offered_when_the_file_is_opened_next(shown: Bench, path: Path) -> None:
    change_elsewhere(path)
    shown.desk.bridge.apply(set_agency_field("name", "ของเรา"))
    notice(shown)
    (kept,) = rescues()
    assert note_of(kept).exists()
    shown.window._end_office()
    shown.open(path)
    assert [work.office.agency.name for work in shown.desk.opened.left] == ["ของเรา"]
