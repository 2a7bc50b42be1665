"""Signing off: the report as it stands goes into the file for good, with a code on each page, and out as a PDF."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.texts import AGENCY, REPORT
from ita_desk.domain.texts import Place as TextPlace
from ita_desk.errors import AppError
from ita_desk.forms.report_form import SignaturesSection
from ita_desk.gui.commands.problems_first import ask_problems_first
from ita_desk.gui.commands.signed_changes import SignedChanges
from ita_desk.gui.commands.signed_commands import SignedCommands
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.files import show_path
from ita_desk.gui.dialogs.sign_off import SigningWish, SignOffDialog, ToSign
from ita_desk.gui.error_dialog import show_error, show_unless_stopped
from ita_desk.gui.tasks import Tasks
from ita_desk.gui.widgets.busy_sign import build_busy_sign
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Messages
from ita_desk.records import dataclass
from ita_desk.services.edits.edit import Edit
from ita_desk.services.files import replace_file
from ita_desk.services.printing.page_maker import ExportAnswer
from ita_desk.services.private_files import private_file, remove_private_file
from ita_desk.services.safe_names import free_name, report_name
from ita_desk.services.signing.sign_off import Signing, finish_signing, plan_signing, signers_of


@dataclass(frozen=True, slots=True)
class _Under:
    """A signing whose PDF is being made in a private place."""

    signing: Signing
    private: Path
    target: Path
    progress: QProgressDialog


class SigningCommands(QObject):
    """Sign off what is chosen to be printed, and look after what was signed off.

    `print_wanted` carries the bytes of the PDF just made and what to call it, `mail_wanted` that it is to be sent.
    """

    print_wanted = Signal(object, str)
    mail_wanted = Signal()

    def __init__(self, desk: Desk, workspace: Workspace, messages: Messages, window: QWidget) -> None:
        super().__init__(workspace)
        self._desk, self._workspace, self._messages, self._window = desk, workspace, messages, window
        self._tasks, self._closed = Tasks(self), False
        self._under: dict[int, _Under] = {}  # by answers' numbers
        self.changes = SignedChanges(desk, self)
        self.signed = SignedCommands(desk, workspace, self.changes, messages, window)
        desk.answered.connect(self._take_answer)
        overview = workspace.overview
        overview.sign_wanted.connect(self.sign_off)
        overview.signed_wanted.connect(self.signed_reports)
        for note in (overview.signed, workspace.print_panel.signed):
            self.changes.counted.connect(note.show_count)
            note.wanted.connect(self.signed.show_changes)

    def close(self) -> None:
        """Give up what is not done, and leave nothing of it."""
        self._closed = True
        self.changes.close()
        self.signed.close()
        self._tasks.close()
        for under in self._under.values():
            remove_private_file(under.private)
        self._under.clear()

    def signed_reports(self) -> None:
        """Show what was signed off."""
        self.signed.show()

    # --- asking ----------------------------------------------------------------------------------------------

    def sign_off(self) -> None:
        """Ask for number, day and place, and sign off; what must be mended is named before."""
        self._desk.bridge.settle()
        if self._desk.bridge.office.year(self._desk.place.year) is None:
            self._workspace.notices.put("place", self._messages.say("window.page.no_year"))
            return
        go_on: Callable[[bool], None] = lambda _: self._ask()  # noqa: E731  # never a draft
        ask_problems_first(self._window, self._messages, self._desk, self._workspace, go_on, signing=True)

    def _ask(self) -> None:
        dialog = SignOffDialog(self._messages, self._to_sign(), self._window)
        dialog.wanted.connect(self._sign)
        dialog.signers_wanted.connect(self._show_signers)
        dialog.open()

    def _to_sign(self) -> ToSign:
        desk, office = self._desk, self._desk.bridge.office
        form, year = desk.choices.layout, desk.place.year
        report = office.year(year)
        printed = report.report_date if report else None
        asks = any(isinstance(section, SignaturesSection) for section in form.sections)
        signers = signers_of(office, form, year) if asks else None
        return ToSign(self._what(), signers, printed or _today(), printed, self._suggested())

    def _what(self) -> list[str]:
        say, desk = self._messages.say, self._desk
        pages = self._workspace.pages.page_count
        details = [
            say("window.sign_off.year", year=desk.place.year),
            say(f"window.outcomes.round_{desk.place.round}"),
            say(f"window.print.digits.{desk.choices.digits}"),
            *([say("window.sign_off.pages", pages=pages)] if pages else []),
        ]
        return [desk.choices.layout.name, " · ".join(details)]

    def _suggested(self) -> Path:
        """A place beside the office file where nothing is yet."""
        desk = self._desk
        name = report_name(desk.place.year, f"{desk.choices.form} signed", months=desk.place.round)
        folder = desk.path.parent
        return folder / free_name(name, [one.name for one in folder.glob("*.pdf")])

    def _show_signers(self) -> None:
        """Lead to where those who sign are kept: with the year, or with the agency."""
        year = self._desk.place.year
        report = self._desk.bridge.office.year(year)
        own = TextPlace(year, REPORT, "signatories")
        self._workspace.guide.show_place(
            own if report and report.signatories else TextPlace(0, AGENCY, "signatories")
        )

    # --- making ----------------------------------------------------------------------------------------------

    def _sign(self, wish: SigningWish) -> None:
        """Have the PDF made of the office as it stands now, whatever is typed from here on."""
        self._desk.bridge.settle()
        office = self._desk.bridge.office
        request = self._workspace.feed.request(wish.carried)
        try:
            signing = plan_signing(office, request, wish.document_number, wish.day)
            private = private_file("signed.pdf")
        except AppError as error:
            show_error(self._window, self._messages, error)
            return
        printed = replace(signing.request, data=wish.carried)
        number = self._desk.worker.ask_export(office, printed, private)
        self._under[number] = _Under(signing, private, wish.target, self._build_progress(number))

    def _build_progress(self, number: int) -> QProgressDialog:
        return build_busy_sign(
            self._window,
            self._messages,
            "sign_off",
            self._messages.say("window.sign_off.running"),
            partial(self._desk.worker.stop, number),
        )

    def _take_answer(self, answer: object) -> None:
        if not isinstance(answer, ExportAnswer) or answer.number not in self._under:
            return  # a file for another purpose
        under = self._under[answer.number]
        if answer.error:
            self._fail(answer.number, answer.error)
            return
        store = self._desk.opened.store

        def work() -> tuple[Edit, bytes]:
            pdf = answer.target.read_bytes()
            return finish_signing(under.signing, pdf, store.add_blob), pdf

        self._tasks.run(work, partial(self._keep, answer), partial(self._fail, answer.number))

    def _end(self, number: int) -> _Under | None:
        under = self._under.pop(number, None)
        if under:
            under.progress.close()
            under.progress.deleteLater()
            remove_private_file(under.private)
        return under

    def _fail(self, number: int, error: Exception) -> None:
        if self._end(number):
            show_unless_stopped(self._window, self._messages, error)

    def _keep(self, answer: ExportAnswer, made: tuple[Edit, bytes]) -> None:
        """Note it in the office; only then is there a PDF for the user."""
        under = self._end(answer.number)
        edit, pdf = made
        if self._closed or under is None or not self._desk.bridge.command(edit):
            return
        self._tasks.run(
            lambda: replace_file(under.target, pdf),
            lambda _: self._tell(under.signing.signed, answer, under.target, pdf),
            lambda error: self._tell_unsaved(under.signing.signed, error),
        )

    # --- telling ---------------------------------------------------------------------------------------------

    def _tell(self, signed: SignedReport, answer: ExportAnswer, target: Path, pdf: bytes) -> None:
        if self._closed:
            return
        say = self._messages.say
        lines = [
            say("window.sign_off.done", code=signed.code, pages=answer.pages),
            say("window.sign_off.saved", path=str(target)),
        ]
        lines += [self._messages.text(fault) for fault in answer.faults]
        lines.append(say("window.sign_off.next"))
        self._workspace.notices.put(
            "done",
            "\n".join(lines),
            {
                say("window.sign_off.print"): lambda: self.print_wanted.emit(pdf, target.stem),
                say("window.sign_off.mail"): self.mail_wanted.emit,
                say("window.notice.open_folder"): lambda: show_path(target.parent),
                say("window.sign_off.show_signed"): self.signed_reports,
            },
        )

    def _tell_unsaved(self, signed: SignedReport, error: Exception) -> None:
        """It is signed off and in the office; only the PDF could not be put where it was wanted."""
        if self._closed:
            return
        say = self._messages.say
        self._workspace.notices.put(
            "done",
            say("window.sign_off.unsaved", code=signed.code),
            {say("window.sign_off.show_signed"): self.signed_reports},
            warning=True,
        )
        show_error(self._window, self._messages, error)


def _today() -> date:
    return datetime.now().astimezone().date()
