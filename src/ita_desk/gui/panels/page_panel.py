"""The true pages of the report, with the ways to look at them."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ita_desk.gui.widgets.marked_pages import MarkedPages
from ita_desk.gui.widgets.page_layout import FIT_PAGE, FIT_WIDTH, PageSizes
from ita_desk.gui.widgets.page_number_box import PageNumberBox
from ita_desk.gui.widgets.pages_view import ZOOM_STEP
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages

TWO = "two"  # two pages side by side, as wide as the view
_LOOKS = {"fit_width": FIT_WIDTH, "fit_page": FIT_PAGE, "two": TWO}
_PERCENTAGES = (50, 75, 100, 125, 150, 200)
_LEAST_ZOOM_BOX = 9  # characters of the choice of a zoom that are to be seen


class PagePanel(QWidget):
    """The pages with their number, zoom, and a word on what is happening with them.

    `look_changed` carries the way to look at pages when another one is chosen.
    """

    look_changed = Signal(str)

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.view = MarkedPages()  # has its place after the bar, for Tab too
        self.view.setAccessibleName(messages.say("window.page.name"))
        self.state = self._build_state()
        self.number = PageNumberBox()
        self.total = ThaiLabel(wraps=False)
        self.zoom = QComboBox()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        grid.addLayout(self._build_bar(), 0, 0)
        grid.addWidget(self.view, 1, 0)
        grid.addWidget(self.state, 1, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        grid.setRowStretch(1, 1)
        self.view.page_reached.connect(self._tell_page)
        self.view.renewed.connect(self._tell_page)
        self.view.zoomed.connect(self._name_zoom)
        self.view.broken.connect(self._tell_broken)
        self.say_state(messages.say("window.page.waiting"))

    def _build_state(self) -> ThaiLabel:
        """A word over the foot of the pages, where it takes no room from the buttons."""
        state = ThaiLabel()
        state.setAutoFillBackground(True)
        state.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        state.setForegroundRole(QPalette.ColorRole.ToolTipText)
        state.setIndent(8)
        state.setContentsMargins(4, 4, 12, 4)
        return state

    def _build_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(2)
        bar.setContentsMargins(2, 0, 4, 0)
        bar.addWidget(self._button("previous", Qt.ArrowType.UpArrow, lambda: self.view.turn(-1)))
        bar.addWidget(self.number)
        self.total.setIndent(2)
        bar.addWidget(self.total)
        bar.addWidget(self._button("next", Qt.ArrowType.DownArrow, lambda: self.view.turn(1)))
        bar.addStretch(1)
        bar.addWidget(self._button("zoom_out", "−", lambda: self.zoom_by(1 / ZOOM_STEP)))
        bar.addWidget(self.zoom)
        bar.addWidget(self._button("zoom_in", "+", lambda: self.zoom_by(ZOOM_STEP)))
        go = self._messages.say("window.page.go")
        self.number.setToolTip(go)
        self.number.setAccessibleName(go)
        self.number.wanted.connect(self.view.go_to)
        self.number.left.connect(self.view.setFocus)
        self._fill_zoom()
        return bar

    def _button(self, name: str, face: str | Qt.ArrowType, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        if isinstance(face, str):
            button.setText(face)
        else:
            button.setArrowType(face)
        height = self.zoom.sizeHint().height()
        button.setMinimumSize(height, height)
        text = self._messages.say(f"window.page.{name}")
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(act)
        return button

    def _fill_zoom(self) -> None:
        self.zoom.setAccessibleName(self._messages.say("window.page.zoom"))
        for name, look in _LOOKS.items():
            self.zoom.addItem(self._messages.say(f"window.page.{name}"), look)
        for percentage in _PERCENTAGES:
            self.zoom.addItem(f"{percentage} %", str(percentage / 100))
        self.zoom.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.zoom.setMinimumWidth(self.zoom.fontMetrics().averageCharWidth() * _LEAST_ZOOM_BOX)
        self.zoom.activated.connect(lambda index: self.show_look(self.zoom.itemData(index)))

    # --- pages ---------------------------------------------------------------------------------------------

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self.view.page_count

    def show_pages(self, content: bytes, sizes: PageSizes, looks: Sequence[int] = ()) -> None:
        """Show a PDF in place of the one before, at the same place of the report.

        Where `looks` tell that a page looks as before, it is not drawn again.
        """
        self.say_state("")
        self.view.show_pages(content, sizes, looks)

    def show_nothing(self, why: str) -> None:
        """Show no page, and say why."""
        self.view.show_nothing()
        self._tell_page()
        self.say_state(why)

    def say_state(self, text: str) -> None:
        """What is happening with the pages, "" when they are as they should be."""
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def _tell_page(self) -> None:
        pages = self.view.page_count
        self.number.show_page(self.view.page)
        self.total.setText(self._messages.say("window.page.of", pages=pages) if pages else "")

    def _tell_broken(self) -> None:
        self.say_state(self._messages.say("window.page.unreadable"))

    # --- looking -------------------------------------------------------------------------------------------

    @property
    def look(self) -> str:
        """How pages are looked at: FIT_WIDTH, FIT_PAGE, TWO, or a factor in figures."""
        zoom = self.view.zoom
        if self.view.side_by_side and not isinstance(zoom, float):
            return TWO
        return str(zoom)

    def show_look(self, look: str) -> None:
        """Look at pages in another way; what is none is ignored."""
        if look == TWO:
            self.view.set_zoom(FIT_WIDTH, side_by_side=True)
        elif look in (FIT_WIDTH, FIT_PAGE):
            self.view.set_zoom(look)
        else:
            with suppress(ValueError):
                self.view.set_zoom(float(look))

    def zoom_by(self, change: float) -> None:
        """Show pages larger or smaller by a factor."""
        self.view.zoom_by(change)

    def _name_zoom(self) -> None:
        """Show the zoom in its box, also one that is not among the choices."""
        zoom = self.view.zoom
        with QSignalBlocker(self.zoom):
            self.zoom.setPlaceholderText(f"{round(zoom * 100)} %" if isinstance(zoom, float) else "")
            self.zoom.setCurrentIndex(self.zoom.findData(self.look))
        self.look_changed.emit(self.look)
