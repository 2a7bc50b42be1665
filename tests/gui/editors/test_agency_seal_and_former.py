"""The seal and the former names in the form of the agency."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui_typing import commit_text
from ita_desk.domain.agency import Agency, FormerName
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.gui.editors.agency_editor import AgencyEditor
from ita_desk.gui.editors.former_rows import FormerRow
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.i18n import Message, Messages
from ita_desk.services.edits.edit import set_agency_field
from ita_desk.services.session import Session
from ita_desk.storage.office_store import OfficeStore

FORMER = (FormerName(2560, "อบต.", "ก"), FormerName(2565, "สุขาภิบาล", "ข"))


class KeyMessages(Messages):
    """Says keys and values instead of sentences."""

    def text(self, message: Message) -> str:
        return " ".join([message.key, *map(str, message.values.values())])


class Desk:
    """The tab of the agency over an office, which is saved at each edit."""

    def __init__(self, agency: Agency, path: Path, qtbot: QtBot, *, read_only: bool = False) -> None:
        office = Office(agency)
        self.store, self.saved = OfficeStore.create(path, office), office
        session = Session(office, lambda: 0.0)
        self.bridge = SessionBridge(session, counted_ids("n"), self.save, read_only=read_only)
        self.chosen: list[str] = []  # the keys of the pictures that will be chosen
        self.read: list[str] = []
        self.editor = AgencyEditor(
            self.bridge, KeyMessages(), lambda taken: taken(self.chosen), self.read_blob
        )
        self.seal, self.former = self.editor.seal, self.editor.former
        qtbot.addWidget(self.editor)
        self.editor.resize(760, 560)
        with qtbot.waitExposed(self.editor):
            self.editor.show()

    def save(self, office: Office, _: int) -> None:
        self.store.save(self.saved, office)
        self.saved = office

    def read_blob(self, key: str) -> bytes | None:
        self.read.append(key)
        return self.store.read_blob(key)

    def add_picture(self) -> str:
        content = BytesIO()
        Image.new("RGB", (40, 20), "red").save(content, "PNG")
        return self.store.add_photo(content.getvalue())

    @property
    def agency(self) -> Agency:
        return self.bridge.office.agency


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(Agency("ทต.", "ตัวอย่าง", former=FORMER), tmp_path / "a.ita", qtbot)


# --- the seal ------------------------------------------------------------------------------------------------


def test_a_seal_is_chosen_shown_and_removed(desk: Desk) -> None:
    assert desk.seal.picture.text() == "window.seal.none"
    assert not desk.seal.remove_button.isEnabled()
    key = desk.add_picture()
    desk.chosen = [key, "second"]
    desk.seal.choose_button.click()
    assert desk.agency.seal.sha256 == key
    assert desk.store.load().agency.seal.sha256 == key
    size = desk.seal.picture.pixmap().size()
    assert (size.width(), size.height()) == (96, 48)
    desk.seal.remove_button.click()
    assert desk.agency.seal.sha256 == ""
    assert desk.seal.picture.pixmap().isNull()
    desk.bridge.undo()
    assert desk.agency.seal.sha256 == key
    assert not desk.seal.picture.pixmap().isNull()
    desk.bridge.undo()
    assert desk.seal.picture.text() == "window.seal.none"


def test_nothing_chosen(desk: Desk) -> None:
    before = desk.bridge.office
    desk.seal.choose_button.click()
    assert desk.bridge.office is before


def test_the_picture_is_read_once(desk: Desk) -> None:
    desk.chosen = [desk.add_picture()]
    desk.seal.choose_button.click()
    desk.bridge.apply(set_agency_field("phone", "1"))
    assert desk.read == desk.chosen


def test_a_picture_that_is_not_there(desk: Desk) -> None:
    desk.chosen = ["0" * 64]
    desk.seal.choose_button.click()
    assert desk.seal.picture.text() == "window.seal.no_picture"


# --- former names --------------------------------------------------------------------------------------------


def told(row: FormerRow) -> str:
    label = row.findChild(QLabel, "printed")
    assert isinstance(label, QLabel)
    return label.text()


def test_former_names_are_shown(desk: Desk) -> None:
    first, second = desk.former.rows
    assert (first.to_year.text(), first.kind.value(), first.name.text()) == ("2560", "อบต.", "ก")
    assert told(first) == "window.former.printed องค์การบริหารส่วนตำบลก"
    assert second.kind.currentText() == "สุขาภิบาล"  # a kind that is none of ours stays
    assert told(second) == "window.former.printed สุขาภิบาลข"


def test_former_names_are_typed(desk: Desk) -> None:
    row = desk.former.rows[0]
    row.to_year.clear()
    commit_text(row.to_year, "๒๕๖๑")
    commit_text(row.name, "ข")
    desk.bridge.settle()
    place = row.kind.findData("ทม.")
    row.kind.setCurrentIndex(place)
    row.kind.activated.emit(place)
    assert desk.agency.former == (FormerName(2561, "ทม.", "ขก"), FORMER[1])
    assert desk.agency.in_year(2561).full_name == "เทศบาลเมืองขก"
    assert desk.store.load().agency.former == desk.agency.former
    row.to_year.clear()
    desk.bridge.settle()
    assert desk.agency.former[0].to_year == 0
    assert row.to_year.text() == ""
    for _ in range(4):
        desk.bridge.undo()
    assert desk.agency.former == FORMER
    assert row.to_year.text() == "2560"


def test_a_year_that_is_none_is_marked(desk: Desk) -> None:
    row = desk.former.rows[0]
    row.to_year.clear()
    commit_text(row.to_year, "2017")
    desk.bridge.settle()
    assert row.to_year.wrong
    assert desk.agency.former == FORMER


def test_former_names_come_and_go(desk: Desk) -> None:
    desk.former.add_button.click()
    assert list(desk.agency.former) == [*FORMER, FormerName()]
    assert desk.former.rows[2].kind.currentText() == "window.former.other_kind"
    desk.former.rows[0].remove.click()
    assert list(desk.agency.former) == [FORMER[1], FormerName()]
    assert [row.name.text() for row in desk.former.rows] == ["ข", ""]
    desk.bridge.undo()
    desk.bridge.undo()
    assert list(desk.agency.former) == [*FORMER]


def test_every_box_has_a_name_for_screen_readers(desk: Desk) -> None:
    row = desk.former.rows[0]
    boxes: list[QWidget] = [row.to_year, row.kind, row.name, row.remove, desk.seal.picture]
    assert [box.objectName() for box in boxes if not box.accessibleName()] == []
    assert isinstance(row.kind, ChoiceBox)


def test_read_only(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(Agency("ทต.", "ก", former=FORMER), tmp_path / "b.ita", qtbot, read_only=True)
    row = desk.former.rows[0]
    buttons = (desk.seal.choose_button, desk.seal.remove_button, desk.former.add_button, row.remove, row.kind)
    assert not any(button.isEnabled() for button in buttons)
    assert row.name.isReadOnly()
    assert row.to_year.isReadOnly()
