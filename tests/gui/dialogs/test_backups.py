"""The list of backups."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui_window import AMPERSANDS
from ita_desk.gui.dialogs.backups import BackupsDialog
from ita_desk.gui.models.backup_words import content_text, file_moment, size_text
from ita_desk.i18n import Messages
from ita_desk.services.keeping.backups import Backup, BackupContent, Place

MESSAGES = Messages("th")
MOMENT = datetime(2026, 11, 21, 14, 5, tzinfo=timezone(timedelta(hours=7)))
CONTENT = BackupContent((2567, 2568), 12, AMPERSANDS)


def backup(number: int, place: Place = "own", folder: Path = Path("/ก")) -> Backup:
    path = Path(f"/{place}/{folder.name}/{number}.ita")
    return Backup(str(number), path, MOMENT, 1_250_000 * number, place, folder / "office.ita")


HERE, SECOND, MOVED = backup(3), backup(2, "second"), backup(1, folder=Path(f"/{AMPERSANDS}"))


@pytest.fixture
def dialog(qtbot: QtBot) -> BackupsDialog:
    dialog = BackupsDialog(MESSAGES, read_only=False)
    qtbot.addWidget(dialog)
    return dialog


def rows(dialog: BackupsDialog) -> list[list[str]]:
    return [[row.text(column) for column in range(5)] for row in dialog._rows]


def enabled(dialog: BackupsDialog) -> set[str]:
    return {name for name, button in dialog.buttons.items() if button.isEnabled()}


def test_rows_say_when_how_what_how_large_and_where(dialog: BackupsDialog) -> None:
    dialog.show_backups([HERE, SECOND], [MOVED])
    say = MESSAGES.say
    day, reading = "21 พฤศจิกายน 2569 14:05", say("window.backups.reading")
    own, second = say("window.backups.place.own"), say("window.backups.place.second")
    moved = say("window.backups.moved", where=own, folder=f"/{AMPERSANDS}")
    assert rows(dialog) == [
        [day, reading, "", "3.8 MB", own],
        [day, reading, "", "2.5 MB", second],
        [day, reading, "", "1.2 MB", moved],
    ]
    assert dialog.unread("own") == HERE
    assert dialog.newest("second") == SECOND
    dialog.show_content(HERE, CONTENT)
    dialog.show_content(SECOND, None)
    assert dialog.unread("own") == MOVED
    assert dialog.unread("second") is None
    assert rows(dialog)[0][1:3] == [say("window.backups.good"), content_text(CONTENT, MESSAGES)]
    assert rows(dialog)[1][1:3] == [say("window.backups.bad"), ""]
    assert dialog._rows[0].icon(1).isNull()
    assert not dialog._rows[1].icon(1).isNull()


def test_only_a_good_one_can_be_brought_back(dialog: BackupsDialog) -> None:
    assert enabled(dialog) == {"make", "second", "drop", "close"}
    dialog.show_backups([HERE, SECOND], [])
    assert dialog.chosen == HERE
    assert enabled(dialog) == {"make", "second", "drop", "close", "folder"}
    dialog.show_content(HERE, CONTENT)
    dialog.show_content(SECOND, None)
    assert enabled(dialog) >= {"restore", "copy"}
    dialog.list.setCurrentItem(dialog._rows[1])
    assert not enabled(dialog) & {"restore", "copy"}
    dialog.show_backups([HERE, SECOND], [MOVED])  # what is known and chosen stays
    assert dialog.chosen == SECOND
    assert rows(dialog)[1][1] == MESSAGES.say("window.backups.bad")
    dialog.show_making(making=True)
    assert "make" not in enabled(dialog)
    dialog.show_making(making=False)
    assert "make" in enabled(dialog)


def test_a_bad_one_is_not_the_first_choice(dialog: BackupsDialog) -> None:
    dialog.show_backups([HERE, SECOND], [])
    dialog.show_content(HERE, None)
    assert dialog.chosen == SECOND
    dialog.show_content(SECOND, None)
    assert dialog.chosen == SECOND
    dialog.show_backups([SECOND], [MOVED])
    dialog.show_content(SECOND, None)  # one of another place is not brought back by mistake
    assert dialog.chosen == SECOND


def test_a_read_only_office_can_be_looked_at(qtbot: QtBot) -> None:
    dialog = BackupsDialog(MESSAGES, read_only=True)
    qtbot.addWidget(dialog)
    dialog.show_backups([HERE], [])
    dialog.show_content(HERE, CONTENT)
    assert not enabled(dialog) & {"restore", "make"}
    assert "copy" in enabled(dialog)


def test_what_is_wanted_is_told(dialog: BackupsDialog) -> None:
    told: list[object] = []
    dialog.restore_wanted.connect(told.append)
    dialog.copy_wanted.connect(told.append)
    dialog.folder_wanted.connect(told.append)
    for number, signal in enumerate((dialog.make_wanted, dialog.second_wanted, dialog.second_dropped)):
        signal.connect(lambda number=number: told.append(number))
    dialog._want_folder()  # nothing is chosen
    dialog.show_backups([HERE], [])
    dialog.show_content(HERE, CONTENT)
    dialog.show_second("ก", chosen=True)
    for name in ("restore", "copy", "folder", "make", "second", "drop"):
        dialog.buttons[name].click()
    assert told == [HERE, HERE, HERE.path.parent, 0, 1, 2]


def test_words() -> None:
    assert [size_text(size) for size in (0, 1_250_000, 5_300_000_000)] == ["0.1 MB", "1.2 MB", "5,300.0 MB"]
    assert file_moment(MOMENT) == "2569-11-21 14.05"
    told = [content_text(BackupContent(years, 1, ""), MESSAGES) for years in ((), (2567,), (2565, 2568))]
    assert [text.split()[1:-3] for text in told] == [["–"], ["2567"], ["2565,", "2568"]]
    assert "2560–2568" in content_text(BackupContent((2560, 2563, 2567, 2568), 1, ""), MESSAGES)
    assert "2567–2568" in content_text(CONTENT, MESSAGES)
