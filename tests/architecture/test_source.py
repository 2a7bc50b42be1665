"""Sizes and names of everything written in Python."""

import ast
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

MODULE_LINES = 400
FUNCTION_LINES = 40
BANNED = {"util", "helper", "misc", "common", "manager", "handler", "data", "info", "base"}
# Methods of Qt that the window overrides: their names are not ours to choose.
QT_METHODS = {
    "data",
    "dropMimeData",
    "headerData",
    "setData",
    "setEditorData",
    "setModelData",
    "mimeData",
    "createMimeDataFromSelection",
    "insertFromMimeData",
}
Function = ast.FunctionDef | ast.AsyncFunctionDef
Modules = Mapping[str, ast.Module]


def words(name: str) -> set[str]:
    """The words a name is made of, in lower case, as written and without a plural s."""
    found = {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}
    return found | {word.removesuffix("s") for word in found}


def banned_names(path: str, module: ast.Module) -> list[str]:
    """The names in a module, and in its path, that say nothing."""
    defined = [node.name for node in ast.walk(module) if isinstance(node, Function | ast.ClassDef)]
    if path.startswith("src/ita_desk/gui/"):
        defined = [name for name in defined if name not in QT_METHODS]
    return [name for name in (*PurePosixPath(path).with_suffix("").parts, *defined) if words(name) & BANNED]


def long_functions(module: ast.Module, limit: int = FUNCTION_LINES) -> list[str]:
    """Name and length of each function longer than `limit` lines, docstring included."""
    functions = (node for node in ast.walk(module) if isinstance(node, Function))
    lengths = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
    return [f"{name}: {lines} lines" for name, lines in lengths.items() if lines > limit]


def test_no_module_is_too_long(checkout: Path, modules: Modules) -> None:
    lengths = {path: len((checkout / path).read_bytes().splitlines()) for path in modules}
    assert {path: lines for path, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_no_function_is_too_long(modules: Modules) -> None:
    assert {path: found for path, module in modules.items() if (found := long_functions(module))} == {}


def test_no_name_is_banned(modules: Modules) -> None:
    program = {path: module for path, module in modules.items() if path.startswith("src/")}
    assert {path: found for path, module in program.items() if (found := banned_names(path, module))} == {}


def test_init_files_are_empty(checkout: Path, modules: Modules) -> None:
    packages = [path for path in modules if path.endswith("/__init__.py")]
    assert packages
    assert [path for path in packages if (checkout / path).read_bytes()] == []


def test_long_function_is_found() -> None:
    module = ast.parse(
        "class A:\n    async def long(self):\n" + "        pass\n" * 40 + "    def short(self): ...\n"
    )
    assert long_functions(module) == ["long: 41 lines"]


@pytest.mark.parametrize(
    ("path", "source", "found"),
    [
        ("src/ita_desk/storage/database.py", "def build_database(): ...", []),
        ("src/ita_desk/thai/utils.py", "", ["utils"]),
        ("src/ita_desk/thai/a.py", "class PDFInfo:\n    def load_data(self): ...", ["PDFInfo", "load_data"]),
        (
            "src/ita_desk/gui/a.py",
            "class A:\n    def data(self): ...\n    def load_data(self): ...",
            ["load_data"],
        ),
        ("src/ita_desk/data/a.py", "async def basis_year(): ...", ["data"]),
    ],
)
def test_banned_name_is_found(path: str, source: str, found: list[str]) -> None:
    assert banned_names(path, ast.parse(source)) == found
