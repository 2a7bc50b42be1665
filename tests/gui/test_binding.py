"""A box and the field it shows."""

import pytest
from PySide6.QtWidgets import QApplication

from gui_typing import type_text
from ita_desk.domain.ids import counted_ids
from ita_desk.gui.binding import Binding
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.services.edits.edit import set_agency_field
from ita_desk.services.session import Session
from small_office import OFFICE


def bridge_of(*, read_only: bool = False) -> SessionBridge:
    return SessionBridge(Session(OFFICE, lambda: 0.0), counted_ids(), lambda *_: None, read_only=read_only)


def bound(bridge: SessionBridge) -> Binding:
    """A box bound to the agency's name."""
    return Binding(
        bridge, LineBox(), lambda: bridge.office.agency.name, lambda name: set_agency_field("name", name)
    )


@pytest.fixture
def bridge(qapp: QApplication) -> SessionBridge:
    return bridge_of()


def test_typed_text_becomes_an_edit_when_it_settles(bridge: SessionBridge) -> None:
    binding = bound(bridge)
    binding.show()
    assert isinstance(binding.box, LineBox)
    binding.box.end(False)
    type_text(binding.box, "ใหม่")
    assert bridge.edit_number == 0
    bridge.settle()
    assert bridge.office.agency.name == OFFICE.agency.name + "ใหม่"
    assert bridge.edit_number == 1


def test_the_box_is_not_overwritten_while_it_is_typed_into(bridge: SessionBridge) -> None:
    binding = bound(bridge)
    binding.show()
    assert isinstance(binding.box, LineBox)
    type_text(binding.box, "พิมพ์")
    bridge.apply(set_agency_field("name", "อื่น"))
    binding.show()
    assert binding.box.value() == "พิมพ์" + OFFICE.agency.name
    bridge.settle()
    binding.show()
    assert bridge.office.agency.name == binding.box.value() == "พิมพ์" + OFFICE.agency.name


def test_what_was_there_already_is_no_edit(bridge: SessionBridge) -> None:
    binding = bound(bridge)
    binding.box.settled.emit(OFFICE.agency.name)
    assert bridge.undo_name is None


def test_a_read_only_office_has_read_only_boxes(qapp: QApplication) -> None:
    binding = bound(bridge_of(read_only=True))
    binding.show()
    assert isinstance(binding.box, LineBox)
    type_text(binding.box, "พิมพ์")
    assert binding.box.value() == OFFICE.agency.name
