"""What a user can change in a year beside its findings and measures; as in `edits`."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ita_desk.domain.agency import Signatory
from ita_desk.domain.assessment import PrintedScore
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import MeasureGroup
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.year_report import OitLink, Unplaced, YearReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit, adding, in_year
from ita_desk.services.edits.records import checked, with_value


def _set_in_year(
    what: str, fiscal_year: int, field: str, value: Callable[[YearReport], object], key: str = ""
) -> Edit:
    """The edit `edit.set_<what>` that gives a field of a year report what `value` makes of the report."""
    path = field.split(".")

    def apply(office: Office) -> Office:
        return in_year(
            office, fiscal_year, lambda y: with_value(y, path, checked(("years", 0, *path), value(y)))
        )

    return Edit(Message(f"edit.set_{what}", {"year": fiscal_year}), apply, f"{fiscal_year}/{field}{key}")


def set_basis_year(fiscal_year: int, basis_year: int) -> Edit:
    """Set the year whose scores a year's findings and measures rest on."""
    return _set_in_year("basis_year", fiscal_year, "basis_year", lambda _: basis_year)


# --- scores --------------------------------------------------------------------------------------------------


def set_score(fiscal_year: int, code: str, score: Decimal | None) -> Edit:
    """Set the announced score of a code (0-100); None removes it."""

    def scores(report: YearReport) -> FrozenMap[str, Decimal]:
        former = report.assessment.scores
        if score is None:
            return former.lacking(code)
        return former.having(code, _percentage(code, score))

    return _set_in_year("score", fiscal_year, "assessment.scores", scores, f"/{code}")


def _percentage(code: str, score: Decimal) -> Decimal:
    # NaN compares false with everything and must not pass
    if not isinstance(score, Decimal) or score.is_nan() or not 0 <= score <= 100 or not code.isascii():
        raise UserError("edit.wrong_score", code=code, score=score)
    return score


def set_level(fiscal_year: int, level: str) -> Edit:
    """Set the announced level of a year's result."""
    return _set_in_year("level", fiscal_year, "assessment.level", lambda _: level)


def set_as_printed(fiscal_year: int, entries: Sequence[PrintedScore]) -> Edit:
    """Set which scores are kept as a former report printed them."""
    return _set_in_year("as_printed", fiscal_year, "assessment.as_printed", lambda _: tuple(entries))


def remove_printed(fiscal_year: int, code: str) -> Edit:
    """Keep no longer how a former report printed a code's score."""

    def entries(report: YearReport) -> tuple[PrintedScore, ...]:
        return tuple(entry for entry in report.assessment.as_printed if entry.code != code)

    return _set_in_year("as_printed", fiscal_year, "assessment.as_printed", entries, f"/{code}")


# --- the rest of a year --------------------------------------------------------------------------------------


def set_section_text(fiscal_year: int, section: str, text: str | None) -> Edit:
    """Set the office's own wording of a form's section (`form/section`); None returns to the form's wording."""

    def texts(report: YearReport) -> FrozenMap[str, str]:
        return report.texts.lacking(section) if text is None else report.texts.having(section, text)

    return _set_in_year("section_text", fiscal_year, "texts", texts, f"/{section}")


def set_picture(fiscal_year: int, key: str, sha256: str | None) -> Edit:
    """Set the picture, by its key among the blobs, in the place of a chart (`form/section/chart`); None removes it."""

    def pictures(report: YearReport) -> FrozenMap[str, str]:
        return report.pictures.lacking(key) if sha256 is None else report.pictures.having(key, sha256)

    return _set_in_year("picture", fiscal_year, "pictures", pictures, f"/{key}")


def set_groups(fiscal_year: int, groups: Sequence[MeasureGroup], new_id: IdSource) -> Edit:
    """Set the groups of a year; those without an identifier get one.

    Measures of a group that is no longer there stand in no group.
    """
    named = tuple(g if g.id else replace(g, id=new_id()) for g in groups)

    def change(report: YearReport) -> YearReport:
        groups = checked(("years", 0, "groups"), named)
        gone = {g.id for g in report.groups} - {g.id for g in groups}
        measures = tuple(replace(m, group="") if m.group in gone else m for m in report.measures)
        return with_value(with_value(report, ["groups"], groups), ["measures"], measures)

    edit = Edit(
        Message("edit.set_groups", {"year": fiscal_year}),
        lambda office: in_year(office, fiscal_year, change),
        f"{fiscal_year}/groups",
    )
    return adding(edit)


def set_oit_links(fiscal_year: int, links: Sequence[OitLink]) -> Edit:
    """Set the web addresses of the OIT items."""
    return _set_in_year("oit_links", fiscal_year, "oit_links", lambda _: tuple(links))


def set_limitations(fiscal_year: int, limitations: Sequence[str]) -> Edit:
    """Set the limitations that the analysis names."""
    return _set_in_year("limitations", fiscal_year, "limitations", lambda _: tuple(limitations))


def set_year_signatories(fiscal_year: int, signatories: Sequence[Signatory]) -> Edit:
    """Set who signs for this year; none means the agency's signatories."""
    return _set_in_year("year_signatories", fiscal_year, "signatories", lambda _: tuple(signatories))


def set_report_date(fiscal_year: int, day: date | None) -> Edit:
    """Set the date of the report."""
    return _set_in_year("report_date", fiscal_year, "report_date", lambda _: day)


def set_deadline(fiscal_year: int, months: int, day: date | None) -> Edit:
    """Set until when the report of a round (6 or 12 months) has to be handed in; None removes it."""
    field = "deadlines.whole_year" if months == 12 else "deadlines.half_year"
    return _set_in_year("deadline", fiscal_year, field, lambda _: day)


def set_unplaced(fiscal_year: int, entries: Sequence[Unplaced]) -> Edit:
    """Set the texts of sources that found no place."""
    return _set_in_year("unplaced", fiscal_year, "unplaced", lambda _: tuple(entries))


def remove_unplaced(fiscal_year: int, entry: Unplaced) -> Edit:
    """Remove a text of a source that found no place, once it is dealt with."""

    def remove(report: YearReport) -> YearReport:
        if entry not in report.unplaced:
            raise UserError("edit.unknown_unplaced", text=entry.text)
        place = report.unplaced.index(entry)
        return replace(report, unplaced=report.unplaced[:place] + report.unplaced[place + 1 :])

    return Edit(
        Message("edit.remove_unplaced", {"year": fiscal_year}),
        lambda office: in_year(office, fiscal_year, remove),
    )


# --- what went to signature ----------------------------------------------------------------------------------


def add_signed_report(fiscal_year: int, signed: SignedReport) -> Edit:
    """Add a printed report that went to signature; the very same one is kept once.

    Raises UserError `signing.already` where another one bears its code.
    """
    path = ("years", 0, "signed")

    def add(report: YearReport) -> YearReport:
        added = checked(path, (signed,))
        if added[0] in report.signed:
            return report
        if signed.code and any(one.code == signed.code for one in report.signed):
            raise UserError("signing.already", code=signed.code, number=signed.document_number)
        return replace(report, signed=report.signed + added)

    return Edit(
        Message("edit.add_signed_report", {"year": fiscal_year}),
        lambda office: in_year(office, fiscal_year, add),
    )


def set_signed_scan(fiscal_year: int, signed: SignedReport, sha256: str) -> Edit:
    """Set the signed copy of a report, by its key among the blobs; "" takes it away.

    Raises UserError `edit.unknown_signed_report`.
    """

    def attach(report: YearReport) -> YearReport:
        _refuse_unknown(report, signed)
        scanned = checked(("years", 0, "signed"), (replace(signed, scan=sha256),))
        return with_value(
            report, ["signed"], tuple(scanned[0] if one == signed else one for one in report.signed)
        )

    what = "set_signed_scan" if sha256 else "remove_signed_scan"
    return Edit(
        Message(f"edit.{what}", {"year": fiscal_year}), lambda office: in_year(office, fiscal_year, attach)
    )


def _refuse_unknown(report: YearReport, signed: SignedReport) -> None:
    if signed not in report.signed:
        raise UserError("edit.unknown_signed_report", form=signed.form)


def remove_signed_report(fiscal_year: int, signed: SignedReport) -> Edit:
    """Remove a report from those that went to signature. Raises UserError `edit.unknown_signed_report`."""

    def remove(report: YearReport) -> YearReport:
        _refuse_unknown(report, signed)
        return replace(report, signed=tuple(one for one in report.signed if one != signed))

    return Edit(
        Message("edit.remove_signed_report", {"year": fiscal_year}),
        lambda office: in_year(office, fiscal_year, remove),
    )
