"""Version 2: the office's own pictures in the place of charts."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(database: "Database") -> None:
    """Adds their table."""
    database.execute(
        """
CREATE TABLE chart_picture (
    fiscal_year INTEGER NOT NULL REFERENCES year_report ON DELETE CASCADE,
    chart TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (fiscal_year, chart)
) STRICT
"""
    )
