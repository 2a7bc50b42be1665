"""What tests of the print tab share: a session in the window over the small office with a year before it."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui_window import child
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import OitLink, YearReport
from ita_desk.errors import UserError
from ita_desk.gui.places.place import Place
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.services.session import Session
from printing import forms
from small_office import OFFICE, YEAR

LINKS = (OitLink("o1", "https://a.test/1", "หน้าแรก"), OitLink("o2", "https://a.test/2"), OitLink("o99"))


class Papers:
    """An office being edited, the year 2568 and a form chosen."""

    def __init__(self, office: Office = OFFICE, form: str = "analysis", *, read_only: bool = False) -> None:
        self.session = Session(office, lambda: 0.0)
        self.bridge = SessionBridge(self.session, counted_ids("n"), lambda *_: None, read_only=read_only)
        self.place = Place(2568)
        self.choices = PrintChoices(form, forms())
        self.refused: list[UserError] = []
        self.bridge.refused.connect(self.refused.append)

    @property
    def report(self) -> YearReport:
        """The year shown."""
        report = self.bridge.office.year(self.place.year)
        assert report
        return report


def listing() -> Office:
    """The small office with web addresses."""
    return Office(OFFICE.agency, (OFFICE.years[0], replace(YEAR, oit_links=LINKS)))


def shown(widget: QWidget, qtbot: QtBot) -> None:
    """Show a widget until the test ends."""
    qtbot.addWidget(widget)
    widget.resize(430, 600)
    with qtbot.waitExposed(widget):
        widget.show()


def choose(panel: QWidget, name: str, key: str) -> None:
    """Choose what a user would choose in a box."""
    box = child(panel, ChoiceBox, name)
    box.activated.emit(box.findData(key))
