"""What the program says about itself."""

from pathlib import Path

from gui_window import Bench, button
from ita_desk.resources import log_folder, settings_file, state_folder, user_forms_folder
from ita_desk.services.keeping.backups import Backups


def test_it_says_the_version_and_where_things_are(bench: Bench, tmp_path: Path) -> None:
    bench.show()
    bench.act("about")
    box = bench.box("about")
    assert box.text() == bench.messages.say("window.about", version="1.2.3")
    places = (log_folder(), state_folder() / "backups", settings_file(), user_forms_folder().parent)
    for line, place in zip(box.informativeText().split("\n\n"), places, strict=True):
        assert line.endswith(str(place))
    assert places[1] in Backups(tmp_path / "a.ita").own_folder.parents


def test_a_button_shows_the_folder(bench: Bench, urls: list[Path]) -> None:
    bench.show()
    bench.act("about")
    shown = button(bench.box("about"), bench.messages.say("window.about.show"))
    shown.click()
    assert urls == [log_folder().parent]
