"""Asking for files."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui_window import AMPERSANDS, await_gone, child
from ita_desk.gui.dialogs.files import (
    ask_for_file,
    ask_for_files,
    ask_where_to_save,
    documents_folder,
    pictures_folder,
)

KINDS = "แฟ้มหน่วยงาน (*.ita)"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def enter(dialog: QFileDialog, text: str) -> None:
    child(dialog, QLineEdit, "fileNameEdit").setText(text)
    dialog.accept()


def test_a_file_to_read(window: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / f"{AMPERSANDS}.ita"
    path.touch()
    chosen: list[Path] = []
    dialog = ask_for_file(window, "ก", KINDS, tmp_path, chosen.append)
    assert dialog.nameFilters() == [KINDS]
    assert Path(dialog.directory().absolutePath()) == tmp_path
    enter(dialog, str(path))
    await_gone(qtbot, dialog)
    assert chosen == [path]


def test_several_files_to_read(window: QWidget, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.png", "ข ค.png")]
    for path in paths:
        path.touch()
    chosen: list[list[Path]] = []
    dialog = ask_for_files(window, "ก", "ภาพ (*.png)", tmp_path, chosen.append)
    enter(dialog, " ".join(f'"{path}"' for path in paths))
    assert chosen == [paths]


def test_a_file_to_write_gets_its_ending(window: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialog = ask_where_to_save(window, "ก", KINDS, tmp_path / "เดิม.ita", chosen.append)
    assert child(dialog, QLineEdit, "fileNameEdit").text() == "เดิม.ita"
    enter(dialog, str(tmp_path / "ใหม่"))
    assert chosen == [tmp_path / "ใหม่.ita"]


def test_a_file_is_replaced_only_after_a_question_where_that_is_allowed(
    window: QWidget, tmp_path: Path
) -> None:
    path = tmp_path / "เดิม.ita"
    path.touch()
    chosen: list[Path] = []
    asking = ask_where_to_save(window, "ก", KINDS, path, chosen.append)
    assert not asking.testOption(QFileDialog.Option.DontConfirmOverwrite)
    asking.reject()
    dialog = ask_where_to_save(window, "ก", KINDS, path, chosen.append, may_replace=False)
    enter(dialog, str(path))  # what comes of it is told by who writes
    assert chosen == [path]


def test_giving_up_chooses_nothing(window: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    chosen: list[Path] = []
    dialog = ask_for_file(window, "ก", KINDS, tmp_path, chosen.append)
    dialog.reject()
    await_gone(qtbot, dialog)
    assert chosen == []


def test_usual_folders_are_home_where_there_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {QStandardPaths.StandardLocation.DocumentsLocation: tmp_path / "D"}
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda which: str(known.get(which, tmp_path / "gone"))
    )
    assert documents_folder() == pictures_folder() == Path.home()
    (tmp_path / "D").mkdir()
    assert documents_folder() == pictures_folder() == tmp_path / "D"
    known[QStandardPaths.StandardLocation.PicturesLocation] = tmp_path / "P"
    (tmp_path / "P").mkdir()
    assert pictures_folder() == tmp_path / "P"
