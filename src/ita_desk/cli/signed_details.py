"""A signed report for programs."""

from dataclasses import asdict
from typing import Any

from ita_desk.services.signing.state import Signed


def details_of(one: Signed) -> dict[str, Any]:
    """What is known of a signed report, its year first."""
    signed = one.signed
    day = signed.date.isoformat() if signed.date else None
    return {"year": one.fiscal_year, **asdict(signed), "date": day}
