"""What the worker makes of an office: pages for the screen, files, and values for what fails."""

import pickle
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from ita_desk.document.fields import PrintOptions
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.office_delta import delta_between
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import SystemFault, UserError
from ita_desk.i18n import Message
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.services.printing import page_maker
from ita_desk.services.printing.export import Exporter
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.page_maker import (
    CheckRequest,
    ExportAnswer,
    PageMaker,
    PageRequest,
    Pages,
    fault_of,
)
from ita_desk.services.printing.worker import build_page_maker
from ita_desk.services.publishing.plan import PublishPlan, PublishRequest
from ita_desk.storage.office_store import OfficeStore
from printing import SAMPLE_YEAR, exporter, form_of, page_texts, sample_office, squeezed

FORM = "result-outcomes"
REQUEST = PageRequest(7, ExportRequest(form_of(FORM), SAMPLE_YEAR))


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office file with the sample and its photos."""
    path = tmp_path_factory.mktemp("sample") / "ตัวอย่าง.ita"
    create_sample_office(path, OfficeNames(), None, counted_ids())
    return path


def maker_of(path: Path, office: Office) -> PageMaker:
    maker = PageMaker(path, exporter())
    maker.keep(delta_between(Office(), office))
    return maker


def failing(error: Exception) -> Exporter:
    """An exporter that cannot print."""

    class Failing(Exporter):
        def render_report(self, *_: object) -> object:  # type: ignore[override]
            raise error

    return Failing(exporter().frameworks, exporter().renderer)


# --- pages ---------------------------------------------------------------------------------------------------


def test_pages_of_the_sample(sample_file: Path) -> None:
    pages = maker_of(sample_file, sample_office()).make(REQUEST)
    assert (pages.number, pages.error, pages.faults) == (7, None, ())
    texts = page_texts(pages.content)
    assert len(texts) == len(pages.sizes) > 3
    assert pickle.loads(pickle.dumps(pages)) == pages


def test_places_say_where_records_begin(sample_file: Path) -> None:
    office = sample_office()
    pages = maker_of(sample_file, office).make(REQUEST)
    year = office.year(SAMPLE_YEAR)
    assert year
    measures = year.measures
    first = {m.id: pages.places.of(m.id, "title")[0] for m in measures}
    places = {record: (box.page, box.y) for record, box in first.items()}
    assert [places[m.id] for m in measures] == sorted(places[m.id] for m in measures)
    texts = page_texts(pages.content)
    for measure in measures:
        page, y = places[measure.id]
        assert squeezed(measure.title)[:10] in texts[page - 1]
        assert 0 < y < 595  # the height of A4 lying down


def test_places_hold_every_box(sample_file: Path) -> None:
    maker = maker_of(sample_file, sample_office())
    places = maker.make(REQUEST).places
    exported = exporter().render_report(sample_office(), REQUEST.export, ".pdf", maker.read_photo)
    for box in exported.trace.boxes:
        if box.source:
            (place,) = [
                p for p in places.of(box.source.record) if (p.page, p.field) == (box.page, box.source.field)
            ]
            assert place.holds(box.x + 0.01, box.y + 0.01)
            assert place.holds(box.x + box.width - 0.01, box.y + box.height - 0.01)


def test_pages_carry_no_data(sample_file: Path) -> None:
    maker = maker_of(sample_file, sample_office())
    assert b"EmbeddedFile" not in maker.make(REQUEST).content


def test_pages_follow_the_deltas(sample_file: Path) -> None:
    office = Office(years=(replace(YearReport.empty(2568), measures=(Measure("m1", title="หนึ่ง"),)),))
    maker = maker_of(sample_file, office)
    renamed = office.with_year(replace(office.years[0], measures=(Measure("m1", title="สอง"),)))
    maker.keep(delta_between(office, renamed))
    assert maker.office == renamed
    assert "สอง" in "".join(page_texts(maker.make(REQUEST).content))


def test_what_cannot_be_drawn_is_told(sample_file: Path) -> None:
    proof = Evidence(sha256="gone", place="output")
    measure = Measure("m1", title="ภาพ \U0001f4f7", outcome=Outcome(evidence=(proof,)))
    maker = maker_of(sample_file, Office(years=(replace(YearReport.empty(2568), measures=(measure,)),)))
    assert maker.make(REQUEST).faults == (
        Message("pages.missing_character", {"character": "\U0001f4f7", "code": "U+1F4F7"}),
        Message("pages.missing_photos", {"count": 1}),
    )


# --- files ---------------------------------------------------------------------------------------------------


def test_export(sample_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "รายงาน.pdf"
    request = PageRequest(3, ExportRequest(form_of(FORM), SAMPLE_YEAR, PrintOptions(12, "arabic")))
    answer = maker_of(sample_file, sample_office()).export(request, target)
    assert answer == ExportAnswer(3, target, answer.pages)
    reader = pypdf.PdfReader(target)
    assert len(reader.pages) == answer.pages > 3
    assert "ita-desk.json" in reader.attachments


def test_a_pack(sample_file: Path, tmp_path: Path) -> None:
    request = PublishRequest(4, PublishPlan(REQUEST.export, tmp_path / "pack"))
    answer = maker_of(sample_file, sample_office()).publish(request)
    assert (answer.number, answer.target, answer.error) == (4, tmp_path / "pack", None)
    assert [file.kind for file in answer.files] == ["report"]


# --- what fails ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "key", "values"),
    [
        (UserError("document.no_year", year=2540), "document.no_year", {"year": 2540}),
        (SystemFault("storage.disk_fault", path="a"), "storage.disk_fault", {"path": "a"}),
        (KeyError("ชื่อคน"), "worker.bug", {"kind": "KeyError"}),
        (MemoryError(), "worker.bug", {"kind": "MemoryError"}),
    ],
)
def test_failure_is_a_value(tmp_path: Path, error: Exception, key: str, values: dict[str, object]) -> None:
    maker = PageMaker(tmp_path / "a.ita", failing(error))
    answers: list[Pages | ExportAnswer] = [maker.make(REQUEST), maker.export(REQUEST, tmp_path / "a.pdf")]
    for answer in answers:
        received = pickle.loads(pickle.dumps(answer))
        assert received.number == 7
        assert not (received.sizes if isinstance(received, Pages) else received.pages)
        assert (received.error.key, received.error.values) == (key, values)
    maker.warm()
    assert list(tmp_path.iterdir()) == []


def test_a_bug_is_a_fault_of_the_system() -> None:
    assert isinstance(fault_of(ValueError("ชื่อคน")), SystemFault)
    error = UserError("document.no_year")
    assert fault_of(error) is error


def test_a_file_that_cannot_be_read_is_a_value(tmp_path: Path) -> None:
    path = tmp_path / "a.ita"
    path.write_bytes(b"no office file at all, but long enough")
    answer = maker_of(path, sample_office()).make(REQUEST)
    assert answer.error
    assert answer.error.key == "storage.not_office_file"


# --- photos --------------------------------------------------------------------------------------------------


def test_photos_are_read_once_and_missing_ones_may_come(tmp_path: Path) -> None:
    path = tmp_path / "a.ita"
    store = OfficeStore.create(path, Office())
    key = store.add_blob(b"photo")
    maker = PageMaker(path, exporter())
    assert maker.read_photo(key) == b"photo"
    absent = "0" * 64
    assert maker.read_photo(absent) is None
    other = store.add_blob(b"other")
    assert maker.read_photo(other) == b"other"
    path.unlink()
    assert maker.read_photo(key) == b"photo"


# --- beginning -----------------------------------------------------------------------------------------------


def test_warming_needs_no_office(tmp_path: Path) -> None:
    maker = build_page_maker(tmp_path / "a.ita")
    maker.warm()
    assert maker.office == Office()
    assert list(tmp_path.iterdir()) == []
    assert maker.make(REQUEST).error


def test_warming_keeps_the_words_of_the_office(sample_file: Path) -> None:
    maker = build_page_maker(sample_file)
    maker.keep(delta_between(Office(), sample_office()))
    maker.warm()
    renderer = maker._exporter.renderer._pdf
    typesetter = renderer._typesetter
    assert typesetter
    assert not maker.make(REQUEST).error
    assert renderer._typesetter is typesetter


# --- problems ------------------------------------------------------------------------------------------------


def test_problems_of_a_year(sample_file: Path) -> None:
    measure = Measure("m1", title="ตำบลตำบลหนึ่ง")
    office = Office(years=(replace(YearReport.empty(2568), measures=(measure,)),))
    maker = maker_of(sample_file, office)
    for number in (1, 2):
        found = maker.check(CheckRequest(number, 2568))
        assert (found.number, found.error, found.checked.year) == (number, None, 2568)
        assert "identity.doubled-word" in [one.problem.code for one in found.checked.problems]
        assert pickle.loads(pickle.dumps(found)) == found


def test_a_check_that_fails_is_a_value(sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(_: object) -> None:
        raise ValueError("ชื่อคน")

    monkeypatch.setattr(page_maker, "build_year_checking", build)
    found = maker_of(sample_file, Office()).check(CheckRequest(3, 2568))
    assert found.error is not None
    assert (found.number, found.error.key) == (3, "worker.bug")
