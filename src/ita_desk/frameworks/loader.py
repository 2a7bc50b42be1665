"""Reads a year's framework from its TOML file."""

import tomllib
from pathlib import Path
from typing import Any

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator, Instrument, ReportItems, SubIndicator


def load_framework(path: Path) -> Framework:
    """The framework in a TOML file. Raises KeyError, TypeError or ValueError if the file is not well formed."""
    with path.open("rb") as file:
        toml: dict[str, Any] = tomllib.load(file)
    return Framework(
        fiscal_year=FiscalYear(toml["fiscal_year"]),
        instruments=tuple(Instrument(**entry) for entry in toml.get("instrument", [])),
        indicators=tuple(Indicator(**entry) for entry in toml.get("indicator", [])),
        sub_indicators=tuple(SubIndicator(**entry) for entry in toml.get("sub_indicator", [])),
        report_items=ReportItems(**toml.get("report_items", {})),
    )
