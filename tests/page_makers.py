"""Makers for tests of the worker: what they are told comes back as the content of pages.

They stand in a module of their own because another process imports them by name.
"""

import json
import os
import socket
from pathlib import Path
from types import TracebackType

from ita_desk.domain.office import Office
from ita_desk.domain.office_delta import OfficeDelta
from ita_desk.domain.year_report import YearReport
from ita_desk.services.checking import CheckedYear
from ita_desk.services.printing.page_maker import (
    CheckRequest,
    ExportAnswer,
    PageMaker,
    PageRequest,
    Pages,
    Problems,
)
from ita_desk.storage.drafts import create_draft, draft_path

TIMEOUT = 60.0


class EchoMaker(PageMaker):
    """Says in each page which process it is, what its office is called, and what it was sent."""

    def __init__(self) -> None:
        self.office = Office()
        self.warmed = 0
        self.whole_years = 0

    def keep(self, delta: OfficeDelta) -> None:
        super().keep(delta)
        self.whole_years += sum(isinstance(year, YearReport) for year in delta.years or ())

    def warm(self) -> None:
        self.warmed += 1

    def make(self, request: PageRequest) -> Pages:
        told = {
            "process": os.getpid(),
            "name": self.office.agency.name,
            "years": len(self.office.years),
            "whole_years": self.whole_years,
            "warmed": self.warmed,
        }
        return Pages(request.number, json.dumps(told).encode())

    def check(self, request: CheckRequest) -> Problems:
        return Problems(request.number, CheckedYear(request.fiscal_year))

    def export(self, request: PageRequest, target: Path) -> ExportAnswer:
        return ExportAnswer(request.number, target, 1)


class GatedMaker(EchoMaker):
    """Knocks at the test's gate before each page and waits until it may go on."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port = port

    def make(self, request: PageRequest) -> Pages:
        with socket.create_connection(("127.0.0.1", self.port), TIMEOUT) as gate:
            gate.recv(1)
        return super().make(request)


class DraftingMaker(GatedMaker):
    """Leaves a draft beside each file, as one that is being written, and waits at the gate."""

    def export(self, request: PageRequest, target: Path) -> ExportAnswer:
        create_draft(draft_path(target, "tmp"))
        self.make(request)
        return super().export(request, target)


class Gate:
    """Where a `GatedMaker` waits; the path to build it with is `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(TIMEOUT)
        self._waiting: socket.socket | None = None
        path.write_text(str(self._server.getsockname()[1]))

    def __enter__(self) -> "Gate":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.open()
        self._server.close()

    def await_knock(self) -> None:
        """Return when the maker has begun a page."""
        self._waiting, _ = self._server.accept()

    def open(self) -> None:
        """Let the maker go on."""
        if self._waiting:
            self._waiting.close()
            self._waiting = None


def build_echo_maker(_: Path) -> PageMaker:
    return EchoMaker()


def build_gated_maker(path: Path) -> PageMaker:
    return GatedMaker(int(path.read_text()))


def build_drafting_maker(path: Path) -> PageMaker:
    return DraftingMaker(int(path.read_text()))


def build_nothing(_: Path) -> PageMaker:
    raise ValueError("ชื่อคน")
