"""What is done with versions that were signed off, on a real file."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog, QMessageBox

from gui_typing import type_text
from gui_window import AMPERSANDS, LONG, Bench, await_gone, button, child, office_file
from ita_desk.domain.signed_report import SignedReport
from ita_desk.gui.commands.signed_commands import ASK_BOX
from ita_desk.gui.dialogs.attach_scan import AttachScanDialog
from ita_desk.gui.dialogs.sign_off import SignOffDialog
from ita_desk.gui.dialogs.signed_differences import SignedDifferencesDialog
from ita_desk.gui.dialogs.signed_reports import SignedReportsDialog
from ita_desk.gui.models.signed_words import COLUMNS
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.keeping.opening import open_to_read
from ita_desk.services.signing.state import Signed

STATE, SCAN = COLUMNS.index("state"), COLUMNS.index("scan")


@pytest.fixture(autouse=True)
def signed(bench: Bench, tmp_path: Path) -> Signed:
    """A report signed off in an open office."""
    bench.show()
    bench.open(office_file(tmp_path))
    bench.window.menu_actions["sign_off"].trigger()
    dialog = bench.await_dialog(SignOffDialog)
    type_text(dialog.number, AMPERSANDS)
    dialog.sign_button.click()
    bench.qtbot.waitUntil(lambda: bench.workspace.notices.text_of("done") is not None, timeout=LONG)
    return Signed(2568, signed_of(bench))


def signed_of(bench: Bench) -> SignedReport:
    report = bench.desk.bridge.office.year(2568)
    assert report
    return report.signed[-1]


def show(bench: Bench) -> SignedReportsDialog:
    """The list, once everything in it was looked at."""
    bench.window.menu_actions["signed_reports"].trigger()
    dialog = bench.await_dialog(SignedReportsDialog)
    bench.qtbot.waitUntil(lambda: dialog.unlooked() is None, timeout=LONG)
    return dialog


def cell(dialog: SignedReportsDialog, column: int) -> str:
    row = dialog.list.topLevelItem(0)
    assert row
    return row.text(column)


def await_told(bench: Bench, dialog: SignedReportsDialog, key: str, **values: object) -> None:
    said = bench.messages.say(f"window.signed.{key}", **values)
    bench.qtbot.waitUntil(lambda: dialog.told.text() == said, timeout=LONG)


def spoil(bench: Bench, key: str, statement: str) -> None:
    """Change the file behind the program's back."""
    bench.await_saved()
    with closing(sqlite3.connect(bench.desk.path)) as connection, connection:
        connection.execute(statement, (key,))


def jpeg(folder: Path, name: str = "scan.jpg") -> Path:
    made = BytesIO()
    Image.new("RGB", (620, 877), "white").save(made, "JPEG")
    path = folder / name
    path.write_bytes(made.getvalue())
    return path


# --- how it stands -------------------------------------------------------------------------------------------


def test_what_was_signed_off_is_listed_and_whole(bench: Bench, signed: Signed) -> None:
    dialog = show(bench)
    assert dialog.chosen == signed
    assert cell(dialog, COLUMNS.index("code")) == signed.signed.code
    assert cell(dialog, STATE) == bench.messages.say("window.signed.whole")
    assert AMPERSANDS in dialog.details.text()
    assert not dialog.buttons["save_scan"].isEnabled()
    dialog.reject()


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DELETE FROM blob WHERE sha256 = ?", "missing"),
        ("UPDATE blob SET content = CAST(content || x'0a' AS BLOB) WHERE sha256 = ?", "tampered"),
    ],
)
def test_a_pdf_that_was_changed_is_found_out(
    bench: Bench, signed: Signed, statement: str, fault: str, tmp_path: Path
) -> None:
    spoil(bench, signed.signed.sha256, statement)
    dialog = show(bench)
    assert cell(dialog, STATE) == bench.messages.say("window.signed.bad")
    assert bench.messages.say(f"signed.pdf.{fault}") in dialog.details.text()
    dialog.buttons["save"].click()
    bench.choose_file(tmp_path / "b.pdf")
    box = bench.await_dialog(QMessageBox)
    assert box.text() == bench.messages.say("error.signed.not_whole")
    box.accept()
    assert not (tmp_path / "b.pdf").exists()
    dialog.reject()


# --- saving --------------------------------------------------------------------------------------------------


def test_the_pdf_saved_is_the_one_that_was_signed(bench: Bench, signed: Signed, tmp_path: Path) -> None:
    bench.desk.bridge.command(set_measure_field(2568, "m1", "title", "ข"))
    dialog = show(bench)
    dialog.buttons["save"].click()
    assert signed.signed.code in bench.await_dialog(QFileDialog).selectedFiles()[0]
    target = tmp_path / f"{AMPERSANDS}.pdf"
    bench.choose_file(target)
    await_told(bench, dialog, "saved", path=str(target))
    assert hashlib.sha256(target.read_bytes()).hexdigest() == signed.signed.sha256
    dialog.reject()


# --- scans ---------------------------------------------------------------------------------------------------


def attach(bench: Bench, paths: list[Path], pages: str = "") -> SignedReportsDialog:
    dialog = show(bench)
    dialog.buttons["attach"].click()
    bench.await_dialog(QFileDialog).reject()
    asked = bench.await_dialog(AttachScanDialog)
    asked.add(paths)
    if pages:
        asked.ways["pages"].click()
        type_text(asked.pages, pages)
    asked.attach_button.click()
    return dialog


def test_scans_are_joined_kept_and_saved(bench: Bench, tmp_path: Path) -> None:
    dialog = attach(bench, [jpeg(tmp_path), jpeg(tmp_path, "2.jpg")])
    await_told(bench, dialog, "attached", pages=2)
    bench.qtbot.waitUntil(lambda: dialog.unlooked() is None, timeout=LONG)
    assert cell(dialog, SCAN) == bench.messages.say("window.signed.scanned")
    assert cell(dialog, STATE) == bench.messages.say("window.signed.whole")
    dialog.buttons["save_scan"].click()
    bench.choose_file(tmp_path / "scan.pdf")
    await_told(bench, dialog, "saved", path=str(tmp_path / "scan.pdf"))
    with pypdfium2.PdfDocument(tmp_path / "scan.pdf") as pdf:
        assert len(pdf) == 2
    dialog.reject()


def test_a_signed_page_takes_the_place_of_the_printed_one(
    bench: Bench, signed: Signed, tmp_path: Path
) -> None:
    printed = bench.desk.opened.store.read_blob(signed.signed.sha256)
    assert printed
    with pypdfium2.PdfDocument(printed) as pdf:
        count = len(pdf)
    dialog = attach(bench, [jpeg(tmp_path)], "๑")
    await_told(bench, dialog, "attached", pages=count)
    dialog.reject()


def test_what_is_no_scan_is_refused(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"nothing")
    dialog = attach(bench, [tmp_path / "a.pdf"])
    box = bench.await_dialog(QMessageBox)
    assert "a.pdf" in box.text()
    box.accept()
    assert signed_of(bench).scan == ""
    dialog.reject()


def test_a_scan_that_is_gone_is_told(bench: Bench, tmp_path: Path) -> None:
    dialog = attach(bench, [tmp_path / "gone.pdf"])
    box = bench.await_dialog(QMessageBox)
    assert box.text() == bench.messages.say("error.signed.not_read", file="gone.pdf")
    box.accept()
    dialog.reject()


def test_all_of_it_is_in_the_file(bench: Bench, signed: Signed, tmp_path: Path) -> None:
    dialog = attach(bench, [jpeg(tmp_path)])
    await_told(bench, dialog, "attached", pages=1)
    dialog.reject()
    kept = signed_of(bench)
    path = bench.desk.path
    bench.window.menu_actions["close"].trigger()
    bench.qtbot.waitUntil(lambda: bench.window.desk is None, timeout=LONG)
    opened = open_to_read(path)
    year = opened.office.year(2568)
    assert year
    assert year.signed == (kept,)
    assert all(opened.store.read_blob(key) for key in (kept.sha256, kept.snapshot, kept.scan))
    assert (kept.sha256, kept.code) == (signed.signed.sha256, signed.signed.code)


# --- finding -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: f" {code.replace('-', ' ')} ",
    ],
)
def test_a_code_is_found_however_it_is_typed(
    bench: Bench, signed: Signed, typed: Callable[[str], str]
) -> None:
    dialog = show(bench)
    type_text(dialog.code, f"{typed(signed.signed.code)}\n")
    one = bench.messages.say(
        "window.signed.one", form=signed.signed.form_name, year=2568, code=signed.signed.code
    )
    await_told(bench, dialog, "found", one=one)
    dialog.reject()


def test_a_code_that_is_not_there_is_told(bench: Bench) -> None:
    dialog = show(bench)
    type_text(dialog.code, AMPERSANDS)
    dialog.buttons["find"].click()
    await_told(bench, dialog, "not_found", code=AMPERSANDS)
    dialog.reject()


def match(bench: Bench, dialog: SignedReportsDialog, path: Path) -> str:
    before = dialog.told.text()
    dialog.buttons["match"].click()
    bench.choose_file(path)
    bench.qtbot.waitUntil(lambda: dialog.told.text() != before, timeout=LONG)
    return dialog.told.text()


def test_a_file_from_outside_is_matched(bench: Bench, signed: Signed, tmp_path: Path) -> None:
    pdf = bench.desk.opened.store.read_blob(signed.signed.sha256)
    assert pdf
    dialog, say = show(bench), bench.messages.say
    one = say("window.signed.one", form=signed.signed.form_name, year=2568, code=signed.signed.code)
    contents = {"same": pdf, "changed": pdf + b"\n", "unknown": b"%PDF-1.4"}
    for state, content in contents.items():
        path = tmp_path / f"{state}.pdf"
        path.write_bytes(content)
        said = say(f"window.signed.match.{state}", file=path.name, one=one)
        assert match(bench, dialog, path) == said
    dialog.reject()


# --- changes since -------------------------------------------------------------------------------------------


def test_changes_are_listed_and_lead_to_their_fields(bench: Bench) -> None:
    bench.desk.bridge.command(set_measure_field(2568, "m1", "title", AMPERSANDS))
    dialog = show(bench)
    dialog.buttons["differences"].click()
    await_gone(bench.qtbot, dialog)
    listed = bench.await_dialog(SignedDifferencesDialog)
    bench.qtbot.waitUntil(lambda: listed.chosen is not None, timeout=LONG)
    assert listed.told.text() == bench.messages.say("window.signed.changed", count=1)
    assert (listed.before.text, listed.now.text) == ("อบรม", AMPERSANDS)
    bench.workspace.guide.go_to("overview")
    listed.buttons["go"].click()
    assert bench.window.focusWidget() is child(bench.workspace.measures.form, TextBox, "title")
    assert bench.desk.place.measure == "m1"
    bench.desk.bridge.undo()
    unchanged = bench.messages.say("window.signed.unchanged")
    bench.qtbot.waitUntil(lambda: listed.told.text() == unchanged, timeout=LONG)
    listed.close()


def test_a_version_without_its_data_cannot_be_compared(bench: Bench, signed: Signed) -> None:
    spoil(bench, signed.signed.snapshot, "DELETE FROM blob WHERE sha256 = ?")
    dialog = show(bench)
    dialog.buttons["differences"].click()
    listed = bench.await_dialog(SignedDifferencesDialog)
    comparing = bench.messages.say("window.signed.comparing")
    bench.qtbot.waitUntil(lambda: listed.told.text() != comparing, timeout=LONG)
    assert listed.chosen is None
    assert not listed.buttons["go"].isEnabled()
    listed.close()


# --- removing ------------------------------------------------------------------------------------------------


def test_one_is_removed_when_it_was_asked_and_comes_back(bench: Bench, signed: Signed) -> None:
    dialog = show(bench)
    for answer in ("", "remove"):
        dialog.buttons["remove"].click()
        box = bench.await_dialog(QMessageBox, ASK_BOX)
        assert signed.signed.code in box.text()
        button(box, answer).click() if answer else box.reject()
        bench.qtbot.waitUntil(lambda: not bench.window.findChildren(QMessageBox), timeout=LONG)
        assert (dialog.chosen is None) == bool(answer)
    dialog.reject()
    bench.window.menu_actions["undo"].trigger()
    assert signed_of(bench) == signed.signed


def test_an_office_without_any_says_so(bench: Bench) -> None:
    bench.window.menu_actions["undo"].trigger()
    dialog = show(bench)
    assert dialog.told.text() == bench.messages.say("window.signed.none")
    assert not any(dialog.buttons[name].isEnabled() for name in ("save", "attach", "differences", "remove"))
    dialog.reject()
