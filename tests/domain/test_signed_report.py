from dataclasses import fields, replace
from datetime import date
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.domain.signed_report import CODE, SignedReport, read_code, signed_code
from strategies import values

SIGNED = SignedReport(
    *("result-scores", 12, "ทส ๑/๒", date(2025, 10, 6), "pdf", "", "รายงาน", ("ก ข", "ค ง"), "data", "scan"),
    *("thai", 2569),
)
# What has no part in the code: it comes after it.
LATER = {"sha256", "code", "scan"}
DETAILS = [field.name for field in fields(SignedReport) if field.name not in LATER]
HINTS: dict[str, Any] = get_type_hints(SignedReport)


def test_the_code_of_a_report_never_changes() -> None:
    """A paper that was signed must be found again by any later version of the program."""
    assert signed_code(SIGNED) == "0RX2-FZHD-PDCZ"
    assert signed_code(SignedReport()) == "1560-AF1Z-328N"


@given(st.data())
def test_any_changed_detail_changes_the_code(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(DETAILS))
    value = data.draw(values(HINTS[name]))
    changed = replace(SIGNED, **{name: value})
    assert (signed_code(changed) == signed_code(SIGNED)) == (changed == SIGNED)


@given(st.sampled_from(sorted(LATER)), st.text(max_size=5))
def test_what_comes_later_does_not(name: str, value: str) -> None:
    assert signed_code(replace(SIGNED, **{name: value})) == signed_code(SIGNED)  # type: ignore[arg-type]


def test_texts_do_not_run_into_each_other() -> None:
    signers = [("ก", "ข"), ("กข",), ("ก,ข",), ('ก","ข',), ("", "กข")]
    assert len({signed_code(replace(SIGNED, signers=one)) for one in signers}) == len(signers)
    assert signed_code(replace(SIGNED, date=None)) != signed_code(SIGNED)


@given(st.builds(SignedReport, form=st.text(max_size=3)))
def test_a_code_is_read_as_it_is_written(signed: SignedReport) -> None:
    code = signed_code(signed)
    assert CODE.fullmatch(code)
    assert read_code(code) == code
    assert read_code(f" รหัสฉบับลงนาม {code.lower().replace('-', ' ')}\n") == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("7F3K92QDX4TM", "7F3K-92QD-X4TM"),
        ("๗f3k ๙๒qd x๔tm", "7F3K-92QD-X4TM"),
        ("OIL0-oil0-0000", "0110-0110-0000"),
        ("7F3K-92QD-X4T", ""),
        ("7F3K-92QD-X4TM-1", ""),
        ("7F3K-92QD-X4TU", ""),
        ("", ""),
        ("ก" * 12, ""),
    ],
)
def test_codes_as_typed(typed: str, code: str) -> None:
    assert read_code(typed) == code


def test_papers_are_the_blobs_it_has() -> None:
    assert SIGNED.papers == ("pdf", "data", "scan")
    assert SignedReport(scan="s").papers == ("s",)
    assert SignedReport().papers == ()
