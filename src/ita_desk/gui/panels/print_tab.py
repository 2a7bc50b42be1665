"""The left side of the print tab: what is printed, and the form's wordings, columns, links and charts."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QWidget

from ita_desk.forms.wordings import charts_of, prints_links, wordings_of
from ita_desk.gui.desk import Desk
from ita_desk.gui.editors.link_rows import LinkRows
from ita_desk.gui.graph import Graph
from ita_desk.gui.panels.chart_panel import ChartPanel
from ita_desk.gui.panels.column_panel import ColumnPanel
from ita_desk.gui.panels.print_panel import PrintPanel
from ita_desk.gui.panels.wording_panel import WordingPanel

# On which tab a field of the year is edited.
_TAB_OF = {
    "report_date": "printing",
    "signatories": "printing",
    "texts": "wordings",
    "oit_links": "links",
    "pictures": "charts",
    "signed": "printing",
}
ChoosePhotos = Callable[[Callable[[list[str]], None]], None]


class TallPage(QScrollArea):
    """A page that scrolls up and down only: it is never narrower than what stands on it."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from box to box
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """As wide as the content needs beside the scroll bar."""
        hint, content = super().minimumSizeHint(), self.widget()
        if content is None:  # Qt asks before it is there, and after it has gone
            return hint
        return QSize(
            content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(), hint.height()
        )


class PrintTab(QTabWidget):
    """Tabs for all that makes up the paper of the chosen form; those it has no use for are hidden.

    `table_wanted` when the columns come into view, and with them their table should.
    """

    table_wanted = Signal()

    def __init__(self, desk: Desk, graph: Graph, choose_photos: ChoosePhotos) -> None:
        super().__init__()
        self._choices, self._messages = desk.choices, graph.messages
        bridge, place, choices, messages = desk.bridge, desk.place, desk.choices, graph.messages
        self.printing = PrintPanel(bridge, place, choices, messages)
        self.wordings = WordingPanel(bridge, place, choices, messages)
        self.columns = ColumnPanel(choices, graph.parts().own_forms, messages)
        self.links = LinkRows(bridge, place, choices, graph.parts().frameworks, messages)
        self.charts = ChartPanel(bridge, place, choices, choose_photos, messages)
        self.tabBar().setAccessibleName(messages.say("window.print.tabs"))
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self._tabs: dict[str, int] = {}
        self._add("printing", TallPage(self.printing))
        self.setFocusProxy(self.printing.form)
        self._add("wordings", TallPage(self.wordings))
        self._add("columns", TallPage(self.columns))
        self._add("links", TallPage(self.links))
        self._add("charts", TallPage(self.charts))
        self.currentChanged.connect(bridge.settle)
        self.currentChanged.connect(self._want_table)
        for changed in (choices.changed, choices.layout_changed, choices.forms_changed):
            changed.connect(self._show_tabs)
        self._show_tabs()

    def show_changed(self, fields: Collection[str]) -> bool:
        """Show where one of these fields of the year is edited; False if none of them is here."""
        names = [name for field, name in _TAB_OF.items() if field in fields]
        for name in names:
            if self.isTabVisible(self._tabs[name]):
                self.setCurrentIndex(self._tabs[name])
        return bool(names)

    def show_field(self, _record: str, field: str) -> bool:
        """Show where a field of the year is edited, and put the cursor there; False if it is not here."""
        head = field.partition(".")[0].partition("[")[0]
        if head == "texts":
            self._choose_form_with(field.removeprefix("texts."))
        if not self.show_changed({head}):
            return False
        if box := self._box_of(head, field):
            area = self.currentWidget()
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(box, 0, 40)
            box.setFocus()
        return True

    def _choose_form_with(self, wording: str) -> None:
        """Choose a form that has this wording, unless the chosen one does."""
        forms = (self._choices.layout, *self._choices.forms.forms)
        having = (f.id for f in forms if any(one.key == wording for one in wordings_of(f)))
        self._choices.choose_form(next(having, self._choices.form))

    def _box_of(self, head: str, field: str) -> QWidget | None:
        if head == "texts":
            key = field.removeprefix("texts.")
            return next((row.box for row in self.wordings.rows if row.wording.key == key), None)
        place = field.partition("[")[2].partition("]")[0]
        if head == "oit_links" and place.isdecimal() and int(place) < len(self.links.rows):
            row = self.links.rows[int(place)]
            return {"code": row.code, "explanation": row.explanation}.get(field.partition("].")[2], row.url)
        return self.printing.paper.day if head == "report_date" else None

    def _want_table(self, index: int) -> None:
        if index == self._tabs["columns"]:
            self.table_wanted.emit()

    def _add(self, name: str, page: QWidget) -> None:
        self._tabs[name] = self.addTab(page, self._messages.say(f"window.print.tab.{name}"))

    def _show_tabs(self) -> None:
        form = self._choices.layout
        self.setTabVisible(self._tabs["links"], prints_links(form))
        self.setTabVisible(self._tabs["charts"], bool(charts_of(form)))
