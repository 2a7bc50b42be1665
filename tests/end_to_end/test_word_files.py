"""Every form as a Word file, opened by LibreOffice: nothing is lost, headings stand on each page, no page is empty."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from ita_desk.document.blocks import Document
from ita_desk.render.docx.chart_pictures import ChartPictures
from ita_desk.render.docx.renderer import DocxRenderer
from ita_desk.render.pdf.fonts import load_family
from ita_desk.render.pdf.photos import ReadPhoto
from office_reports import OWN_FORMS, faults_of, sample_documents, source_documents
from office_suite import office_suite_in
from printing import no_photo, read_sample_photo

pytestmark = pytest.mark.slow


def opened_pdfs(documents: Mapping[str, Document], read_photo: ReadPhoto, folder: Path) -> dict[str, Path]:
    """These documents as Word files, which LibreOffice opened and wrote as PDFs."""
    suite = office_suite_in(folder)
    renderer = DocxRenderer(ChartPictures(load_family()))
    files = [folder / f"{name}.docx" for name in documents]
    for file, document in zip(files, documents.values(), strict=True):
        file.write_bytes(renderer.render_docx(document, read_photo).content)
    return dict(zip(documents, suite.pdfs_of(files), strict=True))


def test_the_sample_says_everything_in_each_form(tmp_path: Path) -> None:
    documents = sample_documents()
    pdfs = opened_pdfs(documents, read_sample_photo, tmp_path)
    assert {name: faults_of(documents[name], pdf) for name, pdf in pdfs.items()} == {
        name: [] for name in pdfs
    }


def test_real_reports_say_everything_in_each_form(
    tmp_path: Path, source_reports: Path, yardstick: Path
) -> None:
    sources = {path.name[:3]: path for path in sorted(source_reports.glob("*.txt"))}
    documents = {
        f"{number}_{form}": document
        for number, source in sources.items()
        for form, document in source_documents(source, tmp_path).items()
    }
    assert len(documents) == len(OWN_FORMS) * len(sample_documents())
    pdfs = opened_pdfs(documents, no_photo, tmp_path)
    assert {name: faults_of(documents[name], pdf) for name, pdf in pdfs.items()} == {
        name: [] for name in pdfs
    }
    for number, form in OWN_FORMS.items():
        measured = [str(yardstick), str(sources[number]), str(pdfs[f"{number}_{form}"])]
        done = subprocess.run(
            [sys.executable, "-X", "utf8", *measured], capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
