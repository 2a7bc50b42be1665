"""What makes backups in tests of the keeper; in a module of its own because another process imports it by name."""

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from ita_desk.services.keeping.backups import Backup, BackupReport

TIMEOUT = 30.0


def backup(name: str) -> Backup:
    """A backup of that number."""
    return Backup(name, Path(name), datetime(2026, 11, 21, tzinfo=UTC), 1, "own")


@dataclass(frozen=True, slots=True)
class Named:
    """Says that a backup of its name was made."""

    name: str = "1"

    def run(self) -> Iterator[BackupReport]:
        yield BackupReport(made=backup(self.name))


@dataclass(frozen=True, slots=True)
class Noted:
    """Writes its name into a file once the test's gate lets it."""

    note: Path
    gate: Path
    name: str = "1"

    def run(self) -> Iterator[BackupReport]:
        with socket.create_connection(("127.0.0.1", int(self.gate.read_text())), TIMEOUT) as gate:
            gate.recv(1)
        with self.note.open("a") as file:
            file.write(self.name)
        yield BackupReport(made=backup(self.name))


class Hanging:
    """Never comes to an end."""

    def run(self) -> Iterator[BackupReport]:
        ours, _theirs = socket.socketpair()
        ours.recv(1)
        yield BackupReport()


class Dying:
    """Takes its process along."""

    def run(self) -> NoReturn:
        os._exit(3)


class Mistaken:
    """Has a bug."""

    def run(self) -> NoReturn:
        raise ValueError("ก")
