"""Hands a PDF to a printer queue by the system's own program `lp`, so that letters stay letters."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence

from ita_desk.errors import SystemFault
from ita_desk.forms.report_form import ReportForm, SignaturesSection
from ita_desk.records import dataclass
from ita_desk.services.programs import clean_environment

Ranges = tuple[tuple[int, int], ...]  # first and last page, from 1; () for all pages

ONE_SIDED, LONG_EDGE, SHORT_EDGE = "one-sided", "two-sided-long-edge", "two-sided-short-edge"
_PROGRAM = "lp"
_PATIENCE = 60.0  # seconds until a print server that says nothing is given up
_LONGEST_TITLE = 80  # letters; 255 bytes are allowed, a Thai letter has three
_OWN = frozenset({"page-ranges", "sides", "media", "collate", "copies", "print-scaling"})  # told by fields
_PLAIN = re.compile(r"[\w.,:-]+", re.ASCII)  # lp reads blanks and quotes in options as signs of its own


@dataclass(frozen=True, slots=True)
class QueueJob:
    """What to tell the queue; `sides` "" is as the printer is set, `media` the name of the paper.

    `true_size` prints pages as large as they are, else those larger than the paper are made to fit. `options` are
    further ones of the queue, as the dialog gave them.
    """

    queue: str
    title: str
    media: str = "A4"
    ranges: Ranges = ()
    copies: int = 1
    collate: bool = True
    sides: str = ""
    grey: bool = False
    reverse: bool = False
    true_size: bool = True
    options: tuple[tuple[str, str], ...] = ()


def proposed_sides(form: ReportForm) -> str:
    """How a form is best printed: on one side where it goes to signature and is scanned, else "" for any."""
    return ONE_SIDED if any(isinstance(s, SignaturesSection) for s in form.sections) else ""


# --- pages ---------------------------------------------------------------------------------------------------


def read_ranges(text: str) -> Ranges:
    """The ranges of a text as 2-3,5; what is none is left out."""
    found = re.findall(r"(\d+)(?:\s*-\s*(\d+))?", text, re.ASCII)
    return tuple((int(first), int(last or first)) for first, last in found)


def pages_of(ranges: Ranges, total: int) -> tuple[int, ...]:
    """The pages (from 1) of a paper of `total` pages, each once and in the paper's order."""
    wanted = ranges or ((1, total),)
    return tuple(page for page in range(1, total + 1) if any(a <= page <= b for a, b in wanted))


def in_order(pages: Sequence[int], copies: int, *, collate: bool, reverse: bool) -> tuple[int, ...]:
    """The pages as they are to come out, each copy."""
    once = tuple(reversed(pages)) if reverse else tuple(pages)
    return once * copies if collate else tuple(page for page in once for _ in range(copies))


# --- handing over --------------------------------------------------------------------------------------------


def can_hand_over() -> bool:
    """Whether this system has the program that takes a PDF for a queue."""
    return sys.platform != "win32" and shutil.which(_PROGRAM) is not None


def build_argv(job: QueueJob) -> list[str]:
    """The words of the program that takes the PDF from its standard input."""
    told = {
        "media": job.media,
        "collate": "true" if job.collate else "false",
        "sides": job.sides,
        "print-color-mode": "monochrome" if job.grey else "",
        "outputorder": "reverse" if job.reverse else "",
    }
    options = dict(job.options)
    if options.get("number-up", "1") == "1":  # several pages on a sheet are made smaller anyway
        told["print-scaling"] = "none" if job.true_size else "auto-fit"
    told |= {name: value for name, value in options.items() if name not in _OWN}
    title = " ".join(job.title.split())[:_LONGEST_TITLE]
    argv = [_PROGRAM, "-d", job.queue, "-n", str(job.copies), "-t", title]
    if job.ranges:
        argv += ["-P", ",".join(f"{a}-{b}" for a, b in job.ranges)]
    for name, value in told.items():
        if _PLAIN.fullmatch(name) and _PLAIN.fullmatch(value):
            argv += ["-o", f"{name}={value}"]
    return argv


class HandOver:
    """One PDF on its way to a queue; `stop` may be called from any thread."""

    def __init__(self, job: QueueJob, patience: float = _PATIENCE) -> None:
        self._job, self._patience = job, patience
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def run(self, content: bytes) -> bool:
        """Whether the queue has it; False if it was stopped before.

        Raises SystemFault where there is no such program, the queue refuses it, or nothing answers in time.
        """
        printer = self._job.queue
        self._process = process = self._start()
        if self._stopped:
            process.kill()
        try:
            said = process.communicate(content, self._patience)[1]
        except subprocess.TimeoutExpired as error:
            process.kill()
            process.communicate()
            raise SystemFault("print.silent", printer=printer) from error
        if process.returncode and not self._stopped:
            reason = said.decode("utf-8", "replace").strip().rpartition("\n")[2]
            raise SystemFault("print.refused", printer=printer, reason=reason)
        return process.returncode == 0

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                build_argv(self._job),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=clean_environment(os.environ, frozen=hasattr(sys, "frozen")),
            )
        except (OSError, ValueError) as error:  # not there, or a name with a NUL
            raise SystemFault("print.no_program", printer=self._job.queue) from error

    def stop(self) -> None:
        """Give it up, if it is not handed over yet."""
        self._stopped = True
        if self._process:
            self._process.kill()
