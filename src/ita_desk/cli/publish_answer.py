"""What `publish` does and answers: a pack for the office's website."""

import argparse
import re
from pathlib import Path

from ita_desk.cli.arguments import wanted
from ita_desk.cli.console import Console
from ita_desk.cli.export_answer import request_of
from ita_desk.cli.supplies import Supplies
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.services.publishing.making import Pack, publish
from ita_desk.services.publishing.offer import find_offer
from ita_desk.services.publishing.plan import MEGABYTE, PublishPlan, size_words
from ita_desk.storage.office_store import OfficeStore
from ita_desk.thai.digits import to_arabic

_SIZE = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,3})?", re.ASCII)


def size_limit(value: str | None) -> int:
    """A number of megabytes in bytes, 0 where none is given. Raises UserError if it is no size."""
    if value is None:
        return 0
    text = to_arabic(value).strip()
    limit = round(float(text) * MEGABYTE) if _SIZE.fullmatch(text) else 0
    if not limit:
        raise UserError("arguments.not_a_size", value=value)
    return limit


def run_publish(arguments: argparse.Namespace, supplies: Supplies) -> int:
    """Make a pack of a report: its signed version where there is one, photos that it does not print, the web page."""
    wanted(arguments, "file", "form", "out")
    store = OfficeStore.open(Path(arguments.file))
    office = store.load()
    export = request_of(arguments, office, supplies)
    exporter = supplies.exporter()
    offer, target = find_offer(office, export, supplies.forms()), Path(arguments.out)
    plan = PublishPlan(
        export,
        target,
        None if arguments.unsigned else offer.signed,
        offer.appendix if offer.unprinted else None,
        offer.page,
        size_limit(arguments.limit_mb),
    )
    _tell(publish(exporter, office, plan, store.read_blob), target, supplies.console)
    return 0


def _tell(pack: Pack, target: Path, console: Console) -> None:
    for note in pack.notes:
        console.note(note.key, **note.values)
    console.say("cli.publish.done", count=len(pack.files), path=str(target))
    for file in pack.files:
        kind = Message(f"publish.kind.{file.kind}")
        said = [file.name, console.messages.say("publish.file", kind=kind, size=size_words(file.size))]
        if file.long_side:
            said.append(console.messages.say("publish.scaled", points=file.long_side))
        console.line("\t".join(said))
