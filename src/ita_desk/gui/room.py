"""How the editors share the window with the page or with a former year."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QSplitter, QStackedWidget, QWidget

from ita_desk.gui.panels.former_year_panel import TABS_COMPARED
from ita_desk.gui.window_state import WindowState

# How editor, page and former year share the room at first, in hundredths.
_SHARES = {"editor": (62, 38, 0), "print": (34, 66, 0), "former": (60, 0, 40)}
_FORMER = "former_year"
_LEAST_WIDTH = 1000  # pixels to share while the window has no size yet


class Room(QSplitter):
    """The editors, of which one is in sight, and beside them the page or the former year.

    The page stands beside all but the overview and is wide in the print tab. What the user makes of the room is remembered.
    `turned` is emitted when the page or the former year came or went.
    """

    turned = Signal()

    def __init__(self, state: WindowState, pages: QWidget, former: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._state, self._pages, self._former = state, pages, former
        self._editors = QStackedWidget()
        self._tab = ""
        self.editor: QWidget = self._editors  # the one in sight
        for part in (self._editors, pages, former):
            self.addWidget(part)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(lambda *_: state.keep_shape(self._shape, self.saveState()))

    def add_editor(self, editor: QWidget) -> None:
        """Add the editor of a further tab."""
        editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._editors.addWidget(editor)

    def show_tab(self, name: str, editor: QWidget) -> None:
        """Bring the editor of a tab into sight, with what stands beside it."""
        former, self.editor, self._tab = self.editor, editor, name
        # Only the one in sight says how narrow the tabs may be.
        former.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        editor.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._editors.setCurrentWidget(editor)
        self._share()

    # --- what stands beside the editors ----------------------------------------------------------------------

    def show_page(self, shown: bool) -> None:
        """Show or hide the page; it always stands in the print tab, and never in the overview."""
        self._state.keep_page_shown(shown)
        self._share()

    @property
    def former_shown(self) -> bool:
        """Whether a former year is wanted beside the editors that have one."""
        return self._state.note(_FORMER) == "shown"

    @property
    def former_in_sight(self) -> bool:
        """Whether a former year stands in the place of the page."""
        return self.former_shown and self._tab in TABS_COMPARED

    def show_former(self, shown: bool) -> None:
        """Show a former year beside the editors that have one, or the page again."""
        self._state.keep_note(_FORMER, "shown" if shown else "")
        self._share()
        self.turned.emit()

    @property
    def _shape(self) -> str:
        """What the room is shared with, as its sizes are remembered."""
        if self._tab == "print":
            return "print"
        return "former" if self.former_in_sight else "editor"

    def _share(self) -> None:
        in_print = self._tab == "print"
        beside = self._state.page_shown and self._tab != "overview"
        self._former.setVisible(self.former_in_sight)
        self._pages.setVisible((beside and not self.former_in_sight) or in_print)
        shape = self._state.shape(self._shape)
        if shape.isEmpty() or not self.restoreState(shape):
            width = max(self.width(), _LEAST_WIDTH)
            self.setSizes([share * width // 100 for share in _SHARES[self._shape]])
