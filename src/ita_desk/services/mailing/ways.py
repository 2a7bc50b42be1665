"""Ways to hand a mail to the mail program of this machine. Nothing here sends: the user does that, in that program."""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol

from ita_desk.records import dataclass
from ita_desk.services.mailing.compose import file_url, thunderbird_argv, xdg_email_argv
from ita_desk.services.mailing.mail import Mail
from ita_desk.services.mailing.mapi import SUCCESS, USER_ABORT, MapiSend, mapi_send
from ita_desk.services.programs import NOT_STARTED, Programs
from ita_desk.services.safe_names import free_name

Outcome = Literal["opened", "cancelled", "failed"]
DRAFT_NAME = "draft.eml"


@dataclass(frozen=True, slots=True)
class Machine:
    """What of this machine the ways need: found once, and another one for tests.

    `system` as `sys.platform` has it; `start` runs a program and returns its exit code, None where it runs on;
    `open_file` hands a file to the program the system knows for it; `load_mapi` loads the library of MAPI.
    """

    system: str
    root: bool
    which: Callable[[str], str | None]
    start: Callable[[Sequence[str]], int | None]
    open_file: Callable[[Path], object]
    load_mapi: Callable[[], Any]
    now: Callable[[], datetime]
    new_id: Callable[[], str]

    def draft(self, mail: Mail) -> bytes:
        """The mail as a draft, made now. Raises OSError where a file of it cannot be read."""
        from ita_desk.services.mailing.eml import build_eml  # what writes mails costs the start 0.03 s

        return build_eml(mail, self.now(), self.new_id())


class Way(Protocol):
    """One way; `name` is by which it is told."""

    @property
    def name(self) -> str:
        """mapi, draft, thunderbird or xdg_email."""

    def hand_over(self, mail: Mail) -> Outcome:
        """Open the mail in the mail program; may take as long as the user writes."""


class HandedOver(NamedTuple):
    """By which way a mail was handed over, "" by none, and how that ended."""

    way: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class MapiWay:
    """Windows: the program that is set as its mail program."""

    send: MapiSend
    name: str = "mapi"

    def hand_over(self, mail: Mail) -> Outcome:
        """Returns when the user has sent the mail or put it away."""
        with suppress(OSError):  # a violation within a foreign library comes as one
            code = self.send(mail)
            return "opened" if code == SUCCESS else "cancelled" if code == USER_ABORT else "failed"
        return "failed"


@dataclass(frozen=True, slots=True)
class DraftWay:
    """Windows: a draft in a file, opened by whatever opens such files."""

    machine: Machine
    name: str = "draft"

    def hand_over(self, mail: Mail) -> Outcome:
        """The draft lies beside the files of the mail."""
        try:
            draft = mail.folder / free_name(DRAFT_NAME, [one.path.name for one in mail.enclosures])
            draft.write_bytes(self.machine.draft(mail))
            self.machine.open_file(draft)
        except OSError:  # also: no program opens it
            return "failed"
        return "opened"


@dataclass(frozen=True, slots=True)
class ProgramWay:
    """Linux: a program started with the mail in its words."""

    name: str
    program: str
    argv: Callable[[str, Mail], list[str]]
    machine: Machine

    def hand_over(self, mail: Mail) -> Outcome:
        """A program that ends badly at once did not open the mail."""
        return "failed" if self.machine.start(self.argv(self.program, mail)) else "opened"


def ways_here(machine: Machine) -> tuple[Way, ...]:
    """The ways of a machine, the best first."""
    if machine.system == "win32":
        send = mapi_send(machine.load_mapi)
        return (*([MapiWay(send)] if send else []), DraftWay(machine))
    ways = []
    if program := machine.which("thunderbird"):
        ways.append(ProgramWay("thunderbird", program, thunderbird_argv, machine))
    if (program := machine.which("xdg-email")) and not machine.root:  # it refuses root
        ways.append(ProgramWay("xdg_email", program, xdg_email_argv, machine))
    return tuple(ways)


def hand_over(mail: Mail, ways: Sequence[Way]) -> HandedOver:
    """Try the ways in their order until one does not fail; to be called in a thread that nobody waits for."""
    for way in ways:
        outcome = way.hand_over(mail)
        if outcome != "failed":
            return HandedOver(way.name, outcome)
    return HandedOver("", "failed")


def show_in_folder(path: Path, machine: Machine) -> bool:
    """Show the file in its folder, chosen; False where the machine cannot, and the folder is to be opened by itself."""
    if machine.system == "win32":  # the program ends with 1 whatever it does
        return machine.start(["explorer", "/select,", str(path)]) != NOT_STARTED
    program = machine.which("dbus-send")
    if not program:
        return False
    manager = "org.freedesktop.FileManager1"
    call = ["/org/freedesktop/FileManager1", f"{manager}.ShowItems", f"array:string:{file_url(str(path))}"]
    words = ["--session", "--print-reply", "--reply-timeout=5000", f"--dest={manager}", *call, "string:"]
    return not machine.start([program, *words])


def build_machine() -> Machine:
    """The machine we run on."""
    return Machine(
        system=sys.platform,
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
        which=shutil.which,
        start=Programs().start,
        open_file=getattr(os, "startfile", _refuse_file),
        load_mapi=lambda: getattr(ctypes, "WinDLL")("mapi32"),  # noqa: B009  # only Windows has it
        now=lambda: datetime.now().astimezone(),
        new_id=lambda: os.urandom(16).hex(),
    )


def _refuse_file(path: Path) -> None:
    raise OSError(f"no program for {path.suffix}")
