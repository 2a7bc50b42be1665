"""Strategies of report forms that use every key of the form language."""

from dataclasses import fields, replace
from typing import Any, TypeVar

from hypothesis import strategies as st

from ita_desk.domain.evidence import PLACES
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.outcome import STATUSES
from ita_desk.forms.fields import COLUMN_FIELDS
from ita_desk.forms.paper_sections import LinkTableSection, MemoHeadSection, PhotoAppendixSection
from ita_desk.forms.report_form import (
    CoverSection,
    FormPage,
    HeadingSection,
    MeasureTableSection,
    ParagraphSection,
    ReportForm,
    RowNumber,
    ScoreBand,
    ScoreSentence,
    Section,
    SignaturesSection,
    SignerRole,
    TableColumn,
)
from ita_desk.forms.score_reading import CHARTS
from ita_desk.forms.score_sections import (
    ChartsSection,
    ChartWish,
    ListSection,
    QuestionTablesSection,
    ScoreTableSection,
)

Made = TypeVar("Made")

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{}"), max_size=6) | st.just(
    "ปี {fiscal_year}"
)
NUMBERS = st.integers(0, 1000) | st.floats(0, 1000)
WIDTHS = st.integers(1, 100) | st.floats(0.5, 100)
YEARS = st.sampled_from(["fiscal", "basis"])
YES_OR_NO = st.booleans()


def many(
    items: st.SearchStrategy[Made], least: int = 0, most: int = 3
) -> st.SearchStrategy[tuple[Made, ...]]:
    return st.lists(items, min_size=least, max_size=most).map(tuple)


def some_of(*words: str) -> st.SearchStrategy[tuple[str, ...]]:
    return many(st.sampled_from(words))


def whole(kind: type[Made], **keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Made]:
    """Values of a class, each of whose fields has to have a strategy."""
    assert list(keys) == [field.name for field in fields(kind)], kind  # type: ignore[arg-type]
    return st.builds(kind, **keys)


MARGINS = st.integers(5, 60) | st.floats(5, 60)
PAGES = whole(
    FormPage,
    size=st.just("A4"),
    orientation=st.sampled_from(["portrait", "landscape"]),
    margins_mm=st.tuples(MARGINS, MARGINS, MARGINS, MARGINS),
)
SENTENCES = whole(
    ScoreSentence,
    year=YEARS,
    one=TEXTS,
    joiner=TEXTS,
    bands=many(whole(ScoreBand, at_least=NUMBERS, opening=TEXTS), 1).map(
        lambda bands: tuple(sorted(bands, key=lambda band: -band.at_least))
    ),
)
LEAVES = whole(
    TableColumn,
    heading=TEXTS,
    width=WIDTHS,
    fields=some_of(*sorted(COLUMN_FIELDS)),
    join=st.sampled_from(["first", "lines"]),
    align=st.sampled_from(["left", "center"]),
    statuses=some_of(*STATUSES),
    photos=some_of(*PLACES),
    tick=some_of(*STATUSES),
    score_sentence=st.none() | SENTENCES,
    span=YES_OR_NO,
    columns=st.just(()),
)
COLUMNS = LEAVES | st.builds(
    lambda heading, inner: TableColumn(heading, sum(leaf.width for leaf in inner), columns=inner),
    TEXTS,
    many(LEAVES, 1),
)
WISHES = whole(
    ChartWish,
    show=st.sampled_from(CHARTS),
    years=st.integers(1, 5),
    caption=TEXTS,
    id=st.from_regex(r"[a-z0-9_]{0,4}", fullmatch=True),
)
ROLES = whole(SignerRole, role=st.sampled_from(["reporter", "reviewer", "approver"]), text=TEXTS)
IDS = st.just("")  # given by `forms`
TABLES = whole(
    MeasureTableSection,
    id=IDS,
    columns=many(COLUMNS, 1, 4),
    number=st.none()
    | whole(
        RowNumber, style=st.sampled_from(["as-typed", "continuous", "by-issue"]), heading=TEXTS, width=WIDTHS
    ),
    groups=YES_OR_NO,
    heading_after=YES_OR_NO,
    empty=TEXTS,
).map(lambda table: table if table.groups else replace(table, heading_after=False))
SECTIONS: dict[type, st.SearchStrategy[Any]] = {
    CoverSection: whole(CoverSection, id=IDS, titles=many(TEXTS), foot=many(many(TEXTS))),
    HeadingSection: whole(
        HeadingSection,
        id=IDS,
        text=TEXTS,
        level=st.integers(1, 3),
        number=YES_OR_NO,
        with_section=st.sampled_from(["", "0"]),
    ),
    ParagraphSection: whole(ParagraphSection, id=IDS, text=TEXTS, lines=st.integers(0, 9)),
    MeasureTableSection: TABLES,
    SignaturesSection: whole(
        SignaturesSection,
        id=IDS,
        roles=st.lists(ROLES, min_size=1, max_size=3, unique_by=lambda r: r.role).map(tuple),
    ),
    ScoreTableSection: whole(
        ScoreTableSection, id=IDS, year=YEARS, headings=many(TEXTS, 4, 4), widths=many(WIDTHS, 4, 4)
    ),
    QuestionTablesSection: whole(
        QuestionTablesSection,
        id=IDS,
        year=YEARS,
        issue_word=TEXTS,
        question_word=TEXTS,
        headings=many(TEXTS, 3, 3),
        widths=many(WIDTHS, 3, 3),
        findings_heading=TEXTS,
        finding_labels=many(TEXTS, 3, 3),
    ),
    ChartsSection: whole(
        ChartsSection,
        id=IDS,
        year=YEARS,
        caption_word=TEXTS,
        charts=st.lists(WISHES, min_size=1, max_size=3, unique_by=lambda wish: wish.name).map(tuple),
    ),
    ListSection: whole(ListSection, id=IDS, source=st.just("limitations")),
    MemoHeadSection: whole(
        MemoHeadSection,
        id=IDS,
        title=TEXTS,
        sender=TEXTS,
        number=TEXTS,
        date=TEXTS,
        subject=TEXTS,
        to=TEXTS,
        seal=YES_OR_NO,
    ),
    PhotoAppendixSection: whole(
        PhotoAppendixSection,
        id=IDS,
        columns=st.integers(1, 3),
        places=many(st.sampled_from(PLACES), 1),
        empty=TEXTS,
    ),
    LinkTableSection: whole(
        LinkTableSection,
        id=IDS,
        rows=st.sampled_from(["listed", "all"]),
        headings=many(TEXTS, 4, 4),
        widths=many(WIDTHS, 4, 4),
    ),
}


def _form(
    names: tuple[str, str, str], page: FormPage, drawn: list[Section], turned: list[FormPage | None]
) -> ReportForm:
    form_id, name, texts_of = names
    sections = tuple(replace(section, id=str(number)) for number, section in enumerate(drawn))
    turns = {str(number): turn for number, turn in enumerate(turned[: len(sections)]) if turn}
    return ReportForm(form_id, name, page, sections, FrozenMap(turns), texts_of)


def forms(sections: st.SearchStrategy[Any]) -> st.SearchStrategy[ReportForm]:
    """Forms of such sections, numbered from 0 by their ids."""
    return st.builds(
        _form,
        st.tuples(TEXTS, TEXTS, TEXTS),
        PAGES,
        st.lists(sections, min_size=1, max_size=3),
        st.lists(st.none() | PAGES, max_size=3),
    )
