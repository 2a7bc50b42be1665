"""Version 3: problems that are none."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(database: "Database") -> None:
    """Adds their table."""
    database.execute(
        """
CREATE TABLE accepted_problem (
    fiscal_year INTEGER NOT NULL REFERENCES year_report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    code TEXT NOT NULL,
    record TEXT NOT NULL,
    field TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    who TEXT NOT NULL,
    day TEXT,
    PRIMARY KEY (fiscal_year, ordinal)
) STRICT
"""
    )
