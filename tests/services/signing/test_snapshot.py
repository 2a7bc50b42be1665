import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from ita_desk.domain.accepted import AcceptedProblem
from ita_desk.domain.exchange import office_to_json
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.services.edits.year import set_score
from ita_desk.services.signing import snapshot as tested
from ita_desk.services.signing.snapshot import build_snapshot, parse_snapshot, printed_part, read_snapshot
from printing import form_of, sample_office
from signing import YEAR
from small_office import OFFICE

TABLES, CHARTS = form_of("result-groups"), form_of("analysis")


def test_what_a_report_rests_on() -> None:
    office = Office(OFFICE.agency, (YearReport.empty(2566), *OFFICE.years, YearReport.empty(2569)))
    part = printed_part(office, YEAR, earlier_scores=False)
    assert [int(report.fiscal_year) for report in part.years] == [2567, 2568]
    assert part.agency is OFFICE.agency
    assert part.year(YEAR) == OFFICE.year(YEAR)
    part = printed_part(office, YEAR, earlier_scores=True)
    assert [int(report.fiscal_year) for report in part.years] == [2566, 2567, 2568]


def test_of_other_years_only_the_scores_count() -> None:
    full = sample_office()
    year = next(report for report in full.years if report.measures)
    later = replace(YearReport.empty(2570), basis_year=year.fiscal_year)
    part = printed_part(full.with_year(later), 2570, earlier_scores=False)
    assert part.years[0] == YearReport(year.fiscal_year, year.basis_year, year.assessment)


def test_what_was_signed_or_accepted_before_does_not_count() -> None:
    year = OFFICE.years[-1]
    more = replace(year, signed=(SignedReport("memo"),), accepted=(AcceptedProblem("a"),))
    assert build_snapshot(OFFICE.with_year(more), YEAR, TABLES) == build_snapshot(OFFICE, YEAR, TABLES)


def test_forms_with_charts_rest_on_earlier_scores() -> None:
    office = OFFICE.with_year(YearReport.empty(2565))
    changed = set_score(2565, "total", Decimal(80)).apply(office)
    assert build_snapshot(changed, YEAR, TABLES) == build_snapshot(office, YEAR, TABLES)
    assert build_snapshot(changed, YEAR, CHARTS) != build_snapshot(office, YEAR, CHARTS)


def test_it_is_canonical_json() -> None:
    content = build_snapshot(OFFICE, YEAR, TABLES)
    written = json.loads(content)
    assert written["format"] == "ita-desk-signed/1"
    assert written["fiscal_year"] == YEAR
    again = json.dumps(written, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert again.encode() == content


@settings(max_examples=30)
@given(strategies.offices())
def test_it_holds_what_was_printed(office: Office) -> None:
    for report in office.years[:2]:
        year = int(report.fiscal_year)
        found = parse_snapshot(build_snapshot(office, year, CHARTS))
        assert found.fiscal_year == year
        assert office_to_json(found.office) == office_to_json(printed_part(office, year, earlier_scores=True))


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"1", b"{}", b'{"format":"ita-desk/1","fiscal_year":2568}', b"\xff"),
        b'{"format":"ita-desk-signed/1","years":[{"fiscal_year":2568}]}',
        b'{"format":"ita-desk-signed/1","fiscal_year":2567,"years":[{"fiscal_year":2568}]}',
        b'{"format":"ita-desk-signed/1","fiscal_year":"2568","years":[{"fiscal_year":2568}]}',
        b'{"format":"ita-desk-signed/1","fiscal_year":true,"years":[{"fiscal_year":2568}]}',
        b'{"format":"ita-desk-signed/1","fiscal_year":2568,"years":[{"fiscal_year":2568}],"more":1}',
        b'{"format":"ita-desk-signed/1","fiscal_year":2568,"years":[{"fiscal_year":2568},{"fiscal_year":2568}]}',
        b"[" * 100_000,
    ],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(UserError, match=r"signing\.broken_snapshot"):
        parse_snapshot(content)


def test_one_beyond_measure_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = build_snapshot(OFFICE, YEAR, TABLES)
    monkeypatch.setattr(tested, "MOST_BYTES", len(content))
    assert parse_snapshot(content).fiscal_year == YEAR
    with pytest.raises(UserError, match=r"signing\.broken_snapshot"):
        parse_snapshot(content + b" ")


@pytest.mark.parametrize("key", ["", "gone"])
def test_one_that_is_gone(key: str) -> None:
    with pytest.raises(UserError, match=r"signing\.no_snapshot") as raised:
        read_snapshot(SignedReport(snapshot=key, code="c"), lambda _: None)
    assert raised.value.values == {"code": "c"}


def test_a_year_that_is_not_there() -> None:
    with pytest.raises(UserError, match=r"edit\.unknown_year"):
        build_snapshot(OFFICE, 2570, TABLES)


@given(st.binary(max_size=30))
def test_no_bytes_break_it(content: bytes) -> None:
    with pytest.raises(UserError, match=r"signing\.broken_snapshot"):
        parse_snapshot(content)
