"""The program's window with eyes in it: answers on standard output where things stand on the screen.

    python benchmarks/newcomer/watched.py SETTINGS LANGUAGE [OFFICE]

Started by the other parts of this folder. One request a line, as JSON, comes in by standard input; one answer a line goes out.
It does not act on the window: what is done there is done by real keys and clicks.
"""

import json
import sys
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from ita_desk.__main__ import build_graph
from ita_desk.gui.app import run_window, start_application
from ita_desk.gui.main_window import MainWindow
from ita_desk.i18n import Messages

Answer = dict[str, Any]


def plain(text: str) -> str:
    """A text without marks of mnemonics."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def text_of(widget: QWidget) -> str:
    """What a widget says."""
    if isinstance(widget, QAbstractButton | QLabel):
        return plain(widget.text())
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return plain(widget.title()) if isinstance(widget, QGroupBox) else ""


def place_of(widget: QWidget, rect: QRect | None = None) -> Answer:
    """Where the middle of (a part of) a widget stands on the screen, in pixels, and whether it is in sight."""
    rect = rect or widget.rect()
    ratio = widget.devicePixelRatioF()
    middle = rect.center()
    above, area = 0, None if widget.isWindow() else widget.parentWidget()
    seen = QRect(widget.mapToGlobal(rect.topLeft()), rect.size())
    scrolled: Answer = {}
    while area is not None:
        if isinstance(area, QScrollArea):
            port = area.viewport()
            shown = QRect(port.mapToGlobal(QPoint(0, 0)), port.size())
            inside = shown.intersected(seen)
            if inside.height() < min(seen.height(), 24):
                above = -1 if seen.center().y() < shown.center().y() else 1
                at = shown.center() * ratio
                scrolled = {"area": [at.x(), at.y()]}
            elif inside != seen:
                middle = widget.mapFromGlobal(inside.center())
            seen = inside
        area = None if area.isWindow() else area.parentWidget()  # what pops up stands over what it belongs to
    at = widget.mapToGlobal(middle) * ratio
    return {"at": [at.x(), at.y()], "scroll": above, "text": text_of(widget), **scrolled}


class Eyes(QObject):
    """Answers requests; they come by a thread and are answered in the window's."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._answer)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line)

    def _answer(self, line: str) -> None:
        request = json.loads(line)
        answer = getattr(self, "see_" + request.pop("see"))(**request)
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    @staticmethod
    def _windows() -> list[QWidget]:
        """The windows one can act in: a dialog that has to be answered stands for all."""
        modal = QApplication.activeModalWidget()
        popup = QApplication.activePopupWidget()
        windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        if modal:
            windows = [w for w in windows if w is modal or modal.isAncestorOf(w)]
        return [*([popup] if popup else []), *reversed(windows)]

    def _all(self) -> list[QWidget]:
        found: list[QWidget] = []
        for window in self._windows():
            found += [w for w in (window, *window.findChildren(QWidget)) if w.isVisible() and w not in found]
        return found

    def see_find(
        self, name: str = "", text: str = "", kind: str = "", inside: str = "", turn: int = 0
    ) -> Answer:
        """A visible widget by its name, text or kind; the `turn`-th of several."""
        fits = []
        for widget in self._all():
            around: QWidget | None = widget
            while inside and around and around.objectName() != inside and type(around).__name__ != inside:
                around = around.parentWidget()
            kinds = [k.__name__ for k in type(widget).__mro__]
            if (
                around
                and name in ("", widget.objectName())
                and (not kind or kind in kinds)
                and (not text or text == text_of(widget).strip())
            ):
                fits.append(widget)
        if turn >= len(fits):
            return {}
        return {**place_of(fits[turn]), "count": len(fits), "enabled": fits[turn].isEnabled()}

    def see_tab(self, text: str) -> Answer:
        """A tab by its text."""
        for bar in self._all():
            if isinstance(bar, QTabBar):
                for n in range(bar.count()):
                    if plain(bar.tabText(n)).split(" (")[0] == text:
                        return place_of(bar, bar.tabRect(n))
        return {}

    def see_menu(self, text: str) -> Answer:
        """An entry of the menu bar or of an open menu, by its name or its text."""
        for menu in self._all():
            if isinstance(menu, QMenu | QMenuBar):
                for action in menu.actions():
                    if text in (action.objectName(), plain(action.text())):
                        return {**place_of(menu, menu.actionGeometry(action)), "text": action.text()}
        return {}

    def see_item(self, text: str, inside: str = "") -> Answer:
        """A line of a list or an open box of choices, by the beginning of its text."""
        for view in self._all():
            if not isinstance(view, QAbstractItemView) or inside not in ("", view.objectName()):
                continue
            model = view.model()
            for row in range(model.rowCount() if model else 0):
                for column in range(model.columnCount()):
                    index = model.index(row, column)
                    if str(index.data() or "").startswith(text):
                        port = view.viewport()
                        return place_of(port, view.visualRect(index))
        return {}

    def see_focus(self) -> Answer:
        """The widget that has the keyboard."""
        widget = QApplication.focusWidget()
        if widget is None:
            return {}
        names: list[str] = []
        around: QWidget | None = widget
        while around is not None:
            names.append(around.objectName() or type(around).__name__)
            around = around.parentWidget()
        said = widget.accessibleName() or text_of(widget)
        return {"names": names, "kind": type(widget).__name__, "said": said, "text": text_of(widget)}

    def see_window(self) -> Answer:
        """The title of the window one acts in, what stands in the status bar, and the pages."""
        active = (
            QApplication.activePopupWidget()
            or QApplication.activeModalWidget()
            or QApplication.activeWindow()
        )
        main = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        workspace = main.workspace
        return {
            "active": type(active).__name__ if active else "",
            "title": active.windowTitle() if active else "",
            "open": workspace is not None,
            "saved": bool(main.desk and main.desk.saved),
            "pages": workspace.pages.page_count if workspace else 0,
            "still": bool(workspace and workspace.pages.view.settled and not workspace.pages.state.text()),
            "tab": workspace.tabs.currentIndex() if workspace else -1,
        }


def main(settings: Path, language: str, office: Path | None) -> int:
    """Run the window as the program does, with eyes."""
    messages = Messages(language)
    application = start_application()
    eyes = Eyes()
    code = run_window(application, build_graph(messages, settings, lambda: "0"), office)
    eyes.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]) if len(sys.argv) > 3 else None))
