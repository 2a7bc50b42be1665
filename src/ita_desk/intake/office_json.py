"""Our own JSON (`docs/office.schema.json`) as a source."""

import json
from decimal import Decimal
from typing import NoReturn

from ita_desk.domain.exchange import office_from_json
from ita_desk.domain.ids import IdSource
from ita_desk.errors import UserError
from ita_desk.intake.proposal import Proposal


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def read_office_json(content: bytes, name: str, new_id: IdSource) -> Proposal:
    """The proposal that is the office in a JSON file, under its newest year.

    Raises UserError `intake.unreadable` if it is not JSON, `ExchangeError` if it is not in our form.
    """
    try:
        value = json.loads(content, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError, ArithmeticError):
        raise UserError("intake.unreadable", file=name) from None
    office = office_from_json(value, new_id)
    newest = office.newest
    if newest is None:
        return Proposal(office)
    return Proposal(office, fiscal_year=int(newest.fiscal_year), basis_year=int(newest.basis_year))
