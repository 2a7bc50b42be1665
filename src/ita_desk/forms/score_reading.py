"""Reads the sections that print scores from the tables of a form file."""

import re

from ita_desk.forms.reading import Fault, Reader
from ita_desk.forms.score_sections import (
    ChartsSection,
    ChartWish,
    ListSection,
    QuestionTablesSection,
    ScoreTableSection,
)

CHARTS = ("total", "instruments", "indicators", "radar")
LISTS = ("limitations",)
MOST_YEARS = 5
CHART_ID = re.compile(r"[a-z0-9_]+")  # it stands in fields: {figure.total}
_YEARS = ("fiscal", "basis")


def score_table(section_id: str, reader: Reader) -> ScoreTableSection:
    """The section of a `score-table`. Raises Fault."""
    return ScoreTableSection(section_id, _year(reader), texts_of(reader, "headings", 4), widths_of(reader, 4))


def question_tables(section_id: str, reader: Reader) -> QuestionTablesSection:
    """The section of `question-tables`. Raises Fault."""
    return QuestionTablesSection(
        section_id,
        _year(reader),
        reader.text("issue_word"),
        reader.text("question_word"),
        texts_of(reader, "headings", 3),
        widths_of(reader, 3),
        reader.text("findings_heading"),
        texts_of(reader, "finding_labels", 3),
    )


def charts(section_id: str, reader: Reader) -> ChartsSection:
    """The section of `charts`. Raises Fault."""
    year, word = _year(reader), reader.text("caption_word")
    wishes: list[ChartWish] = []
    for inner in reader.readers("chart"):
        wishes.append(_wish(inner))
        if wishes[-1].name in [wish.name for wish in wishes[:-1]]:
            raise Fault("id_twice", wishes[-1].name, "", inner.trail, "id" if wishes[-1].id else "show")
    if not wishes:
        raise reader.fault("missing_key", "chart")
    return ChartsSection(section_id, year, word, tuple(wishes))


def listing(section_id: str, reader: Reader) -> ListSection:
    """The section of a `list`. Raises Fault."""
    return ListSection(section_id, reader.text("from", None, LISTS))


def _wish(reader: Reader) -> ChartWish:
    show, caption = reader.text("show", None, CHARTS), reader.text("caption")
    years = reader.number("years", MOST_YEARS)
    if not 1 <= years <= MOST_YEARS or years != int(years):
        raise reader.fault("wrong_type", "years", f"1-{MOST_YEARS}")
    chart_id = reader.text("id", "")
    if chart_id and not CHART_ID.fullmatch(chart_id):
        raise reader.fault("wrong_type", "id", "a-z 0-9 _")
    reader.end()
    return ChartWish(show, int(years), caption, chart_id)


def _year(reader: Reader) -> str:
    return reader.text("year", "basis", _YEARS)


def texts_of(reader: Reader, key: str, number: int) -> tuple[str, ...]:
    """Exactly so many texts. Raises Fault."""
    texts = reader.texts(key, needed=True)
    if len(texts) != number:
        raise reader.fault("wrong_type", key, ", ".join(['"…"'] * number))
    return texts


def widths_of(reader: Reader, number: int) -> tuple[float, ...]:
    """The `widths` of so many columns. Raises Fault."""
    widths = reader.items("widths")
    right = len(widths) == number and all(
        isinstance(width, (int, float)) and not isinstance(width, bool) and 0 < width <= 1000
        for width in widths
    )
    if not right:
        raise reader.fault("wrong_type", "widths", ", ".join(["1-1000"] * number))
    return tuple(float(width) for width in widths)
