"""The text before the tables: agency and its address, fiscal year, basis year, titles, the opening paragraph."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from itertools import pairwise

from ita_desk.domain.agency import Agency
from ita_desk.domain.agency_names import AgencyName, whole_name
from ita_desk.domain.fiscal_year import FIRST, LAST, FiscalYear
from ita_desk.intake.agency_names import first_name
from ita_desk.intake.cells import fold, squeezed
from ita_desk.intake.grid import Paragraph, SourceLine
from ita_desk.intake.markup import plain
from ita_desk.intake.proposal import Findings
from ita_desk.records import dataclass
from ita_desk.thai.date_reading import parse_period

_TITLE_LENGTH = 150
_PROSE_LENGTH = 100
_AS_FOLLOWS = ("ดังนี้", "ดังต่อไปนี้")
_YEAR = r"ปี\s*งบประมาณ\s*(?:พ\.?\s?ศ\.?)?\s*([0-9๐-๙]{4})(?![0-9๐-๙])"
_FISCAL_YEAR = re.compile(_YEAR)
_BASIS = re.compile(rf"วิเคราะห์[^\t]{{0,200}}?ผลการประเมิน[^\t]{{0,200}}?{_YEAR}")
_ROUND = re.compile(r"รอบ\s*(6|12|๖|๑๒)\s*เดือน\s*(?:\((.*)\))?")
_ROUND_IN_TITLE = re.compile(r"รอบ(?:ระยะเวลา)?(6|12|๖|๑๒)เดือน(?:แรก)?")
_TITLE_WORDS = (
    *(
        "รายงาน",
        "ผลการดำเนินการ",
        "ผลการดำเนินงาน",
        "ตาม",
        "มาตรการ",
        "เพื่อ",
        "ส่งเสริม",
        "คุณธรรม",
        "และ",
        "ความโปร่งใส",
    ),
    *(
        "ภายใน",
        "หน่วยงาน",
        "ของ",
        "ประจำ",
        "ปี",
        "งบประมาณ",
        "พ.ศ.",
        "การวิเคราะห์",
        "ผลการประเมิน",
        "ในการดำเนินงาน",
    ),
    *("ในการดำเนินการ", "ภาครัฐ", "(ITA)", "การประเมิน", "ในภาพรวม", "ย้อนหลัง", "รายเครื่องมือ", "รายตัวชี้วัด"),
    *("สรุป", "ข้อมูลรายละเอียด", "แยกเป็น๗ประเด็น", "แยกเป็น7ประเด็น", "ดังต่อไปนี้", "ดังนี้"),
)
_TITLE_NEEDS = ("คุณธรรม", "ปีงบประมาณ", "ผลการดำเนิน", "การประเมิน")
_SECTION_NUMBER = re.compile(r"[0-9๐-๙]{1,2}[.)](?![0-9๐-๙])")
_PLACE = re.compile(
    r"(?:(?P<address>(?:ที่ทำการ|สำนักงานเทศบาล|เลขที่|หมู่|ถนน).*?)(?:\s+|\Z))?"
    r"(?:(?:ตำบล|ต\.)\s*(?P<subdistrict>[ก-๙]+?)\s*)?(?:(?:อำเภอ|อ\.|เขต)\s*(?P<district>[ก-๙]+?)\s*)?"
    r"(?:(?:จังหวัด|จ\.)\s*(?P<province>[ก-๙]+?)\s*)?(?:รหัสไปรษณีย์\s*)?(?P<postcode>[0-9๐-๙]{5})?"
)
_NAME_AND_PLACE = re.compile(r"(.+?)\s+((?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.).*)")
_CONTACTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:โทร\.?|โทรศัพท์)\s*[:.]?\s*(?P<phone>[0-9๐-๙][0-9๐-๙ ,/-]*)",
        r"โทรสาร\s*[:.]?\s*(?P<fax>[0-9๐-๙][0-9๐-๙ ,/-]*)",
        r"(?:เว็บไซต์|เว็บไซด์|website)\s*:?\s*(?P<website>\S+)",
        r"(?:อีเมล์?|e-?mail)\s*:?\s*(?P<email>\S+@\S+)",
        r"(?:facebook|เฟซบุ๊ก|เฟสบุ๊ค)\s*:?\s*(?P<facebook>.+)",
    )
)
_PHONE_AND_FAX = re.compile(r"โทร\.?\s*/\s*โทรสาร\s*[:.]?\s*(?P<phone>[0-9๐-๙][0-9๐-๙ ,/-]*)")


@dataclass(frozen=True, slots=True)
class Cover:
    """What the text before the tables says; `opening` is its prose, `round` 6 for a half-year report."""

    agency: Agency = field(default_factory=Agency)
    fiscal_year: int | None = None
    basis_year: int | None = None
    round: int = 12
    opening: tuple[SourceLine, ...] = ()

    @property
    def own(self) -> AgencyName:
        """The agency's kind and name."""
        return AgencyName(self.agency.kind, self.agency.name)


def plain_lines(paragraph: Paragraph) -> tuple[SourceLine, ...]:
    """The lines of a paragraph without markup; markup may run over several of them."""
    lines = plain("\n".join(line.text for line in paragraph.lines)).split("\n")
    numbers = [line.number for line in paragraph.lines]
    numbers += [numbers[-1]] * len(lines)  # list items of one line
    return tuple(SourceLine(n, text) for n, text in zip(numbers, lines, strict=False) if text.strip())


def _joined(lines: Iterable[SourceLine]) -> str:
    return fold(" ".join(line.text for line in lines))


def _year_in(pattern: re.Pattern[str], text: str) -> list[int]:
    return [year for found in pattern.finditer(text) if FIRST <= (year := int(found[1])) <= LAST]


def _is_title(text: str, fiscal_year: int | None, agency: Agency) -> bool:
    """Whether the text only repeats the report's name, year and agency, which the form prints itself."""
    years = (
        [str(fiscal_year), "".join(chr(ord("๐") + int(d)) for d in str(fiscal_year))] if fiscal_year else []
    )
    names = [squeezed(name) for name in (agency.full_name, agency.short_name) if agency.name]
    folded = squeezed(text)
    if number := _SECTION_NUMBER.match(folded):
        folded = folded[number.end() :]
    if folded == "และ":  # stands alone between two titles
        return True
    words = sorted([*_TITLE_WORDS, *years, *names], key=len, reverse=True)
    known = "|".join([*map(re.escape, words), rf"\(?{_ROUND_IN_TITLE.pattern}\)?"])
    only_words = re.fullmatch(rf"(?:{known})++", folded)
    return bool(only_words) and any(word in folded for word in _TITLE_NEEDS)


def _round_of(text: str, fiscal_year: int | None) -> int | None:
    """6 or 12 if the text only names the round of reporting, with its dates in brackets or without."""
    found = _ROUND.fullmatch(fold(text))
    if found is None:
        return None
    months = int(found[1])
    if found[2] and fiscal_year:
        year = FiscalYear(fiscal_year)
        if parse_period(found[2]) not in ((year.start, year.end), (year.start, year.half)):
            return None
    return months


def _round_in_titles(paragraphs: Sequence[tuple[SourceLine, ...]]) -> int:
    """6 if a title names that round among other words, else 12."""
    titles = (
        text for lines in paragraphs if _is_short(text := _joined(lines)) and not _ROUND.fullmatch(text)
    )
    found = (_ROUND_IN_TITLE.search(squeezed(text)) for text in titles)
    return next((int(months[1]) for months in found if months), 12)


def _is_short(text: str) -> bool:
    return len(text) < _TITLE_LENGTH and not text.endswith(_AS_FOLLOWS)


def _find_agency(lines: Sequence[SourceLine]) -> AgencyName | None:
    """The agency right above the line of its district and province, else the first one named."""
    for above, line in pairwise([SourceLine(0, ""), *lines]):
        before, text = _name_and_place(fold(line.text))
        place = _PLACE.fullmatch(text)
        if place and place["province"] and (name := whole_name(before or above.text)):
            return name
    alone = (name for line in lines if (name := whole_name(line.text)))
    return next(alone, None) or first_name(lines)


def _name_and_place(text: str) -> tuple[str, str]:
    """The agency's name and the place behind it on one line; an empty name where the line holds but one of them."""
    found = _NAME_AND_PLACE.fullmatch(text)
    return (found[1], found[2]) if found and whole_name(found[1]) else ("", text)


def _details(text: str) -> dict[str, str]:
    """The fields of the agency that a cover line holds and nothing else; none if it holds anything else."""
    if both := _PHONE_AND_FAX.fullmatch(text):
        return {"phone": both["phone"], "fax": both["phone"]}
    for pattern in (_PLACE, *_CONTACTS):
        if found := pattern.fullmatch(text):
            return {name: value for name, value in found.groupdict().items() if value}
    return {}


def _with_details(agency: Agency, text: str) -> Agency | None:
    """The agency with what a cover line says of it; None if it says nothing, or something else than before."""
    details = _details(text)
    if not details or any(getattr(agency, name) not in ("", value) for name, value in details.items()):
        return None
    return replace(agency, **details)  # type: ignore[arg-type]  # only text fields


def _read_years(paragraphs: Sequence[tuple[SourceLine, ...]]) -> tuple[int | None, int | None]:
    """The fiscal year of the titles (else the last one of the prose) and the year that was analysed."""
    texts = [_joined(lines) for lines in paragraphs]
    basis = next((year for text in texts for year in _year_in(_BASIS, text)), None)
    short = [text for text in texts if _is_short(text)]
    titles = [year for text in short for year in _year_in(_FISCAL_YEAR, text)]
    prose = [year for text in texts for year in _year_in(_FISCAL_YEAR, text) if year != basis]
    return (titles[0] if titles else prose[-1] if prose else None), basis


def read_cover(front: Sequence[Paragraph], findings: Findings) -> Cover:
    """What the paragraphs before the first table say; what stands on its own there goes to the findings."""
    paragraphs = [plain_lines(paragraph) for paragraph in front]
    lines = [line for paragraph in paragraphs for line in paragraph]
    name = _find_agency(lines)
    agency = Agency(kind=name.kind, name=name.name) if name else Agency()
    fiscal_year, basis_year = _read_years(paragraphs)
    cover = Cover(agency, fiscal_year, basis_year, _round_in_titles(paragraphs))
    left: list[tuple[SourceLine, ...]] = []
    for paragraph in paragraphs:
        cover, rest = _read_paragraph(cover, paragraph, findings)
        if rest:
            left.append(rest)
    return replace(cover, opening=_opening(left, findings))


def _read_paragraph(
    cover: Cover, lines: tuple[SourceLine, ...], findings: Findings
) -> tuple[Cover, tuple[SourceLine, ...]]:
    """The cover after a paragraph, and those of its lines that were not recognised."""
    if recognise_title(lines, cover, findings):
        return cover, ()
    left: list[SourceLine] = []
    for line in lines:
        name, text = _name_and_place(fold(line.text))
        agency = _with_details(cover.agency, text) if not name or whole_name(name) == cover.own else None
        months = _round_of(line.text, cover.fiscal_year)
        if agency:
            cover = replace(cover, agency=agency)
            findings.recognise("agency", line.text, line.number)
        elif months:
            cover = replace(cover, round=months)
            findings.recognise("round", line.text, line.number)
        elif cover.agency.name and whole_name(line.text) == cover.own:
            findings.recognise("agency", line.text, line.number)
        elif not recognise_title((line,), cover, findings):
            left.append(line)
    return cover, tuple(left)


def recognise_title(lines: tuple[SourceLine, ...], cover: Cover, findings: Findings) -> bool:
    """Whether these lines are a title of the report; then they go to the findings as such."""
    if not _is_title("".join(line.text for line in lines), cover.fiscal_year, cover.agency):
        return False
    for line in lines:
        findings.recognise("title", line.text, line.number)
    return True


def _is_prose(text: str) -> bool:
    if text.startswith(("รายงาน", "มาตรการ")):  # a title with a slip in it
        return False
    return len(text) >= _PROSE_LENGTH or text.endswith(_AS_FOLLOWS)


def _opening(left: list[tuple[SourceLine, ...]], findings: Findings) -> tuple[SourceLine, ...]:
    """The unrecognised paragraphs from the first to the last of prose, each as one line; others have no place."""
    prose = [place for place, lines in enumerate(left) if _is_prose(_joined(lines))]
    opening: list[SourceLine] = []
    for place, lines in enumerate(left):
        if prose and prose[0] <= place <= prose[-1]:
            opening.append(SourceLine(lines[0].number, _joined(lines)))
        else:
            findings.leave("\n".join(fold(line.text) for line in lines), lines[0].number)
    return tuple(opening)
