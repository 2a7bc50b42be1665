"""What is done with versions that were signed off: looked at, saved, scanned pages attached, found by code or file."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget
from shiboken6 import isValid

from ita_desk.errors import UserError
from ita_desk.gui.commands.signed_changes import SignedChanges
from ita_desk.gui.commands.signed_comparison import SignedComparison
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.attach_scan import AttachScanDialog
from ita_desk.gui.dialogs.files import ask_for_file, ask_where_to_save, documents_folder
from ita_desk.gui.dialogs.signed_reports import SignedReportsDialog
from ita_desk.gui.error_dialog import build_message_box, show_error
from ita_desk.gui.models.signed_words import SignedWords
from ita_desk.gui.tasks import Tasks
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Messages
from ita_desk.services.edits.year import remove_signed_report, set_signed_scan
from ita_desk.services.files import replace_file
from ita_desk.services.safe_names import report_name
from ita_desk.services.signing.scans import join_scan
from ita_desk.services.signing.state import (
    Match,
    Signed,
    SignedState,
    all_signed,
    find_by_code,
    look_at,
    match_file,
)

ASK_BOX = "ask_remove_signed"
_LARGEST = 300_000_000  # bytes of a file that is read to be compared or joined


class SignedCommands(QObject):
    """Shows the list of signed versions and does what is asked for there."""

    def __init__(
        self, desk: Desk, workspace: Workspace, changes: SignedChanges, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(workspace)
        self._desk, self._workspace, self._messages, self._window = desk, workspace, messages, window
        self._changes, self._words = changes, SignedWords(messages)
        self._tasks, self._closed = Tasks(self), False
        self._dialog: SignedReportsDialog | None = None
        self.comparison = SignedComparison(desk, workspace, messages, window)
        self._acts: dict[str, Callable[[Signed], None]] = {
            "save": lambda one: self._ask_where(one, one.signed.sha256, ""),
            "save_scan": lambda one: self._ask_where(one, one.signed.scan, "-scan"),
            "attach": self._ask_for_scan,
            "differences": self._show_differences,
            "remove": self._ask_to_remove,
        }
        desk.bridge.changed.connect(self._renew)

    def close(self) -> None:
        """Close the list, and give up what is not done."""
        self._closed = True
        if dialog := self.dialog:
            dialog.close()
        self.comparison.close()
        self._tasks.close()

    @property
    def dialog(self) -> SignedReportsDialog | None:
        """The list, while it is open."""
        return self._dialog if self._dialog and isValid(self._dialog) and self._dialog.isVisible() else None

    @property
    def _around(self) -> QWidget:
        """What further questions belong to."""
        return self.dialog or self._window

    # --- the list --------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Show the list, and look at each."""
        self._desk.bridge.settle()
        dialog = SignedReportsDialog(
            self._messages, read_only=self._desk.bridge.read_only, parent=self._window
        )
        dialog.wanted.connect(lambda name, one: self._acts[name](one))
        dialog.code_wanted.connect(self._find)
        dialog.file_wanted.connect(self._ask_for_file)
        self._dialog = dialog
        dialog.show_reports(self._listed())
        dialog.open()
        self._look_on()

    def show_changes(self) -> None:
        """Show what was changed since the report in view was signed off."""
        if newest := self._changes.newest:
            self.comparison.show(newest)

    def _listed(self) -> list[Signed]:
        return list(reversed(all_signed(self._desk.bridge.office)))

    def _renew(self) -> None:
        if dialog := self.dialog:
            dialog.show_reports(self._listed())
            self._look_on()

    def _look_on(self) -> None:
        """Look at one that nothing is known of, and then at the next."""
        one = self.dialog.unlooked() if self.dialog else None
        if one is not None:
            read = self._desk.opened.store.read_any_blob
            work = partial(look_at, one.signed, one.fiscal_year, read)
            self._run(work, partial(self._show_state, one))

    def _show_state(self, one: Signed, state: SignedState) -> None:
        if self.dialog:
            self.dialog.show_state(one, state)
            self._look_on()

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Run what waits for a disk; nothing comes of it after the end."""

        def take(result: object) -> None:
            if not self._closed:
                done(result)

        def fail(error: Exception) -> None:
            if not self._closed:
                show_error(self._around, self._messages, error)

        self._tasks.run(work, take, fail)

    def _tell(self, key: str, **values: object) -> None:
        if self.dialog:
            self.dialog.tell(self._messages.say(f"window.signed.{key}", **values))

    # --- saving ----------------------------------------------------------------------------------------------

    def _ask_where(self, one: Signed, key: str, mark: str) -> None:
        form = f"{one.signed.form} {one.signed.code}{mark}"
        name = report_name(one.fiscal_year, form, months=one.signed.round)
        kinds = f"{self._messages.say('window.file.pdf')} (*.pdf)"
        title = self._messages.say("window.signed.save").removesuffix("…")
        suggested = self._desk.path.with_name(name)
        ask_where_to_save(self._around, title, kinds, suggested, lambda target: self._save(key, target))

    def _save(self, key: str, target: Path) -> None:
        def work() -> Path:
            content = self._desk.opened.store.read_blob(key)
            if content is None:
                raise UserError("signed.not_whole")
            replace_file(target, content)
            return target

        self._run(work, lambda path: self._tell("saved", path=str(path)))

    # --- scans -----------------------------------------------------------------------------------------------

    def _ask_for_scan(self, one: Signed) -> None:
        dialog = AttachScanDialog(self._messages, self._around)
        dialog.wanted.connect(lambda paths, pages: self._attach(one, paths, pages))
        dialog.open()
        dialog.ask()

    def _attach(self, one: Signed, paths: Sequence[Path], pages: tuple[int, ...]) -> None:
        store = self._desk.opened.store
        self._tell("joining")

        def work() -> tuple[str, int]:
            printed = store.read_blob(one.signed.sha256) if pages else None
            if pages and printed is None:
                raise UserError("signed.not_whole")
            scan = join_scan([(path.name, _read(path)) for path in paths], printed, pages)
            return store.add_blob(scan.content), scan.pages

        self._run(work, partial(self._keep_scan, one))

    def _keep_scan(self, one: Signed, joined: tuple[str, int]) -> None:
        key, pages = joined
        if self._desk.bridge.command(set_signed_scan(one.fiscal_year, one.signed, key)):
            self._tell("attached", pages=pages)

    # --- comparing -------------------------------------------------------------------------------------------

    def _show_differences(self, one: Signed) -> None:
        if dialog := self.dialog:
            dialog.close()
        self.comparison.show(one)

    def _find(self, typed: str) -> None:
        found = find_by_code(self._desk.bridge.office, typed)
        if found and self.dialog:
            self.dialog.choose(found[-1])
            self._tell("found", one=self._words.title(found[-1]))
        else:
            self._tell("not_found", code=typed)

    def _ask_for_file(self) -> None:
        kinds = f"{self._messages.say('window.file.pdf')} (*.pdf)"
        title = self._messages.say("window.signed.match").removesuffix("…")
        ask_for_file(self._around, title, kinds, documents_folder(), self._match)

    def _match(self, path: Path) -> None:
        office = self._desk.bridge.office
        self._run(lambda: match_file(office, _read(path)), partial(self._tell_match, path.name))

    def _tell_match(self, name: str, match: Match) -> None:
        one = ""
        if match.signed and self.dialog:
            self.dialog.choose(match.signed)
            one = self._words.title(match.signed)
        self._tell(f"match.{match.state}", file=name, one=one, code=match.code)

    # --- removing --------------------------------------------------------------------------------------------

    def _ask_to_remove(self, one: Signed) -> None:
        say = self._messages.say
        text = f"{self._words.title(one)}\n{say('window.signed.ask_remove')}"
        box = build_message_box(self._around, say("window.signed.title"), text)
        box.setObjectName(ASK_BOX)
        box.setIcon(QMessageBox.Icon.Question)
        remove = box.addButton(say("window.signed.remove"), QMessageBox.ButtonRole.DestructiveRole)
        remove.setObjectName("remove")
        keep = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        remove.clicked.connect(lambda: self._remove(one))
        box.open()

    def _remove(self, one: Signed) -> None:
        if self._desk.bridge.command(remove_signed_report(one.fiscal_year, one.signed)):
            self._tell("removed", one=self._words.title(one))


def _read(path: Path) -> bytes:
    """The bytes of a file. Raises UserError where it cannot be read or is larger than any paper."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError("scan.too_large", most=_LARGEST // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        raise UserError("signed.not_read", file=path.name) from error
