"""Finds the line of a form file that a fault is about; TOML readers keep no places."""

import re
from collections.abc import Sequence

# The tables on the way to a value: name and place among its neighbours.
Trail = tuple[tuple[str, int], ...]

_HEAD = re.compile(r"\s*\[{1,2}\s*([\w.-]+)\s*\]")


def line_of(source: str, trail: Trail, word: str) -> int:
    """The line (1-based) that says `word` in the table at the end of a trail; the table's first line if none does.

    A table written inside a line is looked for in the table around it.
    """
    lines = source.splitlines()
    first, last = _table(lines, trail)
    own = [n for n in range(first, last) if not lines[n].lstrip().startswith("#")]
    key = re.compile(rf"""(?<![\w.-])["']?{re.escape(word)}["']?\s*=""")
    for says in (key.search, lambda line: word in line):
        for number in own:
            if says(lines[number]):
                return number + 1
    return first + 1


def _table(lines: Sequence[str], trail: Trail) -> tuple[int, int]:
    """The lines of a table's own keys: from its head, or the file's beginning, to the next head."""
    heads = [(n, found[1]) for n, line in enumerate(lines) if (found := _HEAD.match(line))]
    at, names = -1, ""
    for name, place in trail:
        full = f"{names}.{name}" if names else name
        inside = []
        for number, head in heads:
            if number > at:
                if names and not head.startswith(f"{names}."):
                    break
                inside += [number] if head == full else []
        if place >= len(inside):
            break
        at, names = inside[place], full
    return max(at, 0), next((n for n, _ in heads if n > at), len(lines))
