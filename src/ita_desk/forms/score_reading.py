"""Reads the sections that print scores from the tables of a form file."""

from ita_desk.forms.reading import Reader
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
_YEARS = ("fiscal", "basis")


def score_table(section_id: str, reader: Reader) -> ScoreTableSection:
    """The section of a `score-table`. Raises Fault."""
    return ScoreTableSection(section_id, _year(reader), _texts(reader, "headings", 4), _widths(reader, 4))


def question_tables(section_id: str, reader: Reader) -> QuestionTablesSection:
    """The section of `question-tables`. Raises Fault."""
    return QuestionTablesSection(
        section_id,
        _year(reader),
        reader.text("issue_word"),
        reader.text("question_word"),
        _texts(reader, "headings", 3),
        _widths(reader, 3),
        reader.text("findings_heading"),
        _texts(reader, "finding_labels", 3),
    )


def charts(section_id: str, reader: Reader) -> ChartsSection:
    """The section of `charts`. Raises Fault."""
    year, word = _year(reader), reader.text("caption_word")
    wishes = tuple(_wish(inner) for inner in reader.readers("chart"))
    if not wishes:
        raise reader.fault("missing_key", "chart")
    return ChartsSection(section_id, year, word, wishes)


def listing(section_id: str, reader: Reader) -> ListSection:
    """The section of a `list`. Raises Fault."""
    return ListSection(section_id, reader.text("from", None, LISTS))


def _wish(reader: Reader) -> ChartWish:
    show, caption = reader.text("show", None, CHARTS), reader.text("caption")
    years = reader.number("years", MOST_YEARS)
    if not 1 <= years <= MOST_YEARS or years != int(years):
        raise reader.fault("wrong_type", "years", f"1-{MOST_YEARS}")
    reader.end()
    return ChartWish(show, int(years), caption)


def _year(reader: Reader) -> str:
    return reader.text("year", "basis", _YEARS)


def _texts(reader: Reader, key: str, number: int) -> tuple[str, ...]:
    texts = reader.texts(key, needed=True)
    if len(texts) != number:
        raise reader.fault("wrong_type", key, ", ".join(['"…"'] * number))
    return texts


def _widths(reader: Reader, number: int) -> tuple[float, ...]:
    widths = reader.items("widths")
    right = len(widths) == number and all(
        isinstance(width, (int, float)) and not isinstance(width, bool) and 0 < width <= 1000
        for width in widths
    )
    if not right:
        raise reader.fault("wrong_type", "widths", ", ".join(["1-1000"] * number))
    return tuple(float(width) for width in widths)
