"""Starts the program; the only place that builds the object graph."""

import gc
import sys
from collections.abc import Callable
from functools import cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ita_desk.cli.ending import end_process
from ita_desk.cli.main import end_output, run_command_line, speak_utf8
from ita_desk.domain.ids import random_ids
from ita_desk.errors import AppError, UserError
from ita_desk.rare_collections import collect_rarely
from ita_desk.resources import PROGRAM

_WARNING = 0x30  # MB_ICONWARNING

# Everything else is imported where it is used: the worker process imports this module too, and start-up is measured.
if TYPE_CHECKING:
    from logging import Logger

    from ita_desk.forms.catalog import FormCatalog
    from ita_desk.gui.graph import Graph, OfficeParts
    from ita_desk.i18n import Messages
    from ita_desk.services.printing.export import Exporter


@cache
def _exporter() -> "Exporter":
    from ita_desk.frameworks.catalog import shipped_frameworks
    from ita_desk.render.renderer import Renderer
    from ita_desk.services.printing.export import Exporter

    return Exporter(shipped_frameworks(), Renderer(keeps=False))


@cache
def _forms() -> "FormCatalog":
    from ita_desk.forms.catalog import FormCatalog

    return FormCatalog.at_hand()


def build_graph(messages: "Messages", settings: Path, version: Callable[[], str]) -> "Graph":
    """What the window is built from; `settings` is the file of what it remembers."""
    from datetime import datetime

    from ita_desk.domain.fiscal_year import FiscalYear
    from ita_desk.gui.graph import Graph
    from ita_desk.gui.window_state import WindowState

    return Graph(
        messages=messages,
        state=WindowState(settings),
        new_id=random_ids(),
        this_year=FiscalYear.of(datetime.now().astimezone().date()),
        version=version,
        parts=cache(_build_parts),
    )


def _build_parts() -> "OfficeParts":
    from ita_desk.forms.catalog import FormCatalog
    from ita_desk.frameworks.catalog import shipped_frameworks
    from ita_desk.gui.desk import build_worker
    from ita_desk.gui.graph import OfficeParts
    from ita_desk.resources import user_forms_folder
    from ita_desk.services.keeping.backup_keeper import BackupKeeper
    from ita_desk.services.own_forms import OwnForms
    from ita_desk.services.phrase_book import PhraseBook

    forms = FormCatalog.at_hand()
    return OfficeParts(
        forms=forms,
        frameworks=shipped_frameworks(),
        start_worker=build_worker,
        own_forms=OwnForms(forms, user_forms_folder()),
        phrases=PhraseBook.at_hand(),
        start_backups=BackupKeeper,
    )


def _open_window(path: Path | None, language: str, version: Callable[[], str]) -> int:
    """Show the window under watch: what makes it crash is found in the log and by the next start."""
    from ita_desk.resources import log_folder
    from ita_desk.services.watching.hard_crash import CrashWatch

    gc.disable()  # until the first paint: all that is made till then stays
    watch = CrashWatch(log_folder(), "window")
    try:
        return _run_window(path, language, version)
    except AppError as error:
        _log(version).warning("the window was not opened: %s", error)
        raise
    except Exception:
        _log(version).exception("the window failed")
        raise
    finally:
        watch.end()
        if "ita_desk.services.watching.log" in sys.modules:
            sys.modules["ita_desk.services.watching.log"].end_log()


@cache
def _log(version: Callable[[], str]) -> "Logger":
    """The log, begun when it is first asked for: the window is shown before."""
    from ita_desk.resources import log_folder
    from ita_desk.services.watching.log import start_log

    return start_log(log_folder(), version())


def _run_window(path: Path | None, language: str, version: Callable[[], str]) -> int:
    try:
        from ita_desk.gui.plain_imports import import_plainly

        import_plainly()
        from ita_desk.gui.app import check_surroundings, run_window, start_application
        from ita_desk.gui.first_window import FirstWindow
        from ita_desk.gui.window_state import WindowState
    except ImportError as error:
        raise UserError("window.no_qt", reason=str(error)) from error
    from ita_desk.i18n import Messages
    from ita_desk.resources import log_folder, settings_file, state_folder
    from ita_desk.services.watching.hard_crash import HardCrash, take_crashes

    def begin_log() -> tuple[HardCrash, ...]:
        _log(version)
        return take_crashes(log_folder())

    check_surroundings()
    messages = Messages(language or WindowState(settings_file()).language)
    application = start_application()
    first = FirstWindow.claim(state_folder(), path)
    if first is None:
        return 0
    graph = build_graph(messages, settings_file(), version)
    return run_window(application, graph, path, first, begin_log)


def main() -> int:
    """Run the command line of this process, or its window, and return the exit code."""
    collect_rarely()
    speak_utf8()
    said = StringIO() if sys.stderr is None else None  # a program without console, as on Windows
    code = run_command_line(
        sys.argv[1:],
        sys.stdout or StringIO(),
        said or sys.stderr,
        _exporter,
        _forms,
        random_ids(),
        _open_window,
    )
    if said is not None and code:
        _tell_in_box(said.getvalue())
    end_output()
    return code


def _tell_in_box(text: str) -> None:
    """Tell in a box of Windows what there is no console for: why no window came."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, PROGRAM, _WARNING)


def run() -> NoReturn:
    """Be the program: run it and end this process."""
    end_process(main())


if __name__ == "__main__":
    run()
