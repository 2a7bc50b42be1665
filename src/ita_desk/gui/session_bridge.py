"""The open office for Qt: edits go in, signals come out; the only way in which widgets change anything."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from ita_desk.domain.changes import Changes
from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit
from ita_desk.services.history import UndoStep
from ita_desk.services.session import Session


class Unsettled(Protocol):
    """A box whose typed text is not yet an edit."""

    def settle(self) -> None:
        """Make an edit of what was typed."""


class SessionBridge(QObject):
    """A session in the window's thread.

    `changed` carries the `Changes` of each edit, undo and redo; `refused` the UserError of an edit that could not
    be made; `typing_began` that there is text which `undo` would take out, though it is no edit yet. `keep` is given each new office and its edit number (the saver); a read-only office refuses all edits.
    """

    changed = Signal(object)
    refused = Signal(object)
    typing_began = Signal()

    def __init__(
        self,
        session: Session,
        new_id: IdSource,
        keep: Callable[[Office, int], None],
        *,
        read_only: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._keep = session, keep
        self.new_id = new_id
        self.read_only = read_only
        self._unsettled: list[Unsettled] = []
        session.observe(self._tell)

    @property
    def office(self) -> Office:
        """The office as it stands now."""
        return self._session.office

    @property
    def edit_number(self) -> int:
        """How many times the office has changed since it was opened."""
        return self._session.edit_number

    @property
    def undo_name(self) -> Message | None:
        """What `undo` would take back."""
        return self._session.undo_name

    @property
    def redo_name(self) -> Message | None:
        """What `redo` would repeat."""
        return self._session.redo_name

    @property
    def steps(self) -> tuple[UndoStep, ...]:
        """The steps that can be undone or repeated, oldest first."""
        return self._session.steps

    @property
    def position(self) -> int:
        """How many of the `steps` stand."""
        return self._session.position

    def apply(self, edit: Edit) -> bool:
        """Make an edit; False if it was refused, which `refused` then tells."""
        try:
            if self.read_only:
                raise UserError("session.read_only")
            self._session.apply(edit)
        except UserError as error:
            self.refused.emit(error)
            return False
        return True

    def command(self, edit: Edit) -> bool:
        """Make an edit that is an undo step of its own, after what was typed before it."""
        self.settle()
        made = self.apply(edit)
        self._session.seal()
        return made

    def undo(self) -> Changes:
        """Take the last step back; what is being typed counts as one."""
        self.settle()
        return self._session.undo()

    def redo(self) -> Changes:
        """Repeat the step undone last."""
        self.settle()
        return self._session.redo()

    def go_to(self, position: int) -> Changes:
        """Undo or repeat steps until so many of them stand, as one change."""
        self.settle()
        return self._session.go_to(position)

    def expect(self, box: Unsettled) -> None:
        """Remember a box that is being typed into, until its text is settled."""
        if box not in self._unsettled:
            self._unsettled.append(box)
            self.typing_began.emit()

    def settle(self) -> None:
        """Make edits of everything typed so far, and let the next edit begin an undo step of its own."""
        boxes, self._unsettled = self._unsettled, []
        for box in boxes:
            box.settle()
        self._session.seal()

    def _tell(self, changes: Changes) -> None:
        self._keep(self._session.office, self._session.edit_number)
        self.changed.emit(changes)
