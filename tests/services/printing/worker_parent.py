"""A program with a page worker, for tests that kill or interrupt it: python worker_parent.py

Prints the number of the worker's process, then waits; when interrupted it closes the worker and prints "closed".
"""

import json
import os
import queue
import signal
import sys
from pathlib import Path

from ita_desk.domain.office import Office
from ita_desk.forms.report_form import FormPage, ReportForm
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.page_maker import Pages
from ita_desk.services.printing.worker import Answer, PageWorker
from page_makers import TIMEOUT, build_echo_maker


def main() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what runs behind it without
    answers: queue.Queue[Answer] = queue.Queue()
    worker = PageWorker(Path("unused"), build_echo_maker, answers.put)
    worker.ask_pages(Office(), ExportRequest(ReportForm("any", "any", FormPage(), ()), 2568))
    answer = answers.get(timeout=TIMEOUT)
    assert isinstance(answer, Pages)
    try:
        print(json.loads(answer.content)["process"], flush=True)  # from now on it may be interrupted
        sys.stdin.read()
    except KeyboardInterrupt:
        worker.close()
        print("closed", flush=True)


if __name__ == "__mp_main__":  # in the worker's process, before any of its own code has run
    os.kill(os.getpid(), signal.SIGINT)

if __name__ == "__main__":
    main()
