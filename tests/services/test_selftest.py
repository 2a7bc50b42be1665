"""The installed program tries itself: it makes, saves, loads and prints, and leaves nothing behind."""

import tempfile
from pathlib import Path

import pytest

from ita_desk import resources
from ita_desk.domain.ids import counted_ids
from ita_desk.errors import SystemFault
from ita_desk.services import selftest
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.selftest import SHIPPED, check_shipped, run_selftest
from page_makers import build_nothing
from printing import SAMPLE_YEAR, exporter, forms, read_sample_photo, sample_office

pytestmark = pytest.mark.slow


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_every_form_of_the_sample_is_printed(temporary: Path) -> None:
    requests = [ExportRequest(form, SAMPLE_YEAR) for form in forms().forms]
    reports = [exporter().render_report(sample_office(), r, ".pdf", read_sample_photo) for r in requests]
    assert run_selftest(exporter(), forms(), counted_ids()) == sum(report.pages for report in reports) > 8
    assert list(temporary.iterdir()) == []


def test_what_does_not_work_is_not_hidden(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: Path, target: Path) -> None:
        assert target.suffix == ".pdf"
        raise OSError(28, "full")

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(SystemFault) as caught:
        run_selftest(exporter(), forms(), counted_ids())
    assert caught.value.key == "file.disk_full"
    assert list(temporary.iterdir()) == []


def test_a_worker_that_fails_is_told(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "build_page_maker", build_nothing)
    with pytest.raises(SystemFault) as caught:
        run_selftest(exporter(), forms(), counted_ids())
    assert caught.value.key == "worker.bug"
    assert list(temporary.iterdir()) == []


def test_what_ships_is_there(tmp_path: Path) -> None:
    check_shipped(resources.root())
    for pattern in SHIPPED:
        with pytest.raises(SystemFault) as caught:
            check_shipped(tmp_path)
        assert caught.value.values == {"name": pattern}
        file = tmp_path / pattern.replace("*", "one")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    check_shipped(tmp_path)
