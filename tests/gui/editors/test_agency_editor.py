"""The form of the agency: typing, undo, kinds, units and signatories."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from focus_chain import focus_chain
from gui_typing import commit_text, type_text
from ita_desk.domain.agency import Agency
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.gui.editors.agency_editor import AgencyEditor
from ita_desk.gui.editors.signatory_rows import SignatoryRow
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.i18n import Message, Messages
from ita_desk.services.create import OfficeNames, load_sample_office
from ita_desk.services.edits.edit import set_agency_field
from ita_desk.services.edits.year import set_level
from ita_desk.services.session import Session
from ita_desk.storage.office_store import OfficeStore

TEXTS = (
    "name subdistrict district province address postcode phone fax email website facebook full_title".split()
)


class KeyMessages(Messages):
    """Says keys instead of sentences."""

    def text(self, message: Message) -> str:
        return message.key


class Desk:
    """The tab of the agency over an office, which is saved at each edit."""

    def __init__(self, office: Office, path: Path, qtbot: QtBot, *, read_only: bool = False) -> None:
        self.store, self.saved = OfficeStore.create(path, office), office
        self.bridge = SessionBridge(
            Session(office, lambda: 0.0), counted_ids("n"), self.save, read_only=read_only
        )
        self.chosen: list[str] = []  # the keys of the pictures that will be chosen
        self.editor = AgencyEditor(
            self.bridge, KeyMessages(), lambda taken: taken(self.chosen), self.store.read_blob
        )
        qtbot.addWidget(self.editor)
        self.editor.resize(760, 560)
        with qtbot.waitExposed(self.editor):
            self.editor.show()

    def save(self, office: Office, _: int) -> None:
        self.store.save(self.saved, office)
        self.saved = office

    @property
    def agency(self) -> Agency:
        return self.bridge.office.agency

    def box(self, name: str) -> QWidget:
        found = self.editor.findChild(QWidget, name)
        assert isinstance(found, QWidget)
        return found

    def line(self, name: str) -> QLineEdit:
        found = self.box(name)
        assert isinstance(found, QLineEdit)
        return found

    def choose(self, box: QWidget, key: str) -> None:
        assert isinstance(box, ChoiceBox)
        place = box.findData(key)
        box.setCurrentIndex(place)
        box.activated.emit(place)

    def rows(self) -> list[SignatoryRow]:
        return self.editor.signatories.rows

    def press(self, place: int, button: str) -> None:
        found = next(b for b in self.rows()[place].buttons if b.objectName() == button)
        assert found.isEnabled()
        found.click()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(load_sample_office(OfficeNames(), counted_ids("s")), tmp_path / "a.ita", qtbot)


# --- name and address ----------------------------------------------------------------------------------------


def test_every_field_is_typed_saved_and_undone(desk: Desk) -> None:
    desk.choose(desk.box("kind"), "")
    before = desk.agency
    for name in TEXTS:
        type_text(desk.box(name), "ปั๊มน้ำ")
        desk.bridge.settle()
        assert "ปั๊มน้ำ" in getattr(desk.agency, name)
        assert desk.bridge.undo_name == Message(
            "edit.set_agency_field", {"field": Message(f"field.agency.{name}")}
        )
    assert desk.store.load().agency == desk.agency
    for _ in TEXTS:
        desk.bridge.undo()
    assert desk.agency == before
    assert [desk.line(n).text() for n in TEXTS if n != "address"] == [
        getattr(before, n) for n in TEXTS if n != "address"
    ]


def test_typing_becomes_an_edit_by_itself(desk: Desk, qtbot: QtBot) -> None:
    commit_text(desk.line("phone"), "๙")
    qtbot.waitUntil(lambda: "๙" in desk.agency.phone)


def test_the_printed_name_follows(desk: Desk) -> None:
    def told() -> str:
        return desk.editor.printed_name.text()

    assert told() == "องค์การบริหารส่วนตำบลทุ่งหิ่งห้อย\nอำเภอผาสายรุ้ง จังหวัดแสงตะวัน"
    desk.bridge.apply(set_agency_field("name", "ก"))
    desk.choose(desk.box("kind"), "ทต.")
    assert told() == "เทศบาลตำบลก\nอำเภอผาสายรุ้ง จังหวัดแสงตะวัน"
    desk.choose(desk.box("kind"), "อบจ.")
    assert told() == "องค์การบริหารส่วนจังหวัดก\nจังหวัดแสงตะวัน"


def test_boxes_follow_the_kind(desk: Desk) -> None:
    def shown() -> tuple[bool, bool]:
        return desk.box("full_title").isVisible(), desk.box("district").isVisible()

    assert shown() == (False, True)
    desk.choose(desk.box("kind"), "อบจ.")
    assert shown() == (False, False)
    desk.choose(desk.box("kind"), "")
    assert shown() == (True, True)
    assert desk.line("full_title").text() == "องค์การบริหารส่วนจังหวัดทุ่งหิ่งห้อย"
    desk.bridge.undo()
    desk.bridge.undo()
    assert shown() == (False, True)
    assert desk.line("district").text() == "ผาสายรุ้ง"


def test_an_unknown_kind_is_another_kind(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(Office(Agency("กทม.", "เขตก")), tmp_path / "a.ita", qtbot)
    kind = desk.box("kind")
    assert isinstance(kind, ChoiceBox)
    assert kind.currentText() == "window.agency.other_kind"
    assert desk.editor.printed_name.text() == "กทม.เขตก"
    assert desk.bridge.edit_number == 0


def test_other_changes_leave_the_boxes_alone(desk: Desk) -> None:
    line = desk.line("name")
    line.end(False)
    type_text(line, "ก")
    desk.bridge.apply(set_level(2568, "ผ่าน"))
    desk.bridge.apply(set_agency_field("phone", "1"))
    assert line.text() == "ทุ่งหิ่งห้อยก"
    assert desk.line("phone").text() == "1"
    desk.bridge.settle()
    assert desk.agency.name == "ทุ่งหิ่งห้อยก"


def test_units_are_lines(desk: Desk) -> None:
    before = desk.agency.divisions
    commit_text(desk.box("divisions"), "\nกองใหม่\n\n")
    desk.bridge.settle()
    assert desk.agency.divisions == (*before, "กองใหม่")
    assert desk.bridge.undo_name == Message("edit.set_agency_divisions")
    assert desk.store.load().agency.divisions == desk.agency.divisions


def test_the_tab_key_goes_down_the_form(desk: Desk) -> None:
    desk.editor.signatories.add_button.click()
    boxes = [desk.box(name) for name in ("kind", "full_title", *TEXTS[:-1], "divisions")]
    for row in desk.rows():
        boxes += [row.role, *row.boxes.values(), *row.buttons]
    boxes.append(desk.editor.signatories.add_button)
    assert [box for box in focus_chain(boxes[0]) if box in boxes] == boxes


def test_every_box_has_a_name_for_screen_readers(desk: Desk) -> None:
    buddies = {label.buddy() for label in desk.editor.findChildren(QLabel)}
    boxes = [desk.box(name) for name in ("kind", "divisions", *TEXTS)]
    for row in desk.rows():
        boxes += [row.role, *row.boxes.values(), *row.buttons]
    assert [box.objectName() for box in boxes if not (box.accessibleName() or box in buddies)] == []


# --- signatories ---------------------------------------------------------------------------------------------


def test_signatories_are_typed(desk: Desk) -> None:
    row = desk.rows()[1]
    for name in ("name", "position", "acting_for"):
        commit_text(row.boxes[name], "ก")
    desk.bridge.settle()
    changed = desk.agency.signatories[1]
    assert [text.count("ก") for text in (changed.name, changed.position)] == [2, 2]
    assert changed.acting_for == "ก"
    assert desk.bridge.undo_name == Message("edit.set_agency_signatories")
    assert desk.store.load().agency.signatories == desk.agency.signatories
    desk.bridge.undo()
    assert row.boxes["acting_for"].text() == ""


def test_other_roles_have_a_text(desk: Desk) -> None:
    row = desk.rows()[0]
    assert not row.boxes["role_text"].isVisible()
    desk.choose(row.role, "")
    assert row.boxes["role_text"].isVisible()
    commit_text(row.boxes["role_text"], "พยาน")
    desk.bridge.settle()
    assert desk.agency.signatories[0].role == ""
    assert "พยาน" in desk.agency.signatories[0].role_text


def test_signatories_come_move_and_go(desk: Desk) -> None:
    a, b, c = desk.agency.signatories
    commit_text(desk.rows()[2].boxes["acting_for"], "ก")
    desk.press(2, "up")
    moved = desk.agency.signatories
    assert [moved[0], moved[2]] == [a, b]
    assert (moved[1].name, moved[1].acting_for) == (c.name, "ก")
    desk.press(0, "down")
    assert [s.name for s in desk.agency.signatories] == [c.name, a.name, b.name]
    desk.press(1, "remove")
    assert [row.boxes["name"].text() for row in desk.rows()] == [c.name, b.name]
    desk.editor.signatories.add_button.click()
    assert desk.agency.signatories[2].name == ""
    for _ in range(5):
        desk.bridge.undo()
    assert desk.agency.signatories == (a, b, c)
    assert [row.boxes["name"].text() for row in desk.rows()] == [a.name, b.name, c.name]


def test_the_first_cannot_go_up_nor_the_last_down(desk: Desk) -> None:
    enabled = [[button.isEnabled() for button in row.buttons] for row in desk.rows()]
    assert enabled == [[False, True, True], [True, True, True], [True, False, True]]


def test_read_only(qtbot: QtBot, tmp_path: Path) -> None:
    office = load_sample_office(OfficeNames(), counted_ids("s"))
    desk = Desk(office, tmp_path / "b.ita", qtbot, read_only=True)
    for name in (*TEXTS, "divisions"):
        type_text(desk.box(name), "ก")
    desk.bridge.settle()
    assert desk.bridge.office is office
    assert not desk.box("kind").isEnabled()
    assert not desk.editor.signatories.add_button.isEnabled()
    assert not any(button.isEnabled() for row in desk.rows() for button in row.buttons)
    assert desk.editor.signatories.rows[0].boxes["name"].isReadOnly()


def test_groups_stand_below_each_other_where_they_have_no_room(desk: Desk) -> None:
    editor = desk.editor
    name, contact = (editor._groups[group] for group in ("name", "contact"))
    for width, beside in ((1600, True), (560, False), (1600, True)):
        editor.resize(width, 700)
        QApplication.processEvents()
        assert (name.y() == contact.y()) is beside
        assert editor.horizontalScrollBar().maximum() == 0
