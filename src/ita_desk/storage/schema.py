"""The tables an office file may have: exactly those that the migrations of its version make.

A file from somebody else could bring triggers, views, generated columns, virtual tables or other defaults, which SQLite
would run while we read and write.
"""

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from ita_desk.storage.failures import ForeignSchema

# The digest of the schema of version 1, 2, and so on. One of a released version never changes.
SCHEMAS = (
    "a800cfd179d7e77bcbd69552fa0ae3a6bcf8d6b6473e81fba14d53c8c9bb903d",
    "8f6b216d0ac6cc8dde3b49f0220de9ae72cb97b65e408e111b46b8b5e69dda7b",
    "0a7f092bbe83423b9d523d234bc8c4c6dac7f57a919e4e2d510c1201ba921fb2",
    "fa6f847fa022a0a0eb27d4ad711d20f4cdb7f013b4237cb136165cac48af8f1b",
    "70bfae1e9d0162315ed5ef93050364cb0038503b264e57d8f3f77f7754e7f0b6",
)


def schema_digest(connection: sqlite3.Connection) -> str:
    """SHA-256 of all that the file declares, each to the letter, in any order; in hexadecimal.

    What SQLite adds by itself counts too. The program's own work adds nothing; the statistics of ANALYZE are not ours.
    """
    declared = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return hashlib.sha256("\n".join(sorted(map(repr, declared))).encode()).hexdigest()


def check_schema(connection: sqlite3.Connection, path: Path, version: int, schemas: Sequence[str]) -> None:
    """Raise ForeignSchema unless the file declares just what a file of this version does."""
    if not 1 <= version <= len(schemas) or schema_digest(connection) != schemas[version - 1]:
        raise ForeignSchema("storage.foreign_schema", path=str(path))
