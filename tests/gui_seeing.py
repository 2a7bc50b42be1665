"""What a person would see amiss in a window: cut texts, parts over one another, words of the wrong language."""

import re
from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QCommandLinkButton,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from ita_desk.i18n import LANGUAGES, Messages, _catalogue, _unquoted

KEY = re.compile(r"[a-z_]+(\.[a-z_0-9]+)+")
THAI = re.compile("[\u0e00-\u0e7f]")
SENTENCE = re.compile(r"[A-Za-z]{2,}( [a-z]{2,}){2,}")
Part = TypeVar("Part", bound=QWidget)


def visible(root: QWidget, kind: type[Part]) -> Iterator[Part]:
    """The widgets of a kind that are shown in `root`, also below what is scrolled into sight."""
    for one in root.findChildren(kind):
        if one.isVisible() and one.window() is root.window() and not one.size().isEmpty():
            yield one


def named(widget: QWidget, what: str) -> str:
    """A fault as a line: what is amiss, and in which widget."""
    names: list[str] = []
    around: QWidget | None = widget
    while around is not None and not around.isWindow():
        names.append(around.objectName() or type(around).__name__)
        around = around.parentWidget()
    return f"{what}: {' < '.join(names[:4])}"


def cut_texts(root: QWidget) -> list[str]:
    """Texts that do not fit where they stand."""
    faults = []
    for label in visible(root, QLabel):
        if label.text() and not label.pixmap().width():
            width = label.width()
            wants = QSize(label.minimumSizeHint().width(), label.heightForWidth(width))
            if not label.wordWrap():
                wants = label.sizeHint()
            if wants.width() > width + 1 or wants.height() > label.height() + 1:
                faults.append(named(label, f"{label.text()[:40]!r} wants {wants} has {label.size()}"))
    for button in visible(root, QAbstractButton):
        wants = button.sizeHint()
        if isinstance(button, QCommandLinkButton):
            wants = QSize(button.minimumSizeHint().width(), button.heightForWidth(button.width()))
        if button.text() and (wants.width() > button.width() + 1 or wants.height() > button.height() + 1):
            faults.append(named(button, f"{button.text()!r} wants {wants} has {button.size()}"))
    faults += [
        named(group, f"{group.title()!r}")
        for group in visible(root, QGroupBox)
        if group.fontMetrics().horizontalAdvance(group.title()) > group.width()
    ]
    return faults + _cut_tabs(root) + _cut_choices(root) + _cut_headings(root)


def _cut_tabs(root: QWidget) -> list[str]:
    return [
        named(bar, f"tab {bar.tabText(place)!r}")
        for bar in visible(root, QTabBar)
        for place in range(bar.count())
        if bar.isTabVisible(place)
        and (
            _width(bar.fontMetrics(), bar.tabText(place)) > bar.tabRect(place).width()
            or not (bar.usesScrollButtons() or bar.rect().contains(bar.tabRect(place).adjusted(2, 2, -2, -2)))
        )
    ]


def _cut_choices(root: QWidget) -> list[str]:
    faults = []
    for box in visible(root, QComboBox):
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        room = box.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
        )
        if (
            box.currentText() != box.toolTip()
            and _width(box.fontMetrics(), box.currentText()) > room.width() + 1
        ):
            faults.append(named(box, f"choice {box.currentText()!r}"))
    for line in visible(root, QLineEdit):
        margins = line.textMargins()
        room_of_text = line.width() - margins.left() - margins.right() - 6
        if not line.text() and _width(line.fontMetrics(), line.placeholderText()) > room_of_text:
            faults.append(named(line, f"placeholder {line.placeholderText()!r}"))
    return faults


def _cut_headings(root: QWidget) -> list[str]:
    faults = []
    for header in visible(root, QHeaderView):
        across = header.orientation() == Qt.Orientation.Horizontal
        for section in range(header.count()):
            text = header.model().headerData(section, header.orientation())
            if not isinstance(text, str) or header.isSectionHidden(section) or not across:
                continue
            words = text.split("\n") if text else []
            widest = max((_width(header.fontMetrics(), word) for word in words), default=0)
            if widest > header.sectionSize(section):
                faults.append(named(header, f"heading {text!r} {widest} > {header.sectionSize(section)}"))
    return faults


def _width(metrics: QFontMetrics, text: str) -> int:
    return metrics.horizontalAdvance(text.replace("&&", "\0").replace("&", "").replace("\0", "&"))


def misplaced(root: QWidget) -> list[str]:
    """Widgets over one another, or beyond the edge of what they stand in where it does not scroll."""
    faults = []
    for around in (root, *visible(root, QWidget)):
        layout = around.layout()
        if layout is None:
            continue
        parts = list(around.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly))
        parts = [w for w in parts if w.isVisible() and not w.isWindow() and layout.indexOf(w) >= 0]
        for place, one in enumerate(parts):
            if not around.rect().contains(one.geometry()):
                faults.append(named(one, f"{one.geometry()} beyond {around.rect()}"))
            faults += [
                named(one, f"over {other.objectName() or type(other).__name__}")
                for other in parts[place + 1 :]
                if one.geometry().intersects(other.geometry())
            ]
    for area in visible(root, QScrollArea):
        inner, never = area.widget(), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if inner and inner.width() > area.viewport().width() and area.horizontalScrollBarPolicy() == never:
            faults.append(named(area, f"content {inner.width()} wide in {area.viewport().width()}"))
    return faults


def shown_texts(root: QWidget) -> list[tuple[QWidget, str]]:
    """Every text of labels, buttons, tabs, headings, tips and names for screen readers."""
    texts: list[tuple[QWidget, str]] = [(root, root.windowTitle())]
    for one in visible(root, QWidget):
        texts += [(one, one.toolTip()), (one, one.accessibleName())]
        if isinstance(one, QLabel | QAbstractButton):
            texts.append((one, one.text()))
        elif isinstance(one, QTabBar):
            texts += [(one, one.tabText(place)) for place in range(one.count())]
        elif isinstance(one, QComboBox):
            texts += [(one, one.itemText(place)) for place in range(one.count())]
        elif isinstance(one, QHeaderView):
            sections = range(one.count())
            texts += [(one, str(one.model().headerData(s, one.orientation()) or "")) for s in sections]
        elif isinstance(one, QLineEdit):
            texts.append((one, one.placeholderText()))
    return [(one, text) for one, text in texts if text]


def _sentences(language: str) -> set[str]:
    return {_unquoted(written) for written in _catalogue(language).values()}


def wrong_words(root: QWidget, language: str) -> list[str]:
    """Keys in place of messages, and messages of the other language."""
    (other,) = [one for one in LANGUAGES if one != language]
    own_names = {Messages(one).say("window.language") for one in LANGUAGES}
    foreign = _sentences(other) - _sentences(language) - own_names
    kinds = {key.split(".")[0] for key in _catalogue(language)}
    faults = []
    for one, text in shown_texts(root):
        if KEY.fullmatch(text) and text.split(".")[0] in kinds:
            faults.append(named(one, f"key {text!r}"))
        elif text in foreign:
            faults.append(named(one, f"not {language}: {text!r}"))
        elif language == "th" and not THAI.search(text) and SENTENCE.search(text):
            faults.append(named(one, f"not Thai: {text!r}"))
    return faults


def settle() -> None:
    """Let all layouts come to rest."""
    for _ in range(3):
        QApplication.processEvents()
