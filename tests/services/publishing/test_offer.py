"""What is at hand for a pack."""

from dataclasses import replace
from pathlib import Path

import pytest

from ita_desk.document.fields import PrintOptions
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Question, ReportItems
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.forms.catalog import FormCatalog
from ita_desk.services.publishing.offer import Offer, answered_item, find_offer
from printing import form_of, forms
from publishing import PHOTOS, photo_office, request


def with_signed(*signed: SignedReport) -> Office:
    office = photo_office()
    return replace(office, years=(replace(office.years[0], signed=signed),))


@pytest.mark.parametrize(
    ("form", "unprinted"),
    [("result-outcomes", PHOTOS // 2), ("result-scores", PHOTOS), ("photo-appendix", 0)],
)
def test_photos_that_the_report_does_not_print_are_counted(form: str, unprinted: int) -> None:
    offer = find_offer(photo_office(), request(form), forms())
    assert (offer.photos, offer.unprinted, offer.links) == (PHOTOS, unprinted, 2)
    assert (offer.appendix, offer.page) == (form_of("photo-appendix"), form_of("oit-links"))


def test_a_round_without_photos() -> None:
    half = replace(request(), options=PrintOptions(6))
    offer = find_offer(photo_office(), half, forms())
    assert (offer.photos, offer.unprinted, offer.appendix) == (0, 0, None)


def test_nothing_of_a_year_that_is_not_there() -> None:
    assert find_offer(photo_office(), replace(request(), fiscal_year=2560), forms()) == Offer()


def test_forms_that_are_not_there(tmp_path: Path) -> None:
    offer = find_offer(photo_office(), request(), FormCatalog([tmp_path]))
    assert (offer.photos, offer.appendix, offer.page) == (PHOTOS, None, None)


def test_the_last_signed_version_of_this_report_counts() -> None:
    form = "result-outcomes"
    first, last = SignedReport(form, 12, sha256="1"), SignedReport(form, 12, scan="2")
    others = SignedReport(form, 6, sha256="3"), SignedReport("memo", 12, sha256="4"), SignedReport(form, 12)
    assert find_offer(with_signed(first, last, *others), request(), forms()).signed == last
    assert find_offer(with_signed(*others), request(), forms()).signed is None


def test_the_item_that_a_report_answers() -> None:
    questions = (Question("o27", title="มาตรการ"), Question("o28", title="ผล"))
    framework = Framework(FiscalYear(2568), report_items=ReportItems("o27", "o28"), questions=questions)
    form = form_of("result-outcomes")
    assert answered_item(form, framework) == questions[1]
    assert answered_item(form_of("analysis"), framework) == questions[0]
    assert answered_item(form_of("memo"), framework) is None
    assert answered_item(form, None) is None
    assert answered_item(form, Framework(FiscalYear(2568))) is None
