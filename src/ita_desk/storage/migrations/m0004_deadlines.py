"""Version 4: until when the report of each round has to be handed in."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(database: "Database") -> None:
    """Adds their columns."""
    database.execute("ALTER TABLE year_report ADD COLUMN half_year_deadline TEXT")
    database.execute("ALTER TABLE year_report ADD COLUMN whole_year_deadline TEXT")
