"""Office files as an enemy or a failing disk would make them, each by a seed or by name."""

import sqlite3
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

MAGIC = bytes.fromhex("d9d505f920a163d7")
EXTREMES = (0, 1, 2, 3, 4, 0x7F, 0x80, 0xFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_NO_STRICT = "UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ')') WHERE name = 'measure'"
_STRICT = "UPDATE sqlite_master SET sql = sql || ' STRICT' WHERE name = 'measure'"

# Whole files, made of a sound one by statements: what they declare is not ours.
FOREIGN_SCHEMAS: Mapping[str, Sequence[str]] = {
    "trigger": ["CREATE TRIGGER t AFTER UPDATE ON revision BEGIN DELETE FROM measure; END"],
    "view": ["CREATE VIEW v AS SELECT load_extension('evil')"],
    "view for a table": [
        "DROP TABLE limitation",
        "CREATE VIEW limitation AS SELECT 2568 AS fiscal_year, 0 AS ordinal, load_extension('evil') AS text",
    ],
    "table": ["CREATE TABLE extra (a)"],
    "table gone": ["DROP TABLE chart_picture"],
    "index": ["CREATE INDEX i ON step (text)"],
    "index with a function": ["CREATE INDEX i ON step (length(text))"],
    "index gone": ["DROP INDEX step_of_measure"],
    "virtual table": ["CREATE VIRTUAL TABLE f USING fts5 (a)"],
    "unknown module": [
        "PRAGMA writable_schema=ON",
        "INSERT INTO sqlite_master VALUES ('table', 'f', 'f', 0, 'CREATE VIRTUAL TABLE f USING evil (a)')",
    ],
    "generated column": ["ALTER TABLE step ADD COLUMN g TEXT AS (text || text) VIRTUAL"],
    "default": ["ALTER TABLE step ADD COLUMN note TEXT DEFAULT 'x'"],
    "check gone": [
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'CHECK (json_valid(codes))', '')",
    ],
    "check with a function": [
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'json_valid(codes)', 'load_extension(codes)')",
    ],
    "comment": [
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'TABLE step (', 'TABLE step (/**/')",
    ],
    "master twice": [
        "PRAGMA writable_schema=ON",
        (
            "INSERT INTO sqlite_master VALUES ('view', 'sqlite_master', 'sqlite_master', 0, "
            "'CREATE VIEW sqlite_master AS SELECT 1')"
        ),
    ],
    "no SQL": ["PRAGMA writable_schema=ON", "UPDATE sqlite_master SET sql = x'00ff' WHERE name = 'step'"],
    "statistics": ["ANALYZE"],
    "version 0": ["PRAGMA user_version=0"],
    "version -1": ["PRAGMA user_version=-1"],
    "older version": ["PRAGMA user_version=1"],
}

# The tables are ours, what stands in them is not: such a file must not open.
BROKEN_CONTENT: Mapping[str, Sequence[str]] = {
    "endless number": ["UPDATE score SET score = '1e999999999'"],
    "tiny number": ["UPDATE score SET score = '1e-999999999'"],
    "NaN": ["UPDATE measure SET budget = 'NaN'"],
    "signalling NaN": ["UPDATE score SET score = 'sNaN1'"],
    "infinity": ["UPDATE outcome SET spent = '-Infinity'"],
    "long number": ["UPDATE score SET score = replace(hex(zeroblob(5000)), '0', '9')"],
    "deep list": [
        "UPDATE measure SET codes = replace(hex(zeroblob(900)), '0', '[') || replace(hex(zeroblob(900)), '0', ']')"
    ],
    "list not closed": ["UPDATE measure SET codes = replace(hex(zeroblob(90000)), '0', '[')"],
    "numbers for texts": ["UPDATE measure SET codes = '[1, 2]'"],
    "text for a list": ["UPDATE measure SET responsible = '\"abc\"'"],
    "list for an object": ["UPDATE measure_group SET headings = '[\"a\"]'"],
    "numbers in an object": ["UPDATE measure_group SET headings = '{\"a\": 1}'"],
    "crop NaN": ["UPDATE evidence SET crop = '[NaN, 0, 1, 1]'"],
    "crop 1e999": ["UPDATE evidence SET crop = '[1e999, 0, 1, 1]'"],
    "crop of three": ["UPDATE evidence SET crop = '[0, 0, 1]'"],
    "long text": ["UPDATE measure SET title = hex(zeroblob(3000000))"],
    "many rows": [
        (
            "WITH RECURSIVE n(i) AS (VALUES (1000) UNION ALL SELECT i + 1 FROM n WHERE i < 150000) "
            "INSERT INTO limitation SELECT 2568, i, '' FROM n"
        )
    ],
    "much text": [
        (
            "WITH RECURSIVE n(i) AS (VALUES (1000) UNION ALL SELECT i + 1 FROM n WHERE i < 1023) "
            "INSERT INTO limitation SELECT 2568, i, hex(zeroblob(1500000)) FROM n"
        )
    ],
    "no day": ["UPDATE year_report SET report_date = '2024-02-31'"],
    "no year": ["UPDATE year_report SET basis_year = 9223372036854775807"],
    "no id": ["UPDATE step SET id = '' WHERE id = (SELECT min(id) FROM step)"],
    "no agency": ["DELETE FROM agency"],
    "two agencies": [f"INSERT INTO agency SELECT 2, {', '.join(['kind'] * 14)}, divisions FROM agency"],
    "no revision": ["DELETE FROM revision"],
    "dangling": ["DELETE FROM outcome"],
    "status": ["UPDATE outcome SET status = 'x'"],
    "kind": ["UPDATE evidence SET kind = 'program'"],
    "place": ["UPDATE evidence SET place = '/etc'"],
    "no UTF-8": ["UPDATE agency SET name = CAST(x'e0ff' AS TEXT)"],
    "no UTF-8 in the mark": ["UPDATE revision SET token = CAST(x'e0ff' AS TEXT)"],
    "text for a number": [
        "PRAGMA writable_schema=ON",
        _NO_STRICT,
        "UPDATE measure SET ordinal = 'x'",
        _STRICT,
    ],
    "number for a text": [
        "PRAGMA writable_schema=ON",
        _NO_STRICT,
        "UPDATE measure SET title = x'07'",
        _STRICT,
    ],
}

# Odd, but an office: such a file opens.
ODD_CONTENT: Mapping[str, Sequence[str]] = {
    "path for a key": ["UPDATE evidence SET sha256 = '../../../../etc/passwd'"],
    "other content": ["UPDATE blob SET content = x'00'"],
    "ordinals": ["UPDATE measure SET ordinal = -9223372036854775807 + ordinal"],
    "issue": ["UPDATE measure SET issue = 9223372036854775807"],
    "turn": ["UPDATE evidence SET turn = -9223372036854775808"],
    "markup": ["UPDATE measure SET title = '<img src=file:///dev/zero>{agency.name}%s'"],
    "zero byte": ["UPDATE measure SET title = 'a' || char(0) || 'b'"],
    "other write version": ["PRAGMA journal_mode=WAL"],
}


@dataclass(frozen=True, slots=True)
class Case:
    """The bytes of an office file, and of what lies beside it by the ending of its name."""

    kind: str
    content: bytes
    beside: Mapping[str, bytes] = field(default_factory=dict)


def altered(content: bytes, statements: Sequence[str]) -> bytes:
    """The file after statements that go past all that keeps it right."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "altered"
        path.write_bytes(content)
        for part in _by_connection(statements):
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                for statement in ("PRAGMA ignore_check_constraints=ON", "PRAGMA foreign_keys=OFF", *part):
                    connection.execute(statement).fetchall()
        return path.read_bytes()


def _by_connection(statements: Sequence[str]) -> list[list[str]]:
    """The statements in groups: a schema that was written over counts only for the next connection."""
    if len(statements) < 3 or statements[0] != "PRAGMA writable_schema=ON":
        return [list(statements)]
    return [[statements[0], statement] for statement in statements[1:]]


def journal(
    pages: Mapping[int, bytes],
    original_pages: int,
    page_size: int = 4096,
    sector: int = 512,
    names: bytes = b"",
) -> bytes:
    """A hot journal that brings back pages, by their numbers; `names` is the file that it says it belongs to."""
    numbers = (len(pages), 0, original_pages, sector, page_size)
    made = (MAGIC + b"".join(number.to_bytes(4, "big") for number in numbers)).ljust(sector, b"\0")
    for number, page in pages.items():
        check = sum(page[at] for at in range(page_size - 200, 0, -200)) & 0xFFFFFFFF
        made += number.to_bytes(4, "big") + page + check.to_bytes(4, "big")
    if names:
        made += (
            bytes(4)
            + names
            + len(names).to_bytes(4, "big")
            + (sum(names) & 0xFFFFFFFF).to_bytes(4, "big")
            + MAGIC
        )
    return made


def page_size_of(content: bytes | bytearray) -> int:
    """The page size a file declares."""
    size = int.from_bytes(content[16:18], "big")
    return 65536 if size == 1 else size


# --- mutations -------------------------------------------------------------------------------------------------

Maker = Callable[[Random, Sequence[bytes], bytes], Case]


def mutated(seed: int, samples: Sequence[bytes], victim: bytes = b"/nowhere/at all") -> Case:
    """The case of a seed: a sample changed in some way; `victim` is a path that must not be touched."""
    rng = Random(seed)
    makers = list(MAKERS.items())
    kind, make = makers[rng.randrange(len(makers))]
    case = make(rng, samples, victim)
    return Case(f"{kind}: {case.kind}" if case.kind else kind, case.content, case.beside)


def _bits(rng: Random, samples: Sequence[bytes], victim: bytes) -> Case:
    content = bytearray(rng.choice(samples))
    for _ in range(rng.choice((1, 1, 1, 2, 5, 20, 200))):
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    return Case("", bytes(content))


def _run(rng: Random, samples: Sequence[bytes], victim: bytes) -> Case:
    content = bytearray(rng.choice(samples))
    for _ in range(rng.choice((1, 1, 2, 5))):
        start, length = rng.randrange(len(content)), rng.choice((1, 2, 4, 16, 100, 5000))
        length = min(length, len(content) - start)
        filler = rng.choice((b"\0", b"\xff", b"", b""))
        content[start : start + length] = filler * length or rng.randbytes(length)
    return Case("", bytes(content))


def _cut(rng: Random, samples: Sequence[bytes], victim: bytes) -> Case:
    content = rng.choice(samples)
    if rng.random() < 0.3:
        return Case("longer", content + rng.randbytes(rng.choice((1, 512, 4096, 10000))))
    return Case("", content[: rng.choice((0, 1, 15, 16, 99, 100, rng.randrange(len(content)))) or 0])


def _pages(rng: Random, samples: Sequence[bytes], victim: bytes) -> Case:
    content = bytearray(rng.choice(samples))
    size = page_size_of(content)
    for _ in range(rng.choice((1, 1, 2, 4))):
        one, other = (rng.randrange(len(content) // size) * size for _ in range(2))
        here, there = content[one : one + size], content[other : other + size]
        way = rng.choice(("swap", "copy", "zero"))
        content[one : one + size] = bytes(size) if way == "zero" else there
        if way == "swap":
            content[other : other + size] = here
    return Case("", bytes(content))


def _splice(rng: Random, samples: Sequence[bytes], victim: bytes) -> Case:
    one, other = rng.choice(samples), rng.choice(samples)
    cut = rng.randrange(min(len(one), len(other)))
    return Case("", one[:cut] + other[cut if rng.random() < 0.7 else rng.randrange(len(other)) :])


def _header(rng: Random, samples: Sequence[bytes], victim: bytes) -> Case:
    content = bytearray(rng.choice(samples))
    for _ in range(rng.choice((1, 1, 2))):
        at, width = rng.choice(
            [(16, 2), *((n, 1) for n in range(18, 24)), *((n, 4) for n in range(24, 100, 4))]
        )
        content[at : at + width] = (rng.choice(EXTREMES) & (256**width - 1)).to_bytes(width, "big")
    return Case("", bytes(content))


def _page_header(rng: Random, samples: Sequence[bytes], victim: bytes) -> Case:
    """Fields of b-tree pages: kind, free block, number of cells, start, fragments, right page; cell pointers; children."""
    content = bytearray(rng.choice(samples))
    size = page_size_of(content)
    count = len(content) // size
    for _ in range(rng.choice((1, 1, 2, 3))):
        number = rng.randrange(count)
        at, width = rng.choice(
            ((0, 1), (1, 2), (3, 2), (5, 2), (7, 1), (8, 4), (8, 2), (10, 2), (12, 2), (14, 2))
        )
        start = number * size + (100 if number == 0 else 0) + at
        value = rng.choice((*EXTREMES, rng.randrange(count), number, number + 1, rng.randrange(size)))
        content[start : start + width] = (value & (256**width - 1)).to_bytes(width, "big")
    return Case("", bytes(content))


def _crafted(rng: Random, samples: Sequence[bytes], victim: bytes) -> Case:
    kinds = {**FOREIGN_SCHEMAS, **BROKEN_CONTENT, **ODD_CONTENT}
    large = ("many rows", "much text")
    name = rng.choice([kind for kind in kinds if kind not in large] * 10 + list(large))
    try:
        return Case(name, altered(samples[-1], kinds[name]))
    except sqlite3.Error as error:  # a SQLite without that module
        return Case(f"{name} ({error})", samples[-1])


def _foreign(rng: Random, samples: Sequence[bytes], victim: bytes) -> Case:
    ours = rng.random() < 0.5
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size={rng.choice((512, 1024, 4096, 65536))}")
        connection.execute(f"PRAGMA encoding='{rng.choice(('UTF-8', 'UTF-16le', 'UTF-16be'))}'")
        connection.execute(f"PRAGMA user_version={rng.choice((0, 1, 4, 5, -1))}")
        if ours:
            connection.execute(f"PRAGMA application_id={int.from_bytes(b'ITAD', 'big')}")
        connection.execute("CREATE TABLE step (id TEXT PRIMARY KEY, text TEXT)")
        connection.execute("INSERT INTO step VALUES ('a', 'b')")
        return Case("with our mark" if ours else "", connection.serialize())


def _journal(rng: Random, samples: Sequence[bytes], victim: bytes) -> Case:
    one, other = rng.choice(samples), rng.choice(samples)
    size, count = page_size_of(one), len(one) // page_size_of(one)
    number = rng.randrange(1, len(other) // size + 1)
    page = other[(number - 1) * size : number * size]
    own = {n: one[(n - 1) * size : n * size] for n in rng.sample(range(1, count + 1), min(3, count))}
    kinds: dict[str, Callable[[], bytes]] = {
        "garbage": lambda: rng.randbytes(rng.choice((1, 512, 9000))),
        "zeros": lambda: bytes(rng.choice((1, 512, 9000))),
        "own pages": lambda: journal(own, count, size),
        "page of another": lambda: journal({number: page}, count, size),
        "all of another": lambda: journal({number: page, 1: other[:size]}, len(other) // size, size),
        "names a file": lambda: journal(own, count, size, names=victim),
        "names a file only": lambda: journal({}, count, size, names=victim),
        "makes it large": lambda: journal(own, rng.choice(EXTREMES), size),
        "page size": lambda: journal({}, count, 2 ** rng.randrange(32)),
        "sector": lambda: journal({}, count, size, 2 ** rng.randrange(5, 17)),
        "cut": lambda: journal(own, count, size)[: rng.randrange(size)],
    }
    kind = rng.choice(list(kinds))
    return Case(kind, one, {"-journal": kinds[kind]()})


def _wal(rng: Random, samples: Sequence[bytes], victim: bytes) -> Case:
    content = bytearray(rng.choice(samples))
    content[18:20] = b"\2\2"
    beside = rng.choice(({}, {"-wal": b""}, {"-wal": rng.randbytes(9000)}, {"-shm": rng.randbytes(32768)}))
    return Case("", bytes(content), beside)


MAKERS: Mapping[str, Maker] = {
    "bits": _bits,
    "run of bytes": _run,
    "cut": _cut,
    "pages": _pages,
    "splice": _splice,
    "header": _header,
    "page header": _page_header,
    "crafted": _crafted,
    "foreign": _foreign,
    "journal": _journal,
    "log": _wal,
}
