"""What to look for, what to put in its place, and where."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from ita_desk.gui.places.place import Place
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.find_texts import FIELDS, FindOptions
from ita_desk.thai.search import SearchOptions

EVERYTHING, ALL_YEARS, THIS_YEAR = "everything", "years", "year"
_TYPING = 200  # milliseconds of quiet after which typed words are looked for


class FindForm(QWidget):
    """The boxes of the search; `changed` when something else is to be looked for, after a pause while it is typed."""

    changed = Signal()

    def __init__(self, place: Place, messages: Messages) -> None:
        super().__init__()
        self._place, self._messages = place, messages
        self.wanted, self.replacement = QLineEdit(), QLineEdit()
        self.where, self.fields = ChoiceBox(), ChoiceBox()
        self.match_case, self.whole_words = self._tick("match_case"), self._tick("whole_words")
        self.same_digits = self._tick("same_digits", checked=True)
        self._labels: dict[str, ThaiLabel] = {}
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._lay_out()
        self._name_choices()
        self.wanted.textChanged.connect(lambda _: self._typing.start(_TYPING))
        self._typing.timeout.connect(self.changed)
        self.where.settled.connect(self._tell)
        self.fields.settled.connect(self._tell)
        place.year_changed.connect(self._follow_year)

    def _tick(self, name: str, *, checked: bool = False) -> QCheckBox:
        box = QCheckBox(self._messages.say(f"window.find.{name}"))
        box.setObjectName(name)
        box.setChecked(checked)
        box.toggled.connect(self._tell)
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        boxes: dict[
            str, tuple[QWidget, int, int, int]
        ] = {  # the row, the column and how many columns it takes
            "wanted": (self.wanted, 0, 1, 3),
            "replacement": (self.replacement, 1, 1, 3),
            "where": (self.where, 2, 1, 1),
            "fields": (self.fields, 2, 3, 1),
        }
        for name, (box, row, column, columns) in boxes.items():
            label = self._labels[name] = ThaiLabel(self._messages.say(f"window.find.{name}"), wraps=False)
            label.setBuddy(box)
            box.setObjectName(name)
            box.setAccessibleName(label.text())
            grid.addWidget(label, row, column - 1)
            grid.addWidget(box, row, column, 1, columns)
        ticks = QHBoxLayout()
        ticks.addWidget(self.same_digits)
        ticks.addStretch()
        ticks.addWidget(self.whole_words)
        grid.addLayout(ticks, 3, 0, 1, 4)
        grid.addWidget(self.match_case, 4, 0, 1, 4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for choices in (self.where, self.fields):
            choices.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        for line in (self.wanted, self.replacement):
            line.setClearButtonEnabled(True)
        self.setFocusProxy(self.wanted)

    def _name_choices(self) -> None:
        say = self._messages.say
        places = [(EVERYTHING, say("window.find.everything")), (ALL_YEARS, say("window.find.years"))]
        if self._place.year:
            places.append((THIS_YEAR, say("window.find.year", year=self._place.year)))
        self.where.set_choices(places)
        self.where.set_value(self.where.value() or EVERYTHING)
        self.fields.set_choices([(name, say(f"window.find.fields.{name}")) for name in FIELDS])
        self.fields.set_value(self.fields.value() or FIELDS[0])

    def set_replacing(self, replacing: bool) -> None:
        """Ask for the words to be put in the place of others, or not."""
        self._labels["replacement"].setVisible(replacing)
        self.replacement.setVisible(replacing)

    def ask(self, words: str) -> None:
        """Ask what to look for, offering some words, or those looked for last if they are none."""
        if words:
            self.wanted.setText(words)
        self.wanted.selectAll()
        self.wanted.setFocus()

    @property
    def pending(self) -> bool:
        """Whether something was typed that is not looked for yet."""
        return self._typing.isActive()

    @property
    def words(self) -> str:
        """What to look for; "" for blanks alone."""
        return self.wanted.text() if self.wanted.text().strip() else ""

    @property
    def everywhere(self) -> bool:
        """Whether all years and fields are looked into."""
        return self.where.value() == EVERYTHING and self.fields.value() == FIELDS[0]

    def options(self) -> FindOptions:
        """Where to look, and what counts as the same."""
        where = self.where.value()
        return FindOptions(
            year=self._place.year if where == THIS_YEAR else None,
            agency=where == EVERYTHING,
            fields=self.fields.value(),
            search=SearchOptions(
                match_case=self.match_case.isChecked(),
                whole_words=self.whole_words.isChecked(),
                same_digits=self.same_digits.isChecked(),
            ),
        )

    def _tell(self) -> None:
        self._typing.stop()
        self.changed.emit()

    def settle(self) -> None:
        """Let what was typed be looked for now."""
        if self.pending:
            self._tell()

    def _follow_year(self) -> None:
        self._name_choices()
        if self.where.value() == THIS_YEAR:
            self._tell()
