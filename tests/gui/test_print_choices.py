"""What is chosen for printing."""

from PySide6.QtWidgets import QApplication

from ita_desk.gui.print_choices import PrintChoices


def test_only_another_choice_is_told(qapp: QApplication) -> None:
    choices = PrintChoices("one")
    told: list[tuple[str, str]] = []
    choices.changed.connect(lambda: told.append((choices.form, choices.digits)))
    choices.choose_form("one")
    choices.choose_digits("thai")
    choices.choose_form("two")
    choices.choose_digits("arabic")
    assert told == [("two", "thai"), ("two", "arabic")]
    assert choices.carried == "office"
