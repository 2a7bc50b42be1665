"""A mail and a machine for tests."""

import ctypes
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ita_desk.services.mailing.mail import Enclosure, Mail, build_mail
from ita_desk.services.mailing.mapi import MapiMessage
from ita_desk.services.mailing.ways import Machine

MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SUBJECT = "ขอส่งรายงาน 'ผล', 100% \"ดี\""
BODY = "เรียน นายอำเภอ\n\nส่ง, 'มา'"


def made_mail(folder: Path, to: str = "a@example.go.th b@example.go.th") -> Mail:
    """A mail with a report and a file whose name is not easy."""
    names = ("ITA2568-result-outcomes.pdf", "คำสั่ง, 'ที่' 5%.docx")
    for name in names:
        (folder / name).write_bytes(b"%PDF")
    report = Enclosure(folder / names[0], "รายงาน ๒๕๖๘.pdf")
    return build_mail(to, SUBJECT, BODY, [report, Enclosure(folder / names[1], names[1])], folder)


class MadeMachine:
    """Programs that are there by name, with their exit codes; notes what was started and opened."""

    def __init__(
        self,
        system: str = "linux",
        programs: Mapping[str, int | None] | None = None,
        load_mapi: Callable[[], Any] | None = None,
        *,
        root: bool = False,
        opens: bool = True,
    ) -> None:
        self.programs, self.opens = programs or {}, opens
        self.started: list[list[str]] = []
        self.opened: list[Path] = []
        self.machine = Machine(
            system=system,
            root=root,
            which=lambda name: f"/bin/{name}" if name in self.programs else None,
            start=self.start,
            open_file=self.open_file,
            load_mapi=load_mapi or no_library,
            now=lambda: MOMENT,
            new_id=lambda: "0123abcd",
        )

    def start(self, argv: Sequence[str]) -> int | None:
        self.started.append(list(argv))
        return self.programs.get(Path(argv[0]).name, 127)

    def open_file(self, path: Path) -> None:
        if not self.opens:
            raise OSError("no program")
        self.opened.append(path)


def no_library() -> Any:
    raise OSError("no such library")


class Library:
    """Stands for mapi32: a function of the system's calling convention, which notes the mail it is given."""

    def __init__(self, code: int) -> None:
        self.calls: list[tuple[int, int, int, int]] = []
        self.mails: list[dict[str, Any]] = []
        ulong, place = ctypes.c_uint32, ctypes.c_size_t
        shape = ctypes.CFUNCTYPE(ulong, place, place, ctypes.POINTER(MapiMessage), ulong, ulong)

        def send(session: int, window: int, message: Any, flags: int, reserved: int) -> int:
            self.calls.append((session, window, flags, reserved))
            self.mails.append(read(message.contents))
            return code

        self.MAPISendMailW = shape(send)


def read(message: MapiMessage) -> dict[str, Any]:
    """What is in the structures."""
    people = [message.recipients[n] for n in range(message.recipient_count)]
    files = [message.files[n] for n in range(message.file_count)]
    return {
        "subject": message.subject,
        "text": message.text,
        "people": [(one.role, one.name, one.address) for one in people],
        "files": [(one.path, one.name, one.position) for one in files],
    }
