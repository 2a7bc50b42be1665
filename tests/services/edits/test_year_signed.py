"""Edits of what a former report printed and of the reports that went to signature."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ita_desk.domain.assessment import PrintedScore
from ita_desk.domain.signed_report import SignedReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.year import (
    add_signed_report,
    remove_printed,
    remove_signed_report,
    set_as_printed,
    set_signed_scan,
)
from small_office import OFFICE, YEAR, changed_parts, changed_year, refusal

SIX = SignedReport("memo", 6, "ที่ ๑", date(2025, 4, 1), "0" * 64)
TWELVE = SignedReport("memo")
ENTRIES = (
    PrintedScore("7", "๗", "๙๙.๘๓ 100", Decimal("99.83")),
    PrintedScore("o5", "๐๕", "๑๐๐", None),
    PrintedScore("7", "7", "100"),
)


def test_what_was_printed() -> None:
    edit = set_as_printed(2568, ENTRIES)
    assert changed_year(edit).assessment.as_printed == ENTRIES
    assert changed_year(edit).assessment.scores is YEAR.assessment.scores
    assert changed_parts(edit) == {(2568, "assessment", "")}
    assert set_as_printed(2568, []).apply(OFFICE) is OFFICE
    assert set_as_printed(2568, ()).apply(edit.apply(OFFICE)) == OFFICE
    assert (edit.name, edit.merge_key) == (
        Message("edit.set_as_printed", {"year": 2568}),
        "2568/assessment.as_printed",
    )


def test_what_was_printed_of_a_code_is_dropped() -> None:
    office = set_as_printed(2568, ENTRIES).apply(OFFICE)
    report = remove_printed(2568, "7").apply(office).year(2568)
    assert report is not None
    assert report.assessment.as_printed == (ENTRIES[1],)
    assert remove_printed(2568, "8").apply(office) is office
    assert remove_printed(2568, "7").name == Message("edit.set_as_printed", {"year": 2568})
    assert remove_printed(2568, "7").merge_key == "2568/assessment.as_printed/7"


def test_signed_reports_come_and_go() -> None:
    edit = add_signed_report(2568, SIX)
    assert changed_year(edit).signed == (SIX,)
    assert changed_parts(edit) == {(2568, "signed", "")}
    office = edit.apply(OFFICE)
    assert edit.apply(office) is office
    both = add_signed_report(2568, TWELVE).apply(office)
    left = remove_signed_report(2568, SIX).apply(both).year(2568)
    assert left is not None
    assert left.signed == (TWELVE,)
    assert (edit.name, edit.merge_key) == (Message("edit.add_signed_report", {"year": 2568}), "")
    removing = remove_signed_report(2568, SIX)
    assert (removing.name, removing.merge_key) == (Message("edit.remove_signed_report", {"year": 2568}), "")


def test_a_code_is_given_once() -> None:
    coded = SignedReport("memo", document_number="๑", code="7F3K-92QD-X4TM", sha256="1")
    office = add_signed_report(2568, coded).apply(OFFICE)
    assert add_signed_report(2568, coded).apply(office) is office
    again = add_signed_report(2568, replace(coded, sha256="2"))
    with pytest.raises(UserError, match=r"signing\.already") as raised:
        again.apply(office)
    assert raised.value.values == {"code": coded.code, "number": "๑"}
    other = add_signed_report(2568, replace(coded, code="7F3K-92QD-X4TN")).apply(office).year(2568)
    assert other is not None
    assert len(other.signed) == 2


def test_the_signed_copy_comes_and_goes() -> None:
    office = add_signed_report(2568, TWELVE).apply(add_signed_report(2568, SIX).apply(OFFICE))
    edit = set_signed_scan(2568, SIX, "f" * 64)
    scanned = edit.apply(office).year(2568)
    assert scanned is not None
    assert scanned.signed == (replace(SIX, scan="f" * 64), TWELVE)
    assert (edit.name, edit.merge_key) == (Message("edit.set_signed_scan", {"year": 2568}), "")
    removing = set_signed_scan(2568, scanned.signed[0], "")
    assert removing.apply(edit.apply(office)) == office
    assert removing.name == Message("edit.remove_signed_scan", {"year": 2568})
    assert set_signed_scan(2568, SIX, "").apply(office) is office


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (set_as_printed(2570, ENTRIES), "edit.unknown_year"),
        (set_as_printed(2568, [PrintedScore(text=5)]), "edit.wrong_value"),  # type: ignore[arg-type]
        (remove_printed(2570, "7"), "edit.unknown_year"),
        (add_signed_report(2570, SIX), "edit.unknown_year"),
        (add_signed_report(2568, SignedReport(round="6")), "edit.wrong_value"),  # type: ignore[arg-type]
        (remove_signed_report(2568, SIX), "edit.unknown_signed_report"),
        (set_signed_scan(2568, SIX, "1"), "edit.unknown_signed_report"),
        (set_signed_scan(2570, SIX, "1"), "edit.unknown_year"),
    ],
)
def test_refused(edit: Edit, key: str) -> None:
    assert refusal(edit)[0] == key
