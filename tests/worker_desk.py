"""A page worker for tests, with the answers it gave."""

import json
import queue
from pathlib import Path
from typing import Any

from ita_desk.domain.agency import Agency
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.page_maker import Pages
from ita_desk.services.printing.worker import Answer, Build, PageWorker
from page_makers import TIMEOUT
from printing import SAMPLE_YEAR, form_of

EXPORT = ExportRequest(form_of("result-scores"), SAMPLE_YEAR)
OFFICE = Office(Agency("อบต.", "หนึ่ง"), (YearReport.empty(2567), YearReport.empty(2568)))


class Desk:
    """A page worker and the answers it gave."""

    def __init__(self, path: Path, build: Build, grace: float = 5.0) -> None:
        self.answers: queue.Queue[Answer] = queue.Queue()
        self.worker = PageWorker(path, build, self.answers.put, grace)

    def next(self) -> Answer:
        return self.answers.get(timeout=TIMEOUT)

    def told(self) -> dict[str, Any]:
        """What an echoing maker says in the next pages."""
        answer = self.next()
        assert isinstance(answer, Pages)
        assert answer.error is None
        return {"number": answer.number, **json.loads(answer.content)}


def error_of(answer: Answer) -> tuple[int, str, dict[str, object]]:
    assert answer.error
    return answer.number, answer.error.key, dict(answer.error.values)
