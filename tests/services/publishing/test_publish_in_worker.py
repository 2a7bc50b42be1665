"""The worker process makes packs in their turn, and tells what keeps it from that."""

import pickle
import queue
from dataclasses import replace
from pathlib import Path

from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.office_delta import delta_between
from ita_desk.errors import SystemFault
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.services.printing.page_maker import PageMaker
from ita_desk.services.printing.worker import Answer, Job, PageWorker, _answer, build_page_maker
from ita_desk.services.publishing.plan import PublishAnswer, PublishPlan, PublishRequest
from page_makers import TIMEOUT
from printing import SAMPLE_YEAR, exporter, form_of, sample_office
from publishing import request


def plan_for(target: Path) -> PublishPlan:
    export = replace(request("result-scores"), fiscal_year=SAMPLE_YEAR)
    return PublishPlan(export, target, appendix=form_of("photo-appendix"), page=form_of("oit-links"))


def test_a_pack_is_made_in_the_process(tmp_path: Path) -> None:
    path = tmp_path / "a.ita"
    create_sample_office(path, OfficeNames(), None, counted_ids())
    answers: queue.Queue[Answer] = queue.Queue()
    worker = PageWorker(path, build_page_maker, answers.put)
    try:
        plan = plan_for(tmp_path / "pack")
        number = worker.ask_publish(sample_office(), plan)
        answer = answers.get(timeout=TIMEOUT)
    finally:
        worker.close()
    assert isinstance(answer, PublishAnswer)
    assert (answer.number, answer.target, answer.error, answer.notes) == (number, plan.target, None, ())
    assert {file.name for file in answer.files} == {path.name for path in plan.target.iterdir()}
    assert pickle.loads(pickle.dumps(answer)) == answer


def answered(maker: PageMaker | SystemFault, target: Path) -> PublishAnswer:
    job = Job(delta_between(Office(), Office()), PublishRequest(7, plan_for(target)))
    answer = _answer(maker, job)
    assert isinstance(answer, PublishAnswer)
    return answer


def test_what_fails_is_told(tmp_path: Path) -> None:
    target = tmp_path / "pack"
    lost = SystemFault("worker.died")
    assert answered(lost, target) == PublishAnswer(7, target, error=lost)
    answer = answered(PageMaker(tmp_path / "a.ita", exporter()), target)
    assert answer.error
    assert (answer.number, answer.target, answer.files, answer.error.key) == (
        7,
        target,
        (),
        "document.no_year",
    )
