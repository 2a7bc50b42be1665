"""Names the problems that must be mended before a report is printed; the user may print all the same."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from ita_desk.domain.office import Office
from ita_desk.gui.error_dialog import build_message_box
from ita_desk.gui.look.key_list import plain
from ita_desk.gui.look.plain_text import set_details
from ita_desk.i18n import Messages
from ita_desk.services.checking import CheckedProblem
from ita_desk.services.place_words import place_words

_MOST = 6  # problems named; the rest is counted
_LONGEST = 160  # letters of one
BOX = "export_problems"


def ask_about_problems(
    window: QWidget,
    messages: Messages,
    problems: Sequence[CheckedProblem],
    office: Office,
    print_it: Callable[[bool], None],
    show_them: Callable[[], None],
    *,
    signing: bool = False,
) -> QMessageBox:
    """The open box; `print_it` is called with whether a draft is wanted, `show_them` to look at the problems.

    Of what is `signing` no draft is offered.
    """
    lines = [f"• {_line(messages, one, office)}" for one in problems[:_MOST]]
    if len(problems) > _MOST:
        lines.append(messages.say("window.export.more", count=len(problems) - _MOST))
    way = "sign_off" if signing else "export"
    head = messages.say(f"window.{way}.problems", count=len(problems))
    box = build_message_box(window, plain(messages.say(f"window.action.{way}")), head)
    box.setObjectName(BOX)
    set_details(box, "\n".join(lines))
    box.setIcon(QMessageBox.Icon.Warning)
    show = box.addButton(messages.say("window.export.show_problems"), QMessageBox.ButtonRole.RejectRole)
    draft = box.addButton(messages.say("window.export.as_draft"), QMessageBox.ButtonRole.AcceptRole)
    draft.setVisible(not signing)
    anyway = box.addButton(messages.say(f"window.{way}.anyway"), QMessageBox.ButtonRole.DestructiveRole)
    back = box.addButton(QMessageBox.StandardButton.Cancel)
    for button, name in ((show, "show"), (draft, "draft"), (anyway, "anyway"), (back, "back")):
        button.setObjectName(name)
    box.setDefaultButton(show)
    box.setEscapeButton(back)
    show.clicked.connect(lambda: show_them())  # noqa: PLW0108  # Qt would hand over whether it is checked
    draft.clicked.connect(lambda: print_it(True))
    anyway.clicked.connect(lambda: print_it(False))
    box.open()
    return box


def _line(messages: Messages, one: CheckedProblem, office: Office) -> str:
    place = messages.text(place_words(one.problem.place, office))
    said = " ".join(messages.text(one.problem.message).split())
    line = f"{place}: {said}"
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
