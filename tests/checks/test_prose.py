"""Which texts are prose."""

import pytest

from checks.looks import placed
from ita_desk.checks.prose import is_prose


@pytest.mark.parametrize(
    "field", ["outcome.evidence[0].url", "signatories[0].name", "assessment.level", "oit_links[1].url"]
)
def test_names_addresses_and_figures_are_no_prose(field: str) -> None:
    assert not is_prose(placed("ก", field, "report").place)


@pytest.mark.parametrize(
    "field",
    ["title", "steps[0]", "outcome.evidence[0].caption", "signatories[0].position", "texts.form/opening"],
)
def test_what_the_office_wrote_is_prose(field: str) -> None:
    assert is_prose(placed("ก", field).place)


def test_the_record_of_the_agency_is_no_prose() -> None:
    assert not is_prose(placed("ก", "divisions[0]", "agency").place)
