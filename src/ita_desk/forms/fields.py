"""The fields a form may name: those in braces in its wording, and those its columns print."""

import re

AGENCY_FIELDS = (
    "full_name short_name name kind place subdistrict district province address postcode phone fax email website "
    "facebook head chief_officer office staff budget_law"
).split()
# Where an agency can be found: what a cover prints of these vanishes where it is not known.
CONTACT_FIELDS = frozenset(
    "place subdistrict district province address postcode phone fax email website facebook".split()
)
_AGENCY = frozenset(f"agency.{name}" for name in AGENCY_FIELDS)
_PATTERNS = (
    r"fiscal_year|basis_year|round\.text|report_date",
    r"measures\.(?:count|done)",
    r"filing\.(?:year|(?:measures|result)_(?:code|title))",
    r"score\.(?:total|IIT|EIT|OIT|EIT/[12]|\d{1,2}(?:\.\d)?|[ieo]\d{1,2})(?:@basis|@fiscal)?",
    r"level(?:@basis|@fiscal)?",
    r"indicator\.\d{1,2}\.name",
    r"figure\.[a-z0-9_]+",
)
# The fields of wordings, one of each sort, to find the one that was meant.
WORDING_FIELDS = (
    *(f"agency.{name}" for name in AGENCY_FIELDS),
    *"fiscal_year basis_year round.text report_date measures.count measures.done".split(),
    *"filing.year filing.measures_code filing.measures_title filing.result_code filing.result_title".split(),
    *"score.total score.9 score.9@basis score.9@fiscal".split(),
    *"level level@basis level@fiscal indicator.9.name figure.total".split(),
)
_KNOWN = re.compile("|".join(_PATTERNS))
# Braces with a field name inside; anything else in braces is plain text.
FIELD = re.compile(r"\{([a-z_]+(?:[./@][A-Za-z0-9_/@]+)*)\}")

OUTCOME_FIELDS = "status output result summary follow_up suggestion obstacles spent done_on".split()
COLUMN_FIELDS = frozenset(
    "number issue title steps responsible period budget target codes".split()
    + [f"outcome.{name}" for name in OUTCOME_FIELDS]
)


def is_known_field(name: str) -> bool:
    """Whether a form's wording may hold this field in braces."""
    return name in _AGENCY or _KNOWN.fullmatch(name) is not None
