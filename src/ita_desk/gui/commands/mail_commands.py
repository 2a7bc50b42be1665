"""The report by mail: its file is made, and handed to the mail program with a text. Nothing is sent from here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ita_desk import resources
from ita_desk.errors import AppError
from ita_desk.gui.commands.mail_fallback import MailFallback
from ita_desk.gui.commands.problems_first import ask_problems_first
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.files import documents_folder
from ita_desk.gui.dialogs.mail import MailDialog, MailOrder
from ita_desk.gui.error_dialog import error_text, show_error
from ita_desk.gui.loose_tasks import LooseTasks
from ita_desk.gui.window_state import WindowState
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Message, Messages
from ita_desk.records import dataclass
from ita_desk.services.mailing.cargo import REPORT, Cargo, list_cargoes
from ita_desk.services.mailing.letter import PATTERNS, Letter, build_letter, load_letter_pattern
from ita_desk.services.mailing.mail import MANY_BYTES, Enclosure, Mail, build_mail
from ita_desk.services.mailing.outbox import Outbox, Parcel, size_of
from ita_desk.services.mailing.ways import (
    HandedOver,
    Machine,
    build_machine,
    hand_over,
    ways_here,
)
from ita_desk.services.printing.page_maker import ExportAnswer

NOTE = "mail/to"  # whom the last mail was for
OUTBOX = "mail"  # the folder of files handed over


@dataclass(frozen=True, slots=True)
class _Job:
    """A mail that is being made ready for a dialog."""

    dialog: MailDialog
    order: MailOrder
    by_hand: bool
    closed: list[int]  # not empty once the dialog was closed: then nothing is to come of it


class MailCommands(QObject):
    """Asks what is to go along, has it made, and hands the mail over; what happened is told in a notice."""

    def __init__(
        self,
        desk: Desk,
        workspace: Workspace,
        messages: Messages,
        state: WindowState,
        window: QWidget,
        machine: Machine | None = None,
        outbox: Outbox | None = None,
    ) -> None:
        super().__init__(workspace)
        self._desk, self._workspace, self._messages, self._state = desk, workspace, messages, state
        self._window, self._machine = window, machine or build_machine()
        self._outbox = outbox or Outbox(resources.state_folder() / OUTBOX)
        folder = resources.resource("letters")
        self._patterns = {name: load_letter_pattern(folder, name) for name in PATTERNS}
        self._tasks = LooseTasks(self)
        self._fallback = MailFallback(messages, self._machine, self._tasks, window)
        self._jobs: dict[int, tuple[_Job, Parcel]] = {}  # by numbers of the worker's answers
        self._draft = False
        desk.answered.connect(self._take_report)
        self._tasks.run(self._outbox.sweep, lambda _: None, lambda _: None)

    def close(self) -> None:
        """Wait for nothing: a mail program may stay open for long."""
        self._tasks.close()

    # --- asking ----------------------------------------------------------------------------------------------

    def mail(self) -> None:
        """Ask what to send; what must be mended in the report is named before."""
        self._desk.bridge.settle()
        office, place = self._desk.bridge.office, self._desk.place
        if office.year(place.year) is None:
            self._workspace.notices.put("done", self._messages.say("mail.no_year"))
            return
        ask_problems_first(self._window, self._messages, self._desk, self._workspace, self._ask)

    def _ask(self, draft: bool) -> None:
        self._draft = draft
        cargoes = list_cargoes(
            self._desk.bridge.office, self._workspace.feed.request(), self._desk.choices.forms
        )
        dialog = MailDialog(
            self._messages,
            cargoes,
            self._letter_of,
            self._state.note(NOTE),
            documents_folder(),
            self._window,
        )
        dialog.wanted.connect(lambda order, by_hand: self._begin(dialog, order, by_hand=by_hand))
        dialog.open()

    def _letter_of(self, cargo: Cargo) -> Letter:
        return build_letter(self._patterns[cargo.kind], cargo.facts)

    # --- making ready ----------------------------------------------------------------------------------------

    def _begin(self, dialog: MailDialog, order: MailOrder, *, by_hand: bool) -> None:
        job = _Job(dialog, order, by_hand, [])
        dialog.finished.connect(job.closed.append)
        dialog.show_busy(busy=True)
        self._run(job, self._outbox.open_parcel, lambda parcel: self._make(job, parcel))

    def _make(self, job: _Job, parcel: Parcel) -> None:
        cargo = job.order.cargo
        if cargo.key != REPORT:
            self._collect(job, parcel, lambda: self._kept_paper(cargo, parcel), ())
            return
        request = self._workspace.feed.request(job.order.carried, draft=self._draft)
        target = parcel.place(cargo.file_name)
        self._jobs[self._desk.worker.ask_export(self._desk.bridge.office, request, target)] = job, parcel

    def _kept_paper(self, cargo: Cargo, parcel: Parcel) -> Enclosure:
        content = cargo.read(self._desk.opened.store.read_blob)
        return parcel.put(cargo.file_name, self._shown_name(cargo), content)

    def _shown_name(self, cargo: Cargo) -> str:
        return cargo.shown_name(self._patterns[cargo.kind])

    def _take_report(self, answer: object) -> None:
        if not isinstance(answer, ExportAnswer) or answer.number not in self._jobs:
            return  # a file for another purpose
        job, parcel = self._jobs.pop(answer.number)
        if job.closed:
            return
        if answer.error:
            self._refuse(job, answer.error)
            return
        made = Enclosure(answer.target, self._shown_name(job.order.cargo))
        self._collect(job, parcel, lambda: made, answer.faults)

    def _collect(
        self, job: _Job, parcel: Parcel, first: Callable[[], Enclosure], faults: Sequence[Message]
    ) -> None:
        order = job.order

        def work() -> Mail:
            enclosures = [first(), *map(parcel.copy, order.files)]
            return build_mail(order.to, order.subject, order.body, enclosures, parcel.folder)

        self._run(job, work, lambda mail: self._hand_over(job, mail, faults))

    def _run(self, job: _Job, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._tasks.run(
            work,
            lambda result: None if job.closed else done(result),
            lambda error: None if job.closed else self._refuse(job, error),
        )

    def _refuse(self, job: _Job, error: Exception) -> None:
        if isinstance(error, AppError):
            job.dialog.refuse(error_text(self._messages, error))
        else:
            job.dialog.refuse("")
            show_error(job.dialog, self._messages, error)

    # --- handing over ----------------------------------------------------------------------------------------

    def _hand_over(self, job: _Job, mail: Mail, faults: Sequence[Message]) -> None:
        job.dialog.accept()
        self._state.keep_note(NOTE, job.order.to)
        said = [self._messages.text(fault) for fault in faults]
        if sum(size_of(one.path) or 0 for one in mail.enclosures) > MANY_BYTES:
            said.append(self._messages.say("mail.too_large"))
        if job.by_hand:
            self._fallback.open(mail, failed=False)
            return
        self._tell(mail, [self._messages.say("mail.opening"), *said])
        ways = ways_here(self._machine)
        self._tasks.run(
            lambda: hand_over(mail, ways),
            lambda done: self._tell_outcome(mail, done, said),
            self._fallback.tell_error,
        )

    def _tell(self, mail: Mail, said: Sequence[str]) -> None:
        other = self._messages.say("mail.other_way")
        self._workspace.notices.put(
            "mail", "\n".join(said), {other: lambda: self._fallback.open(mail, failed=False)}
        )

    def _tell_outcome(self, mail: Mail, done: HandedOver, said: Sequence[str]) -> None:
        if done.outcome == "failed":
            self._workspace.notices.drop("mail")
            self._fallback.open(mail, failed=True)
            return
        key = "mail.handed_over" if done.outcome == "opened" else "mail.cancelled"
        self._tell(mail, [self._messages.say(key), *said])
