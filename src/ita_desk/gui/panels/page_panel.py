"""The true pages of the report, with the ways to look at them."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QSizePolicy, QToolBar, QVBoxLayout, QWidget

from ita_desk.gui.widgets.pages_view import FIT_PAGE, FIT_WIDTH, ZOOM_STEP, PageSizes, PagesView
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages

_PERCENTAGES = (50, 75, 100, 125, 150, 200)


class PagePanel(QWidget):
    """The pages with their number, zoom, and a word on what is happening with them."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.view = PagesView(self)
        self.view.setAccessibleName(messages.say("window.page.name"))
        self.state = ThaiLabel(messages.say("window.page.waiting"), wraps=False)
        self.number = ThaiLabel(wraps=False)
        self.zoom = QComboBox()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_bar())
        layout.addWidget(self.view, 1)
        self.view.page_reached.connect(self._tell_page)
        self.view.zoomed.connect(self._name_zoom)
        self.view.broken.connect(self._tell_broken)

    def _build_bar(self) -> QToolBar:
        bar = QToolBar(self)
        for name, text, change in (("zoom_out", "−", 1 / ZOOM_STEP), ("zoom_in", "+", ZOOM_STEP)):
            action = QAction(text, self)
            action.setObjectName(name)
            action.setToolTip(self._messages.say(f"window.page.{name}"))
            action.triggered.connect(lambda _, change=change: self.zoom_by(change))
            bar.addAction(action)
        self.zoom.setAccessibleName(self._messages.say("window.page.zoom"))
        self.zoom.addItem(self._messages.say("window.page.fit_width"), FIT_WIDTH)
        self.zoom.addItem(self._messages.say("window.page.fit_page"), FIT_PAGE)
        for percentage in _PERCENTAGES:
            self.zoom.addItem(f"{percentage} %", percentage / 100)
        self.zoom.activated.connect(lambda index: self.view.set_zoom(self.zoom.itemData(index)))
        bar.addWidget(self.zoom)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(room)
        for label in (self.state, self.number):
            label.setIndent(8)
            bar.addWidget(label)
        return bar

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self.view.page_count

    def show_pages(self, content: bytes, sizes: PageSizes) -> None:
        """Show a PDF in place of the one before, at the same place of the report."""
        self.say_state("")
        self.view.show_pages(content, sizes)
        self._tell_page()

    def show_nothing(self, why: str) -> None:
        """Show no page, and say why."""
        self.view.show_nothing()
        self.say_state(why)

    def say_state(self, text: str) -> None:
        """What is happening with the pages, "" when they are as they should be."""
        self.state.setText(text)

    def reveal(self, page: int, down: float) -> None:
        """Bring a place into sight: a page (1-based) and points from its top."""
        self.view.reveal(page, down)

    def zoom_by(self, change: float) -> None:
        """Show pages larger or smaller by a factor."""
        self.view.zoom_by(change)

    def _tell_page(self) -> None:
        pages, page = self.view.page_count, self.view.page
        self.number.setText(self._messages.say("window.page.number", page=page, pages=pages) if pages else "")

    def _tell_broken(self) -> None:
        self.say_state(self._messages.say("window.page.unreadable"))

    def _name_zoom(self) -> None:
        """Show the zoom in its box, also one that is not among the choices."""
        zoom = self.view.zoom
        with QSignalBlocker(self.zoom):
            self.zoom.setPlaceholderText(f"{round(zoom * 100)} %" if isinstance(zoom, float) else "")
            self.zoom.setCurrentIndex(self.zoom.findData(zoom))
