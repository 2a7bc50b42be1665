"""What of PySide does harm is called in one place that knows how, or nowhere."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

# Walking Qt's focus chain makes PySide take the widget that was asked for the parent of the one answered, and
# free the one with the other; `RowStack` and `focus_chain` of the tests do without, or mend it.
CHAIN = ("nextInFocusChain", "previousInFocusChain")


def calls(folder: Path, names: tuple[str, ...], allowed: str = "") -> Iterator[str]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in names and path.name != allowed:
                yield f"{path.name}:{node.lineno}"


def test_nothing_else_parts_signals(checkout: Path) -> None:
    assert list(calls(checkout / "src" / "ita_desk", ("disconnect",), "parting.py")) == []


@pytest.mark.parametrize(("folder", "allowed"), [("src/ita_desk", ""), ("tests", "focus_chain.py")])
def test_nothing_else_walks_the_focus_chain(checkout: Path, folder: str, allowed: str) -> None:
    assert list(calls(checkout / folder, CHAIN, allowed)) == []
