"""What travels inside an exported PDF: the office as JSON under this name, and the photos it names."""

from ita_desk.domain.office import Office

DATA_NAME = "ita-desk.json"


def photos_of(office: Office) -> tuple[str, ...]:
    """The keys of the seal, of all evidence and of the pictures in the place of charts, each once, in order.

    Signed reports are not among them.
    """
    keys = {office.agency.seal.sha256}
    for year in office.years:
        keys.update(year.pictures.values())
        for measure in year.measures:
            for outcome in (measure.outcome, measure.half_year):
                keys.update(proof.sha256 for proof in (outcome.evidence if outcome else ()))
    return tuple(sorted(keys - {""}))
