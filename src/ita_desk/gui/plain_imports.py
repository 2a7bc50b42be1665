"""Loads Qt for Python without what no start needs, and gives Python its import back after it."""

import builtins
from collections.abc import Callable
from threading import RLock
from typing import Any

# Modules of Qt for Python that say what was wrong with a call, or write stub files. It carries them as sources that it
# compiles and runs at every start, a fourth of the time that loading it takes.
_SELDOM = tuple(
    f"shibokensupport/signature/{name}.py"
    for name in "errorhandler layout mapping parser lib/enum_sig lib/pyi_generator lib/tool".split()
)
_IN_THEIR_PLACE = """
from ita_desk.gui.plain_imports import run_later
__getattr__ = run_later({source!r}, globals())
if __name__.endswith(".mapping"):  # of which Qt asks for this by the names it has, not as Python does
    update_mapping = lambda: __getattr__("update_mapping")()
"""


def import_plainly() -> None:
    """Load Qt, and give Python its import back.

    That of Qt for Python reads the source of every module loaded after it, to see whether it asks for other names of
    methods (`__feature__`), which none of ours does; that took a tenth of the start, and the sources stayed in memory.
    """
    compile_now = builtins.compile

    def compile_later(source: bytes, filename: str, *mode: str, **how: Any) -> object:
        if filename in _SELDOM:
            source = _IN_THEIR_PLACE.format(source=source).encode()
        return compile_now(source, filename, *mode, **how)

    builtins.compile = compile_later  # type: ignore[assignment]
    try:
        import PySide6.QtCore as _  # noqa: F401
    finally:
        builtins.compile = compile_now
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def run_later(source: bytes, names: dict[str, object]) -> Callable[[str], object]:
    """What gives a module its names: it runs the source when it is first asked for one of them."""
    lock, waiting = RLock(), [source]

    def name_of(name: str) -> object:
        if not name.startswith("__"):  # which Python asks for itself
            with lock:
                if waiting:
                    exec(compile(waiting.pop(), str(names["__file__"]), "exec"), names)
        if name not in names:
            raise AttributeError(name)
        return names[name]

    return name_of
