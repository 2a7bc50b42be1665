"""Messages: both catalogues are whole, and hold the keys that the program uses and no others."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import pytest
from babel.messages.pofile import read_po

from ita_desk import resources
from ita_desk.domain.agency import Agency
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.finding import Finding
from ita_desk.domain.measure import Measure
from ita_desk.domain.outcome import Outcome
from ita_desk.i18n import LANGUAGES, Message, Messages

SOURCE = Path(__file__).parents[1] / "src" / "ita_desk"
FIELDS = re.compile(r"\{(\w*)\}")
# The two places that pass on any key they are given.
PASSED_ON = {r"error\.(.+)", r"intake\.(.+)"}


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """The sentences of a language by key, read without the program."""
    path = resources.locale_folder() / language / "LC_MESSAGES" / "ita_desk.po"
    with path.open("rb") as file:
        entries = read_po(file, locale=language, abort_invalid=True)
    assert not list(entries.check())
    return {str(entry.id): str(entry.string) for entry in entries if entry.id}


KEYS = sorted(catalogue("th"))


# --- the catalogues ------------------------------------------------------------------------------------------


def test_both_languages_have_the_same_keys() -> None:
    assert sorted(catalogue("en")) == KEYS
    assert len(KEYS) > 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_written_twice(language: str) -> None:
    text = (resources.locale_folder() / language / "LC_MESSAGES" / "ita_desk.po").read_text("utf-8")
    assert sorted(re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)) == KEYS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_whole(language: str) -> None:
    faulty = [
        key
        for key, sentence in catalogue(language).items()
        if sentence != " ".join(sentence.split())
        or not sentence
        or any(part[2] or part[3] for part in Formatter().parse(sentence))
        or re.sub(FIELDS, "", sentence).count("{") + re.sub(FIELDS, "", sentence).count("}")
    ]
    assert faulty == []


def test_both_languages_fill_in_the_same_values() -> None:
    found = {key: [set(FIELDS.findall(catalogue(lang)[key])) for lang in LANGUAGES] for key in KEYS}
    assert {key: names for key, names in found.items() if names[0] != names[1]} == {}


def test_each_language_is_what_it_says() -> None:
    for key in KEYS:
        thai, english = (FIELDS.sub("", catalogue(language)[key]) for language in LANGUAGES)
        assert re.search("[ก-๎]", thai), key
        assert not re.search("[ก-๎]", re.sub(r"\([^)]*\)|: .*", "", english)), key
        assert thai != english


# --- what the program uses -----------------------------------------------------------------------------------


class Use(NamedTuple):
    """A key the program uses: written out, or a pattern where a part of it is filled in."""

    key: str
    pattern: bool
    values: frozenset[str] | None
    place: str


@cache
def modules() -> Mapping[str, ast.Module]:
    return {
        path.relative_to(SOURCE).as_posix(): ast.parse(path.read_bytes())
        for path in sorted(SOURCE.rglob("*.py"))
    }


def name_of(node: ast.AST) -> str:
    """The last name of an expression: `note` of `self._findings.note`."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


@cache
def error_classes() -> frozenset[str]:
    """The names of all classes of errors that are told to people."""
    classes = {"AppError"}
    heads = [node for tree in modules().values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while more := {c.name for c in heads if {name_of(b) for b in c.bases} & classes} - classes:
        classes |= more
    return frozenset(classes)


def written(node: ast.expr | None, function: ast.AST) -> Iterator[tuple[str, bool]]:
    """The keys an expression may be, through names that the function gives to texts."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value, False
    elif isinstance(node, ast.JoinedStr):
        parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else "(.+)" for p in node.values]
        yield "".join(parts), True
    elif isinstance(node, ast.IfExp):
        yield from written(node.body, function)
        yield from written(node.orelse, function)
    elif isinstance(node, ast.Name):
        for inner in ast.walk(function):
            if isinstance(inner, ast.Assign) and node.id in {name_of(t) for t in inner.targets}:
                yield from written(inner.value, function)


def prefix_of(call: ast.Call, module: str) -> str | None:
    """What is put before the key that a call gives; None for a call that gives none."""
    name = name_of(call.func)
    if name in error_classes():
        return "error."
    if name == "note" and isinstance(call.func, ast.Attribute):
        return "intake." if "findings" in name_of(call.func.value).lower() else ""
    return "" if name in ("Message", "say") and module != "i18n.py" else None


def values_of(call: ast.Call) -> frozenset[str] | None:
    """The names of the values that a call gives beside its key; None where they cannot be seen."""
    if name_of(call.func) == "Message":
        given = call.args[1] if len(call.args) > 1 else None
        return (
            frozenset(ast.literal_eval(k) for k in given.keys if k) if isinstance(given, ast.Dict) else None
        )
    names = {keyword.arg for keyword in call.keywords}
    return None if None in names else frozenset(name for name in names if name)


def uses_in(module: str, tree: ast.Module) -> Iterator[Use]:
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    for function in functions:
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and node.args:
                prefix = prefix_of(node, module)
                for key, pattern in written(node.args[0], function) if prefix is not None else ():
                    yield Use(f"{prefix}{key}", pattern, values_of(node), f"{module}:{node.lineno}")
    for node in ast.walk(tree):  # (class, key): an error that is raised elsewhere
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and name_of(node.elts[0]) in error_classes():
            for key, pattern in written(node.elts[1], node):
                yield Use(f"error.{key}", pattern, None, f"{module}:{node.lineno}")


@cache
def uses() -> tuple[Use, ...]:
    found = dict.fromkeys(use for name, tree in modules().items() for use in uses_in(name, tree))
    return tuple(use for use in found if use.key not in PASSED_ON)


@cache
def words() -> frozenset[str]:
    """Every text but descriptions, and every name of a field in the program: what may stand in the open part of a key."""
    nodes = [node for tree in modules().values() for node in ast.walk(tree)]
    described = {n.value for n in nodes if isinstance(n, ast.Expr)}
    texts = {
        n.value
        for n in nodes
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and n not in described
    }
    names = {name_of(n.target) for n in nodes if isinstance(n, ast.AnnAssign)}
    return frozenset({word for text in texts for word in text.split()} | names)


def is_used(key: str) -> bool:
    """Whether a key of the catalogue is written out, or made of a pattern and words of the program."""
    for use in uses():
        if not use.pattern and use.key == key:
            return True
        made = re.fullmatch(use.key, key) if use.pattern else None
        if made and all(group in words() or set(group.split(".")) <= words() for group in made.groups()):
            return True
    return False


def test_every_key_of_the_program_is_in_the_catalogues() -> None:
    assert len(uses()) > 60
    missing = {use.place: use.key for use in uses() if not use.pattern and use.key not in KEYS}
    missing |= {
        use.place: use.key
        for use in uses()
        if use.pattern and not any(re.fullmatch(use.key, key) for key in KEYS)
    }
    assert missing == {}


@pytest.mark.parametrize(
    ("name", "record", "others"),
    [
        ("agency", Agency, set()),
        ("finding", Finding, {"id"}),
        ("evidence", Evidence, {"id"}),
        ("measure", Measure, {"id", "steps"}),
        ("measure.outcome", Outcome, {"evidence"}),
        ("measure.half_year", Outcome, {"evidence"}),
    ],
)
def test_every_field_has_a_label(name: str, record: type[Any], others: set[str]) -> None:
    labels = [f"field.{name}.{f.name}" for f in fields(record) if f.name not in others]
    assert [label for label in labels if label not in KEYS] == []


def test_every_key_of_the_catalogues_is_used() -> None:
    assert [key for key in KEYS if not is_used(key)] == []


def test_every_sentence_is_given_its_values() -> None:
    lacking = {
        use.place: sorted(set(FIELDS.findall(catalogue("th")[use.key])) - use.values)
        for use in uses()
        if not use.pattern and use.values is not None and use.key in KEYS
    }
    assert {place: names for place, names in lacking.items() if names} == {}


# --- sentences -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_read_as_babel_reads_them(language: str) -> None:
    fields = {
        name: f"{{{name}}}" for sentence in catalogue(language).values() for name in FIELDS.findall(sentence)
    }
    said = {key: Messages(language).say(key, **fields) for key in KEYS}
    assert said == catalogue(language)


def test_values_are_put_in_as_they_are() -> None:
    path = "{path} {0} %s {{x}}"
    sentence = Messages("th").say("cli.new.done", path=path)
    assert sentence == catalogue("th")["cli.new.done"].replace("{path}", path)


def test_a_message_within_a_message() -> None:
    inner = Message("cli.options")
    said = Messages("en").text(Message("cli.new.done", {"path": inner}))
    assert said == catalogue("en")["cli.new.done"].replace("{path}", catalogue("en")["cli.options"])


def test_a_sentence_may_be_written_on_several_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    text = 'msgid "a.b"\nmsgstr ""\n"One \\"{x}\\" "\n"and \\\\ two."\n\nmsgid "c"\nmsgstr "Three."\n'
    folder.joinpath("ita_desk.po").write_text(text, "utf-8")
    monkeypatch.setattr(resources, "locale_folder", lambda: tmp_path)
    messages = Messages()
    messages.language = "xx"
    assert messages.say("a.b", x=1) == 'One "1" and \\ two.'
    assert messages.say("c") == "Three."


def test_an_unknown_language_is_thai() -> None:
    assert Messages().language == Messages("fr").language == Messages("").language == "th"
    assert Messages("en").language == "en"


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        Messages().say("cli.no_such_key")
    with pytest.raises(KeyError):
        Messages().say("cli.new.done")


def test_messages_are_values() -> None:
    assert Message("a", {"x": 1}) == Message("a", {"x": 1}) != Message("a")
