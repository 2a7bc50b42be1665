"""Notices of what was done at one stroke."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from gui_window import Bench, button, office_file
from ita_desk.gui.actions import TABS


def test_a_pasted_block_of_scores_is_told_and_undone(bench: Bench, tmp_path: Path) -> None:
    bench.show()
    bench.open(office_file(tmp_path))
    space, say = bench.workspace, bench.messages.say
    space.tabs.setCurrentIndex(TABS.index("scores"))
    before = bench.desk.bridge.office
    QGuiApplication.clipboard().setText("80\r\n90\r\n")
    space.scores.grid.paste()
    assert space.notices.text_of("undoable") == say("window.scores.pasted", count=2)
    assert bench.await_saved() != before
    button(space.notices, say("window.action.undo_plain")).click()
    assert bench.desk.bridge.office == before
    assert bench.await_saved() == before
    assert space.notices.text_of("undoable") is None
