"""What the window remembers."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication

from gui_window import AMPERSANDS
from ita_desk.gui.window_state import WindowState

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=6)
DAMAGED = [
    b"",
    b"\x00\xff" * 50,
    b"[recent",
    b"[recent]\noffices=@ByteArray(\\xff)\n[shape]\nwindow=12\n[print]\ndigits=7\nform=\n",
    b"[recent]\noffices=@Invalid()\n[shape]\nwindow=@Invalid()\n",
    b"[window]\nlanguage=xx\ntext_size=5000\ntheme=\n",
    "[recent]\noffices=ก,\n".encode(),
]


@pytest.fixture
def file(qapp: QApplication, tmp_path: Path) -> Path:
    return tmp_path / "folder" / "window.ini"


def again(state: WindowState, file: Path) -> WindowState:
    """The state as the next run of the program finds it."""
    state.save()
    return WindowState(file)


def test_the_first_look(file: Path) -> None:
    state = WindowState(file)
    assert (state.recent, state.form, state.digits, state.page_shown) == ((), "", "thai", True)
    assert state.shape("window").isEmpty()
    assert (state.language, state.text_size, state.theme) == ("", 100, "system")


def test_everything_is_there_the_next_day(file: Path) -> None:
    state = WindowState(file)
    state.keep_print_choices("แบบ", "arabic")
    state.keep_page_shown(False)
    state.keep_shape("window", QByteArray(b"\x00\x01,;\xff"))
    state.keep_language("en")
    state.keep_text_size(125)
    state.keep_theme("dark")
    found = again(state, file)
    assert (found.language, found.text_size, found.theme) == ("en", 125, "dark")
    assert (found.form, found.digits, found.page_shown) == ("แบบ", "arabic", False)
    assert found.shape("window") == QByteArray(b"\x00\x01,;\xff")
    assert found.shape("print").isEmpty()


def test_newest_first_each_once_and_ten_at_most(file: Path) -> None:
    state = WindowState(file)
    for number in range(12):
        state.remember_office(Path(f"/a/{number}.ita"))
    state.remember_office(Path("/a/5.ita"))
    numbers = [5, 11, 10, 9, 8, 7, 6, 4, 3, 2]
    assert again(state, file).recent == tuple(Path(f"/a/{number}.ita") for number in numbers)


def test_one_path_only(file: Path) -> None:
    state = WindowState(file)
    state.remember_office(Path("/ก, ข/one.ita"))
    assert again(state, file).recent == (Path("/ก, ข/one.ita"),)


def test_a_path_is_kept_whole(file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    state = WindowState(file)
    state.remember_office(Path("office.ita"))
    assert state.recent == (tmp_path / "office.ita",)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(names=st.lists(NAMES | st.just(AMPERSANDS), min_size=1, max_size=4, unique=True))
def test_any_names_come_back(file: Path, names: list[str]) -> None:
    file.unlink(missing_ok=True)
    state = WindowState(file)
    paths = list(dict.fromkeys(Path("/", "ก, ข", name) for name in names))
    for path in reversed(paths):
        state.remember_office(path)
    assert again(state, file).recent == tuple(paths)
    file.unlink()
    again(state, file)


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_the_first_look_again(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    state = WindowState(file)
    assert all(isinstance(path, Path) for path in state.recent)
    assert (state.form, state.digits, state.page_shown) == ("", "thai", True)
    assert (state.language, state.text_size, state.theme) == ("", 100, "system")
    assert isinstance(state.shape("window"), QByteArray)
    state.remember_office(Path("/one.ita"))
    assert again(state, file).recent[0] == Path("/one.ita")


def test_settings_that_cannot_be_written_do_no_harm(file: Path) -> None:
    file.mkdir(parents=True)
    state = WindowState(file)
    state.remember_office(Path("/one.ita"))
    state.save()
    assert state.recent == (Path("/one.ita"),)


def test_the_page_is_offered_once(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "window.ini")
    for shown in (False, True):
        state.offer_page(shown)
        assert not state.page_shown


def test_the_second_place_of_backups_is_remembered_and_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    state = WindowState(path)
    assert state.second_place is None
    state.keep_second_place(tmp_path / "ที่เก็บ & <b>, %20")
    state.save()
    assert WindowState(path).second_place == tmp_path / "ที่เก็บ & <b>, %20"
    state.keep_second_place(None)
    assert WindowState(path).second_place is None
