"""Pictures dropped and pasted become evidence of the measure shown, in a real file."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui_dragging import drag_over
from gui_window import LONG, Bench, button, child, office_file
from ita_desk.domain.evidence import Evidence
from ita_desk.gui.actions import TABS
from ita_desk.gui.commands.copied_pictures import copied_pictures
from ita_desk.gui.commands.photo_drops import ADD_BUTTON
from ita_desk.storage.blobs import scale_photo
from measure_editing import tab_order
from typeset import picture

EMPTY_YEAR = 2567  # without measures


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(tmp_path, qtbot)
    qtbot.addWidget(bench.window)
    bench.open(office_file(tmp_path))
    bench.show()
    bench.desk.place.go_to_measure("m2")
    bench.workspace.tabs.setCurrentIndex(TABS.index("outcomes"))
    yield bench
    QGuiApplication.clipboard().clear()
    bench.end()


def evidence(bench: Bench, measure: str = "m2") -> tuple[Evidence, ...]:
    report = bench.desk.bridge.office.year(2568)
    found = report.measure(measure) if report else None
    assert found
    return found.outcome.evidence


def files(folder: Path, **contents: bytes) -> list[Path]:
    paths = []
    for name, content in contents.items():
        paths.append(folder / name.replace("_", "."))
        paths[-1].write_bytes(content)
    return paths


def dragged(paths: list[Path]) -> QMimeData:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return carried


def copy_image(*, text: str = "", html: str = "") -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    copied = QMimeData()
    copied.setImageData(image)
    if text:
        copied.setText(text)
    if html:
        copied.setHtml(html)
    QGuiApplication.clipboard().setMimeData(copied)


def paste(bench: Bench) -> None:
    focused = QApplication.focusWidget() or bench.window
    QTest.keyClick(focused, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def say(bench: Bench, name: str, **values: object) -> str:
    return bench.messages.say(f"window.photos.{name}", **values)


# --- dropping ----------------------------------------------------------------------------------------------


def test_dropped_pictures_are_one_step_and_are_in_the_file(bench: Bench, tmp_path: Path) -> None:
    paths = files(tmp_path, a_jpg=picture((40, 20)), b_png=picture((20, 40), "blue", "PNG"))
    assert drag_over(bench.window, dragged(paths))
    bench.qtbot.waitUntil(lambda: len(evidence(bench)) == 2, timeout=LONG)
    keys = [scale_photo(path.read_bytes()).sha256 for path in paths]
    assert [proof.sha256 for proof in evidence(bench)] == keys
    office = bench.await_saved()
    report = office.year(2568)
    assert report
    assert report.measures[1].outcome.evidence == evidence(bench)
    assert all(bench.desk.opened.store.read_blob(key) for key in keys)
    rows = bench.workspace.outcomes.evidence.rows
    bench.qtbot.waitUntil(lambda: QApplication.focusWidget() is rows[0].caption)
    order = tab_order(bench.window)
    captions = [place for place, name in enumerate(order) if name == "evidence.caption"]
    assert len(captions) == 2
    assert order.index("codes") < captions[0] < captions[1] < order.index("add_photo")
    bench.desk.bridge.undo()
    assert evidence(bench) == ()
    assert bench.no_dialog()


def test_the_sign_says_what_comes_of_a_drop(bench: Bench, tmp_path: Path) -> None:
    actions, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    sign, handle = bench.workspace.photos.sign, bench.window.windowHandle()
    assert handle
    place = bench.window.rect().center()

    def enter(name: str) -> None:
        carried = dragged([tmp_path / name])
        QApplication.sendEvent(handle, QDragEnterEvent(place, actions, carried, left, none))

    enter("a.HEIC")
    assert sign.isVisible()
    assert sign.words.text() == say(bench, "drop_here", measure=measure_name(bench))
    assert not sign.grab().isNull()
    QApplication.sendEvent(handle, QDragLeaveEvent())
    assert not sign.isVisible()
    enter("a.docx")
    assert not sign.isVisible()
    bench.workspace.tabs.setCurrentIndex(TABS.index("agency"))
    enter("a.jpg")
    assert sign.words.text() == say(bench, "drop_elsewhere", measure=measure_name(bench))
    bench.desk.place.go_to_year(EMPTY_YEAR)
    enter("a.jpg")
    assert sign.words.text() == say(bench, "no_measure")


def measure_name(bench: Bench) -> str:
    return bench.workspace.photos._measure_name()


def test_the_good_ones_are_added_and_the_others_told_by_name(bench: Bench, tmp_path: Path) -> None:
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
    paths = files(tmp_path, a_heic=heic, b_jpg=b"no picture", c_jpg=picture((40, 20)))
    bench.workspace.photos.drop([*paths, tmp_path / "gone.png"])
    box = bench.box()
    assert len(evidence(bench)) == 1
    lines = box.text().split("\n")
    assert lines[:2] == [say(bench, "added", count=1), say(bench, "refused", count=3)]
    error = bench.messages.say
    assert lines[2] == f"• a.heic – {error('error.photo.phone_kind')}"
    assert lines[3] == f"• b.jpg – {error('error.photo.not_picture')}"
    assert lines[4] == f"• gone.png – {error('error.photo.gone')}"
    assert box.textFormat() == Qt.TextFormat.PlainText
    box.close()


def test_the_same_picture_is_added_twice_only_on_request(bench: Bench, tmp_path: Path) -> None:
    paths = files(tmp_path, a_jpg=picture((40, 20)))
    bench.workspace.photos.drop(paths)
    bench.qtbot.waitUntil(lambda: len(evidence(bench)) == 1, timeout=LONG)
    bench.workspace.photos.drop(paths)
    box = bench.box()
    assert box.text() == "\n".join([say(bench, "again", count=1), "• a.jpg"])
    assert len(evidence(bench)) == 1
    button(box, say(bench, "add_again")).click()
    bench.qtbot.waitUntil(lambda: len(evidence(bench)) == 2, timeout=LONG)
    first, second = evidence(bench)
    assert first.sha256 == second.sha256


def test_many_names_are_not_all_told(bench: Bench, tmp_path: Path) -> None:
    bench.workspace.photos.drop([tmp_path / f"{n}.jpg" for n in range(10)])
    box = bench.box()
    assert box.text().split("\n")[-1] == say(bench, "more", count=2)
    box.close()


def test_a_drop_in_another_tab_is_asked_about(bench: Bench, tmp_path: Path) -> None:
    tabs = bench.workspace.tabs
    tabs.setCurrentIndex(TABS.index("agency"))
    assert drag_over(bench.window, dragged(files(tmp_path, a_jpg=picture((40, 20)))))
    box = bench.box()
    assert box.text() == say(bench, "ask", count=1, measure=measure_name(bench))
    assert evidence(bench) == ()
    button(box, ADD_BUTTON).click()
    bench.qtbot.waitUntil(lambda: len(evidence(bench)) == 1, timeout=LONG)
    assert tabs.currentIndex() == TABS.index("outcomes")


def test_without_a_measure_nothing_is_taken(bench: Bench, tmp_path: Path) -> None:
    bench.desk.place.go_to_year(EMPTY_YEAR)
    bench.workspace.photos.drop(files(tmp_path, a_jpg=picture((40, 20))))
    box = bench.box()
    assert box.text() == say(bench, "no_measure")
    box.close()
    bench.workspace.photos.choose()
    bench.box().close()


def test_read_only(bench: Bench, tmp_path: Path) -> None:
    bench.desk.bridge.read_only = True
    path = tmp_path / "a.jpg"
    bench.workspace.photos.hover([path])
    assert not bench.workspace.photos.sign.isVisible()
    bench.workspace.photos.drop([path])
    box = bench.box()
    assert box.text() == bench.messages.say("error.session.read_only")
    box.close()


# --- taking ------------------------------------------------------------------------------------------------


def test_taking_can_be_stopped(bench: Bench, tmp_path: Path) -> None:
    going, go_on = threading.Event(), threading.Event()
    store = bench.desk.opened.store
    taker = bench.workspace.taker

    def slow(content: bytes) -> str:
        going.set()
        assert go_on.wait(LONG / 1000)
        return store.add_photo(content)

    taker._keep = slow
    bench.workspace.photos.drop(files(tmp_path, a_jpg=picture((40, 20)), b_jpg=picture((20, 20))))
    assert going.wait(LONG / 1000)
    dialog = bench.await_dialog(QProgressDialog)  # after half a second
    child(dialog, QPushButton).click()
    go_on.set()
    bench.qtbot.waitUntil(lambda: not taker._stops, timeout=LONG)
    assert evidence(bench) == ()
    bench.qtbot.waitUntil(bench.no_dialog, timeout=LONG)


def test_a_bug_while_taking_is_told(bench: Bench, tmp_path: Path) -> None:
    def broken(_: bytes) -> str:
        raise ZeroDivisionError

    bench.workspace.taker._keep = broken
    bench.workspace.photos.drop(files(tmp_path, a_jpg=picture((40, 20))))
    box = bench.box()
    assert box.text() == bench.messages.say("error.bug")
    box.close()


def test_what_is_taken_goes_where_it_was_dropped(bench: Bench, tmp_path: Path) -> None:
    bench.workspace.photos.drop(files(tmp_path, a_jpg=picture((40, 20))))
    bench.desk.place.go_to_measure("m1")
    former = evidence(bench, "m1")
    bench.qtbot.waitUntil(lambda: len(evidence(bench)) == 1, timeout=LONG)
    assert evidence(bench, "m1") == former


def test_choosing(bench: Bench, tmp_path: Path) -> None:
    (path,) = files(tmp_path, a_jpg=picture((40, 20)))
    bench.workspace.tabs.setCurrentIndex(TABS.index("agency"))
    bench.window.menu_actions["add_photo"].trigger()
    bench.choose_file(path)
    bench.qtbot.waitUntil(lambda: len(evidence(bench)) == 1, timeout=LONG)
    assert bench.workspace.tabs.currentIndex() == TABS.index("outcomes")


# --- pasting -----------------------------------------------------------------------------------------------


def test_a_copied_picture_is_pasted_where_no_text_is_written(bench: Bench) -> None:
    copy_image()
    bench.workspace.outcomes.panel.view.setFocus()
    paste(bench)
    bench.qtbot.waitUntil(lambda: len(evidence(bench)) == 1, timeout=LONG)


def test_a_copied_picture_is_pasted_from_a_text_box(bench: Bench) -> None:
    box = bench.workspace.outcomes.form.findChildren(QPlainTextEdit)[0]
    assert isinstance(box, QPlainTextEdit)
    copy_image(html="<img src='https://a.example/a.png'>")
    box.setFocus()
    paste(bench)
    bench.qtbot.waitUntil(lambda: len(evidence(bench)) == 1, timeout=LONG)
    QGuiApplication.clipboard().setText("ก")
    box.setFocus()
    before = box.toPlainText()
    paste(bench)
    assert sorted(box.toPlainText()) == sorted(before + "ก")
    assert len(evidence(bench)) == 1


def test_copied_files_are_pasted_by_the_button(bench: Bench, tmp_path: Path) -> None:
    paths = files(tmp_path, a_jpg=picture((40, 20)), b_png=picture((20, 40), "blue", "PNG"))
    QGuiApplication.clipboard().setMimeData(dragged(paths))
    pasting = bench.workspace.outcomes.evidence.findChild(QPushButton, "paste_photo")
    assert isinstance(pasting, QPushButton)
    pasting.click()
    bench.qtbot.waitUntil(lambda: len(evidence(bench)) == 2, timeout=LONG)


@pytest.mark.parametrize(("text", "html"), [("1\t2", ""), ("", "<table><tr><td>1</td></tr></table>")])
def test_cells_of_a_spreadsheet_are_no_picture(bench: Bench, text: str, html: str) -> None:
    copy_image(text=text, html=html)
    assert copied_pictures("x") == []
    bench.window.menu_actions["paste_photo"].trigger()
    box = bench.box()
    assert box.text() == say(bench, "nothing_copied")
    box.close()
    assert evidence(bench) == ()
