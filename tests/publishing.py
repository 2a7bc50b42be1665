"""An office with large photos, and what it takes to make packs of it."""

import hashlib
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from ita_desk.domain.agency import Agency
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import OitLink, YearReport
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.publishing.plan import PublishPlan
from printing import form_of

PHOTOS = 4
WEB = "https://www.example.go.th/ita"


@cache
def photo(number: int, side: int = 1600) -> bytes:
    """A photo full of small things: few of its points are like their neighbours."""
    noise = Image.effect_noise((side // 4, side // 5), 40 + number).resize((side, side * 4 // 5))
    picture = Image.merge("RGB", (noise, noise.rotate(90, expand=True).resize(noise.size), noise))
    content = BytesIO()
    picture.save(content, "JPEG", quality=85)
    return content.getvalue()


def key_of(content: bytes) -> str:
    """The key of a blob."""
    return hashlib.sha256(content).hexdigest()


@cache
def blobs() -> dict[str, bytes]:
    """The photos of the office by their keys."""
    return {key_of(content): content for content in map(photo, range(PHOTOS))}


def read_blob(sha256: str) -> bytes | None:
    """A blob of the office by its key."""
    return blobs().get(sha256)


@cache
def photo_office() -> Office:
    """A year whose one measure has photos, half of them shown only in the appendix, and two OIT items."""
    evidence = tuple(
        Evidence(f"e{number}", sha256=key, caption=f"ภาพที่ {number}", place="appendix" if number % 2 else "")
        for number, key in enumerate(blobs())
    )
    measure = Measure("m1", "1", title="อบรม", outcome=Outcome("done", "อบรมแล้ว", evidence=evidence))
    links = (OitLink("o1", f"{WEB}/o1", "หน้าแรก"), OitLink("o2"))
    year = replace(YearReport.empty(2568), measures=(measure,), oit_links=links)
    return Office(Agency("อบต.", "ทดลอง"), (year,))


def request(form: str = "result-outcomes") -> ExportRequest:
    """The report of that year."""
    return ExportRequest(form_of(form), 2568)


def whole_plan(target: Path, limit: int = 0) -> PublishPlan:
    """All that a pack may hold, but for a signed version."""
    appendix, links = form_of("photo-appendix"), form_of("oit-links")
    return PublishPlan(request(), target, None, appendix, links, limit)
