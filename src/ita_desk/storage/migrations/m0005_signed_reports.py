"""Version 5: what a signed report was printed from, the code on its pages, who signs, and the signed copy."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(database: "Database") -> None:
    """Adds their columns."""
    for name in ("code", "form_name", "snapshot", "scan", "digits"):
        database.execute(f"ALTER TABLE signed_report ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")
    database.execute(
        "ALTER TABLE signed_report ADD COLUMN signers TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(signers))"
    )
    database.execute("ALTER TABLE signed_report ADD COLUMN filing_year INTEGER")
