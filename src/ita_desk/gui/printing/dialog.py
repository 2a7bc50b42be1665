"""The system's print dialog, and what is said where there is no printer."""

from collections.abc import Callable

from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QWidget

from ita_desk.gui.error_dialog import build_message_box
from ita_desk.gui.look.key_list import plain
from ita_desk.i18n import Messages

NO_PRINTER = "no_printer"


def open_print_dialog(
    window: QWidget, printer: QPrinter, pages: int, chosen: Callable[[], None], *, in_sight: bool
) -> QPrintDialog:
    """The open dialog, which sets up the printer; `in_sight` offers the one page that is looked at."""
    dialog = QPrintDialog(printer, window)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage, in_sight)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)  # setting pages chose these
    dialog.finished.connect(dialog.deleteLater)
    dialog.accepted.connect(lambda _: chosen())  # it brings the printer
    QDialog.open(dialog)  # its own `open` wants a slot by name
    _show_all(dialog)
    return dialog


def _show_all(dialog: QPrintDialog) -> None:
    """Unfold copies and pages where the dialog is Qt's own, which hides them behind a button."""
    buttons = dialog.findChild(QDialogButtonBox)
    if isinstance(buttons, QDialogButtonBox):
        for button in buttons.buttons():
            if buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.ResetRole:
                button.click()


def tell_no_printer(window: QWidget, messages: Messages, save_pdf: Callable[[], None]) -> QMessageBox:
    """The open box that says that no printer is set up, and offers a file instead."""
    title = plain(messages.say("window.action.print"))
    box = build_message_box(window, title, messages.say("window.print.no_printer"))
    box.setObjectName(NO_PRINTER)
    box.setIcon(QMessageBox.Icon.Information)
    save = box.addButton(messages.say("window.print.save_pdf"), QMessageBox.ButtonRole.AcceptRole)
    save.setObjectName("save")
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.setDefaultButton(save)
    save.clicked.connect(lambda: save_pdf())  # noqa: PLW0108  # Qt would hand over whether it is checked
    box.open()
    return box
