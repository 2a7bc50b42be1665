"""A clerk who never rests: acts at random in the real window."""

import random
import time
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from random_edits import RandomEdits, picture

from ita_desk.domain.year_report import YearReport
from ita_desk.errors import AppError
from ita_desk.gui.actions import TABS
from ita_desk.gui.main_window import MainWindow
from ita_desk.services.edits.evidence import add_photos
from ita_desk.services.photos import PictureSource
from ita_desk.services.printing.page_maker import ExportAnswer

LETTERS = "ปรับปรุงขั้นตอนการให้บริการและเผยแพร่ผ่านเว็บไซต์ของหน่วยงาน "
LONGEST_WAIT = 120.0  # seconds
LONGEST_TEXT = 300
Box = TypeVar("Box", bound=QDialog)


class Clerk:
    """Works in a window; `edits` counts the changes of the office, `acts` what was done."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        assert window.desk
        assert window.workspace
        self.application, self.window = application, window
        self.desk, self.workspace = window.desk, window.workspace
        self.acts: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.exported = 0
        self._turns = random.Random(2568)
        self._random_edits = RandomEdits(self._turns, self.desk.bridge.new_id, lambda _: "", photos=0)
        self._acts: dict[Callable[[], None], float] = {
            self._type: 10,
            self._command: 8,
            self._undo: 2,
            self._redo: 1,
            self._measures: 1,
            self._other_tab: 1.5,
            self._other_measure: 2,
            self._other_year: 0.3,
            self._replace: 0.2,
            self._choose: 0.5,
        }
        self.desk.bridge.refused.connect(self._note_refused)
        self.desk.answered.connect(self._note_exported)

    @property
    def edits(self) -> int:
        """How many times the office has changed."""
        return self.desk.bridge.edit_number

    def work(self) -> None:
        """Do something, and let the window take it in."""
        (act,) = self._turns.choices(list(self._acts), list(self._acts.values()))
        self.acts[act.__name__.removeprefix("_")] += 1
        act()
        self.breathe()

    def breathe(self) -> None:
        """Let the window take in what has come, and delete what is to go, as its own loop does."""
        self.application.processEvents()
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def rest(self) -> None:
        """Wait until everything is saved and the worker has nothing to do."""
        self.desk.bridge.settle()
        self.until(lambda: self.desk.saved)
        quiet = time.monotonic() + 1.0
        self.until(lambda: time.monotonic() > quiet)

    def until(self, reached: Callable[[], bool]) -> None:
        """Let the window work until something has come about."""
        deadline = time.monotonic() + LONGEST_WAIT
        while not reached():
            self.breathe()
            time.sleep(0.002)
            if time.monotonic() > deadline:
                raise TimeoutError(reached)

    def _note_refused(self, error: AppError) -> None:
        self.refused[error.key] += 1

    def _note_exported(self, answer: object) -> None:
        if isinstance(answer, ExportAnswer):
            self.exported += answer.error is None

    # --- edits -----------------------------------------------------------------------------------------------

    def _type(self) -> None:
        """Type a few letters into a field in sight."""
        boxes: list[QPlainTextEdit | QLineEdit] = [
            *self.workspace.findChildren(QPlainTextEdit),
            *self.workspace.findChildren(QLineEdit),
        ]
        ready = [box for box in boxes if box.isVisible() and box.isEnabled() and not box.isReadOnly()]
        if not ready:
            return
        box = self._turns.choice(ready)
        box.setFocus()
        text = box.toPlainText() if isinstance(box, QPlainTextEdit) else box.text()
        if len(text) > LONGEST_TEXT:
            box.selectAll()
        for _ in range(self._turns.randrange(1, 6)):
            self._press(box, self._turns.choice(LETTERS))
        if self._turns.random() < 0.7:
            self.desk.bridge.settle()

    @staticmethod
    def _press(box: QWidget, letter: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(box, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def _command(self) -> None:
        self.desk.bridge.command(self._random_edits.next(self.desk.bridge.office))

    def _undo(self) -> None:
        for _ in range(self._turns.randrange(1, 4)):
            self.window.menu_actions["undo"].trigger()

    def _redo(self) -> None:
        self.window.menu_actions["redo"].trigger()

    def _measures(self) -> None:
        """Add or double a measure by the menu."""
        report = self._report
        if report and len(report.measures) < 2 * self._most:
            self.window.menu_actions[self._turns.choice(("add_measure", "duplicate_measure"))].trigger()

    @property
    def _most(self) -> int:
        return 7

    @property
    def _report(self) -> YearReport | None:
        return self.desk.bridge.office.year(self.desk.place.year)

    def _choose(self) -> None:
        """Choose something else in a box in sight."""
        boxes = [
            box
            for box in self.workspace.findChildren(QComboBox)
            if box.isVisible() and box.isEnabled() and box.count() > 1
        ]
        if boxes:
            box = self._turns.choice(boxes)
            box.setCurrentIndex(self._turns.randrange(box.count()))
            box.activated.emit(box.currentIndex())

    def _replace(self) -> None:
        """Put other words in the place of some, by the dialog."""
        old, new = self._turns.sample(("ปรับปรุง", "อบรม", "คู่มือ", "เผยแพร่"), 2)
        self.window.menu_actions["replace"].trigger()
        dialog = next(
            (d for d in self.window.findChildren(QDialog) if d.isVisible() and hasattr(d, "form")), None
        )
        assert dialog
        boxes = dialog.findChildren(QLineEdit)
        for box, words in zip(boxes, (old, new), strict=False):
            box.setFocus()
            box.selectAll()
            for letter in words:
                self._press(box, letter)
        button = dialog.findChild(QPushButton, "replace_ticked")
        wait = time.monotonic() + 0.6
        self.until(lambda: time.monotonic() > wait)
        if isinstance(button, QPushButton) and button.isEnabled():
            button.click()
        dialog.reject()

    # --- going about -----------------------------------------------------------------------------------------

    def _other_tab(self) -> None:
        self.window.menu_actions[f"tab_{self._turns.randrange(len(TABS)) + 1}"].trigger()

    def _other_measure(self) -> None:
        if self._report and self._report.measures:
            self.desk.place.go_to_measure(self._turns.choice(self._report.measures).id)

    def _other_year(self) -> None:
        self.desk.place.go_to_year(int(self._turns.choice(self.desk.bridge.office.years).fiscal_year))

    # --- photos and reports ----------------------------------------------------------------------------------

    def take_photo(self) -> None:
        """Take a picture like no other into the outcome of a measure."""
        content, done = picture(self._turns), []
        source = PictureSource("ภาพ.jpg", lambda: content)

        def add(keys: list[str]) -> None:
            report = next(r for r in reversed(self.desk.bridge.office.years) if r.measures)
            one = self._turns.choice(report.measures)
            edit = add_photos(int(report.fiscal_year), one.id, 12, keys, self.desk.bridge.new_id)
            done.append(self.desk.bridge.command(edit))

        self.workspace.taker.take([source], add)
        self.until(lambda: bool(done))

    def export(self) -> None:
        """Print the report to a file by the menu, whatever the checks say."""
        before = self.exported
        self.window.menu_actions["export"].trigger()
        if box := self._dialog(QMessageBox):
            button = box.findChild(QPushButton, "anyway")
            assert isinstance(button, QPushButton)
            button.click()
        self.until(lambda: self._dialog(QFileDialog) is not None)
        dialog = self._dialog(QFileDialog)
        assert dialog
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        name.setText(str(self.desk.path.with_name(f"report {before + 1}.pdf")))
        dialog.accept()
        self.until(lambda: self.exported > before)

    def _dialog(self, kind: type[Box]) -> Box | None:
        """The dialog of a kind that is open."""
        found: list[QObject] = self.window.findChildren(kind)
        return next((d for d in found if isinstance(d, kind) and d.isVisible()), None)
