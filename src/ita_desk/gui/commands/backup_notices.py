"""Backups that cannot be made, told without disturbing."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta

from ita_desk.errors import AppError
from ita_desk.gui.error_dialog import error_text
from ita_desk.gui.models.backup_words import moment_text
from ita_desk.gui.widgets.notice_bar import NoticeBar
from ita_desk.gui.window_state import WindowState
from ita_desk.i18n import Messages
from ita_desk.services.keeping.backups import BackupReport
from ita_desk.storage.failures import DamagedFile

SECOND = "second"
_DAY_OF_USE = timedelta(days=1)


class BackupNotices:
    """Puts up notices, and remembers over days since when backups have failed.

    Of the own place a failure is told when it has lasted for a day, at once where the office file itself is
    damaged; of the second place once, until it works again. `own` names the office; `acts` are the buttons of the
    notices by the keys of their texts, for `own` and `second`.
    """

    def __init__(
        self,
        notices: NoticeBar,
        messages: Messages,
        state: WindowState,
        own: str,
        acts: Mapping[str, tuple[str, Callable[[], None]]],
        now: Callable[[], datetime],
    ) -> None:
        self._notices, self._messages, self._state, self._acts = notices, messages, state, acts
        self._own, self._now = own, now
        self._second_told = False

    def take(self, report: BackupReport) -> None:
        """Tell what is to be told of an attempt, and take away what is settled."""
        since = self._remember(self._own, report.failure)
        if report.failure is None:
            self._notices.drop("backup")
        elif isinstance(report.failure, DamagedFile) or self._now() - since >= _DAY_OF_USE:
            self._put("backup", report.failure, since)
        since = self._remember(SECOND, report.second_failure)
        if report.second_failure is None:
            self.forget_second()
        elif not self._second_told:
            self._second_told = True
            self._put("backup_second", report.second_failure, since)

    def forget_second(self) -> None:
        """The second place works, or is another now."""
        self._second_told = False
        self._remember(SECOND, None)
        self._notices.drop("backup_second")

    @property
    def second_failing_since(self) -> datetime | None:
        """Since when the second place could not be reached; None if it could."""
        return self._since(SECOND)

    def _put(self, key: str, failure: AppError, since: datetime) -> None:
        say = self._messages.say
        told = say(
            f"window.notice.{key}", since=moment_text(since), reason=error_text(self._messages, failure)
        )
        name, act = self._acts[key]
        self._notices.put(key, told, {say(name): act}, warning=True)

    def _remember(self, place: str, failure: AppError | None) -> datetime:
        """Since when it fails, which is now if it did not before."""
        since = self._since(place)
        if failure is None and since:
            self._state.keep_note(_note(place), "")
        elif failure and not since:
            self._state.keep_note(_note(place), self._now().isoformat())
        return since or self._now()

    def _since(self, place: str) -> datetime | None:
        with suppress(ValueError):
            since = datetime.fromisoformat(self._state.note(_note(place)))
            return since if since.tzinfo else None
        return None


def _note(place: str) -> str:
    return f"backups_failing/{place}"
