"""What `backup` does and answers: a backup made, those there are, or one restored."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ita_desk.cli.arguments import wanted
from ita_desk.cli.supplies import Supplies
from ita_desk.errors import AppError, UserError
from ita_desk.services.keeping.backups import Backup, Backups, content_of
from ita_desk.thai.dates import format_day
from ita_desk.thai.digits import to_arabic


def run_backup(arguments: argparse.Namespace, supplies: Supplies) -> int:
    """Make a backup of an office file, list those there are, or restore one."""
    wanted(arguments, "file")
    if arguments.list and arguments.restore is not None:
        raise UserError("arguments.not_together", one="--list", other="--restore")
    backups, now = Backups(Path(arguments.file)), datetime.now(UTC).astimezone()
    if arguments.list:
        _list(backups, supplies, as_json=arguments.json)
    elif arguments.restore is not None:
        backup = backups.find(to_arabic(arguments.restore))
        _restore(backups, backup, now, supplies, as_json=arguments.json)
    else:
        _make(backups, now, supplies, as_json=arguments.json)
    return 0


def _make(backups: Backups, now: datetime, supplies: Supplies, *, as_json: bool) -> None:
    report = backups.make(now)
    if report.failure:
        raise report.failure
    if as_json:
        supplies.print_json({"made": _to_json(report.made) if report.made else None})
    elif report.made:
        folder = str(report.made.path.parent)
        supplies.console.say("cli.backup.made", id=report.made.id, folder=folder, **_words(report.made))
    else:
        supplies.console.say("cli.backup.unchanged", path=str(backups.path))


def _list(backups: Backups, supplies: Supplies, *, as_json: bool) -> None:
    own, elsewhere = backups.all(), backups.elsewhere()
    if as_json:
        listed = {"backups": own, "elsewhere": elsewhere}
        supplies.print_json({name: [_to_json(one) for one in found] for name, found in listed.items()})
        return
    if not own:
        supplies.console.say("cli.backup.none", path=str(backups.path))
    for backup in own:
        _tell(backup, supplies)
    if elsewhere:
        supplies.console.say("cli.backup.elsewhere")
    for backup in elsewhere:
        _tell(backup, supplies)


def _restore(backups: Backups, backup: Backup, now: datetime, supplies: Supplies, *, as_json: bool) -> None:
    aside = backups.restore_file(backup, now)
    if as_json:
        supplies.print_json({"restored": _to_json(backup), "put_aside": str(aside) if aside else None})
        return
    supplies.console.say("cli.backup.restored", path=str(backups.path), id=backup.id, **_words(backup))
    if aside:
        supplies.console.say("cli.backup.put_aside", path=str(aside))


def _words(backup: Backup) -> dict[str, str]:
    made_at = backup.made_at
    return {
        "moment": f"{format_day(made_at.date())} {made_at:%H:%M}",
        "size": f"{max(1, round(backup.size / 1024)):,}",
    }


def _tell(backup: Backup, supplies: Supplies) -> None:
    words = _words(backup) | {"id": backup.id}
    try:
        content = content_of(backup)
    except AppError:
        supplies.console.say("cli.backup.damaged", **words)
        return
    years = " ".join(map(str, content.years)) or "-"
    supplies.console.say("cli.backup.listed", measures=content.measures, years=years, **words)


def _to_json(backup: Backup) -> dict[str, Any]:
    """A backup; its years and measures are null where it cannot be read."""
    told: dict[str, Any] = {
        "id": backup.id,
        "made_at": backup.made_at.isoformat(),
        "size": backup.size,
        "path": str(backup.path),
        "file": str(backup.original),
        "years": None,
        "measures": None,
    }
    try:
        content = content_of(backup)
    except AppError:
        return told
    return told | {"years": list(content.years), "measures": content.measures}
