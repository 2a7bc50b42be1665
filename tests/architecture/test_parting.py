"""Signals are parted in one way only, which `gui.parting` explains."""

import ast
from pathlib import Path


def test_nothing_else_parts_signals(checkout: Path) -> None:
    source = checkout / "src" / "ita_desk"
    found = [
        f"{path.name}:{node.lineno}"
        for path in source.rglob("*.py")
        if path.name != "parting.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "disconnect"
    ]
    assert found == []
