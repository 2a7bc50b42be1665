"""The report as a file."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QProgressDialog, QPushButton

from gui_window import AMPERSANDS, FORM, LONG, Bench, child, office_file
from ita_desk.document.fields import PrintOptions
from ita_desk.gui.commands.export_commands import ExportCommands
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.printing.export_request import ExportRequest
from printing import form_of


@pytest.fixture(autouse=True)
def opened(bench: Bench, tmp_path: Path) -> None:
    """An open office in a window that is shown."""
    bench.show()
    bench.open(office_file(tmp_path))


def exports_of(bench: Bench) -> ExportCommands:
    return child(bench.workspace, ExportCommands)


def test_the_report_is_exported_as_chosen(bench: Bench, tmp_path: Path, urls: list[Path]) -> None:
    bench.desk.choices.choose_form("result-scores")
    bench.desk.choices.choose_digits("arabic")
    bench.desk.choices.carried = "year"
    bench.desk.place.go_to_round(6)
    target = tmp_path / f"{AMPERSANDS}.pdf"
    bench.act("export")
    dialog = bench.await_dialog(QFileDialog)
    assert child(dialog, QLineEdit, "fileNameEdit").text() == "office 2568 result-scores.pdf"
    bench.choose_file(target)
    told = bench.await_notice("done")
    request = ExportRequest(form_of("result-scores"), 2568, PrintOptions(6, "arabic"), "year")
    assert bench.worker.exported == [(request, target)]
    with pypdfium2.PdfDocument(target) as pdf:
        said = bench.messages.say("window.notice.exported", pages=len(pdf), path=str(target))
        assert pdf.get_attachment(0).get_name() == "ita-desk.json"
    assert told.splitlines() == [said, bench.messages.say("window.notice.carried.year")]
    for text in ("window.notice.open_file", "window.notice.open_folder"):
        bench.press_notice(text)
    assert urls == [target, tmp_path]


def test_what_could_not_be_drawn_is_told(bench: Bench, tmp_path: Path) -> None:
    bench.desk.bridge.apply(set_measure_field(2568, "m1", "title", "\U0001f4f7"))
    bench.act("export")
    bench.choose_file(tmp_path / "a.pdf")
    said = bench.messages.say("pages.missing_character", character="\U0001f4f7", code="U+1F4F7")
    assert said in bench.await_notice("done").splitlines()


def test_the_print_tab_s_button_exports(bench: Bench) -> None:
    bench.workspace.guide.go_to("print")
    bench.workspace.print_panel.ways.buttons["export"].click()
    bench.await_dialog(QFileDialog).reject()
    assert bench.worker.exported == []


def test_an_export_that_fails_is_told(bench: Bench, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    bench.act("export")
    target.mkdir()
    bench.desk.choices.choose_form(FORM)
    exports_of(bench)._export_to(target)
    box = bench.box()
    assert box.text() == bench.messages.say("error.file.is_folder", path=str(target))
    assert bench.workspace.notices.text_of("done") is None


def test_two_exports_are_both_told_and_nothing_stays_open(bench: Bench, tmp_path: Path) -> None:
    bench.worker.holding = True
    for name in ("a.pdf", "b.pdf"):
        bench.act("export")
        bench.choose_file(tmp_path / name)
    waiting = bench.window.findChildren(QProgressDialog)
    assert len(waiting) == 2
    bench.worker.go_on()
    assert str(tmp_path / "b.pdf") in bench.await_notice("done")
    assert (tmp_path / "a.pdf").exists()
    bench.qtbot.waitUntil(lambda: not bench.window.findChildren(QProgressDialog), timeout=LONG)


def test_what_was_given_up_is_not_told(bench: Bench, tmp_path: Path) -> None:
    bench.worker.holding = True
    bench.act("export")
    bench.choose_file(tmp_path / "a.pdf")
    (sign,) = bench.window.findChildren(QProgressDialog)
    child(sign, QPushButton).click()
    assert len(bench.worker.stopped) == 1
    bench.worker.go_on()
    bench.qtbot.waitUntil(lambda: not bench.window.findChildren(QProgressDialog), timeout=LONG)
    assert bench.no_dialog()
    assert bench.workspace.notices.text_of("done") is None


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_word_and_excel_are_chosen_by_kind(bench: Bench, tmp_path: Path, kind: str) -> None:
    bench.act("export")
    dialog = bench.await_dialog(QFileDialog)
    say = bench.messages.say
    kinds = child(dialog, QComboBox, "fileTypeCombo")
    kinds.setCurrentText(f"{say(f'window.file.{kind}')} (*.{kind})")
    kinds.textActivated.emit(kinds.currentText())
    name = child(dialog, QLineEdit, "fileNameEdit")
    assert name.text() == f"office 2568 {bench.desk.choices.form}.{kind}"
    target = tmp_path / f"a.{kind}"
    bench.choose_file(target)
    assert bench.await_notice("done") == say("window.notice.exported_file", path=str(target))
    assert target.read_bytes()[:2] == b"PK"
