"""A new office of three answers, and the sample that can be had afresh."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from gui_import import REPORT, import_dialog, text_file
from gui_typing import type_text
from gui_window import LONG, Bench, button, child, office_file
from ita_desk.gui.commands.beginning import SAMPLE
from ita_desk.gui.dialogs.new_office import NewOfficeDialog
from ita_desk.gui.dialogs.new_year import NewYearDialog
from ita_desk.gui.widgets.way_button import WayButton
from ita_desk.services.edits.edit import set_agency_field
from ita_desk.services.edits.measures import remove_measure
from ita_desk.storage.office_store import OfficeStore


@pytest.fixture
def documents(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The user's folder of documents."""
    bench.show()
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(folder))
    return folder


def begin(bench: Bench) -> NewOfficeDialog:
    """Answer the first question."""
    child(bench.window.welcome, WayButton, "new").click()
    dialog = bench.await_dialog(NewOfficeDialog)
    type_text(dialog.office.name, "ก/ข")
    type_text(dialog.office.province, "ตราด")
    dialog.go_on()
    return dialog


def test_three_answers_make_an_office(bench: Bench, documents: Path) -> None:
    dialog = begin(bench)
    dialog.report.basis.activated.emit(1)
    dialog.report.months.activated.emit(1)
    dialog.go_on()
    assert list(documents.iterdir()) == []
    dialog.go_on()
    bench.await_office(documents / "อบต.ก-ข.ita")
    office = bench.await_saved()
    assert (office.agency.name, office.agency.province) == ("ก/ข", "ตราด")
    assert [(int(r.fiscal_year), int(r.basis_year)) for r in office.years] == [(2570, 2570)]
    assert bench.desk.place.round == 6
    assert bench.no_dialog()
    assert bench.window.recent.offices[0].year == 2570


def test_the_menu_asks_the_same_and_files_get_names_of_their_own(bench: Bench, documents: Path) -> None:
    office_file(documents, name="อบต.ก-ข.ita")
    bench.window.menu_actions["new"].trigger()
    bench.await_dialog(NewOfficeDialog).reject()
    dialog = begin(bench)
    dialog.go_on()
    assert dialog.source.path == documents / "อบต.ก-ข (2).ita"


def test_a_new_office_never_replaces_a_file(bench: Bench, documents: Path) -> None:
    dialog = begin(bench)
    dialog.go_on()
    dialog.source.missing = lambda: ""  # type: ignore[method-assign]  # somebody makes it just now
    path = office_file(documents, name="อบต.ก-ข.ita")
    before = path.read_bytes()
    dialog.go_on()
    box = bench.box()
    assert box.text() == bench.messages.say("error.storage.exists", path=str(path))
    assert path.read_bytes() == before
    box.close()
    bench.open(path)
    assert bench.desk.place.round == 12


@pytest.mark.parametrize(("report", "years"), [(REPORT, [2568]), (REPORT.replace("๒๕๖๘", "๒๕๗๐"), [2570])])
def test_last_year_s_report_goes_into_the_new_office(
    bench: Bench, documents: Path, tmp_path: Path, report: str, years: list[int]
) -> None:
    dialog = begin(bench)
    dialog.go_on()
    dialog.source.set_source(text_file(tmp_path, report))
    dialog.go_on()
    asked = import_dialog(bench)
    assert [int(r.fiscal_year) for r in bench.desk.bridge.office.years] == [2570]
    asked.wanted.emit()
    bench.qtbot.waitUntil(lambda: bench.workspace.notices.text_of("done") is not None, timeout=LONG)
    office = bench.await_saved()
    assert [(int(r.fiscal_year), len(r.measures)) for r in office.years] == [(year, 3) for year in years]
    assert bench.desk.place.year == years[0]
    button(bench.workspace.notices, bench.messages.say("window.import.add_year")).click()
    assert bench.await_dialog(NewYearDialog)


def test_a_report_that_is_not_wanted_leaves_the_empty_year(
    bench: Bench, documents: Path, tmp_path: Path
) -> None:
    dialog = begin(bench)
    dialog.go_on()
    dialog.source.set_source(text_file(tmp_path))
    dialog.go_on()
    import_dialog(bench).reject()
    bench.qtbot.waitUntil(bench.no_dialog, timeout=LONG)
    assert [int(r.fiscal_year) for r in bench.desk.bridge.office.years] == [2570]
    bench.window.imports.import_files([text_file(tmp_path)])
    import_dialog(bench).wanted.emit()
    bench.qtbot.waitUntil(bench.no_dialog, timeout=LONG)
    assert [int(r.fiscal_year) for r in bench.desk.bridge.office.years] == [2568, 2570]


def test_the_sample_is_had_afresh_and_that_can_be_undone(bench: Bench, documents: Path) -> None:
    bench.window.menu_actions["sample"].trigger()
    bench.await_office(documents / f"{bench.messages.say('window.sample.name')}.ita")
    assert bench.workspace.notices.text_of(SAMPLE) == bench.messages.say("window.sample.notice")
    first = bench.desk.bridge.office
    bench.desk.bridge.command(set_agency_field("name", "ก"))
    report = bench.desk.bridge.office.years[-1]
    for measure in report.measures:
        bench.desk.bridge.command(remove_measure(report.fiscal_year, measure.id))
    changed = bench.desk.bridge.office
    button(bench.workspace.notices, bench.messages.say("window.sample.afresh")).click()
    bench.qtbot.waitUntil(lambda: bench.desk.bridge.office.agency == first.agency, timeout=LONG)
    again = bench.desk.bridge.office.years[-1].measures
    assert [m.title for m in again] == [m.title for m in first.years[-1].measures]
    store = OfficeStore(bench.desk.path)
    assert all(store.read_blob(e.sha256) for m in again for e in m.outcome.evidence if e.sha256)
    bench.window.menu_actions["undo"].trigger()
    assert bench.desk.bridge.office == changed


def test_another_office_is_no_sample(bench: Bench, documents: Path) -> None:
    bench.open(office_file(documents))
    assert bench.workspace.notices.text_of(SAMPLE) is None
