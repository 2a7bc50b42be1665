"""Filling in several measures at once, on a real file."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from gui_window import child
from ita_desk.domain.measure import Period
from ita_desk.gui.dialogs.bulk_fill import BulkFillDialog
from ita_desk.services.edits.measures import remove_measure
from ita_desk.storage.office_store import OfficeStore
from measure_editing import Desk
from small_office import OFFICE


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(OFFICE, path=tmp_path / "office.ita")
    yield desk
    assert OfficeStore(tmp_path / "office.ita").load() == desk.bridge.office


def dialog_of(desk: Desk, qtbot: QtBot, selected: list[str]) -> BulkFillDialog:
    dialog = BulkFillDialog(desk.bridge, desk.place, desk.messages, selected, ["m1", "m2", "m3"])
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def choose(dialog: BulkFillDialog, field: str, key: str) -> None:
    box = dialog.boxes[field]
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def values(desk: Desk, field: str) -> list[Any]:
    return [getattr(measure, field) for measure in desk.report.measures]


def test_nothing_is_filled_in_at_first(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_of(desk, qtbot, ["m1", "m2"])
    assert dialog.told.text() == "window.bulk.nothing 0 2"
    assert not dialog.fill_button.isEnabled()
    checked = [b.objectName() for b in dialog.findChildren(QRadioButton) if b.isChecked()]
    assert checked == ["selected", "empty"]
    assert all(box.accessibleName() for box in dialog.boxes.values())
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.bridge.edit_number == 0


def test_only_empty_fields_of_the_selected(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_of(desk, qtbot, ["m1", "m2"])
    choose(dialog, "group", "g2")
    assert dialog.told.text() == "window.bulk.told 1 2"
    child(dialog, QRadioButton, "replace").click()
    assert dialog.told.text() == "window.bulk.told 2 2"
    child(dialog, QRadioButton, "empty").click()
    dialog.fill_button.click()
    assert values(desk, "group") == ["g1", "g2", "g2"]
    assert not dialog.isVisible()


def test_all_fields_of_all_measures(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_of(desk, qtbot, ["m1"])
    assert child(dialog, QRadioButton, "seen").isChecked()
    type_text(dialog.boxes["responsible"].line, "กองคลัง, กองช่าง")
    type_text(dialog.boxes["period"].line, "๑ ต.ค. ๒๕๖๗")
    type_text(dialog.boxes["budget"], "๑,๐๐๐")
    choose(dialog, "issue", "7")
    choose(dialog, "outcome.status", "in_progress")
    assert dialog.told.text() == "window.bulk.told 3 3"
    dialog.fill_button.click()  # what was typed last counts although no pause followed
    assert values(desk, "responsible") == [("กองคลัง", "กองช่าง")] * 3
    assert values(desk, "period") == [Period(date(2024, 10, 1), date(2024, 10, 1), "๑ ต.ค. ๒๕๖๗")] * 3
    assert values(desk, "budget") == [Decimal(1000)] * 3
    assert values(desk, "issue") == [7] * 3
    assert [o.status for o in values(desk, "outcome")] == ["done", "in_progress", "in_progress"]
    assert desk.bridge.edit_number == 1
    desk.bridge.undo()
    assert desk.bridge.office == OFFICE


def test_the_status_is_that_of_the_round_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.place.go_to_round(6)
    dialog = dialog_of(desk, qtbot, ["m2", "m3"])
    choose(dialog, "half_year.status", "done")
    dialog.fill_button.click()
    assert [o and o.status for o in values(desk, "half_year")] == [None, "done", "done"]


def test_a_wrong_number_is_not_filled_in(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_of(desk, qtbot, ["m2", "m3"])
    choose(dialog, "issue", "1")
    type_text(dialog.boxes["budget"], "มาก")
    dialog.boxes["budget"].settle()
    dialog.boxes["issue"].settled.emit("1")
    assert not dialog.fill_button.isEnabled()
    dialog._fill()
    assert desk.bridge.edit_number == 0


def test_a_measure_that_went_by_meanwhile(desk: Desk, qtbot: QtBot) -> None:
    dialog = dialog_of(desk, qtbot, ["m2", "m3"])
    desk.bridge.command(remove_measure(2568, "m2"))
    choose(dialog, "issue", "1")
    assert dialog.told.text() == "error.edit.unknown_measure m2"
    dialog._fill()
    assert dialog.isVisible()


def test_a_year_without_groups_offers_none(desk: Desk, qtbot: QtBot) -> None:
    desk.place.go_to_year(2567)
    assert "group" not in dialog_of(desk, qtbot, []).boxes
