"""The colours of the window."""

import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from gui_contrast import contrast
from ita_desk.gui.look.theme import Theme, build_palette

Group, Role = QPalette.ColorGroup, QPalette.ColorRole
# Every text with each ground it may stand on.
PAIRS = [
    *((Role.WindowText, ground) for ground in (Role.Window, Role.Base, Role.AlternateBase)),
    *((Role.Text, ground) for ground in (Role.Base, Role.AlternateBase, Role.Window, Role.Button)),
    *((Role.ButtonText, ground) for ground in (Role.Button, Role.Window)),
    *((Role.PlaceholderText, ground) for ground in (Role.Base, Role.AlternateBase)),
    *((link, ground) for link in (Role.Link, Role.LinkVisited) for ground in (Role.Base, Role.Window)),
    (Role.HighlightedText, Role.Highlight),
    (Role.HighlightedText, Role.Accent),
    (Role.ToolTipText, Role.ToolTipBase),
]


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    """What a theme may belong to; afterwards the application looks as before."""
    before = QApplication.palette()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where there is none
        QGuiApplication.styleHints().colorSchemeChanged.disconnect()  # themes of earlier tests
    owner = QObject()
    yield owner
    owner.deleteLater()
    QGuiApplication.styleHints().unsetColorScheme()
    qapp.setPalette(before)


def is_dark() -> bool:
    return QApplication.palette().color(Role.Window).lightness() < 128


def test_contrast_is_reckoned_as_the_guidelines_say() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("group", [Group.Active, Group.Inactive, Group.Disabled])
def test_every_text_stands_out_from_its_ground(dark: bool, group: QPalette.ColorGroup) -> None:
    palette = build_palette(dark=dark)
    least = 3 if group == Group.Disabled else 4.5
    faint = {
        (text.name, ground.name): round(contrast(palette.color(group, text), palette.color(group, ground)), 2)
        for text, ground in PAIRS
        if contrast(palette.color(group, text), palette.color(group, ground)) < least
    }
    assert faint == {}


@pytest.mark.usefixtures("qapp")
def test_the_chosen_theme_is_taken(owner: QObject) -> None:
    theme = Theme("dark", owner)
    assert is_dark()
    theme.choose("light")
    assert not is_dark()


@pytest.mark.usefixtures("qapp")
def test_the_system_is_followed_only_on_request(owner: QObject) -> None:
    theme = Theme("system", owner)
    theme.follow_system()
    assert not is_dark(), "light where the system says nothing"
    changed: Any = QGuiApplication.styleHints().colorSchemeChanged
    changed.emit(Qt.ColorScheme.Dark)
    assert is_dark()
    changed.emit(Qt.ColorScheme.Unknown)
    assert not is_dark()
    theme.choose("light")
    changed.emit(Qt.ColorScheme.Dark)
    assert not is_dark()
