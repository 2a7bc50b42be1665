"""What the program says about itself: its version, and where it keeps what is not in the office file."""

from PySide6.QtWidgets import QMessageBox, QWidget

from ita_desk.gui.dialogs.files import show_path
from ita_desk.gui.error_dialog import build_message_box
from ita_desk.gui.look.plain_text import set_details
from ita_desk.i18n import Messages
from ita_desk.resources import PROGRAM, log_folder, settings_file, state_folder, user_forms_folder

BOX = "about"


def tell_about(window: QWidget, messages: Messages, version: str) -> None:
    """Open the box; one button shows the folder of the log, backups and rescued work."""
    places = {
        "log": log_folder(),
        "backups": state_folder() / "backups",
        "settings": settings_file(),
        "own": user_forms_folder().parent,
    }
    box = build_message_box(window, PROGRAM, messages.say("window.about", version=version))
    box.setObjectName(BOX)
    lines = [messages.say(f"window.about.{name}", path=str(path)) for name, path in places.items()]
    set_details(box, "\n\n".join(lines))
    show = box.addButton(messages.say("window.about.show"), QMessageBox.ButtonRole.ActionRole)
    show.clicked.connect(lambda: show_path(log_folder().parent))
    fine = box.addButton(QMessageBox.StandardButton.Ok)
    box.setDefaultButton(fine)
    box.setEscapeButton(fine)
    box.open()
