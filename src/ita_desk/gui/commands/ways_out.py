"""The ways in which a report leaves the program."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ita_desk.gui.commands.export_commands import ExportCommands
from ita_desk.gui.commands.mail_commands import MailCommands
from ita_desk.gui.commands.print_commands import PrintCommands
from ita_desk.gui.commands.publish_commands import PublishCommands
from ita_desk.gui.commands.signing_commands import SigningCommands
from ita_desk.gui.desk import Desk
from ita_desk.gui.graph import Graph
from ita_desk.gui.workspace import Workspace


class WaysOut(QObject):
    """The commands of each way; `acts` are what the menus and the print tab call, by the names of actions."""

    def __init__(self, desk: Desk, workspace: Workspace, graph: Graph, window: QWidget) -> None:
        super().__init__(workspace)
        messages = graph.messages
        self.exports = ExportCommands(desk, workspace, messages, window)
        self.prints = PrintCommands(desk, workspace, messages, window, self.exports.export)
        self.publishing = PublishCommands(desk, workspace, messages, graph.parts().frameworks, window)
        self.mails = MailCommands(desk, workspace, messages, graph.state, window)
        self.signing = SigningCommands(desk, workspace, messages, window)
        self.signing.print_wanted.connect(self.prints.print_pdf)
        self.signing.mail_wanted.connect(self.mails.mail)
        self.acts: Mapping[str, Callable[[], None]] = {
            "export": self.exports.export,
            "print": self.prints.print_report,
            "mail": self.mails.mail,
            "sign_off": self.signing.sign_off,
            "signed_reports": self.signing.signed_reports,
            "publish": self.publishing.publish,
        }

    def close(self) -> None:
        """End what still runs."""
        self.signing.close()
        self.prints.close()
        self.publishing.close()
        self.mails.close()
