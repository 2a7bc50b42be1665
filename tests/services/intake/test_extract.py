"""What a report was printed from comes back out of its PDF."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desk.domain.agency import Agency, Seal
from ita_desk.domain.carried import DATA_NAME, photos_of
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.exchange import office_to_json
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids, random_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import AppError, UserError
from ita_desk.services.intake.extract import Extracted, extract_report
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.storage.blobs import blob_key, scale_photo
from ita_desk.storage.office_store import OfficeStore
from printing import SAMPLE_YEAR, exporter, form_of, forms, no_photo, read_sample_photo, sample_office
from strategies import agencies, year_reports
from typeset import picture

FORMS = [form.id for form in forms().forms]
SAMPLE_PHOTOS = photos_of(sample_office())


def exported(
    folder: Path,
    office: Office,
    read_photo: Callable[[str], bytes | None],
    request: ExportRequest | None = None,
) -> Path:
    """The PDF of a report of an office."""
    path = folder / "รายงาน.pdf"
    wanted = request or ExportRequest(form_of("result-outcomes"), SAMPLE_YEAR)
    exporter().export_report(office, wanted, path, read_photo)
    return path


def extracted(pdf: Path) -> tuple[Extracted, OfficeStore]:
    """What was extracted from a PDF, and the store of the file made of it."""
    target = pdf.with_name("ที่ได้.ita")
    return extract_report(pdf, target, random_ids()), OfficeStore.open(target)


def office_with(*proofs: Evidence, seal: str = "") -> Office:
    """An office whose one measure has these proofs, the last one at half year."""
    half = Outcome(evidence=proofs[-1:])
    measure = Measure("m1", title="ก", outcome=Outcome(evidence=proofs[:-1]), half_year=half)
    year = replace(YearReport.empty(2568), measures=(measure, Measure("m2")))
    return Office(Agency("อบต.", "ทดลอง", seal=Seal(seal)), (year,))


# --- what comes back -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_the_sample_comes_back_with_all_its_photos(tmp_path: Path, form: str) -> None:
    pdf = exported(tmp_path, sample_office(), read_sample_photo, ExportRequest(form_of(form), SAMPLE_YEAR))
    result, store = extracted(pdf)
    assert office_to_json(store.load()) == office_to_json(result.office) == office_to_json(sample_office())
    assert (result.photos, result.missing_photos) == (len(SAMPLE_PHOTOS), frozenset())
    assert [store.read_blob(key) for key in SAMPLE_PHOTOS] == [read_sample_photo(k) for k in SAMPLE_PHOTOS]
    assert store.sweep_blobs() == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ที่ได้.ita", "รายงาน.pdf"]


@pytest.mark.parametrize("form", FORMS)
def test_each_photo_stands_once_in_the_file(tmp_path: Path, form: str) -> None:
    request = ExportRequest(form_of(form), SAMPLE_YEAR)
    content = exported(tmp_path, sample_office(), read_sample_photo, request).read_bytes()
    photos = [read_sample_photo(key) or b"?" for key in SAMPLE_PHOTOS]
    assert len(photos) > 5
    assert [content.count(photo) for photo in photos] == [1] * len(photos)


def test_photos_that_the_pages_do_not_show_are_attached(tmp_path: Path) -> None:
    pdf = exported(tmp_path, sample_office(), read_sample_photo)
    shown = {name[7:-4] for name in pypdf.PdfReader(pdf).attachments if name != DATA_NAME}
    assert 0 < len(shown) < len(SAMPLE_PHOTOS)
    assert shown < set(SAMPLE_PHOTOS)


@pytest.mark.parametrize("form", ["analysis", "result-scores"])
def test_pictures_in_the_place_of_charts_come_back(tmp_path: Path, form: str) -> None:
    content = picture((300, 200), "blue")
    key = blob_key(content)
    places = {"analysis/charts/total": key, "analysis/charts/radar": "0" * 64}
    year = replace(sample_office().years[-1], pictures=FrozenMap(places))
    office = sample_office().with_year(year)
    request = ExportRequest(form_of(form), SAMPLE_YEAR)
    pdf = exported(tmp_path, office, lambda k: content if k == key else read_sample_photo(k), request)
    assert pdf.read_bytes().count(content) == 1
    assert any(key in name for name in pypdf.PdfReader(pdf).attachments) is (form != "analysis")
    result, store = extracted(pdf)
    assert store.load().years[-1].pictures == places
    assert (store.read_blob(key), result.missing_photos) == (content, frozenset({"0" * 64}))


def test_one_year_comes_back(tmp_path: Path) -> None:
    request = ExportRequest(form_of("result-scores"), SAMPLE_YEAR, data="year")
    result, store = extracted(exported(tmp_path, sample_office(), read_sample_photo, request))
    year = sample_office().year(SAMPLE_YEAR)
    assert year
    expected = replace(sample_office(), years=(year,))
    assert office_to_json(store.load()) == office_to_json(expected)
    assert result.photos == len(photos_of(expected))


def test_photos_of_other_years_stay_out_of_one_years_file(tmp_path: Path) -> None:
    later = replace(office_with(Evidence(sha256="0" * 64)).years[0], fiscal_year=FiscalYear(2570))
    office = sample_office().with_year(later)
    asked: list[str] = []

    def read_photo(key: str) -> bytes | None:
        asked.append(key)
        return read_sample_photo(key)

    exported(tmp_path, office, read_photo, ExportRequest(form_of("result-scores"), SAMPLE_YEAR, data="year"))
    assert "0" * 64 not in asked
    assert set(SAMPLE_PHOTOS) <= set(asked)


@pytest.mark.parametrize("place", ["seal", "evidence", "chart"])
def test_pictures_of_another_making_come_in_like_any_other(tmp_path: Path, place: str) -> None:
    """What a PDF carries may be made by anybody."""
    secret = b"where it was taken"
    content = picture() + secret
    key, own = blob_key(content), scale_photo(content)
    keys = {name: key if name == place else "" for name in ("seal", "evidence", "chart")}
    office = office_with(
        Evidence(sha256=keys["evidence"]), Evidence(sha256=keys["evidence"]), seal=keys["seal"]
    )
    year = replace(office.years[0], pictures=FrozenMap({"analysis/charts/total": keys["chart"]}))
    pdf = exported(
        tmp_path, office.with_year(year), lambda _: content, ExportRequest(form_of("result-scores"), 2568)
    )
    assert secret in pdf.read_bytes()
    result, store = extracted(pdf)
    assert photos_of(store.load()) == (own.sha256,)
    assert (store.read_blob(own.sha256), result.missing_photos) == (own.data, frozenset())
    assert store.read_blob(key) is None
    assert store.sweep_blobs() == 0


def test_what_is_no_picture_does_not_come_in(tmp_path: Path) -> None:
    key = blob_key(b"no picture")
    pdf = exported(
        tmp_path,
        office_with(Evidence(), seal=key),
        lambda _: b"no picture",
        ExportRequest(form_of("result-scores"), 2568),
    )
    result, store = extracted(pdf)
    assert (result.photos, result.missing_photos) == (0, frozenset({key}))
    assert store.read_blob(key) is None


def test_photos_that_are_not_there_are_told(tmp_path: Path) -> None:
    office = office_with(Evidence(sha256="gone"), Evidence(sha256="half"), seal="../seal")
    pdf = exported(tmp_path, office, no_photo, ExportRequest(form_of("result-scores"), 2568))
    result, store = extracted(pdf)
    assert (result.photos, result.missing_photos) == (0, frozenset({"gone", "half", "../seal"}))
    assert office_to_json(store.load()) == office_to_json(office)


def test_printing_again_what_came_back_gives_the_same_file(tmp_path: Path) -> None:
    first = exported(tmp_path, sample_office(), read_sample_photo).read_bytes()
    _, store = extracted(tmp_path / "รายงาน.pdf")
    assert exported(tmp_path, store.load(), store.read_blob).read_bytes() == first


@pytest.mark.slow
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(agencies(), year_reports(), st.sampled_from(FORMS))
def test_any_office_comes_back(tmp_path: Path, agency: Agency, year: YearReport, form: str) -> None:
    (tmp_path / "ที่ได้.ita").unlink(missing_ok=True)
    office = Office(agency, (year,))
    pdf = exported(tmp_path, office, no_photo, ExportRequest(form_of(form), int(year.fiscal_year)))
    result, store = extracted(pdf)
    assert office_to_json(store.load()) == office_to_json(office)
    assert result.missing_photos == frozenset(photos_of(office))


# --- what is refused -----------------------------------------------------------------------------------------


def test_an_existing_file_stays_as_it_is(tmp_path: Path) -> None:
    pdf = exported(tmp_path, sample_office(), read_sample_photo)
    target = tmp_path / "ของฉัน.ita"
    target.write_bytes(b"mine")
    for source in (pdf, tmp_path / "none.pdf"):
        with pytest.raises(UserError) as caught:
            extract_report(source, target, counted_ids())
        assert (caught.value.key, caught.value.values) == ("storage.exists", {"path": str(target)})
    assert target.read_bytes() == b"mine"


def test_a_file_that_appears_meanwhile_stays_as_it_is(tmp_path: Path) -> None:
    pdf = exported(tmp_path, sample_office(), read_sample_photo)
    target = tmp_path / "a.ita"
    ids = random_ids()

    def new_id() -> str:
        target.write_bytes(b"mine")
        return ids()

    with pytest.raises(UserError) as caught:
        extract_report(pdf, target, new_id)
    assert caught.value.key == "storage.exists"
    assert target.read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["none/a.ita", "ก" * 300 + ".ita", "รายงาน.pdf/a.ita"])
def test_a_place_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    pdf = exported(tmp_path, sample_office(), read_sample_photo)
    with pytest.raises(AppError) as caught:
        extract_report(pdf, tmp_path / name, counted_ids())
    assert caught.value.key in ("storage.no_folder", "storage.cannot_open")
    assert list(tmp_path.iterdir()) == [pdf]


def test_a_report_without_data_leaves_no_file(tmp_path: Path) -> None:
    request = ExportRequest(form_of("result-scores"), SAMPLE_YEAR, data="none")
    pdf = exported(tmp_path, sample_office(), read_sample_photo, request)
    with pytest.raises(UserError) as caught:
        extract_report(pdf, tmp_path / "a.ita", counted_ids())
    assert caught.value.key == "extract.no_data"
    assert list(tmp_path.iterdir()) == [pdf]


def test_data_that_is_not_ours_leaves_no_file(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(10, 10)
    writer.add_attachment(DATA_NAME, json.dumps({"agency": {"secret": 1}}).encode())
    pdf = tmp_path / "a.pdf"
    writer.write(pdf)
    with pytest.raises(UserError) as caught:
        extract_report(pdf, tmp_path / "a.ita", counted_ids())
    assert caught.value.values == {"path": "agency.secret"}
    assert list(tmp_path.iterdir()) == [pdf]


def test_a_failing_disk_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = exported(tmp_path, sample_office(), read_sample_photo)

    def failing(_: Path, __: Path) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(AppError) as caught:
        extract_report(pdf, tmp_path / "a.ita", counted_ids())
    assert caught.value.key == "storage.disk_full"
    assert list(tmp_path.iterdir()) == [pdf]
