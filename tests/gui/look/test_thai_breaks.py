"""Lines between Thai words, where Qt knows the words and where it does not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from gui_typing import press
from ita_desk.gui.look import thai_breaks
from ita_desk.gui.look.thai_breaks import (
    SOFT_BREAK,
    ThaiDelegate,
    qt_breaks_thai,
    soft_breaks,
    without_soft_breaks,
)

LONG = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐของสำนักงานเทศบาล"

# Run where Qt finds libthai and where it does not; prints what `of` wants to know.
PROBE = """
import sys
from PySide6.QtWidgets import QApplication
from ita_desk.gui.look.fonts import load_fonts
from ita_desk.gui.look.thai_breaks import qt_breaks_thai
from ita_desk.gui.widgets.thai_label import ThaiLabel
application = QApplication([])
application.setFont(load_fonts())
label = ThaiLabel(sys.argv[1])
lines = label.heightForWidth(300) // label.fontMetrics().lineSpacing()
shown = label.minimumSizeHint().width()
print(qt_breaks_thai(), shown <= 300, lines > 1, label.text() == sys.argv[1])
"""


def probe(environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, LONG],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture(scope="session")
def no_thai(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a machine without libthai, as Windows is: an empty library stands before it."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("needs Linux and a C compiler to put an empty library in libthai's place")
    folder = tmp_path_factory.mktemp("no_thai")
    source = folder / "empty.c"
    source.write_text("int x;")
    subprocess.run([compiler, "-shared", "-o", folder / "libthai.so.0", source], check=True)
    return {"LD_LIBRARY_PATH": str(folder)}


@pytest.fixture
def without_qts_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Soft breaks are put in, whether Qt needs them on this machine or not."""
    monkeypatch.setattr(thai_breaks, "qt_breaks_thai", lambda: False)


def import_path() -> dict[str, str]:
    return {"PYTHONPATH": str(Path(thai_breaks.__file__).parents[3])}


def test_label_wraps_without_libthai(no_thai: dict[str, str]) -> None:
    assert probe(no_thai | import_path()) == "False True True True"


def test_label_wraps_with_the_machines_own_means() -> None:
    assert probe(import_path()).split()[1:] == ["True", "True", "True"]


def test_qt_is_asked_once() -> None:
    assert qt_breaks_thai() is qt_breaks_thai()


def test_nothing_is_put_in_where_qt_breaks_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thai_breaks, "qt_breaks_thai", lambda: True)
    assert soft_breaks(LONG) == LONG


@pytest.mark.usefixtures("without_qts_breaks")
def test_breaks_stand_between_words() -> None:
    assert soft_breaks("แผนการประเมินคุณธรรม") == "แผน|การประเมิน|คุณธรรม".replace("|", SOFT_BREAK)
    assert soft_breaks("ร้อยละ 95 ของแผน\n(ปี 2568)") == "ร้อยละ 95 ของ|แผน\n(ปี 2568)".replace("|", SOFT_BREAK)
    assert soft_breaks("no Thai here") == "no Thai here"
    assert soft_breaks("") == ""


WITHOUT = st.text(st.one_of(st.sampled_from("กำ้เแไๆฯการ ประเมิน\n\t ()1๑.-"), st.characters())).map(
    without_soft_breaks
)


@given(WITHOUT)
def test_text_is_the_same_without_soft_breaks(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thai_breaks, "qt_breaks_thai", lambda: False)
        assert without_soft_breaks(soft_breaks(text)) == text


@pytest.mark.usefixtures("without_qts_breaks")
def test_view_shows_soft_breaks_and_copies_none(qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    model = QStandardItemModel(view)
    model.appendRow(QStandardItem(LONG))
    view.setModel(model)
    delegate = ThaiDelegate(view)
    view.setItemDelegate(delegate)
    assert SOFT_BREAK in delegate.displayText(LONG, view.locale())
    view.setCurrentIndex(model.index(0, 0))
    press(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == LONG
    assert model.index(0, 0).data() == LONG


def test_a_sign_of_repetition_stays_with_its_word() -> None:
    shown = thai_breaks.soft_breaks("ข้าง ๆ กัน")
    assert "\u00a0ๆ" in shown
    assert thai_breaks.without_soft_breaks(shown) == "ข้าง ๆ กัน"
