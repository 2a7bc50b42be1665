"""Rows of what was found."""

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from ita_desk.domain.office import Office
from ita_desk.domain.texts import Place
from ita_desk.gui.models.found_list import FoundList, FoundWords
from ita_desk.gui.widgets.found_rows import FoundRows, fitting
from ita_desk.i18n import Messages
from ita_desk.services.find_texts import Found

WORDS = FoundWords("ที่", "ก่อนหน้านั้น " * 20, "คำที่พบ", " หลังจากนั้น" * 20)


def metrics() -> tuple[QFontMetrics, QFontMetrics]:
    bold = QFont()
    bold.setBold(True)
    return QFontMetrics(QFont()), QFontMetrics(bold)


def test_the_words_always_have_room(qtbot: QtBot) -> None:
    plain, marked = metrics()
    for width in (0, 60, 200, 400, 4000):
        before, found, after = fitting(WORDS, width, plain, marked)
        used = (
            plain.horizontalAdvance(before) + marked.horizontalAdvance(found) + plain.horizontalAdvance(after)
        )
        assert used <= max(width, marked.horizontalAdvance("…") * 3)
        if width >= 200:
            assert found == "[คำที่พบ]"
    assert fitting(WORDS, 100_000, plain, marked) == (WORDS.before, "[คำที่พบ]", WORDS.after)


def test_room_that_one_side_does_not_need_goes_to_the_other(qtbot: QtBot) -> None:
    plain, marked = metrics()
    before, _, _ = fitting(WORDS, 400, plain, marked)
    alone, _, after = fitting(WORDS._replace(after=""), 400, plain, marked)
    assert after == ""
    assert len(alone) > len(before)


def test_the_words_are_painted_marked(qtbot: QtBot) -> None:
    model = FoundList(Messages("th"))
    view = QListView()
    qtbot.addWidget(view)
    view.setItemDelegate(FoundRows(view))
    view.setModel(model)
    view.resize(400, 200)
    office = Office()

    def painted(start: int, *, tickable: bool = False) -> bytes:
        model.set_tickable(tickable)
        model.show_found((Found(Place(0, "agency", "address"), "กขก ขก", start, start + 1),), office)
        return bytes(view.grab().toImage().constBits())

    assert painted(0) != painted(2)
    assert painted(0) != painted(0, tickable=True)
    assert view.sizeHintForRow(0) >= 2 * view.fontMetrics().lineSpacing()
    view.setCurrentIndex(model.index(0))
    with qtbot.waitExposed(view):
        view.show()
