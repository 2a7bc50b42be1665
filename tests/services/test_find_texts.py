"""Finding and replacing words in all texts of an office."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.agency import FormerName
from ita_desk.domain.changes import Part
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Period
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import DoneOn, Outcome
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.texts import AGENCY, REPORT, Place, texts_of_agency, texts_of_year
from ita_desk.domain.year_report import OitLink, YearReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message, Messages
from ita_desk.services.find_texts import FIELDS, FindOptions, Found, find, find_in_parts, replace_edit
from ita_desk.services.session import Session
from ita_desk.thai.search import SearchOptions
from small_office import M1, OFFICE, YEAR
from strategies import offices

WORD = "คำนี้"
FULL = replace(
    YEAR,
    measures=(
        replace(
            M1,
            title=f"{WORD} และ{WORD}",
            steps=(replace(M1.steps[0], text=WORD), *M1.steps[1:]),
            responsible=("กองคลัง", WORD),
            outcome=replace(
                M1.outcome,
                output=WORD,
                evidence=(replace(M1.outcome.evidence[0], caption=WORD), *M1.outcome.evidence[1:]),
            ),
            half_year=Outcome(result=WORD),
        ),
        *YEAR.measures[1:],
    ),
    findings=(replace(YEAR.findings[0], to_develop=WORD), YEAR.findings[1]),
    groups=(replace(YEAR.groups[0], lead=WORD, headings=FrozenMap({"outcome.output": WORD})), YEAR.groups[1]),
    texts=FrozenMap({"memo/opening": WORD}),
    limitations=("ก", WORD),
    oit_links=(OitLink("o1", explanation=WORD),),
    signed=(SignedReport("memo", document_number=WORD),),
    unplaced=(replace(YEAR.unplaced[0], text=WORD, source=WORD),),
)
EARLIER = replace(YearReport.empty(2567), limitations=(WORD,))
ALL = Office(replace(OFFICE.agency, address=WORD), (EARLIER, FULL))
EVERYWHERE = FindOptions(agency=True)


def paths(options: FindOptions) -> list[tuple[int, str, str]]:
    return [(one.place.year, one.place.record, one.place.field) for one in find(ALL, WORD, options)]


def replaced(office: Office, wanted: str, new: str, options: FindOptions = EVERYWHERE) -> Office:
    return replace_edit(find(office, wanted, options), new, office).apply(office)


def every_text(office: Office) -> dict[Place, str]:
    years = [placed for report in office.years for placed in texts_of_year(report)]
    return {placed.place: placed.text for placed in (*texts_of_agency(office.agency), *years)}


# --- finding -------------------------------------------------------------------------------------------------


def test_every_text_is_looked_into() -> None:
    found = paths(EVERYWHERE)
    assert found[0] == (0, AGENCY, "address")
    assert found[1] == (2567, REPORT, "limitations[0]")
    assert {path for _, record, path in found if record == "m1"} == {
        *("title", "steps[0]", "responsible[1]", "outcome.output", "outcome.evidence[0].caption"),
        "half_year.result",
    }
    assert {path for year, record, path in found if (year, record) == (2568, REPORT)} == {
        *("texts.memo/opening", "limitations[1]", "oit_links[0].explanation", "signed[0].document_number"),
        "unplaced[0].text",
    }
    assert {path for _, record, path in found if record in ("f1", "g1")} == {
        *("to_develop", "lead", "headings.outcome.output"),
    }
    assert len(found) == 17


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("measures", {"title", "steps[0]", "responsible[1]", "lead", "headings.outcome.output"}),
        ("outcomes", {"outcome.output", "outcome.evidence[0].caption", "half_year.result"}),
        ("analysis", {"to_develop", "limitations[0]", "limitations[1]"}),
        ("wordings", {"texts.memo/opening"}),
    ],
)
def test_some_fields_only(fields: str, expected: set[str]) -> None:
    assert fields in FIELDS
    assert {path for _, _, path in paths(FindOptions(agency=True, fields=fields))} == expected


def test_one_year_only() -> None:
    assert paths(FindOptions(year=2567)) == [(2567, REPORT, "limitations[0]")]
    assert {year for year, _, _ in paths(FindOptions(2568))} == {2568}


def test_what_was_found_and_how() -> None:
    two = [one for one in find(ALL, "คำนี้", EVERYWHERE) if one.place.field == "title"]
    assert [(one.start, one.words, one.text) for one in two] == [
        (0, WORD, f"{WORD} และ{WORD}"),
        (9, WORD, f"{WORD} และ{WORD}"),
    ]
    assert find(ALL, "คำ", FindOptions(search=SearchOptions(whole_words=True))) != ()
    assert find(ALL, "", EVERYWHERE) == find(ALL, "ไม่มีคำนี้เลย", EVERYWHERE) == ()


def test_words_in_addresses_are_told_apart() -> None:
    office = Office(
        replace(OFFICE.agency, website="https://a/คำ", address="คำ"),
        (replace(YEAR, oit_links=(OitLink("o1", "https://a/คำ", "คำ"),)),),
    )
    found = {one.place.field: one.in_address for one in find(office, "คำ", EVERYWHERE)}
    assert found == {
        "website": True,
        "address": False,
        "oit_links[0].url": True,
        "oit_links[0].explanation": False,
    }


def test_it_comes_in_parts() -> None:
    parts = list(find_in_parts(ALL, WORD, EVERYWHERE))
    assert len(parts) == 1 + 2 + 3  # the agency, two years, three measures
    assert sum(parts, ()) == find(ALL, WORD, EVERYWHERE)


# --- replacing -----------------------------------------------------------------------------------------------


def test_all_is_replaced_but_what_was_signed() -> None:
    found = find(ALL, WORD, EVERYWHERE)
    edit = replace_edit(found, "คำใหม่", ALL)
    assert edit.name == Message("edit.replace_words", {"old": WORD, "new": "คำใหม่", "count": 16})
    after = edit.apply(ALL)
    assert [one.place.field for one in find(after, WORD, EVERYWHERE)] == ["signed[0].document_number"]
    assert len(find(after, "คำใหม่", EVERYWHERE)) == 16
    with pytest.raises(UserError, match=r"find\.signed"):
        replace_edit([one for one in found if one.fixed], "ก", ALL)


def test_one_of_two_in_a_text_is_replaced() -> None:
    (_, second) = [one for one in find(ALL, WORD, EVERYWHERE) if one.place.field == "title"]
    after = replace_edit([second], "คำนั้น", ALL).apply(ALL)
    measure = after.years[1].measures[0]
    assert measure.title == "คำนี้ และคำนั้น"
    assert replace(measure, title=FULL.measures[0].title) == FULL.measures[0]
    session = Session(ALL, lambda: 0.0)
    assert session.apply(replace_edit([second], "ก", ALL)).parts == {Part(2568, "measures", "m1")}


def test_taking_words_out_has_a_name_of_its_own() -> None:
    edit = replace_edit(find(ALL, WORD, FindOptions(2567)), "", ALL)
    assert edit.name == Message("edit.delete_words", {"old": WORD, "new": "", "count": 1})
    assert edit.apply(ALL).years[0].limitations == ("",)


def test_long_words_are_shortened_in_the_name() -> None:
    edit = replace_edit(find(ALL, WORD, EVERYWHERE), "ยาว\n" * 20, ALL)
    assert edit.name.values["new"] == ("ยาว " * 20)[:23] + "…"


def test_the_same_words_change_nothing() -> None:
    assert replaced(ALL, WORD, WORD) is ALL


def test_dates_follow_their_words() -> None:
    when = Period(date(2023, 10, 1), date(2024, 9, 30), "ต.ค. 2566 - ก.ย. 2567")
    done = DoneOn(date(2024, 1, 5), "5 มกราคม 2567")
    measure = replace(M1, period=when, outcome=replace(M1.outcome, done_on=done))
    office = replace(OFFICE, years=(replace(YEAR, measures=(measure,)),))
    after = replaced(replaced(office, "2567", "2568"), "2566", "2567").years[0].measures[0]
    assert after.period == Period(date(2024, 10, 1), date(2025, 9, 30), "ต.ค. 2567 - ก.ย. 2568")
    assert after.outcome.done_on == DoneOn(date(2025, 1, 5), "5 มกราคม 2568")


def test_what_has_changed_since_is_left_alone() -> None:
    found = find(ALL, WORD, EVERYWHERE)
    edit = replace_edit(found, "ใหม่", ALL)
    later = replace(ALL, agency=replace(ALL.agency, address=f"ที่{WORD}"), years=(EARLIER,))
    assert edit.apply(later) == replace(later, years=(replace(EARLIER, limitations=("ใหม่",)),))
    gone = Found(Place(2568, "m1", "steps[9]"), WORD, 0, 5)
    for stale in ([gone], [Found(Place(2500, REPORT, "x"), WORD, 0, 5)]):
        with pytest.raises(UserError, match=r"find\.changed"):
            replace_edit(stale, "ก", ALL)
    with pytest.raises(UserError, match=r"find\.nothing"):
        replace_edit([], "ก", ALL)


@settings(max_examples=40, deadline=None)
@given(
    offices(), st.sampled_from("กข๑1 aา้"), st.sampled_from(["", "ก", "ใหม่ ", "{x}", "\\1", "้"]), st.randoms()
)
def test_replacing_touches_only_what_was_found_and_can_be_undone(
    office: Office, wanted: str, new: str, random: object
) -> None:
    office = replace(office, agency=replace(office.agency, former=(FormerName(2560, "อบต.", "กข1"),)))
    found = [one for one in find(office, wanted, EVERYWHERE) if not one.fixed]
    if not found:
        return
    session = Session(office, lambda: 0.0)
    edit = replace_edit(found, new, office)
    assert edit.name.values["count"] == len(found)
    session.apply(edit)
    before, after = every_text(office), every_text(session.office)
    touched = {one.place for one in found}
    assert {place: text for place, text in before.items() if place not in touched} == {
        place: text for place, text in after.items() if place not in touched
    }
    for place in touched:
        text, end = "", 0
        for one in found:
            if one.place == place:
                text, end = text + before[place][end : one.start] + new, one.end
        expected = unicodedata.normalize("NFC", text + before[place][end:])
        assert after.get(place, "") == (expected if expected.strip() else "")
    session.undo()
    assert session.office is office


def test_the_sentences_stand_in_both_languages() -> None:
    names = [replace_edit(find(ALL, WORD, EVERYWHERE), new, ALL).name for new in ("ใหม่", "")]
    for language in ("th", "en"):
        for name in names:
            assert "16" in Messages(language).text(name)
