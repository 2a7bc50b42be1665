from dataclasses import fields, replace
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.i18n import Message
from ita_desk.services.signing.state import (
    Match,
    Signed,
    SignedState,
    all_signed,
    find_by_code,
    look_at,
    match_file,
)
from ita_desk.storage.blobs import blob_key
from signing import YEAR, Blobs, paper_of, planned, signed_off, with_scan
from small_office import OFFICE

HINTS: dict[str, Any] = get_type_hints(SignedReport)
WHOLE = SignedState("whole", "whole", "whole", "whole")


@pytest.fixture(scope="module")
def blobs() -> Blobs:
    """The blobs of the signed report; whoever changes them works on a copy."""
    return Blobs()


@pytest.fixture(scope="module")
def signed(blobs: Blobs) -> SignedReport:
    """A signed report with a signed copy."""
    return with_scan(blobs, signed_off(blobs)[1])


def test_whole(blobs: Blobs, signed: SignedReport) -> None:
    state = look_at(signed, YEAR, blobs.read)
    assert state == WHOLE
    assert state.is_whole
    assert state.faults == ()
    unscanned = look_at(replace(signed, scan=""), YEAR, blobs.read)
    assert unscanned == replace(WHOLE, scan="none")
    assert unscanned.is_whole


@pytest.mark.parametrize("part", ["pdf", "snapshot", "scan"])
def test_missing(blobs: Blobs, signed: SignedReport, part: str) -> None:
    key = getattr(signed, "sha256" if part == "pdf" else part)
    state = look_at(signed, YEAR, lambda wanted: None if wanted == key else blobs.read(wanted))
    assert state == replace(WHOLE, **{part: "missing"})
    assert not state.is_whole
    assert state.faults == (Message(f"signed.{part}.missing"),)


@settings(max_examples=60)
@given(st.data())
def test_any_changed_byte_is_found(blobs: Blobs, signed: SignedReport, data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(["pdf", "snapshot", "scan"]))
    key = getattr(signed, "sha256" if part == "pdf" else part)
    content = bytearray(blobs.kept[key])
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    changed = data.draw(st.sampled_from([bytes(content), bytes(content[:-1]), bytes(content) + b"\n"]))
    state = look_at(signed, YEAR, lambda wanted: changed if wanted == key else blobs.read(wanted))
    assert state == replace(WHOLE, **{part: "tampered"})
    assert state.faults == (Message(f"signed.{part}.tampered"),)


@settings(max_examples=100)
@given(st.data())
def test_any_changed_detail_is_found(blobs: Blobs, signed: SignedReport, data: st.DataObject) -> None:
    # A signed copy comes later: any one that is there may be attached, and none.
    name = data.draw(st.sampled_from([field.name for field in fields(SignedReport) if field.name != "scan"]))
    changed = replace(signed, **{name: data.draw(strategies.values(HINTS[name]))})
    assert look_at(changed, YEAR, blobs.read).is_whole == (changed == signed)


def test_the_papers_of_another_version_are_found_out(blobs: Blobs, signed: SignedReport) -> None:
    _, other = signed_off(blobs, number="ทส ๑/๓")
    mixed = replace(signed, sha256=other.sha256)
    assert look_at(mixed, YEAR, blobs.read) == replace(WHOLE, pdf="tampered")
    renamed = replace(other, code=signed.code, sha256=signed.sha256)
    assert look_at(renamed, YEAR, blobs.read) == SignedState("whole", "whole", "tampered", "none")


def test_one_moved_to_another_year_is_found_out(blobs: Blobs, signed: SignedReport) -> None:
    state = look_at(signed, 2567, blobs.read)
    assert state == replace(WHOLE, snapshot="tampered")
    assert state.faults == (Message("signed.snapshot.tampered"),)


def test_what_is_no_snapshot_is_found_out(blobs: Blobs, signed: SignedReport) -> None:
    state = look_at(replace(signed, snapshot=blobs.put(b"{}")), YEAR, blobs.read)
    assert (state.snapshot, state.details) == ("tampered", "tampered")


def test_reports_entered_by_hand() -> None:
    blobs = Blobs()
    entered = SignedReport("memo", sha256=blobs.put(b"%PDF-1.4"))
    assert look_at(entered, YEAR, blobs.read) == SignedState("whole", "none", "none", "none")
    assert look_at(SignedReport("memo"), YEAR, blobs.read).faults == (Message("signed.pdf.missing"),)
    coded = replace(entered, sha256=blobs.put(paper_of("7F3K-92QD-X4TM")))
    assert look_at(coded, YEAR, blobs.read).pdf == "tampered"


def test_found_by_the_code_on_paper(blobs: Blobs, signed: SignedReport) -> None:
    after, first = signed_off(blobs)
    after, second = signed_off(blobs, after, "ทส ๑/๓")
    earlier = replace(after.years[0], signed=(SignedReport("memo"),))
    office = after.with_year(earlier)
    assert all_signed(office) == (
        Signed(2567, earlier.signed[0]),
        Signed(YEAR, first),
        Signed(YEAR, second),
    )
    assert find_by_code(office, second.code.lower().replace("-", " ")) == (Signed(YEAR, second),)
    assert (
        find_by_code(office, "7F3K-92QD-X4TM") == find_by_code(office, "") == find_by_code(office, "ก") == ()
    )
    assert signed.code == first.code


def test_files_from_outside() -> None:
    blobs = Blobs()
    office, first = signed_off(blobs)
    signed = with_scan(blobs, first)
    office = office.with_year(replace(office.years[-1], signed=(SignedReport("memo"), signed)))
    found, pdf = Signed(YEAR, signed), blobs.kept[signed.sha256]
    assert match_file(office, pdf) == Match("same", found, signed.code)
    assert match_file(office, b"scan") == Match("scan", found, signed.code)
    assert match_file(office, pdf + b"\n") == Match("changed", found, signed.code)
    assert match_file(OFFICE, pdf) == Match("unknown_code", None, signed.code)
    for unknown in (b"", b"%PDF-", paper_of("")):
        assert match_file(office, unknown) == Match("unknown")


@given(st.binary(max_size=40))
def test_no_file_breaks_it(content: bytes) -> None:
    assert match_file(OFFICE, content) == Match("unknown")
    assert match_file(Office(), b"%PDF-1.4\n" + content).state == "unknown"


def test_the_key_of_a_blob_is_its_digest() -> None:
    signing = planned()
    assert blob_key(signing.snapshot) == signing.signed.snapshot
