"""The worker process, which lays pages out and checks years away from the window, and the thread that feeds it."""

import ctypes
import gc
import logging
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from ita_desk.domain.office import Office
from ita_desk.domain.office_delta import OfficeDelta, delta_between
from ita_desk.errors import AppError, SystemFault, UserError
from ita_desk.forms.report_form import ReportForm
from ita_desk.rare_collections import collect_rarely
from ita_desk.records import dataclass
from ita_desk.resources import log_folder
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.page_maker import (
    CheckRequest,
    ExportAnswer,
    PageMaker,
    PageRequest,
    Pages,
    Problems,
    fault_of,
)
from ita_desk.services.publishing.plan import PublishAnswer, PublishPlan, PublishRequest
from ita_desk.services.watching.hard_crash import CrashWatch
from ita_desk.services.watching.log import end_log, start_log

_NICE = 10
_COLLECT_AT = 2  # collections of the middle since the last full one: some hundred pages
_BELOW_NORMAL = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS of Windows
STOPPED = "worker.stopped"  # the error of what the user gave up
GRACE = 1.0  # seconds a busy process is given to end by itself

Answer = Pages | ExportAnswer | Problems | PublishAnswer
Request = PageRequest | CheckRequest | PublishRequest
Build = Callable[[Path], PageMaker]


@dataclass(frozen=True, slots=True)
class Job:
    """What goes to the process: what changed in the office, and the request.

    Without a request the process only makes itself ready; with a target the report is written there.
    """

    delta: OfficeDelta
    request: Request | None = None
    target: Path | None = None


# --- in the process ------------------------------------------------------------------------------------------


def build_page_maker(path: Path) -> PageMaker:
    """The worker process's own object graph: all that prints. Forms come with the requests."""
    from ita_desk.frameworks.catalog import shipped_frameworks
    from ita_desk.render.renderer import Renderer
    from ita_desk.services.printing.export import Exporter

    return PageMaker(path, Exporter(shipped_frameworks(), Renderer()))


def run_worker(connection: Connection, path: Path, build: Build) -> None:
    """Be the worker process until the other end of the connection is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which then ends us
    stand_back()
    collect_rarely()
    log, watch = start_log(log_folder()), CrashWatch(log_folder(), "worker")
    try:
        serve(connection, path, build)
    except Exception:
        log.exception("the worker failed")
        raise
    finally:
        watch.end()
        end_log()


def stand_back() -> None:
    """Let the window go first where both want a processor: a page may come later, a key may not."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_NICE)


def serve(connection: Connection, path: Path, build: Build) -> None:
    """Answer jobs, one at a time, until the other end of the connection is closed."""
    maker = _built(path, build)
    with suppress(EOFError, OSError):  # the program has ended, or wants us to
        while True:
            connection.send(_answer(maker, connection.recv()))
            tidy(connection)


def tidy(connection: Connection) -> None:
    """Collect what is no longer needed now and then while nobody waits: in the midst of a page it would double its time."""
    if gc.get_count()[2] >= _COLLECT_AT and not connection.poll():
        gc.collect()


def _built(path: Path, build: Build) -> PageMaker | AppError:
    try:
        return build(path)
    except Exception as error:  # told in every answer
        return fault_of(error)


def _answer(maker: PageMaker | AppError, job: Job) -> Answer | None:
    if isinstance(maker, AppError):
        return _failed(job.request, job.target, maker)
    # Not guarded: a process whose office has gone astray must end, and the next one is sent the whole office.
    maker.keep(job.delta)
    if job.request is None:
        maker.warm()
        return None
    if isinstance(job.request, CheckRequest):
        return maker.check(job.request)
    if isinstance(job.request, PublishRequest):
        return maker.publish(job.request)
    if job.target is None:
        return maker.make(job.request)
    return maker.export(job.request, job.target)


def _failed(request: Request | None, target: Path | None, error: AppError) -> Answer | None:
    if request is None:
        return None
    if isinstance(request, CheckRequest):
        return Problems(request.number, error=error)
    if isinstance(request, PublishRequest):
        return PublishAnswer(request.number, request.plan.target, error=error)
    if target is None:
        return Pages(request.number, error=error)
    return ExportAnswer(request.number, target, error=error)


# --- in the program ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wish:
    office: Office | None  # None: as the process has it
    request: Request | None = None
    target: Path | None = None


def _number(wish: _Wish) -> int:
    """The number a wish is answered under; 0 where there is no answer."""
    return wish.request.number if wish.request else 0


def _folder(wish: _Wish) -> Path:
    """Where the file or pack of a wish is to stand."""
    target = wish.request.plan.target if isinstance(wish.request, PublishRequest) else wish.target
    assert target is not None
    return target.parent


class PageWorker:
    """Has pages and files made and years checked in a process of its own; its methods may be called from any thread.

    No method but `close` waits for anything. `answered` is called from the feeding thread, once for each export
    and for each request for pages or problems that was not replaced by a newer one before its turn came. `build` makes the
    maker inside the process and must be a function at the top of a module. The process begins with the first
    request; one that dies is replaced at the next.
    """

    def __init__(
        self, path: Path, build: Build, answered: Callable[[Answer], None], grace: float = GRACE
    ) -> None:
        self._path, self._build, self._answered, self._grace = path, build, answered, grace
        self._numbers = count(1)
        self._changed = threading.Condition()  # guards the eight below
        self._warming: _Wish | None = None
        self._pages: _Wish | None = None
        self._checks: _Wish | None = None
        self._checks_next = False  # pages and checks take turns, so that neither waits for ever
        self._exports: deque[_Wish] = deque()
        self._closed = False
        self._busy_with: int | None = None  # the number of the file that is being made
        self._stopped: set[int] = set()
        # Only the feeding thread touches the rest, but for `close` and `stop`, which may kill the process.
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._known = Office()  # the office as the process has it
        self._feeder = threading.Thread(target=self._feed, name="page-worker", daemon=True)
        self._feeder.start()

    def warm(self, office: Office | None = None) -> None:
        """Begin the process and have it load words and fonts; with the office, send that ahead as well."""
        with self._changed:
            self._warming = _Wish(office)
            self._changed.notify()

    def ask_pages(self, office: Office, export: ExportRequest) -> int:
        """Ask for pages in place of any still asked for; returns the number of the answer."""
        with self._changed:
            number = next(self._numbers)
            self._pages = _Wish(office, PageRequest(number, export))
            self._changed.notify()
        return number

    def ask_problems(self, office: Office, fiscal_year: int, form: ReportForm | None = None) -> int:
        """Ask for a year's problems in place of any still asked for; returns the number of the answer."""
        with self._changed:
            number = next(self._numbers)
            self._checks = _Wish(office, CheckRequest(number, fiscal_year, form))
            self._changed.notify()
        return number

    def ask_export(self, office: Office, export: ExportRequest, target: Path) -> int:
        """Ask for a file; exports are made one after the other, before pages. Returns the answer's number."""
        with self._changed:
            number = next(self._numbers)
            self._exports.append(_Wish(office, PageRequest(number, export), target))
            self._changed.notify()
        return number

    def ask_publish(self, office: Office, plan: PublishPlan) -> int:
        """Ask for a pack for the website, made in its turn with the exports. Returns the answer's number."""
        with self._changed:
            number = next(self._numbers)
            self._exports.append(_Wish(office, PublishRequest(number, plan)))
            self._changed.notify()
        return number

    def stop(self, number: int) -> None:
        """Give up a file or pack that was asked for; its answer says `worker.stopped` unless it is done already.

        What is in the midst of it ends with its process; the next request begins another.
        """
        with self._changed:
            if number == self._busy_with or any(_number(wish) == number for wish in self._exports):
                self._stopped.add(number)
            if number == self._busy_with and self._process is not None:  # None while it begins
                self._process.kill()

    def close(self) -> None:
        """End the process, in the midst of its work if need be; no answer comes after this.

        Waits, normally far below a second. Not to be called from `answered`.
        """
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._feeder.join(self._grace)
        while self._feeder.is_alive():
            if self._process is not None:  # None while the feeding thread is just starting it
                self._process.kill()
            self._feeder.join(0.05)

    # --- the feeding thread --------------------------------------------------------------------------------

    def _feed(self) -> None:
        while (wish := self._next_wish()) is not None:
            answer = self._fulfilled(wish)
            if answer is not None and not self._closed:
                self._deliver(answer)
        self._end_process()

    def _next_wish(self) -> _Wish | None:
        with self._changed:
            self._changed.wait_for(self._has_wish)
            if self._closed:
                return None
            if self._exports:
                export = self._exports.popleft()
                self._busy_with = _number(export)
                return export
            if self._checks and (self._checks_next or not self._pages):
                asked, self._checks, self._checks_next = self._checks, None, self._pages is None
                return asked
            wish, self._pages, self._warming = self._pages or self._warming, None, None
            self._checks_next = True
            return wish

    def _has_wish(self) -> bool:
        return bool(self._closed or self._exports or self._pages or self._checks or self._warming)

    def _fulfilled(self, wish: _Wish) -> Answer | None:
        try:
            return self._exchange(wish)
        except Exception as error:  # whatever state the process is in, the next one begins afresh
            self._end_process()
            return _failed(wish.request, wish.target, self._told(error, wish))
        finally:
            self._free(wish)

    def _told(self, error: Exception, wish: _Wish) -> AppError:
        if _number(wish) in self._stopped:
            return UserError("worker.stopped")
        if not self._closed:
            logging.getLogger(__name__).error("the worker was lost", exc_info=error)
        return SystemFault("worker.died") if isinstance(error, EOFError | OSError) else fault_of(error)

    def _free(self, wish: _Wish) -> None:
        """Take no further word to stop what is done; a process that may have been killed just then gets no more work."""
        with self._changed:
            self._busy_with = None
            stopped = _number(wish) in self._stopped
            self._stopped.discard(_number(wish))
        if stopped:
            from ita_desk.storage.drafts import remove_drafts  # the window starts without it

            self._end_process()
            with suppress(OSError):  # what was half made goes now, not when the folder is next worked in
                remove_drafts(_folder(wish))

    def _exchange(self, wish: _Wish) -> Answer | None:
        if self._process is not None and not self._process.is_alive():
            self._end_process()  # died while it had nothing to do: nothing is lost
        connection = self._connection or self._begin_process()
        if _number(wish) in self._stopped:
            raise UserError("worker.stopped")
        office = wish.office or self._known
        connection.send(Job(delta_between(self._known, office), wish.request, wish.target))
        answer: Answer | None = connection.recv()
        self._known = office
        return answer

    def _deliver(self, answer: Answer) -> None:
        try:
            self._answered(answer)
        except Exception:  # a bug of the receiver: told like any in a thread, and the next answer still comes
            threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), threading.current_thread())))

    def _begin_process(self) -> Connection:
        hold_interrupts()
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=run_worker, args=(theirs, self._path, self._build), daemon=True)
        process.start()
        theirs.close()  # else the process would never be seen to have died
        self._process, self._connection = process, ours
        return ours

    def _end_process(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.join(self._grace)
            self._process.kill()  # does nothing to one that has ended
            self._process.join()
        self._process, self._connection, self._known = None, None, Office()


def hold_interrupts() -> None:
    """Keep Ctrl+C away from this thread and the processes it starts, from their first moment on.

    Does nothing on Windows, where a program with a window has no console.
    """
    if hasattr(signal, "pthread_sigmask"):
        resource_tracker.ensure_running()  # begins with the first process, and would let interrupts in again
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
