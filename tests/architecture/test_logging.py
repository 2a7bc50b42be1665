"""What is logged has a plain template: a value put into it by the caller would reach the log unseen."""

import ast
from collections.abc import Mapping

LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}


def made_templates(module: ast.Module) -> list[int]:
    """The lines of calls of a logger whose template is not written out."""
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call)]
    logged = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in LEVELS]
    return [call.lineno for call in logged if is_logger(call) and not isinstance(call.args[0], ast.Constant)]


def is_logger(call: ast.Call) -> bool:
    """Whether the call is one of a logger, by its look: `log.…`, `_LOG.…` or `getLogger(…).…`."""
    assert isinstance(call.func, ast.Attribute)
    return bool(call.args) and "log" in ast.unparse(call.func.value).lower()


def test_templates_are_plain(modules: Mapping[str, ast.Module]) -> None:
    program = {path: module for path, module in modules.items() if path.startswith("src/")}
    assert {path: found for path, module in program.items() if (found := made_templates(module))} == {}


def test_a_made_template_is_found() -> None:
    source = (
        'log.info("plain %s", name)\nlog.info(f"made {name}")\nlogging.getLogger(__name__).error("a" + name)'
    )
    assert made_templates(ast.parse(source)) == [2, 3]
