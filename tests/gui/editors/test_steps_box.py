"""The box for steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from gui_typing import commit_text, compose_text, press, type_text
from ita_desk.gui.editors.steps_box import StepsBox, StepText, pasted_steps
from measure_editing import KeyMessages

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def box(qtbot: QtBot) -> StepsBox:
    box = StepsBox(KeyMessages())
    qtbot.addWidget(box)
    box.set_value(("วางแผน", "ดำเนินการ", "สรุป"))
    box.show()
    return box


@pytest.fixture
def said(box: StepsBox) -> list[object]:
    said: list[object] = []
    box.settled.connect(said.append)
    return said


def texts(box: StepsBox) -> list[str]:
    return [step.text() for step in box.boxes]


def stand(box: StepsBox, step: int, place: int) -> StepText:
    box.boxes[step].stand_at(place)
    return box.boxes[step]


def where(box: StepsBox) -> tuple[int, int]:
    """The step and the place in it where the cursor is."""
    focus = box.window().focusWidget()
    step = next(n for n, step in enumerate(box.boxes) if step is focus)
    return step, box.boxes[step].textCursor().position()


def paste(step: StepText, text: str) -> None:
    pasted = QMimeData()
    pasted.setText(text)
    step.insertFromMimeData(pasted)


def test_showing_emits_nothing(box: StepsBox, said: list[object]) -> None:
    assert texts(box) == ["วางแผน", "ดำเนินการ", "สรุป"]
    assert [b.isVisible() for b in box.boxes] == [True] * 3
    box.set_value(("ก",))
    assert (texts(box), box.value()) == (["ก"], ("ก",))
    box.set_value(())
    assert (texts(box), box.value()) == ([""], ())
    box.set_value(("ก", "ข", "ค", "ง"))
    assert texts(box) == ["ก", "ข", "ค", "ง"]
    assert said == []


def test_typing_thai(box: StepsBox, said: list[object]) -> None:
    type_text(stand(box, 1, 0), "ปั๊มน้ำ ")
    assert box.unsettled
    assert said == []
    box.settle()
    assert said == [("วางแผน", "ปั๊มน้ำ ดำเนินการ", "สรุป")]
    assert not box.unsettled


def test_enter_makes_a_step_of_what_follows(box: StepsBox, said: list[object]) -> None:
    press(stand(box, 0, 3), Qt.Key.Key_Return)
    assert texts(box) == ["วาง", "แผน", "ดำเนินการ", "สรุป"]
    assert where(box) == (1, 0)
    assert said == [("วาง", "แผน", "ดำเนินการ", "สรุป")]


def test_enter_replaces_what_is_selected(box: StepsBox) -> None:
    step = stand(box, 0, 1)
    cursor = step.textCursor()
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    step.setTextCursor(cursor)
    press(step, Qt.Key.Key_Enter)
    assert texts(box)[:2] == ["ว", "น"]


def test_places_beyond_the_basic_plane(box: StepsBox) -> None:
    box.set_value(("ก😀ข",))
    press(stand(box, 0, 3), Qt.Key.Key_Return)
    assert texts(box) == ["ก😀", "ข"]


def test_an_empty_step_waits_for_its_text(box: StepsBox, said: list[object]) -> None:
    press(stand(box, 2, 4), Qt.Key.Key_Return)
    assert (texts(box)[2:], where(box)) == (["สรุป", ""], (3, 0))
    assert said == [("วางแผน", "ดำเนินการ", "สรุป")]
    box.set_value(("วางแผน", "ดำเนินการ", "สรุป"))
    assert len(texts(box)) == 4
    type_text(box.boxes[3], "ใหม่")
    box.settle()
    assert said[-1] == ("วางแผน", "ดำเนินการ", "สรุป", "ใหม่")


def test_an_empty_step_goes_when_the_user_has_left(box: StepsBox) -> None:
    press(stand(box, 2, 4), Qt.Key.Key_Return)
    box.add_button.setFocus()
    box.set_value(("วางแผน", "ดำเนินการ", "สรุป"))
    assert len(texts(box)) == 3


def test_shift_enter_is_a_line(box: StepsBox, said: list[object]) -> None:
    press(stand(box, 0, 3), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    box.settle()
    assert said == [("วาง\nแผน", "ดำเนินการ", "สรุป")]


def test_backspace_and_delete_join(box: StepsBox, said: list[object]) -> None:
    press(stand(box, 1, 0), Qt.Key.Key_Backspace)
    assert (texts(box), where(box)) == (["วางแผนดำเนินการ", "สรุป"], (0, 6))
    press(stand(box, 0, 15), Qt.Key.Key_Delete)
    assert (texts(box), where(box)) == (["วางแผนดำเนินการสรุป"], (0, 15))
    press(stand(box, 0, 0), Qt.Key.Key_Backspace)
    press(stand(box, 0, 19), Qt.Key.Key_Delete)
    assert len(said) == 2
    press(stand(box, 0, 1), Qt.Key.Key_Backspace)
    assert texts(box) == ["างแผนดำเนินการสรุป"]


def test_moving(box: StepsBox, said: list[object]) -> None:
    press(stand(box, 0, 2), Qt.Key.Key_Down, BOTH)
    assert (texts(box), where(box)) == (["ดำเนินการ", "วางแผน", "สรุป"], (1, 2))
    press(box.boxes[1], Qt.Key.Key_Up, BOTH)
    press(box.boxes[0], Qt.Key.Key_Up, BOTH)
    assert texts(box) == ["วางแผน", "ดำเนินการ", "สรุป"]
    assert len(said) == 2


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("ก", ("ก",)),
        (" 1. ก", (" 1. ก",)),
        ("ก\n\n ข \n", ("ก", "ข")),
        ("๑. ก\n๒. ข\n๓) ค", ("ก", "ข", "ค")),
        ("10.5 ล้าน\n2568", ("10.5 ล้าน", "2568")),
        ("\n", ()),
    ],
)
def test_pasted_steps(text: str, steps: tuple[str, ...]) -> None:
    assert pasted_steps(text) == steps


def test_pasting(box: StepsBox, said: list[object]) -> None:
    paste(stand(box, 1, 5), "ก")
    assert texts(box)[1] == "ดำเนิกนการ"
    paste(stand(box, 0, 3), "หนึ่ง\r\nสอง\u200b\nสาม")
    assert texts(box)[:4] == ["วางหนึ่ง", "สอง", "สามแผน", "ดำเนิกนการ"]
    assert where(box) == (2, 3)
    assert said[-1:] == [("วางหนึ่ง", "สอง", "สามแผน", "ดำเนิกนการ", "สรุป")]


def test_the_add_button(box: StepsBox, said: list[object]) -> None:
    box.add_button.click()
    assert where(box) == (3, 0)
    box.add_button.click()
    assert (len(texts(box)), where(box)) == (4, (3, 0))


def test_undo_while_standing_in_the_last_step(box: StepsBox) -> None:
    stand(box, 2, 0)
    box.set_value(("ก",))
    assert where(box)[0] == 0


def test_composition_is_left_alone(box: StepsBox, said: list[object]) -> None:
    compose_text(stand(box, 0, 6), "ก")
    box.settle()
    assert (said, box.unsettled) == ([], True)
    commit_text(box.boxes[0], "กข")
    box.settle()
    assert said == [("วางแผนกข", "ดำเนินการ", "สรุป")]


def test_read_only(box: StepsBox, said: list[object]) -> None:
    box.set_read_only(True)
    press(stand(box, 0, 3), Qt.Key.Key_Return)
    type_text(box.boxes[0], "ก")
    box.set_value(("ก", "ข", "ค", "ง"))
    assert [b.isReadOnly() for b in box.boxes] == [True] * 4
    assert (box.add_button.isEnabled(), said) == (False, [])


KEYS = st.sampled_from(
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Up, BOTH),
        (Qt.Key.Key_Down, BOTH),
    ]
)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), KEYS), max_size=8))
def test_no_letter_is_lost_but_by_deleting(
    qapp: object, presses: list[tuple[int, int, tuple[Qt.Key, Qt.KeyboardModifier]]]
) -> None:
    box = StepsBox(KeyMessages())
    said: list[tuple[str, ...]] = []
    box.settled.connect(said.append)
    box.set_value(("วาง", "ทำ", "จบ"))
    for step, place, (key, held) in presses:
        before = sorted("".join(texts(box)).replace("\n", ""))
        target = box.boxes[step % len(box.boxes)]
        target.stand_at(min(place, len(target.text())))
        press(target, key, held)
        after = sorted("".join(texts(box)).replace("\n", ""))
        deletes = key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        assert after == before or (deletes and len(after) < len(before))
        assert not said or box.unsettled or said[-1] == box.value()
    box.settle()
    assert not box.unsettled
    assert not said or said[-1] == box.value()
    box.deleteLater()
