"""What is loaded of Qt for Python at the start, and that the rest still comes when it is needed."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ita_desk.gui import plain_imports
from ita_desk.gui.plain_imports import run_later

# Loads Qt, by us or plainly; says what of it was run, does everything that needs the rest, says that again.
CALLS = """
import builtins, inspect, json, sys
compile_now = builtins.compile
if sys.argv[1] == "ours":
    from ita_desk.gui.plain_imports import import_plainly
    import_plainly()
    assert builtins.compile is compile_now
    assert builtins.__import__ is not builtins.__feature_import__
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor
def run():
    modules = [(name, vars(module)) for name, module in sys.modules.items() if "shiboken" in name]
    return [name for name, names in modules if any(n[:2] != "__" for n in names.keys() - {"run_later", "update_mapping"})]
def told(call):
    try:
        return repr(call())
    except Exception as error:
        return f"{type(error).__name__}: {error}"
before, loaded = run(), "argparse" in sys.modules
answers = [told(call) for call in (
    lambda: QObject().setObjectName(3),
    lambda: QSize("a"),
    lambda: QObject(nothing=1),
    lambda: QObject(objectName="a").objectName(),
    lambda: QColor.fromRgb(1, 2, 3, 4, 5, 6),
    lambda: inspect.signature(QObject.setObjectName),
    lambda: QObject.setObjectName.__signature__,
    lambda: QObject.__doc__,
)]
from PySide6.support.signature.lib import enum_sig, pyi_generator
answers += [pyi_generator.generate_pyi.__name__, told(lambda: hasattr(enum_sig, "nothing"))]
print(json.dumps({"before": before, "argparse": loaded, "answers": answers, "after": run()}))
"""


def told_by(which: str) -> Mapping[str, Any]:
    """What the script above prints."""
    source = str(Path(plain_imports.__file__).parents[2])
    command = [sys.executable, "-c", CALLS, which]
    environment = {**os.environ, "PYTHONPATH": source, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    told: Mapping[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.slow
def test_what_tells_of_wrong_calls_is_run_when_there_is_one() -> None:
    ours, plain = told_by("ours"), told_by("plain")
    seldom = {name.removesuffix(".py").replace("/", ".") for name in plain_imports._SELDOM}
    assert seldom <= set(plain["before"])
    assert seldom.isdisjoint(ours["before"])
    assert (ours["argparse"], plain["argparse"]) == (False, True)
    assert seldom <= set(ours["after"])
    assert ours["answers"] == plain["answers"]


def test_a_source_is_run_once() -> None:
    names: dict[str, object] = {"__file__": "a.py", "runs": []}
    name_of = run_later(b"runs.append(1)\nfirst, second = 1, 2", names)
    with pytest.raises(AttributeError, match="__path__"):
        name_of("__path__")
    assert names["runs"] == []
    assert (name_of("first"), name_of("second")) == (1, 2)
    with pytest.raises(AttributeError, match="third"):
        name_of("third")
    assert names["runs"] == [1]
