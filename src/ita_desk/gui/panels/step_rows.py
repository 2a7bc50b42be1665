"""The steps of a year's work, one below the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.progress import STEPS
from ita_desk.domain.progress_step import ProgressStep
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.thai.dates import format_day

_MANY = 88  # so many things of a step stand beside its bar without moving it


class StepRow(QWidget):
    """A step: its name, how much is done in words and as a bar, what is missing first, and the button that leads there."""

    wanted = Signal()

    def __init__(self, name: str, number: int, messages: Messages) -> None:
        super().__init__()
        self.setObjectName(f"step_{name}")
        self._messages = messages
        self._title = messages.say(f"progress.step.{name}")
        self.sign = QLabel()
        self.name = ThaiLabel(f"{number}. {self._title}")
        bold = self.name.font()
        bold.setBold(True)
        self.name.setFont(bold)
        self.count = ThaiLabel(wraps=False)
        self.count.setObjectName("count")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.words = ThaiLabel()
        self.words.setObjectName("words")
        self.button = QPushButton()
        self.button.clicked.connect(self.wanted)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.sign, 0, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.count, 0, 2)
        grid.addWidget(self.bar, 0, 3)
        grid.addWidget(self.words, 1, 1, 1, 3)
        grid.addWidget(self.button, 0, 4, 2, 1)
        grid.setColumnMinimumWidth(0, self._sign_size())
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 1)
        fit_to_font(self, lambda _: self._fit_font())

    def _fit_font(self) -> None:
        metrics = self.fontMetrics()
        widest = self._messages.say("window.overview.count", done=_MANY, total=_MANY)
        self.count.setMinimumWidth(metrics.horizontalAdvance(widest))
        self.bar.setMaximumHeight(metrics.height() // 2)
        self.bar.setMinimumWidth(metrics.averageCharWidth() * 6)

    def _sign_size(self) -> int:
        return self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)

    def show_step(self, step: ProgressStep) -> None:
        """Show how far the step has come."""
        done = QStyle.StandardPixmap.SP_DialogApplyButton
        icon = self.style().standardIcon(done)
        size = self._sign_size()
        if step.is_done:
            self.sign.setPixmap(icon.pixmap(size, size))
        else:
            self.sign.clear()
        count, words = self._count(step), self._words(step)
        self.count.setText(count)
        self.bar.setVisible(step.name != "problems")
        self.bar.setRange(0, step.total or 1)
        self.bar.setValue(step.total or 1 if step.is_done else step.done)
        self.bar.setAccessibleName(f"{self._title}: {count or words}")
        self.words.setText(words)
        self.button.setText(self._messages.say(f"window.overview.{'look' if step.is_done else 'go'}"))
        self.button.setAccessibleName(f"{self.button.text()} – {self._title}: {words}")

    def _count(self, step: ProgressStep) -> str:
        if step.name == "problems" or not step.total:
            return ""
        return self._messages.say("window.overview.count", done=step.done, total=step.total)

    def _words(self, step: ProgressStep) -> str:
        say = self._messages.say
        if step.waits_until:
            return say("window.overview.waits", day=format_day(step.waits_until))
        if step.missing:
            return self._messages.text(step.missing.message)
        if step.total is None:
            return say("window.overview.checking")
        return say(f"progress.done.{step.name}")


class StepRows(QWidget):
    """All steps; `wanted` carries the name of the one the user wants to go to."""

    wanted = Signal(str)

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self.rows: dict[str, StepRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for number, name in enumerate(STEPS, start=1):
            row = StepRow(name, number, messages)
            row.wanted.connect(lambda name=name: self.wanted.emit(name))
            self.rows[name] = row
            column.addWidget(row)
        column.addStretch(1)

    def show_steps(self, steps: tuple[ProgressStep, ...]) -> None:
        """Show how far each step has come."""
        for step in steps:
            self.rows[step.name].show_step(step)
