"""Makes a pack for the office's website: what is in it is printed, brought under its size, told and put in its place."""

import hashlib
from contextlib import suppress
from dataclasses import field, replace

from ita_desk.document.blocks import Document
from ita_desk.domain.office import Office
from ita_desk.errors import SystemFault, UserError
from ita_desk.forms.report_form import ReportForm
from ita_desk.i18n import Message
from ita_desk.intake.attached_files import holds_files
from ita_desk.records import dataclass
from ita_desk.render.photo_scaling import PhotoLevel, ReadPhoto, smaller_photos
from ita_desk.services.printing.export import Exported, Exporter
from ita_desk.services.printing.export_faults import faults_of
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.publishing.fitting import fit_report
from ita_desk.services.publishing.plan import (
    PAGE_NAME,
    PublishedFile,
    PublishPlan,
    appendix_name,
    pack_name,
    size_words,
)
from ita_desk.services.publishing.target import refuse_used, write_pack
from ita_desk.services.publishing.web_page import build_web_page


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of a pack, their bytes by name, and what should be told about them."""

    files: tuple[PublishedFile, ...]
    contents: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()


def publish(exporter: Exporter, office: Office, plan: PublishPlan, read_blob: ReadPhoto) -> Pack:
    """A pack, written to its target whole or not at all; photos and signed papers are read by `read_blob`.

    Raises UserError `publish.too_large` where a PDF cannot be made as small as asked for, those of signed papers
    (`publish.signed_holds_files`, `publish.signed_unreadable`), and those of `target.write_pack`; SystemFault
    `publish.signed_missing` where the office file does not hold the paper.
    """
    if not plan.zipped:
        with suppress(OSError):  # told when it is written
            refuse_used(plan.target)  # before all the work
    pack = _Maker(exporter, office, plan, read_blob).make()
    write_pack(plan.target, pack.contents, zipped=plan.zipped)
    return pack


class _Maker:
    def __init__(self, exporter: Exporter, office: Office, plan: PublishPlan, read_blob: ReadPhoto) -> None:
        self._exporter, self._office, self._plan, self._read = exporter, office, plan, read_blob
        self._export = replace(plan.export, data="none")
        year = office.year(plan.export.fiscal_year)
        self._sharp = frozenset(year.pictures.values()) if year else frozenset()  # charts hold writing
        self._levels: dict[PhotoLevel, ReadPhoto] = {}  # the PDFs of a pack show the same photos
        self._files: list[PublishedFile] = []
        self._contents: dict[str, bytes] = {}
        self._notes: list[Message] = []

    def make(self) -> Pack:
        plan, name = self._plan, f"{pack_name(self._export)}.pdf"
        report = self._exporter.document_of(self._office, self._export)
        if plan.signed:
            self._add_signed(name, report.title)
        else:
            self._add_printed(name, "report", report.title, self._export)
        if plan.appendix:
            export = self._with_form(plan.appendix)
            title = self._exporter.document_of(self._office, export).title
            self._add_printed(appendix_name(export), "appendix", title, export)
        if plan.page:
            links = self._exporter.document_of(self._office, self._with_form(plan.page))
            self._add_page(report, links)
        return Pack(tuple(self._files), self._contents, tuple(self._notes))

    def _with_form(self, form: ReportForm) -> ExportRequest:
        return replace(self._export, form=form)

    def _add_printed(self, name: str, kind: str, title: str, export: ExportRequest) -> None:
        def render(read_photo: ReadPhoto) -> Exported:
            return self._exporter.render_report(self._office, export, ".pdf", read_photo)

        limit = self._plan.limit
        fitted = fit_report(render, self._read, limit, self._smaller)
        content = fitted.exported.content
        if not fitted.fits:
            size = size_words(len(content))
            raise UserError("publish.too_large", name=name, limit=size_words(limit), size=size)
        self._notes += [note for note in faults_of(fitted.exported) if note not in self._notes]
        self._add(name, kind, content, title, fitted.level.long_side if fitted.level else 0)

    def _smaller(self, level: PhotoLevel) -> ReadPhoto:
        if level not in self._levels:
            self._levels[level] = smaller_photos(self._read, level, self._sharp)
        return self._levels[level]

    def _add_signed(self, name: str, title: str) -> None:
        signed = self._plan.signed
        assert signed
        content = self._read(signed.scan or signed.sha256)
        if content is None:
            raise SystemFault("publish.signed_missing")
        if holds_files(content):
            raise UserError("publish.signed_holds_files")
        if self._plan.limit and len(content) > self._plan.limit:
            size, limit = size_words(len(content)), size_words(self._plan.limit)
            self._notes.append(Message("publish.note.signed_too_large", {"size": size, "limit": limit}))
        self._add(name, "scan" if signed.scan else "signed", content, title)

    def _add_page(self, report: Document, links: Document) -> None:
        page = build_web_page(report.title, report.author, self._files, links)
        self._add(PAGE_NAME, "page", page, "")

    def _add(self, name: str, kind: str, content: bytes, title: str, long_side: int = 0) -> None:
        digest = hashlib.sha256(content).hexdigest()
        self._files.append(PublishedFile(name, kind, len(content), digest, title, long_side))
        self._contents[name] = content
