"""Backups in words."""

from datetime import datetime

from ita_desk.domain.office import Office
from ita_desk.i18n import Messages
from ita_desk.services.keeping.backups import Backup, BackupContent
from ita_desk.thai.dates import format_day

_SHOWN_YEARS = 3
_BUDDHIST_OFFSET = 543


def moment_text(moment: datetime) -> str:
    """A day and the time of day: "21 พฤศจิกายน 2569 14:05"."""
    return f"{format_day(moment.date())} {moment:%H:%M}"


def file_moment(moment: datetime) -> str:
    """A day and the time of day as part of a file's name, in an order that sorts: "2569-11-21 14.05"."""
    return f"{moment.year + _BUDDHIST_OFFSET}-{moment:%m-%d %H.%M}"


def size_text(size: int) -> str:
    """A number of bytes in megabytes, small ones too."""
    return f"{max(size / 1_000_000, 0.1):,.1f} MB"


def place_text(backup: Backup, messages: Messages, *, moved: bool) -> str:
    """Where a backup lies; of one that was made of a file elsewhere, which."""
    where = messages.say(f"window.backups.place.{backup.place}")
    if not moved:
        return where
    return messages.say("window.backups.moved", where=where, folder=str(backup.original.parent))


def content_in(office: Office) -> BackupContent:
    """What is inside an office, as of a backup."""
    years = tuple(int(report.fiscal_year) for report in office.years)
    measures = sum(len(report.measures) for report in office.years)
    return BackupContent(years, measures, office.agency.full_name)


def content_text(content: BackupContent, messages: Messages) -> str:
    """The years and how many measures there are."""
    years = [str(year) for year in content.years]
    in_a_row = content.years and content.years[-1] - content.years[0] == len(years) - 1
    shown = ", ".join(years)
    if len(years) > _SHOWN_YEARS or (in_a_row and len(years) > 1):
        shown = f"{years[0]}–{years[-1]}"
    shown = shown or "–"
    return messages.say("window.backups.content", years=shown, count=content.measures)
