"""Signing off: what stood in the window when it was asked for is kept, and goes out as a PDF with a code."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton

from gui_typing import type_text
from gui_window import AMPERSANDS, LONG, Bench, button, child, office_file
from ita_desk.checks.problem import Problem
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.texts import Place
from ita_desk.gui.commands.signing_commands import SigningCommands
from ita_desk.gui.dialogs.sign_off import SignOffDialog
from ita_desk.gui.dialogs.signed_reports import SignedReportsDialog
from ita_desk.gui.panels.signed_note import SignedNote
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.resources import state_folder
from ita_desk.services.checking import CheckedProblem, CheckedYear
from ita_desk.services.edits.edit import remove_year
from ita_desk.services.edits.measures import set_measure_field


@pytest.fixture(autouse=True)
def opened(bench: Bench, tmp_path: Path) -> Path:
    """An open office in a window that is shown."""
    bench.show()
    bench.open(office_file(tmp_path))
    return bench.desk.path


@pytest.fixture
def urls(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What is shown by the system instead of by us."""
    shown: list[Path] = []
    take: Callable[[QUrl], object] = lambda url: shown.append(Path(url.toLocalFile()))  # noqa: E731
    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return shown


def ask(bench: Bench) -> SignOffDialog:
    bench.window.menu_actions["sign_off"].trigger()
    return bench.await_dialog(SignOffDialog)


def await_notice(bench: Bench, key: str = "done") -> str:
    bench.qtbot.waitUntil(lambda: bench.workspace.notices.text_of(key) is not None, timeout=LONG)
    return bench.workspace.notices.text_of(key) or ""


def signed_of(bench: Bench) -> tuple[SignedReport, ...]:
    report = bench.desk.bridge.office.year(2568)
    assert report
    return report.signed


def sign(bench: Bench, number: str = "ก 1/2568") -> SignedReport:
    """Sign off what is chosen, and wait until it is told."""
    dialog = ask(bench)
    type_text(dialog.number, number)
    dialog.sign_button.click()
    bench.workspace.notices.drop("done")
    await_notice(bench)
    return signed_of(bench)[-1]


def text_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def commands(bench: Bench) -> SigningCommands:
    return bench.window._open.ways_out.signing  # type: ignore[union-attr]


def out() -> list[Path]:
    return list((state_folder() / "out").glob("*"))


# --- what is kept --------------------------------------------------------------------------------------------


def test_what_is_signed_off_is_kept_and_saved(bench: Bench, tmp_path: Path) -> None:
    signed = sign(bench, AMPERSANDS)
    (target,) = tmp_path.glob("*.pdf")
    pdf = target.read_bytes()
    assert hashlib.sha256(pdf).hexdigest() == signed.sha256
    assert bench.desk.opened.store.read_blob(signed.sha256) == pdf
    assert all(signed.code in page for page in text_of(pdf))
    assert (signed.document_number, signed.round, signed.form) == (AMPERSANDS, 12, bench.desk.choices.form)
    year = bench.await_saved().year(2568)
    assert year
    assert year.signed == (signed,)
    assert out() == []


def test_what_is_typed_meanwhile_does_not_change_it(bench: Bench) -> None:
    bench.worker.holding = True
    ask(bench).sign_button.click()
    type_text(child(bench.workspace.measures.form, TextBox, "title"), "ขขข")
    bench.desk.choices.choose_digits("arabic")
    bench.worker.go_on()
    await_notice(bench)
    (signed,) = signed_of(bench)
    pdf = bench.desk.opened.store.read_blob(signed.sha256)
    assert pdf
    assert signed.digits == "thai"
    assert "ขขข" not in "".join(text_of(pdf))
    report = bench.desk.bridge.office.year(2568)
    assert report
    assert report.measures[0].title == "อบรมขขข"
    assert bench.desk.bridge.undo_name is not None


def test_it_is_one_step_that_can_be_undone(bench: Bench) -> None:
    before = bench.desk.bridge.office
    signed = sign(bench)
    bench.window.menu_actions["undo"].trigger()
    assert bench.await_saved() == before
    bench.window.menu_actions["redo"].trigger()
    bench.await_saved()
    assert signed_of(bench) == (signed,)
    assert bench.desk.opened.store.read_blob(signed.sha256) is not None


def test_changes_since_are_counted_where_the_report_is_printed(bench: Bench) -> None:
    sign(bench)
    bench.desk.bridge.command(set_measure_field(2568, "m1", "title", AMPERSANDS))
    note = bench.workspace.print_panel.signed
    bench.workspace.guide.go_to("print")
    bench.qtbot.waitUntil(note.isVisible, timeout=LONG)
    assert note.told.text() == bench.messages.say("window.signed.changed_since", count=1)
    bench.desk.place.go_to_round(6)  # of which nothing was signed off
    assert not note.isVisible()
    bench.desk.place.go_to_round(12)
    bench.qtbot.waitUntil(note.isVisible, timeout=LONG)
    bench.window.menu_actions["undo"].trigger()
    bench.qtbot.waitUntil(lambda: not note.isVisible(), timeout=LONG)


# --- asking --------------------------------------------------------------------------------------------------


def test_what_must_be_mended_is_named_first_and_no_draft_offered(bench: Bench) -> None:
    problem = CheckedProblem(Problem("completeness.no-limitations", "must", Place(2568, "m1", "title")))
    bench.worker.checking = lambda _, year, __: CheckedYear(year, (problem,))
    bench.desk.bridge.command(set_measure_field(2568, "m1", "title", "ก"))
    bench.qtbot.waitUntil(lambda: bench.workspace.problems.checked.count("must") == 1, timeout=LONG)
    bench.window.menu_actions["sign_off"].trigger()
    box = bench.await_dialog(QMessageBox, "export_problems")
    assert box.text() == bench.messages.say("window.sign_off.problems", count=1)
    assert {b.objectName() for b in box.findChildren(QPushButton) if b.isVisible()} == {
        "show",
        "anyway",
        "back",
    }
    button(box, "anyway").click()
    bench.await_dialog(SignOffDialog).reject()
    assert signed_of(bench) == ()


def test_the_same_is_not_signed_off_twice(bench: Bench) -> None:
    signed = sign(bench)
    dialog = ask(bench)
    type_text(dialog.number, signed.document_number)
    dialog.sign_button.click()
    box = bench.box()
    assert signed.code in box.text()
    box.accept()
    assert signed_of(bench) == (signed,)


def test_who_signs_is_changed_where_it_is_kept(bench: Bench) -> None:
    bench.desk.choices.choose_form("result-groups")
    dialog = ask(bench)
    assert dialog.signers.text() == "ผู้รายงาน"
    dialog.change.click()
    tabs = bench.workspace.tabs
    assert tabs.tabText(tabs.currentIndex()) == bench.messages.say("window.tab.agency")


def test_an_office_without_the_year_has_nothing_to_sign(bench: Bench) -> None:
    for year in (2567, 2568):
        bench.desk.bridge.command(remove_year(year))
    bench.window.menu_actions["sign_off"].trigger()
    assert await_notice(bench, "place") == bench.messages.say("window.page.no_year")


# --- what comes of it ----------------------------------------------------------------------------------------


def test_the_notice_leads_on(bench: Bench, tmp_path: Path, urls: list[Path]) -> None:
    printed: list[tuple[bytes, str]] = []
    mailed: list[bool] = []
    signing = commands(bench)
    signing.print_wanted.disconnect()
    signing.mail_wanted.disconnect()
    signing.print_wanted.connect(lambda *given: printed.append(given))
    signing.mail_wanted.connect(lambda: mailed.append(True))
    signed = sign(bench)
    (target,) = tmp_path.glob("*.pdf")
    notices, say = bench.workspace.notices, bench.messages.say
    assert signed.code in (notices.text_of("done") or "")
    for key in ("window.sign_off.print", "window.sign_off.mail", "window.notice.open_folder"):
        button(notices, say(key)).click()
    assert printed == [(target.read_bytes(), target.stem)]
    assert mailed == [True]
    assert urls == [tmp_path]
    button(notices, say("window.sign_off.show_signed")).click()
    bench.await_dialog(SignedReportsDialog).reject()


def test_a_pdf_that_cannot_be_made_signs_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    real = bench.worker.ask_export
    monkeypatch.setattr(
        bench.worker, "ask_export", lambda office, request, target: real(office, request, target.parent)
    )
    ask(bench).sign_button.click()
    bench.box().accept()
    assert signed_of(bench) == ()
    assert out() == []


def test_a_place_that_has_gone_loses_nothing(bench: Bench, tmp_path: Path) -> None:
    dialog = ask(bench)
    dialog.target = tmp_path / "gone" / "a.pdf"
    dialog.sign_button.click()
    assert str(tmp_path / "gone") in bench.box().text()
    (signed,) = signed_of(bench)
    assert signed.code in await_notice(bench)
    assert bench.desk.opened.store.read_blob(signed.sha256) is not None


def test_nothing_is_left_where_the_office_is_closed_meanwhile(bench: Bench) -> None:
    bench.worker.holding = True
    ask(bench).sign_button.click()
    assert len(out()) == 1
    bench.window.menu_actions["close"].trigger()
    bench.qtbot.waitUntil(lambda: bench.window.desk is None, timeout=LONG)
    assert out() == []


def test_the_overview_tells_too(bench: Bench) -> None:
    sign(bench)
    bench.desk.bridge.command(set_measure_field(2568, "m1", "title", AMPERSANDS))
    bench.workspace.guide.go_to("overview")
    note = child(bench.workspace.overview, SignedNote)
    bench.qtbot.waitUntil(note.isVisible, timeout=LONG)
    note.button.click()
    dialog = commands(bench).signed.comparison.dialog
    assert dialog
    bench.qtbot.waitUntil(lambda: dialog.chosen is not None, timeout=LONG)
    dialog.close()
