"""Writes values as TOML, and strategies of such values."""

import json
import math
from datetime import date
from typing import Any

from hypothesis import strategies as st

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(
        [0, 1, -1, 10**400, 1e300, math.inf, math.nan, "", "x", "title", "{agency.nope}", "{x}"]
    )
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
    | st.dates(min_value=date(1, 1, 1)),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "kind", "field", "width", "x"]), inner, max_size=3)
    ),
    max_leaves=4,
)


def toml_of(value: Any) -> str:
    """A value as TOML; tables within it are inline ones."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, date)):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return f"[{', '.join(map(toml_of, value))}]"
    return "{" + ", ".join(f"{toml_of(key)} = {toml_of(item)}" for key, item in value.items()) + "}"


def toml_file(table: dict[str, Any]) -> str:
    """A TOML file of these keys."""
    return "\n".join(f"{toml_of(key)} = {toml_of(value)}" for key, value in table.items())
