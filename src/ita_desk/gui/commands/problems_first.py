"""The question before a report leaves the program while something in it must be mended."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.export_problems import ask_about_problems
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Messages


def ask_problems_first(
    window: QWidget,
    messages: Messages,
    desk: Desk,
    workspace: Workspace,
    go_on: Callable[[bool], None],
    *,
    signing: bool = False,
) -> None:
    """Name what must be mended, if there is such; `go_on` is called with whether a draft is wanted.

    What is for `signing` is never a draft.
    """
    desk.bridge.settle()
    checked = workspace.problems.checked
    if not checked.count("must"):
        go_on(False)
        return
    ask_about_problems(
        window,
        messages,
        [one for one in checked.problems if one.problem.severity == "must"],
        desk.bridge.office,
        go_on,
        lambda: workspace.guide.go_to("check"),
        signing=signing,
    )
