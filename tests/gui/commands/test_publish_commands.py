"""The pack for the website, from the menu to the files."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog, QPushButton

from gui_window import LONG, Bench, child, office_file
from ita_desk.checks.problem import Problem
from ita_desk.domain.office import Office
from ita_desk.domain.texts import Place
from ita_desk.forms.report_form import ReportForm
from ita_desk.gui.dialogs.publish import PublishDialog
from ita_desk.gui.dialogs.published import PublishedDialog
from ita_desk.services.checking import CheckedProblem, CheckedYear

NAME = "ita2568-result-outcomes"


@pytest.fixture(autouse=True)
def opened(bench: Bench, tmp_path: Path) -> None:
    """An open office in a window that is shown."""
    bench.show()
    bench.open(office_file(tmp_path))
    bench.desk.choices.choose_form("result-outcomes")


def make(bench: Bench) -> None:
    """Choose the command and leave everything as it is proposed."""
    bench.act("publish")
    bench.await_dialog(PublishDialog)._accept()


def test_a_pack_is_made_beside_the_office(bench: Bench, tmp_path: Path, urls: list[Path]) -> None:
    make(bench)
    told = bench.await_dialog(PublishedDialog)
    assert sorted(path.name for path in (tmp_path / NAME).iterdir()) == ["index.html", f"{NAME}.pdf"]
    assert str(tmp_path / NAME) in told.head.text()
    assert "O28" in told.hints.text()
    child(told, QPushButton, "open").click()
    assert urls == [tmp_path / NAME]
    told.close()
    make(bench)
    bench.await_dialog(PublishedDialog).close()
    assert (tmp_path / f"{NAME}-2" / "index.html").exists()


def test_a_zip_in_another_place(bench: Bench, tmp_path: Path, urls: list[Path]) -> None:
    (tmp_path / "web").mkdir()
    bench.act("publish")
    dialog = bench.await_dialog(PublishDialog)
    dialog.choose.click()
    asked = bench.await_dialog(QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "web"))
    asked.close()
    dialog.kind.set_value("zip")
    dialog._accept()
    told = bench.await_dialog(PublishedDialog)
    assert [path.name for path in (tmp_path / "web").iterdir()] == [f"{NAME}.zip"]
    child(told, QPushButton, "open").click()
    assert urls == [tmp_path / "web"]
    told.close()
    bench.act("publish")  # in the same way as the last time
    again = bench.await_dialog(PublishDialog)
    assert str(tmp_path / "web" / f"{NAME}.zip") in again.place.text()
    again.reject()


def test_work_is_shown_and_what_fails_is_told(bench: Bench, tmp_path: Path) -> None:
    bench.act("publish")
    dialog = bench.await_dialog(PublishDialog)
    dialog.take_folder(tmp_path / "none")
    bench.worker.holding = True
    dialog._accept()
    bench.await_dialog(QProgressDialog)
    bench.worker.go_on()
    box = bench.box()
    assert box.text() == bench.messages.say("error.file.no_folder", path=str(tmp_path / "none"))
    assert not bench.window.findChildren(PublishedDialog)
    box.close()
    bench.qtbot.waitUntil(bench.no_dialog, timeout=LONG)


def test_a_place_that_cannot_be_asked_is_told(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Path:
        raise OSError

    monkeypatch.setattr("ita_desk.gui.commands.publish_commands.free_target", fail)
    make(bench)
    bench.await_dialog(QMessageBox).close()


def test_what_must_be_mended_is_named_before(bench: Bench) -> None:
    def checking(_: Office, year: int, __: ReportForm | None) -> CheckedYear:
        place = Place(year, "m1", "title")
        return CheckedYear(year, (CheckedProblem(Problem("completeness.no-limitations", "must", place)),))

    bench.worker.checking = checking
    bench.workspace.problems._ask()
    bench.qtbot.waitUntil(lambda: bench.workspace.problems.checked.count("must") == 1, timeout=LONG)
    bench.act("publish")
    child(bench.box(), QPushButton, "draft").click()
    dialog = bench.await_dialog(PublishDialog)
    assert dialog.plan.export.options.draft
    dialog.reject()
    bench.qtbot.waitUntil(bench.no_dialog, timeout=LONG)
