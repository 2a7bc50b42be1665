"""Makes a new office: an empty one, or the invented sample under any name."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import chain, count
from pathlib import Path
from typing import Any

from ita_desk import resources
from ita_desk.domain.agency import Agency, kind_of, name_of_kind
from ita_desk.domain.agency_names import whole_name
from ita_desk.domain.exchange import office_from_json
from ita_desk.domain.fiscal_year import FIRST, LAST, FiscalYear
from ita_desk.domain.ids import IdSource, random_ids
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.records import dataclass
from ita_desk.storage.office_store import OfficeStore


@dataclass(frozen=True, slots=True)
class OfficeNames:
    """What the user says of a new office; empty means not said."""

    kind: str = ""
    name: str = ""
    district: str = ""
    province: str = ""

    @property
    def agency(self) -> Agency:
        """The agency of these names."""
        return Agency(district=self.district, province=self.province, **_named(self))


def create_office(
    path: Path, names: OfficeNames, fiscal_year: int, basis_year: int | None = None
) -> OfficeStore:
    """A new office file with one empty year, which rests on the scores of `basis_year`, else of the year before.

    Raises UserError for a year that is no Buddhist-era one, and for names that are no text.
    """
    agency = _named(names) | {"district": names.district, "province": names.province}
    year = _checked(fiscal_year)
    basis = max(year - 1, FIRST) if basis_year is None else _checked(basis_year)
    value = {"agency": agency, "years": [{"fiscal_year": year, "basis_year": basis}]}
    return OfficeStore.create(path, office_from_json(value, random_ids()))


def tidy_names(names: OfficeNames) -> OfficeNames:
    """The names without the words that are printed before them: “อบต.ก” is the kind อบต. and the name ก."""
    kind, name = names.kind, " ".join(names.name.split())
    if found := whole_name(name):
        kind, name = found.kind, found.name
    known = kind_of(kind)
    if known and known.short == known.long:  # is its own name
        name = ""
    district = _without(names.district, "อำเภอ", "อ.") if known is None or known.has_district else ""
    return OfficeNames(kind, name, district, _without(names.province, "จังหวัด", "จ."))


def _without(name: str, *words: str) -> str:
    folded = " ".join(name.split())
    for word in words:
        folded = folded.removeprefix(word).strip()
    return folded


def free_path(path: Path) -> Path:
    """The path, or one with a number behind its name, at which no file stands."""
    numbered = (path.with_stem(f"{path.stem} ({number})") for number in count(2))
    return next(free for free in chain([path], numbered) if not free.exists())


def create_sample_office(
    path: Path, names: OfficeNames, fiscal_year: int | None, new_id: IdSource
) -> OfficeStore:
    """A new office file filled with the invented office, under the names given."""
    office = load_sample_office(names, new_id)
    if fiscal_year is not None and office.year(_checked(fiscal_year)) is None:
        office = office.with_year(YearReport.empty(fiscal_year))
    store = OfficeStore.create(path, office)
    for photo in sample_photos():
        store.add_blob(photo)
    return store


def sample_photos() -> list[bytes]:
    """The photos of the invented office."""
    return [photo.read_bytes() for photo in sorted(resources.resource("sample", "photos").iterdir())]


def load_sample_office(names: OfficeNames, new_id: IdSource) -> Office:
    """The invented office; given names go through all its texts."""
    source = resources.resource("sample", "office.json").read_text(encoding="utf-8")
    value = json.loads(source, parse_float=Decimal)
    own = office_from_json(value, new_id).agency
    kind = kind_of(names.kind or own.kind)
    wanted = OfficeNames(
        names.kind or own.kind,
        names.name or own.name,
        names.district or (own.district if kind is None or kind.has_district else ""),
        names.province or own.province,
    )
    renamed = _renamed(value, _renaming(own, wanted))
    renamed["agency"] |= _named(wanted)
    return office_from_json(renamed, new_id)


def _named(names: OfficeNames) -> dict[str, Any]:
    """Kind and name of the agency; one of another kind has its title written out."""
    if kind_of(names.kind):
        return {"kind": names.kind, "name": names.name}
    return {"kind": "", "name": names.name, "full_title": names.kind + names.name}


def _checked(fiscal_year: int) -> FiscalYear:
    try:
        return FiscalYear(fiscal_year)
    except ValueError:
        raise UserError("year.out_of_range", year=fiscal_year, first=FIRST, last=LAST) from None


def _renaming(own: Agency, wanted: OfficeNames) -> Mapping[str, str]:
    """What stands for what in the texts: names, and the words that follow the kind."""
    full, short = name_of_kind(wanted.kind, wanted.name)
    words = {
        own.full_name: full,
        own.short_name: short,
        own.name: wanted.name,
        own.district: wanted.district,
        own.province: wanted.province,
    }
    old, new = kind_of(own.kind), kind_of(wanted.kind)
    if old and new and old != new:
        words |= {
            getattr(old, n): getattr(new, n) for n in ("head", "chief_officer", "long", "staff", "budget_law")
        }
        words |= {old.office: new.office, old.short: new.short}
        words |= {
            old.head + own.name: new.head + full.removeprefix(new.long),
            old.chief_officer + own.name: f"ปลัด{full}",
        }
    return {before: after for before, after in words.items() if before and before != after}


def _renamed(value: Any, words: Mapping[str, str]) -> Any:
    """A JSON value with words exchanged in all its texts, longest first, each place once."""
    if not words:
        return value
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))

    def change(item: Any) -> Any:
        if isinstance(item, str):
            return pattern.sub(lambda match: words[match[0]], item)
        if isinstance(item, list):
            return [change(part) for part in item]
        if isinstance(item, dict):
            return {key: change(part) for key, part in item.items()}
        return item

    return change(value)
