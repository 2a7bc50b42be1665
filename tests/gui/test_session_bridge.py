"""The open office in the window's thread."""

import pytest
from PySide6.QtWidgets import QApplication

from ita_desk.domain.changes import Changes
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.services.edits.edit import add_year, remove_year, set_agency_field
from ita_desk.services.session import Session
from small_office import OFFICE


class Listener:
    """A bridge and what it told."""

    def __init__(self, *, read_only: bool = False) -> None:
        self.kept: list[tuple[Office, int]] = []
        self.changes: list[Changes] = []
        self.refused: list[UserError] = []
        self.bridge = SessionBridge(
            Session(OFFICE, lambda: 0.0),
            counted_ids(),
            lambda office, number: self.kept.append((office, number)),
            read_only=read_only,
        )
        self.bridge.changed.connect(self.changes.append)
        self.bridge.refused.connect(self.refused.append)


class TypedBox:
    """A box into which a name was typed that is no edit yet."""

    def __init__(self, bridge: SessionBridge, name: str) -> None:
        self._bridge, self._name = bridge, name
        self.settled = 0
        bridge.expect(self)
        bridge.expect(self)

    def settle(self) -> None:
        self.settled += 1
        self._bridge.apply(set_agency_field("name", self._name))


@pytest.fixture
def here(qapp: QApplication) -> Listener:
    return Listener()


def test_each_change_is_told_and_given_to_the_saver(here: Listener) -> None:
    assert here.bridge.apply(add_year(2570))
    here.bridge.undo()
    here.bridge.redo()
    assert [number for _, number in here.kept] == [1, 2, 3]
    assert here.kept[-1][0] is here.bridge.office
    assert here.bridge.edit_number == 3
    assert [changes.years for changes in here.changes] == [{2570}] * 3


def test_a_refused_edit_is_told_and_changes_nothing(here: Listener) -> None:
    assert not here.bridge.apply(remove_year(2599))
    assert not here.bridge.command(remove_year(2599))
    assert [error.key for error in here.refused] == ["edit.unknown_year"] * 2
    assert (here.kept, here.bridge.undo_name) == ([], None)


def test_a_read_only_office_refuses_everything(qapp: QApplication) -> None:
    here = Listener(read_only=True)
    assert not here.bridge.apply(add_year(2570))
    assert not here.bridge.command(add_year(2570))
    assert [error.key for error in here.refused] == ["session.read_only"] * 2
    assert here.bridge.office is OFFICE
    assert here.kept == []


def test_typing_is_one_step_and_a_command_another(here: Listener) -> None:
    for name in ("ก", "กข"):
        here.bridge.apply(set_agency_field("name", name))
    here.bridge.command(set_agency_field("name", "ค"))
    here.bridge.apply(set_agency_field("name", "ง"))
    names = []
    while here.bridge.undo_name:
        here.bridge.undo()
        names.append(here.bridge.office.agency.name)
    assert names == ["ค", "กข", OFFICE.agency.name]


def test_what_is_being_typed_is_an_edit_before_a_command(here: Listener) -> None:
    box = TypedBox(here.bridge, "พิมพ์")
    here.bridge.command(add_year(2570))
    assert box.settled == 1
    here.bridge.undo()
    assert here.bridge.office.agency.name == "พิมพ์"
    assert here.bridge.office.year(2570) is None


def test_what_is_being_typed_is_a_step_of_its_own_when_undone(here: Listener) -> None:
    here.bridge.apply(set_agency_field("name", "ก่อน"))
    TypedBox(here.bridge, "พิมพ์")
    here.bridge.undo()
    assert here.bridge.office.agency.name == OFFICE.agency.name  # no pause between: one step
    here.bridge.apply(set_agency_field("name", "ก่อน"))
    here.bridge.settle()
    TypedBox(here.bridge, "พิมพ์")
    here.bridge.undo()
    assert here.bridge.office.agency.name == "ก่อน"


def test_typing_ends_what_could_be_repeated(here: Listener) -> None:
    here.bridge.command(add_year(2570))
    here.bridge.undo()
    assert here.bridge.redo_name is not None
    TypedBox(here.bridge, "พิมพ์")
    assert not here.bridge.redo()
    assert here.bridge.redo_name is None


def test_the_beginning_of_typing_is_told_once(here: Listener) -> None:
    told: list[bool] = []
    here.bridge.typing_began.connect(lambda: told.append(True))
    TypedBox(here.bridge, "พิมพ์")
    assert told == [True]


def test_going_to_a_step_is_told_once_and_takes_typed_text_along(here: Listener) -> None:
    for year in (2570, 2571):
        here.bridge.command(add_year(year))
    TypedBox(here.bridge, "ก")
    here.changes.clear()
    assert here.bridge.go_to(1).years == {2571}
    assert [changes.years for changes in here.changes] == [set(), {2571}]
    assert (len(here.bridge.steps), here.bridge.position) == (3, 1)
    assert here.kept[-1] == (here.bridge.office, here.bridge.edit_number)
