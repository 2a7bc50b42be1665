"""All commands with their keys; and that keys and mnemonics do not clash."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from gui_window import Bench, office_file
from ita_desk.gui.look.key_list import list_keys, plain
from ita_desk.i18n import LANGUAGES, Messages


@pytest.fixture
def menus(bench: Bench) -> list[QMenu]:
    titles = bench.window.menuBar().actions()
    return [menu for menu in (title.menu() for title in titles) if isinstance(menu, QMenu)]


def commands(menus: list[QMenu]) -> Iterator[QAction]:
    for menu in menus:
        yield from (action for action in menu.actions() if not action.isSeparator())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ตั้งค่า… (&G)", "ตั้งค่า…"),
        ("&File", "File"),
        ("ก && ข", "ก & ข"),
        ("ก (ข)", "ก (ข)"),
        ("ก (&G): ข", "ก: ข"),
    ],
)
def test_plain_texts(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_every_command_of_the_menus_and_every_other_key_is_listed(bench: Bench) -> None:
    bench.show()
    bench.open(office_file(bench.folder))
    window = bench.window
    lines = list_keys(window, bench.messages)
    names = {line.name for line in lines}
    assert {plain(action.text()) for action in window.menu_actions.by_name.values()} <= names
    keys = ", ".join(line.keys for line in lines).split(", ")
    with_keys = [action for action in window.findChildren(QAction) if action.shortcuts()]
    missing = {
        key.toString(QKeySequence.SequenceFormat.NativeText)
        for action in with_keys
        for key in action.shortcuts()
    } - set(keys)
    assert missing == set()
    assert all(line.group and line.name for line in lines)


def test_no_two_commands_of_the_window_have_the_same_key(menus: list[QMenu]) -> None:
    keys = Counter(key.toString() for action in commands(menus) for key in action.shortcuts())
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_mnemonics_are_latin_letters_and_differ(menus: list[QMenu], language: str) -> None:
    messages = Messages(language)
    bar = [messages.say(f"window.menu.{name}") for name in ("file", "edit", "view", "help")]
    groups = [bar, *([action.text() for action in commands([menu])] for menu in menus)]
    for texts in groups:
        letters = [QKeySequence.mnemonic(text).toString() for text in texts]
        letters = [letter for letter in letters if letter]
        assert all(letter.removeprefix("Alt+").isascii() for letter in letters), texts
        assert max(Counter(letters).values(), default=0) < 2, texts
