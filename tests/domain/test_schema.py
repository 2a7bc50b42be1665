from pathlib import Path

import exchange_schema

DOCS = Path(__file__).parents[2] / "docs"


def test_the_schema_in_the_docs_is_that_of_the_records() -> None:
    assert (DOCS / "office.schema.json").read_text(encoding="utf-8") == exchange_schema.as_text()
