"""The agency that reports: its name, address, units and signatories, and the words that follow its kind."""

from dataclasses import field, replace

from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class AgencyKind:
    """The words that go with one kind of local administrative organisation."""

    short: str
    long: str
    head: str
    chief_officer: str
    office: str
    staff: str
    budget_law: str
    has_district: bool = True


_TAMBON = "องค์การบริหารส่วนตำบล"
_PROVINCE = "องค์การบริหารส่วนจังหวัด"

# Terms by kind: domain notes, "Typesetting and naming conventions" (official usage of the Department of Local
# Administration; medium to high confidence).
KINDS: tuple[AgencyKind, ...] = (
    AgencyKind("อบต.", _TAMBON, f"นายก{_TAMBON}", f"ปลัด{_TAMBON}", "สำนักปลัด", "พนักงานส่วนตำบล", "ข้อบัญญัติ"),
    AgencyKind(
        "ทต.", "เทศบาลตำบล", "นายกเทศมนตรีตำบล", "ปลัดเทศบาล", "สำนักปลัดเทศบาล", "พนักงานเทศบาล", "เทศบัญญัติ"
    ),
    AgencyKind(
        "ทม.", "เทศบาลเมือง", "นายกเทศมนตรีเมือง", "ปลัดเทศบาล", "สำนักปลัดเทศบาล", "พนักงานเทศบาล", "เทศบัญญัติ"
    ),
    AgencyKind("ทน.", "เทศบาลนคร", "นายกเทศมนตรีนคร", "ปลัดเทศบาล", "สำนักปลัดเทศบาล", "พนักงานเทศบาล", "เทศบัญญัติ"),
    AgencyKind(
        "อบจ.",
        _PROVINCE,
        f"นายก{_PROVINCE}",
        f"ปลัด{_PROVINCE}",
        "สำนักปลัด",
        "ข้าราชการองค์การบริหารส่วนจังหวัด",
        "ข้อบัญญัติ",
        has_district=False,
    ),
    AgencyKind("เมืองพัทยา", "เมืองพัทยา", "นายกเมืองพัทยา", "ปลัดเมืองพัทยา", "สำนักปลัด", "พนักงานเมืองพัทยา", "ข้อบัญญัติ"),
)


def kind_of(short: str) -> AgencyKind | None:
    """The kind with this short name, or None for an agency of another sort."""
    return next((kind for kind in KINDS if kind.short == short), None)


def name_of_kind(kind: str, name: str) -> tuple[str, str]:
    """The full and the short name of an agency of a kind: (องค์การบริหารส่วนตำบล…, อบต.…)."""
    known = kind_of(kind)
    if known is None:
        return kind + name, kind + name
    if known.short == known.long:  # เมืองพัทยา is its own name
        return (
            (known.long, known.long) if name in ("", known.long) else (known.long + name, known.long + name)
        )
    return known.long + name, known.short + name


@dataclass(frozen=True, slots=True)
class Seal:
    """The agency's seal on covers: the key of its picture among the blobs."""

    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: `role` is reporter, reviewer or approver, or empty with `role_text`."""

    role: str = ""
    role_text: str = ""
    name: str = ""
    position: str = ""
    acting_for: str = ""


@dataclass(frozen=True, slots=True)
class FormerName:
    """The kind and name the agency bore up to and including a fiscal year."""

    to_year: int = 0
    kind: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    """Who reports. Field names are those of the exchange form."""

    kind: str = ""
    name: str = ""
    full_title: str = ""
    subdistrict: str = ""
    district: str = ""
    province: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    facebook: str = ""
    seal: Seal = field(default_factory=Seal)
    divisions: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    former: tuple[FormerName, ...] = ()

    def in_year(self, fiscal_year: int) -> "Agency":
        """The agency under the kind and name it bore in a fiscal year."""
        past = [f for f in self.former if fiscal_year <= f.to_year]
        if not past:
            return self
        then = min(past, key=lambda f: f.to_year)
        return replace(self, kind=then.kind, name=then.name, full_title="")

    @property
    def full_name(self) -> str:
        """The name as written out: องค์การบริหารส่วนตำบล…; `full_title` where the kind is another."""
        return self.full_title or name_of_kind(self.kind, self.name)[0]

    @property
    def short_name(self) -> str:
        """The name as spoken: อบต.…"""
        return self.full_title or name_of_kind(self.kind, self.name)[1]

    @property
    def words(self) -> AgencyKind | None:
        """The words that follow the kind (head, chief officer, staff, budget law), if it is a known one."""
        return kind_of(self.kind)

    @property
    def place(self) -> str:
        """District and province as printed under the name."""
        district = f"อำเภอ{self.district}" if self.district else ""
        province = f"จังหวัด{self.province}" if self.province else ""
        return " ".join(part for part in (district, province) if part)
