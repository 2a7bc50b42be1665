"""Our own JSON is a source like any other."""

import json

import pytest

from ita_desk.domain.exchange import ExchangeError, office_to_json
from ita_desk.domain.ids import counted_ids
from ita_desk.errors import UserError
from ita_desk.intake.office_json import read_office_json

OFFICE = {
    "agency": {"kind": "อบต.", "name": "บ้านสวน"},
    "years": [{"fiscal_year": 2567}, {"fiscal_year": 2568, "basis_year": 2568}],
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_office_comes_back_under_its_newest_year(encoding: str) -> None:
    content = json.dumps(OFFICE, ensure_ascii=False).encode(encoding)
    proposal = read_office_json(content, "a.json", counted_ids())
    assert (proposal.fiscal_year, proposal.basis_year) == (2568, 2568)
    assert office_to_json(proposal.office)["agency"]["name"] == "บ้านสวน"
    assert len(proposal.office.years) == 2


def test_an_office_without_years_has_no_year() -> None:
    assert read_office_json(b"{}", "a.json", counted_ids()).fiscal_year is None


@pytest.mark.parametrize(
    "content", [b"{", b"\xff\xff", b'{"years": [NaN]}', b"[" * 100_000, b"1.5e99999999999999999999"]
)
def test_what_is_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(UserError) as refused:
        read_office_json(content, "a.json", counted_ids())
    assert (refused.value.key, refused.value.values) == ("intake.unreadable", {"file": "a.json"})


def test_json_of_another_form_is_refused_with_its_place() -> None:
    with pytest.raises(ExchangeError) as refused:
        read_office_json(b'{"agency": {"colour": 1}}', "a.json", counted_ids())
    assert refused.value.values["path"] == "agency.colour"
