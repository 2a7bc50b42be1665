"""What of a form an office may replace for a year: its wordings, with the fields for them, and its charts."""

import re
from collections.abc import Mapping

from ita_desk.forms.fields import is_known_field
from ita_desk.forms.paper_sections import LinkTableSection, MemoHeadSection
from ita_desk.forms.report_form import CoverSection, HeadingSection, ParagraphSection, ReportForm, Section
from ita_desk.forms.score_sections import ChartsSection
from ita_desk.records import dataclass

# What an office may want to put into a wording, in groups; each field is known to `is_known_field`.
OFFERED_FIELDS: Mapping[str, tuple[str, ...]] = {
    "agency": tuple(
        f"agency.{name}"
        for name in "full_name short_name place address phone email website head chief_officer office".split()
    ),
    "year": ("fiscal_year", "basis_year", "round.text", "report_date", "measures.count", "measures.done"),
    "scores": ("score.total@basis", "level@basis", "score.total@fiscal", "level@fiscal"),
    "indicator_names": tuple(f"indicator.{number}.name" for number in range(1, 11)),
    "filing": tuple(f"filing.{name}" for name in "year measures_code result_code result_title".split()),
    "indicator_scores": tuple(f"score.{number}@basis" for number in range(1, 11)),
}
_BRACES = re.compile(r"\{([^{}\n]*)\}")
_FILING = "{filing."


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording of a form: its key among a year's `texts`, what it is, and what the form itself says there.

    `kind` is cover, title (a heading of the first level), heading, paragraph or memo; `part` says which part of a
    memo's head it is. `number` counts those of one kind, `of` is how many there are.
    """

    key: str
    kind: str
    section_id: str
    part: str
    default: str
    number: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a form: the key of its picture among a year's `pictures`, and its caption."""

    key: str
    caption: str


def wordings_of(form: ReportForm) -> tuple[Wording, ...]:
    """All wordings of a form in their order on paper."""
    found = [(section.id, *wording) for section in form.sections for wording in _in_section(section)]
    kinds = [kind for _, kind, _, _ in found]
    return tuple(
        Wording(
            "/".join(name for name in (form.texts_id, section, part) if name),
            kind,
            section,
            part,
            default,
            kinds[: place + 1].count(kind),
            kinds.count(kind),
        )
        for place, (section, kind, part, default) in enumerate(found)
    )


def _in_section(section: Section) -> list[tuple[str, str, str]]:
    """Kind, part and default of each wording of a section."""
    if isinstance(section, CoverSection):
        return [("cover", "", "\n".join(section.titles))]
    if isinstance(section, HeadingSection):
        return [("title" if section.level == 1 else "heading", "", section.text)]
    if isinstance(section, ParagraphSection):
        return [("paragraph", "", section.text)]
    if isinstance(section, MemoHeadSection):
        return [("memo", part, text) for part, text in section.parts.items()]
    return []


def unknown_fields(wording: str) -> tuple[str, ...]:
    """What stands in braces without being a field, each once, in order: it is printed as it is."""
    found = dict.fromkeys(name for name in _BRACES.findall(wording) if not is_known_field(name))
    return tuple(f"{{{name}}}" for name in found)


def asks_for_filing_year(form: ReportForm, texts: Mapping[str, str]) -> bool:
    """Whether what is printed depends on the filing year; `texts` are the office's own wordings of the year."""
    printed = [texts.get(wording.key, wording.default) for wording in wordings_of(form)]
    return prints_links(form) or any(_FILING in text for text in printed)


def prints_links(form: ReportForm) -> bool:
    """Whether a form lists the web addresses of OIT items."""
    return any(isinstance(section, LinkTableSection) for section in form.sections)


def charts_of(form: ReportForm) -> tuple[Chart, ...]:
    """The charts of a form in their order on paper."""
    sections = [section for section in form.sections if isinstance(section, ChartsSection)]
    return tuple(
        Chart(f"{form.texts_id}/{section.id}/{chart.name}", chart.caption)
        for section in sections
        for chart in section.charts
    )
