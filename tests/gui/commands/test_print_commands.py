"""The report on paper: from the command to the printer, or to what is said."""

import os
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QPushButton
from shiboken6 import isValid

from gui_window import LONG, Bench, child, office_file
from ita_desk import resources
from ita_desk.gui.commands.print_commands import PrintCommands
from ita_desk.gui.printing import print_run
from ita_desk.gui.printing.dialog import NO_PRINTER
from ita_desk.gui.printing.page_printing import PagePrinting
from ita_desk.gui.printing.print_run import PrintRun
from ita_desk.services.printing.export_request import ExportRequest
from lp_stub import HANG, REFUSE, TAKE, LpStub
from printing import page_texts

PRINTER = "ห้องปลัด"


@pytest.fixture(autouse=True)
def opened(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An open office in a window that is shown, on a machine with a printer."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [PRINTER])
    bench.show()
    bench.open(office_file(tmp_path))


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LpStub:
    """The queue's program; the dialog's printer, which may be a file here, counts as a queue."""
    folder = tmp_path / "programs"
    folder.mkdir()
    stub = LpStub(folder, monkeypatch)
    stub.act(TAKE)
    monkeypatch.setattr(print_run, "file_of", lambda _: None)
    monkeypatch.setattr(QPrinter, "printerName", lambda _: PRINTER)
    return stub


def prints(bench: Bench) -> PrintCommands:
    return child(bench.workspace, PrintCommands)


def choose(bench: Bench, target: Path) -> QPrintDialog:
    """The dialog, once it is open; what it prints goes into a file, as there is on every machine."""
    bench.window.menu_actions["print"].trigger()
    dialog = bench.await_dialog(QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(target))
    return dialog


def go_on(bench: Bench, target: Path) -> None:
    """Close the dialog as its button does."""
    choose(bench, target).done(QPrintDialog.DialogCode.Accepted)


def await_notice(bench: Bench) -> str:
    bench.qtbot.waitUntil(lambda: bench.workspace.notices.text_of("done") is not None, timeout=LONG)
    return bench.workspace.notices.text_of("done") or ""


def test_the_dialog_knows_the_pages_and_the_one_in_sight(bench: Bench, tmp_path: Path) -> None:
    dialog = choose(bench, tmp_path / "out.pdf")
    option = QPrintDialog.PrintDialogOption
    assert (dialog.minPage(), dialog.maxPage()) == (1, bench.workspace.pages.page_count)
    assert dialog.testOption(option.PrintCurrentPage)
    assert dialog.testOption(option.PrintPageRange)
    assert dialog.printRange() == QPrintDialog.PrintRange.AllPages
    request, target = bench.worker.exported[-1]
    assert isinstance(request, ExportRequest)
    assert request.data == "none"
    assert not target.exists()
    dialog.reject()
    bench.qtbot.waitUntil(lambda: not isValid(dialog), timeout=LONG)


def test_the_made_file_is_private_and_goes(bench: Bench, tmp_path: Path) -> None:
    dialog = choose(bench, tmp_path / "out.pdf")
    assert list((resources.state_folder() / "out").iterdir()) == []
    dialog.reject()


def test_into_a_file_the_pdf_itself_is_written(bench: Bench, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    go_on(bench, target)
    assert await_notice(bench) == bench.messages.say("window.notice.printed_file", path=str(target))
    assert len(page_texts(target.read_bytes())) == bench.workspace.pages.page_count
    assert page_texts(target.read_bytes())[0]


@pytest.mark.skipif(os.name == "nt", reason="there is no lp")
def test_a_queue_gets_the_pdf_itself(bench: Bench, tmp_path: Path, lp: LpStub) -> None:
    go_on(bench, tmp_path / "out.pdf")
    form = bench.desk.choices.layout.name
    said = bench.messages.say("window.notice.printed", title=f"{form} 2568", printer=PRINTER)
    assert await_notice(bench).splitlines()[0] == said
    assert lp.argv[:4] == ["-d", PRINTER, "-n", "1"]
    assert "media=A4" in lp.options
    with pypdfium2.PdfDocument(lp.given) as pdf:
        assert len(pdf) == bench.workspace.pages.page_count
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.skipif(os.name == "nt", reason="there is no lp")
@pytest.mark.parametrize("missing", [True, False])
def test_where_the_queue_does_not_take_it_pictures_are_printed(
    missing: bool, bench: Bench, tmp_path: Path, lp: LpStub
) -> None:
    lp.act(REFUSE)
    if missing:
        (lp.folder / "lp").unlink()
    go_on(bench, tmp_path / "out.pdf")
    await_notice(bench)
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as pdf:
        assert len(pdf) == bench.workspace.pages.page_count


@pytest.mark.skipif(os.name == "nt", reason="there is no lp")
def test_closing_the_office_gives_it_up(bench: Bench, tmp_path: Path, lp: LpStub) -> None:
    lp.act(HANG)
    go_on(bench, tmp_path / "out.pdf")
    bench.qtbot.waitUntil(lambda: lp.hanging, timeout=LONG)
    bench.window.menu_actions["close"].trigger()
    bench.qtbot.waitUntil(lambda: bench.window.desk is None, timeout=LONG)


def test_closing_the_office_before_it_is_made_leaves_no_file(bench: Bench) -> None:
    bench.worker.holding = True
    bench.window.menu_actions["print"].trigger()
    bench.qtbot.waitUntil(lambda: len(bench.worker.exported) == 1, timeout=LONG)
    target = bench.worker.exported[0][1]
    assert target.parent.exists()
    bench.window.menu_actions["close"].trigger()
    bench.qtbot.waitUntil(lambda: bench.window.desk is None, timeout=LONG)
    assert not target.parent.exists()


def test_cancelling_between_pages_is_told(bench: Bench, tmp_path: Path, lp: LpStub) -> None:
    (lp.folder / "lp").unlink()
    go_on(bench, tmp_path / "out.pdf")
    run = child(bench.workspace, PrintRun)
    bench.qtbot.waitUntil(lambda: run.findChild(PagePrinting) is not None, timeout=LONG)
    run.cancel()
    assert await_notice(bench) == bench.messages.say("window.notice.print_cancelled")


def test_pages_that_are_not_there_are_told(bench: Bench, tmp_path: Path, lp: LpStub) -> None:
    dialog = choose(bench, tmp_path / "out.pdf")
    dialog.printer().setPrintRange(QPrinter.PrintRange.PageRange)
    dialog.printer().setFromTo(900, 901)
    dialog.done(QPrintDialog.DialogCode.Accepted)
    pages = bench.workspace.pages.page_count
    assert bench.box().text() == bench.messages.say("error.print.no_pages", pages=pages)
    assert not lp.started


def test_without_a_printer_a_file_is_offered(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    bench.window.menu_actions["print"].trigger()
    child(bench.box(NO_PRINTER), QPushButton, "save").click()
    bench.await_dialog(QFileDialog).reject()


def test_a_finished_pdf_is_printed_as_it_is(bench: Bench, tmp_path: Path) -> None:
    choose(bench, tmp_path / "out.pdf").reject()
    go_on(bench, tmp_path / "first.pdf")
    await_notice(bench)
    content = (tmp_path / "first.pdf").read_bytes()
    bench.workspace.notices.drop("done")
    prints(bench).print_pdf(content, "ฉบับลงนาม")
    dialog = bench.await_dialog(QPrintDialog)
    assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "again.pdf"))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    await_notice(bench)
    assert (tmp_path / "again.pdf").read_bytes() == content


def test_what_is_no_pdf_is_told(bench: Bench) -> None:
    prints(bench).print_pdf(b"", "")
    assert bench.box().text() == bench.messages.say("error.print.unreadable")
