"""The names of indicators and issues that a year's report may use: those of its own year and of the one it rests on."""

from collections.abc import Iterator

from ita_desk.checks.context import Setting
from ita_desk.checks.squeezed import words_of
from ita_desk.domain.framework import Framework

Names = tuple[tuple[str, str], ...]
"""Names without white space, the longest first, each with its code."""


def frameworks_of(setting: Setting) -> tuple[Framework, ...]:
    """The frameworks known of the year that the report rests on and of its own, each once."""
    both = setting.basis_framework, setting.framework
    return tuple(dict.fromkeys(framework for framework in both if framework is not None))


def indicator_names(setting: Setting) -> Names:
    """The official names of the indicators."""
    return _longest_first((i.name, i.code) for f in frameworks_of(setting) for i in f.indicators)


def issue_names(setting: Setting) -> Names:
    """The official names of the issues, with their numbers."""
    return _longest_first((i.name, str(i.number)) for f in frameworks_of(setting) for i in f.issues)


def official_name(code: str, setting: Setting, *, issue: bool = False) -> str:
    """The name as it is written officially, of the year the report rests on where known."""
    for framework in frameworks_of(setting):
        if issue:
            found = [i.name for i in framework.issues if str(i.number) == code]
        else:
            found = [i.name for i in framework.indicators if i.code == code]
        if any(found):
            return found[0]
    return ""


def unnamed(setting: Setting) -> frozenset[str]:
    """The codes of indicators whose name is not known of one of the years, so that none can be called wrong."""
    return frozenset(i.code for f in frameworks_of(setting) for i in f.indicators if not i.name)


def _longest_first(pairs: Iterator[tuple[str, str]]) -> Names:
    names = {(words_of(name), code) for name, code in pairs if name}
    return tuple(sorted(names, key=lambda pair: (-len(pair[0]), pair)))
